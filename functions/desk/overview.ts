import type { deskOperations } from '../../shared/contract/desk.ts';
import type { OVERVIEW_GROUPS, OVERVIEW_STEPS, Overview } from '../../shared/contract/overview.ts';
import { community } from '../../shared/community.ts';
import { addWorkingDays, dateAt } from '../../shared/domain/clock.ts';
import { csvOf } from '../../shared/domain/csv.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { overviewColumns } from '../../shared/domain/words/overview.ts';
import { countsOf } from '../../shared/store/deliveries.ts';
import { countsLess, hiddenOf } from '../../shared/store/hidden.ts';
import { intakeOf } from '../../shared/store/intake.ts';
import { firstRows } from '../../shared/store/lists.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';

type ReadOverview = Pick<Handlers<typeof deskOperations>, 'readOverview'>;
type Step = (typeof OVERVIEW_STEPS)[number];
type Group = (typeof OVERVIEW_GROUPS)[number];

/** Stages of a proposal by the step that everybody knows it at. */
const STEPS: Readonly<Record<Step, readonly string[]>> = {
  receipt: ['submitted'],
  check: ['screening', 'info-requested'],
  review: ['in-review'],
  decision: ['deliberation', 'decided', 'announced'],
  support: ['in-support'],
};
/** Partitions of the queue in which somebody of us has to act by a certain time. */
const GROUPS: Readonly<Record<Group, readonly string[]>> = {
  receipt: ['proposal#submitted'],
  check: ['proposal#screening'],
  review: ['proposal#in-review'],
  decision: ['proposal#deliberation', 'proposal#decided'],
  'contact-request': ['contact-request#new', 'contact-request#open', 'contact-request#waiting-internal'],
  task: ['task#open'],
};

const DOTS = 50;
const WEEKS = 12;
const ATTENTION = 8;

/** Counters less what this person may not know of, and the weeks likewise; nothing while that is not worked out. */
const counted = async (call: Known): Promise<Pick<Overview, 'ready' | 'steps' | 'weeks'>> => {
  const [counts, hidden] = await Promise.all([countsOf(call.store), hiddenOf(call.store, call.actor.id)]);
  const known = countsLess(counts, hidden, call.actor);
  if (!known) return { ready: false, steps: {}, weeks: [] };
  const at = (stages: readonly string[]) =>
    known.filter(({ kind, stage }) => kind === 'proposal' && stages.includes(stage)).reduce((sum, { count }) => sum + count, 0);
  const steps = Object.fromEntries(Object.entries(STEPS).map(([step, stages]) => [step, at(stages)]));
  return { ready: true, steps, weeks: await intakeOf(call.store, call.at, WEEKS, hidden.rows) };
};

const running = async (call: Known, group: Group) => {
  const found = await Promise.all(GROUPS[group].map((partition) => firstRows(call.store, { index: 2, partition, upTo: '9999' }, DOTS, call.actor, call.at)));
  return { group, rows: found.flatMap(({ rows }) => rows), more: found.some(({ more }) => more) };
};

type Standing = Pick<ListRow, 'due' | 'limit' | 'priority'>;
const isUrgent = ({ priority }: Standing): boolean => priority === 'urgent';
/** What is urgent, late, or due no later than on the next working day. */
const needsSomebody = (at: string): ((row: Standing) => boolean) => {
  const until = dateAt(new Date(addWorkingDays(Date.parse(at), 1, community)).toISOString(), community);
  return (row) => row.due !== undefined && (isUrgent(row) || dateAt(row.due, community) <= until);
};

const byDue = (a: { due?: string | undefined }, b: { due?: string | undefined }): number => ((a.due ?? '') < (b.due ?? '') ? -1 : 1);

const read = async (call: Known): Promise<Overview> => {
  const [numbers, groups] = await Promise.all([counted(call), Promise.all((Object.keys(GROUPS) as Group[]).map((group) => running(call, group)))]);
  return {
    ...numbers,
    limits: groups.map(({ group, rows, more }) => ({ group, more, items: rows.flatMap(({ limit }) => limit ?? []) })),
    // Nothing urgent is crowded out by what has been late for long.
    attention: groups
      .flatMap(({ rows }) => rows)
      .filter(needsSomebody(call.at))
      .sort((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || byDue(a, b))
      .slice(0, ATTENTION)
      .sort(byDue),
  };
};

export const overviewHandlers: ReadOverview = {
  readOverview: async (call) => {
    const overview = await read(call);
    if (call.query.format !== 'csv') return overview;
    const words = overviewColumns(call.language);
    const write = ({ steps, limits, weeks }: Overview): string =>
      csvOf(words.columns, [
        ...Object.entries(steps).map(([step, n]) => [words.step, words.names[step as Step], '', n]),
        ...limits.flatMap(({ group, items }) => items.map(({ used }) => [words.limit, words.names[group], '', Math.round(used * 100)])),
        ...weeks.flatMap(({ week, proposals, contacts }) => [
          [words.week, week, words.proposals, proposals],
          [words.week, week, words.contacts, contacts],
        ]),
      ]);
    return answer(overview, { file: { name: `sluis-overview-${call.at.slice(0, 10)}.csv`, type: 'text/csv; charset=utf-8', write } });
  },
};
