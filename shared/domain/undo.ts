import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Beside, Change, Item as Part } from './change.ts';
import { Instant, later } from './clock.ts';
import type { ContactRequest } from './contact.ts';
import type { FactType, NewFact, StoredFact } from './fact.ts';
import type { Item } from './item.ts';
import { STAFF_DELAY_MS } from './mail.ts';
import { refuseUnless } from './refusal.ts';

/** Fields as they were, and fields that were not there. */
const FORMER = { was: z.record(z.string(), z.json()), absent: z.array(z.string()) };
type Former = Pick<Undo, 'was' | 'absent'>;

/** What an act changed, kept on the root until the next change: enough to take the act back, and nothing of any text. */
export const Undo = z.object({
  /** The fact of the act; its letters follow from it. */
  fact: z.string(),
  type: z.string(),
  by: z.string(),
  at: Instant,
  ...FORMER,
  /** Further facts of the act, where it left several; letters follow from them, too. */
  also: z.array(z.string()).optional(),
  /** Reviewers who were asked by it for the first time: they never were, once it is taken back. */
  invited: z.array(z.string()).optional(),
  /** Items that came with the act and go with it. */
  items: z.array(z.string()),
  /** Replies that came with it: staff go on reading them, as undone. */
  replies: z.array(z.string()).optional(),
  /** The other request that it was put together with, at the version which that got by it, and whether its title was hidden with that. */
  beside: z.object({ id: z.string(), version: z.number().int(), ...FORMER, hid: z.boolean() }).optional(),
  /** The draft that was made of it, which goes again. */
  made: z.string().optional(),
});
export type Undo = z.infer<typeof Undo>;

/** Acts of staff that can be taken back while their letters wait, by the fact that they leave. Their moves are legal backwards too. */
export const UNDOABLE: readonly FactType[] = [
  'ProposalTaken',
  'OwnerChanged',
  'QuestionAsked',
  'Step2Asked',
  'ProposalAdmitted',
  'ProposalMerged',
  'ProposalScreenedOut',
  'ReviewerInvited',
  'ContactTaken',
  'ContactReplied',
  'ContactSnoozed',
  'ContactResolved',
  'ContactMarkedSpam',
  'ContactRedirected',
  'ContactMerged',
  'ContactConverted',
];
/** Facts that may stand beside one of these: what was answered to a check stays answered. */
const BESIDE: readonly FactType[] = ['ProposalScreened'];
const STAYS: readonly string[] = ['version', 'factSeq', 'factHead', 'factAt', 'undo', 'undone', 'checks'];
/** Only new questions and decisions go with an act; whatever else it wrote cannot be taken back. */
const isNew = (sk: string): boolean => sk.startsWith('e#') || sk.startsWith('f#');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a change made of a root, but for these fields. */
const formerOf = (before: Item, after: Item, stays: readonly string[]): Former => {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !stays.includes(key) && !same(was[key], is[key]));
  return {
    was: Object.fromEntries(changed.filter((key) => was[key] !== undefined).map((key) => [key, JSON.parse(JSON.stringify(was[key]))])),
    absent: changed.filter((key) => was[key] === undefined),
  };
};

/** The root with its fields as they were. */
export const formerly = <R extends object>(root: R, { was, absent }: Former): R => ({
  ...root,
  ...Object.fromEntries(absent.map((key) => [key, undefined])),
  ...was,
});

/** The request that another was joined to, as far as that is what happened and nothing else. */
const joinedIn = (type: FactType, besides: readonly Beside[]): { before: ContactRequest; after: ContactRequest } | undefined => {
  const [beside] = besides;
  if (type !== 'ContactMerged' || besides.length !== 1 || beside?.before?.kind !== 'contact-request') return undefined;
  return { before: beside.before, after: beside.change.root as ContactRequest };
};

/** The draft that a request was made into, as far as nothing else happened. */
const madeIn = (type: FactType, besides: readonly Beside[]): string | undefined => {
  const [beside] = besides;
  return type === 'ContactConverted' && besides.length === 1 && beside && !beside.before ? beside.change.root.id : undefined;
};

const besideOf = ({ before, after }: { before: ContactRequest; after: ContactRequest }): NonNullable<Undo['beside']> => ({
  id: before.id,
  version: before.version + 1,
  ...formerOf(before, after, [...STAYS, 'title']),
  hid: before.title !== after.title,
});

/** An invitation and nothing else, of people who were never asked before: what came with it may stay. */
const invitationOf = (before: Item, change: Change<Item>, facts: readonly StoredFact[], by: string): Undo | undefined => {
  const [first, ...others] = facts;
  const { invited } = change;
  if (!first || !invited || !by.startsWith('per_') || facts.some(({ type }) => type !== 'ReviewerInvited') || change.besides?.length) return undefined;
  const { id: fact, type, at } = first;
  return { fact, type, by, at, ...formerOf(before, change.root, STAYS), items: [], invited: [...invited], also: others.map(({ id }) => id) };
};

