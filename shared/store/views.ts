import { type Asked, FILTERS, type Filters, type View } from '../domain/view/list.ts';
import type { ListRow } from '../domain/view/row.ts';
import { DAY, later } from '../domain/clock.ts';
import { type Keep, OPEN_STAGES, OVER_STAGES, type Source } from './lists.ts';
import { donePartition, doneSort } from './rows.ts';

/** Stages in which somebody else has to act, or nobody before a day that was chosen. */
export const WAITING_STAGES: Readonly<Record<string, readonly string[]>> = {
  proposal: ['info-requested'],
  'contact-request': ['waiting-on-requester', 'waiting-internal', 'snoozed'],
};

/** Only contact requests have these; a filter by one of them leaves the other partitions alone. */
const OF_CONTACTS = ['contactKind', 'queue', 'priority'] as const;

const BELONGS: Readonly<Record<View, Keep | undefined>> = {
  open: undefined,
  mine: undefined,
  unowned: undefined,
  stage: undefined,
  late: (row) => row.late,
  waiting: undefined,
  urgent: (row) => row.priority === 'urgent',
  imported: (row) => row.origin === 'import',
  done: undefined,
  'done-by-me': undefined,
};

/** What ended longer ago is found by its stage. */
const LATELY = 14 * DAY;

const isDone = (view: View): boolean => view === 'done' || view === 'done-by-me';

/** Whether a row belongs into a view, in so far as its partition does not say so. */
export const belongsTo = (view: View, row: ListRow): boolean => BELONGS[view]?.(row) ?? true;

const kindsOf = (asked: Asked, stages: Readonly<Record<string, readonly string[]>>): readonly string[] => {
  const isOfContacts = asked.view === 'urgent' || OF_CONTACTS.some((name) => asked[name] !== undefined);
  return Object.keys(stages).filter((kind) => (!asked.kind || kind === asked.kind) && (!isOfContacts || kind === 'contact-request'));
};

const byStage = (asked: Asked, stages: Readonly<Record<string, readonly string[]>>, upTo: string | undefined): Source[] =>
  kindsOf(asked, stages).flatMap((kind) =>
    stages[kind]!.filter((stage) => !asked.stage || stage === asked.stage).map(
      (stage): Source => ({ index: 2, partition: `${kind}#${stage}`, ...(upTo ? { upTo } : {}) }),
    ),
  );

/**
 * The narrowest partitions that hold everything that is asked for: those of an owner, else of kinds and stages; what is late is a range
 * of them. The rest of the filters is looked at row by row.
 */
export const sourcesOf = (asked: Asked, viewer: string, now: string): readonly Source[] => {
  if (isDone(asked.view)) {
    const since = doneSort(later(now, -LATELY), '~');
    return asked.view === 'done' ? byStage(asked, OVER_STAGES, since) : [{ index: 1, partition: donePartition(viewer), upTo: since }];
  }
  const upTo = asked.view === 'late' ? now : undefined;
  const owner = asked.view === 'mine' ? viewer : asked.view === 'unowned' ? 'none' : asked.owner;
  if (asked.view === 'stage') return [{ index: 2, partition: `${asked.kind}#${asked.stage}` }];
  if (owner) return [{ index: 1, partition: `owner#${owner}`, ...(upTo ? { upTo } : {}) }];
  return byStage(asked, asked.view === 'waiting' ? WAITING_STAGES : OPEN_STAGES, upTo);
};

/** Whether a row is among what the filters leave, looked at by itself. */
export const fits = ({ flag, ...plain }: Filters, row: ListRow): boolean =>
  (flag === undefined || row.flags.includes(flag)) &&
  FILTERS.every((name) => {
    const wanted = name === 'flag' ? undefined : plain[name];
    return wanted === undefined || (row[name as 'owner'] ?? (name === 'owner' ? 'none' : undefined)) === wanted;
  });

/** What no partition says about a row: undefined when every row of the sources belongs into the list. */
export const keepOf = (asked: Asked): Keep | undefined => {
  const tests: Keep[] = [];
  const { view, ...filters } = asked;
  if (BELONGS[view]) tests.push(BELONGS[view]);
  if (view !== 'mine' && view !== 'unowned' && view !== 'stage' && !isDone(view) && asked.owner) {
    const stages = view === 'waiting' ? WAITING_STAGES : OPEN_STAGES;
    tests.push((row) => stages[row.kind]?.includes(row.stage) ?? false);
  }
  if (FILTERS.some((name) => filters[name] !== undefined)) tests.push((row) => fits(filters, row));
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
};
