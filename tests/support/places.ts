import { transact, update } from '../../shared/store/store.ts';
import type { Cast } from './people.ts';
import type { World } from './world.ts';

/** Nobody of the cast runs out of places, however often a test invites them. */
export const withPlaces = async (world: World, cast: Cast): Promise<Cast> => {
  for (const { id } of Object.values(cast)) {
    const rows = [[id, 'a'] as const, ['roster', id] as const];
    await transact(
      world.store,
      rows.map(([pk, sk]) => update(world.store, pk, sk, 'SET #c = :many', { ':many': 20 }, undefined, { '#c': 'capacity' })),
    );
  }
  return cast;
};
