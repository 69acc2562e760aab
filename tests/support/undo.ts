import { loadRoot } from '../../shared/store/load.ts';
import type { World } from './world.ts';

/** What names the last act on an item, as the page of whoever did it names it. */
export const lastAct = async (world: World, item: string): Promise<{ fact: string }> => ({ fact: (await loadRoot(world.store, item))?.undo?.fact ?? 'none' });
