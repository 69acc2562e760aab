import type { CallBody } from '../../shared/domain/call.ts';
import { must } from './journey.ts';
import type { Cast } from './people.ts';
import type { World } from './world.ts';

/** A call of some weeks from the world's first morning on. */
export const CALL: CallBody = {
  title: { nl: 'Veilige afstandsbediening', en: 'Safe remote operation' },
  summary: { nl: 'Een oproep voor veilig beheer op afstand.', en: 'A call for safe operation at a distance.' },
  opensAt: '2026-11-02T08:00:00.000Z',
  closesAt: '2026-12-01T16:00:00.000Z',
  graceMinutes: 15,
  requires: 'step-1',
  questions: [],
  inviteOnly: false,
};

/** A call that is announced, and the code of one by invitation. */
export const callOf = async (world: World, cast: Cast, more: Partial<CallBody> = {}): Promise<{ id: string; invite?: string }> => {
  const body = { ...CALL, ...more };
  const made = await must(world, cast.admin.cookie, '/api/admin/calls', body);
  await must(world, cast.admin.cookie, `/api/admin/calls/${made.body.call}`, { ...body, stage: 'published' });
  return { id: made.body.call, invite: made.body.invite };
};
