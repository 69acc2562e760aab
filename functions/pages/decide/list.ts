import { listOperations } from '../../../shared/contract/lists.ts';
import type { decideListPages } from '../../../shared/contract/page-decide.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { DECIDE_STAGES, type DecideGroup, type DecideRow, type DecideStage, decideListPage } from '../../../web/pages/decide/list.tsx';
import { queueHandlers } from '../../desk/queue.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { frameOf } from '../frame.ts';
import { readTally } from './reading.ts';

/** Tallies that are read at the same time. */
const AT_ONCE = 10;

/** A row with what was found; one that has gone meanwhile is left out. */
const rowWith = async (call: Known, row: DecideRow['row']): Promise<DecideRow[]> => {
  try {
    return [{ row, tally: await readTally(call, row.id) }];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'item.not-found') return [];
    throw error;
  }
};

const groupOf = async (call: Known, stage: DecideStage, cursor: string | undefined): Promise<DecideGroup> => {
  const query = { view: 'stage', kind: 'proposal', stage, ...(cursor === undefined ? {} : { cursor }) };
  const { body } = await perform(listOperations.deskQueue, queueHandlers.deskQueue, call, { query });
  const rows: DecideRow[] = [];
  for (let from = 0; from < body.rows.length; from += AT_ONCE)
    rows.push(...(await Promise.all(body.rows.slice(from, from + AT_ONCE).map((row) => rowWith(call, row)))).flat());
  return { stage, rows, cursor: body.cursor };
};

const isStage = (stage: string | undefined): stage is DecideStage => (DECIDE_STAGES as readonly string[]).includes(stage ?? '');

/** All lists from their beginnings, or one of them further on. */
const readGroups = async (call: Known, { stage, cursor }: { stage?: string | undefined; cursor?: string | undefined }): Promise<DecideGroup[]> => {
  if (isStage(stage)) return [await groupOf(call, stage, cursor)];
  return Promise.all(DECIDE_STAGES.map((each) => groupOf(call, each, undefined)));
};

export const decideListHandlers: Handlers<typeof decideListPages> = {
  decideListPage: async (call) => decideListPage(frameOf(call), await readGroups(call, call.query)),
};
