import { rankingOperations } from '../../../shared/contract/ranking.ts';
import { listOperations } from '../../../shared/contract/lists.ts';
import type { decideListPages } from '../../../shared/contract/page-decide.ts';
import { DECIDE_STAGES, type DecideGroup, type DecideStage, decideListPage } from '../../../web/pages/decide/list.tsx';
import { rankingHandlers } from '../../decision/ranking.ts';
import { queueHandlers } from '../../desk/queue.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { frameOf } from '../frame.ts';
import { announcePageHandlers } from './announce.ts';

const groupOf = async (call: Known, stage: DecideStage, cursor: string | undefined): Promise<DecideGroup> => {
  const query = { view: 'stage', kind: 'proposal', stage, ...(cursor === undefined ? {} : { cursor }) };
  const { body } = await perform(listOperations.deskQueue, queueHandlers.deskQueue, call, { query });
  return { stage, rows: body.rows, cursor: body.cursor };
};

const isStage = (stage: string | undefined): stage is DecideStage => (DECIDE_STAGES as readonly string[]).includes(stage ?? '');

type Asked = {
  readonly stage?: string | undefined;
  readonly cursor?: string | undefined;
  readonly call?: string | undefined;
  readonly after?: string | undefined;
};

/** All lists from their beginnings, or one of them further on. */
const readGroups = async (call: Known, { stage, cursor }: Asked): Promise<DecideGroup[]> => {
  if (isStage(stage)) return [await groupOf(call, stage, cursor)];
  return Promise.all(DECIDE_STAGES.map((each) => groupOf(call, each, undefined)));
};

const readRanking = async (call: Known, { call: asked, after }: Asked) => {
  const query = { ...(asked === undefined ? {} : { call: asked }), ...(after === undefined ? {} : { cursor: after }) };
  return (await perform(rankingOperations.readRanking, rankingHandlers.readRanking, call, { query })).body;
};

export const decideListHandlers: Handlers<typeof decideListPages> = {
  decideListPage: async (call) => {
    const further = isStage(call.query.stage);
    const [groups, ranking] = await Promise.all([readGroups(call, call.query), further ? undefined : readRanking(call, call.query)]);
    return decideListPage(frameOf(call), groups, ranking);
  },
  ...announcePageHandlers,
};
