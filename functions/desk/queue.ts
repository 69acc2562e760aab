import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { Row, rowView } from '../../shared/domain/view/row.ts';
import { countsOf } from '../../shared/store/deliveries.ts';
import { listPage, OPEN_STAGES, type Source } from '../../shared/store/lists.ts';
import { queryIndex } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Queue = Pick<Handlers<typeof deskOperations>, 'deskQueue' | 'countQueue'>;

/** Where a view reads: one partition for mine, unowned and a stage; the open stages merged for everything open. */
const sourcesOf = (query: { view: string; kind?: string | undefined; stage?: string | undefined }, viewer: Actor): readonly Source[] => {
  if (query.view === 'mine') return [{ index: 1, partition: `owner#${viewer.id}` }];
  if (query.view === 'unowned') return [{ index: 1, partition: 'owner#none' }];
  if (query.view === 'stage') {
    if (!query.kind || !query.stage || query.stage === 'draft')
      throw new Refusal('request.invalid', { fields: [{ path: query.kind ? 'stage' : 'kind', code: 'field.missing', message: '' }] });
    return [{ index: 2, partition: `${query.kind}#${query.stage}` }];
  }
  const kinds = query.kind ? [query.kind] : Object.keys(OPEN_STAGES);
  return kinds.flatMap((kind) => (OPEN_STAGES[kind] ?? []).map((stage): Source => ({ index: 2, partition: `${kind}#${stage}` })));
};

/** "Late" depends on time, so that no counter can hold it: a bounded look at the own queue, by due date. */
const LATE_AT_MOST = 100;
const lateOf = async (call: Known): Promise<{ count: number; more: boolean }> => {
  const rows = await queryIndex(call.store, 1, `owner#${call.actor.id}`, { upTo: call.at, limit: LATE_AT_MOST + 1 });
  const count = rows.filter((row) => rowView(Row.parse(row), call.actor, call.at) !== undefined).length;
  return { count: Math.min(count, LATE_AT_MOST), more: count > LATE_AT_MOST };
};

export const queueHandlers: Queue = {
  deskQueue: async (call) => {
    const { view, kind, stage, cursor } = call.query;
    return listPage(call.store, await call.deps.keys(), {
      sources: sourcesOf(call.query, call.actor),
      view: `${view} ${kind ?? ''} ${stage ?? ''}`,
      viewer: call.actor,
      now: call.at,
      cursor,
    });
  },

  countQueue: async (call) => ({ late: await lateOf(call), counts: await countsOf(call.store) }),
};