/** What is needed to take this change back; nothing where it is none of the listed acts, or did more than they do. */
export const undoOf = (before: Item, change: Change<Item>, facts: readonly StoredFact[], by: string): Undo | undefined => {
  const invitation = invitationOf(before, change, facts, by);
  if (invitation) return invitation;
  const [fact, ...others] = facts.filter(({ type }) => !BESIDE.includes(type));
  const { items = [], besides = [] } = change;
  if (!fact || others.length > 0 || !UNDOABLE.includes(fact.type) || !by.startsWith('per_')) return undefined;
  const [joined, made] = [joinedIn(fact.type, besides), madeIn(fact.type, besides)];
  const isMore = (change.removes ?? []).length + (change.conflicts ?? []).length > 0 || besides.length > (joined || made ? 1 : 0);
  if (isMore || !items.every(({ sk }) => isNew(sk))) return undefined;
  const replies = items.filter(({ kind }) => kind === 'reply').map(({ sk }) => sk);
  return {
    fact: fact.id,
    type: fact.type,
    by,
    at: fact.at,
    ...formerOf(before, change.root, replies.length > 0 ? [...STAYS, 'messages'] : STAYS),
    items: items.map(({ sk }) => sk).filter((sk) => !replies.includes(sk)),
    ...(replies.length > 0 ? { replies } : {}),
    ...(joined ? { beside: besideOf(joined) } : {}),
    ...(made ? { made } : {}),
  };
};

/** The request that the act was about besides, as it is now, and what its sender called it. */
export type Joined = { readonly root: ContactRequest; readonly subject: string };

/**
 * Takes the link out again. A label and a guard that came with it go too, unless somebody has gone on with that request meanwhile: then they
 * stay until staff lower them.
 */
const parted = (root: Item, beside: NonNullable<Undo['beside']>, { root: other, subject }: Joined): Beside => {
  const links = other.links?.filter(({ id, kind }) => id !== root.id || kind !== 'merged-from');
  const back =
    other.version === beside.version
      ? { ...formerly(other, beside), ...(beside.hid ? { title: subject } : {}) }
      : { ...other, links: links?.length ? links : undefined };
  return { before: other, change: { root: back, facts: [{ type: 'ActUndone', act: 'ItemLinked' }] } };
};

/** Which facts were taken back, by their ids: each undoing is of the newest act of its kind by the same person before it. */
export const undoneIn = (facts: readonly StoredFact[]): ReadonlySet<string> => {
  const undone = new Set<string>();
  for (const [i, fact] of facts.entries()) {
    const act =
      fact.type === 'ActUndone' ? facts.slice(0, i).findLast(({ id, type, by }) => type === fact.data.act && by === fact.by && !undone.has(id)) : undefined;
    if (act && UNDOABLE.includes(act.type)) undone.add(act.id);
  }
  return undone;
};

/** Every fact that an act left: its letters follow from them. */
export const causesOf = ({ fact, also = [] }: Undo): readonly string[] => [fact, ...also];

/** How many facts of acts that were taken back an item remembers: a letter that comes late still finds out. */
const REMEMBERED = 8;

/**
 * Takes back the own last act, within the minute that its letters wait, and no other than the one that is named by its fact. The act stays in
 * the log, with the fact that it was undone; its letters are stopped by whoever commits this; `items` are those of the record that end with it.
 * @throws undo.nothing, undo.other, undo.too-late
 */
export const undoAct = <R extends Item>(
  root: R,
  { by, at, fact: named, joined, items = [] }: { by: Actor; at: string; fact: string; joined?: Joined | undefined; items?: readonly Part[] },
): Change<R> => {
  const { undo } = root;
  refuseUnless(undo, 'undo.nothing');
  refuseUnless(undo.fact === named, 'undo.other');
  refuseUnless(undo.by === by.id, 'undo.nothing');
  refuseUnless(at <= later(undo.at, STAFF_DELAY_MS), 'undo.too-late');
  const undone = [...(root.undone ?? []), ...causesOf(undo)].slice(-REMEMBERED);
  const back: R = { ...formerly(root, undo), undo: undefined, undone };
  const fact: NewFact = {
    type: 'ActUndone',
    act: undo.type,
    ...(back.stage === root.stage ? {} : { from: root.stage, to: back.stage }),
    ...(root.owner && root.owner !== back.owner ? { ownerFrom: root.owner } : {}),
    ...(back.owner && root.owner !== back.owner ? { ownerTo: back.owner } : {}),
  };
  const facts = undo.invited?.map((reviewer) => ({ ...fact, reviewer })) ?? [fact];
  return { root: back, items, removes: undo.items, facts, ...(undo.beside && joined ? { besides: [parted(root, undo.beside, joined)] } : {}) };
};
