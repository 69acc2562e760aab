import { isBoundBy, lacksApproval } from './approval.ts';
import { type Calendar, later, nextHourOf } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import { isGuarded } from './contact.ts';
import { type Entry, FOR_INFORMATION } from './digest.ts';
import { type Item, isOver } from './item.ts';
import type { Template } from './mail.ts';
import { isUnseen } from './rules.ts';
import { staffDue } from './stage-clock.ts';
import type { NameOf } from './view/bundle.ts';
import { taskInvolvement } from './view/staff.ts';
import type { Tlp } from './vocabulary.ts';

/** In the order in which a digest shows them. */
export const DIGEST_GROUPS = ['late', 'act', 'soon', 'news'] as const;
export type DigestGroup = (typeof DIGEST_GROUPS)[number];

/** One item in a digest: why it stands there, and what its reader may be told of it. */
export type DigestLine = {
  readonly group: DigestGroup;
  readonly kind: Item['kind'];
  readonly reference: string;
  readonly title: string;
  readonly tlp: Tlp;
  readonly due?: string | undefined;
  /** What happened, in its order. */
  readonly what: readonly Template[];
  /** Whom that is about, by name. */
  readonly people: readonly string[];
  /** Nothing but the reference may be told. */
  readonly guarded: boolean;
};

/** Stages in which an item is still new to whoever owns it. */
const NEW: readonly string[] = ['submitted', 'new', 'open'];
/** What only the one who answers for an item has to do with. */
const FOR_OWNER: readonly Template[] = ['new-item', 'answered', 'reviewer-lost', 'handed-over', 'late', 'colleague-answered', 'look-again'];

export type DigestReader = Candidate & {
  /** Whether items that nobody owns are this reader's to take. */
  readonly takes: boolean;
  /** Colleagues who are away and for whom this reader stands in. */
  readonly standsInFor: readonly string[];
};

type Contents = {
  readonly entries: readonly Entry[];
  /** Items of the entries and of the reader's own queue, as they are now. */
  readonly roots: readonly Item[];
  /** Ids from the reader's own queue that are late or due soon; only a morning has them. */
  readonly queue: readonly string[];
  readonly reader: DigestReader;
  readonly now: string;
  readonly calendar: Calendar;
  readonly nameOf: NameOf;
};

const isMine = (root: Item, { id, takes, standsInFor }: DigestReader): boolean =>
  root.owner === undefined ? takes : root.owner === id || standsInFor.includes(root.owner);

/** Whether news still asks its reader for something: not when the item is over, has gone to somebody else, or is past the stage that it was about. */
const stillAsks = (template: Template, root: Item, reader: DigestReader): boolean => {
  if (FOR_INFORMATION.includes(template) || isOver(root)) return false;
  if (template === 'round-closed') return root.stage === 'deliberation';
  if (template === 'approval-asked') return root.kind === 'proposal' && lacksApproval(root) && !isBoundBy(root, reader.id);
  if (template === 'colleague-asked') return root.stage === 'waiting-internal';
  if (template === 'new-item' && !NEW.includes(root.stage)) return false;
  return !FOR_OWNER.includes(template) || isMine(root, reader);
};

const groupOf = (asks: boolean, isQueued: boolean, due: string | undefined, now: string): DigestGroup | undefined => {
  if (!asks && !isQueued) return undefined;
  if (due !== undefined && due < now) return 'late';
  return asks ? 'act' : 'soon';
};

/** The facts of an item are numbered in their order. */
const seqOf = ({ cause }: Entry): number => Number(cause.split('#')[1]);

const lineOf = (root: Item, { entries, queue, reader, now, calendar, nameOf }: Contents): DigestLine | undefined => {
  const about = root.kind === 'task' ? taskInvolvement(root) : root;
  if (isUnseen(root) || conflictOf(reader, about)) return undefined;
  const own = entries.filter(({ record, cause }) => record === root.id && !root.undone?.includes(cause)).sort((a, b) => seqOf(a) - seqOf(b));
  const asking = own.filter(({ template }) => stillAsks(template, root, reader));
  const news = own.filter(({ template }) => FOR_INFORMATION.includes(template));
  const due = staffDue(root, calendar);
  const group =
    groupOf(asking.length > 0, queue.includes(root.id) && isMine(root, reader) && !isOver(root), due, now) ?? (news.length > 0 ? 'news' : undefined);
  if (!group) return undefined;
  const told = group === 'news' ? news : [...asking, ...news];
  const people = told.flatMap(({ person }) => (person ? [nameOf(person) ?? ''] : [])).filter((name) => name !== '');
  return {
    group,
    kind: root.kind,
    reference: root.reference,
    title: root.title,
    tlp: root.tlp,
    ...(due && group !== 'news' ? { due } : {}),
    what: [...new Set(told.map(({ template }) => template))],
    people: [...new Set(people)],
    guarded: isGuarded(root),
  };
};

const rank = ({ group, due = '~', reference }: DigestLine): string => `${DIGEST_GROUPS.indexOf(group)} ${due} ${reference}`;

/** What a digest says to its reader at this moment, late first: nothing of an item in which the reader is involved, or that no longer concerns anybody. */
export const digestLines = (contents: Contents): DigestLine[] =>
  contents.roots.flatMap((root) => lineOf(root, contents) ?? []).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));

/** Until when something counts as due soon: the end of the next working day, as far as a reader can tell it in the morning. */
export const soonUntil = (at: string, calendar: Calendar): string => {
  const { to } = calendar.workingHours;
  return nextHourOf([to], later(nextHourOf([to], at, calendar), 1), calendar);
};
