import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Change, Json } from './change.ts';
import { Instant, later } from './clock.ts';
import type { FactType, NewFact, StoredFact } from './fact.ts';
import type { Item } from './item.ts';
import { STAFF_DELAY_MS } from './mail.ts';
import { refuseUnless } from './refusal.ts';

/** What an act changed, kept on the root until the next change: enough to take the act back, and nothing of any text. */
export const Undo = z.object({
  /** The fact of the act; its letters follow from it. */
  fact: z.string(),
  type: z.string(),
  by: z.string(),
  at: Instant,
  /** Fields as they were, and fields that were not there. */
  was: z.record(z.string(), z.json()),
  absent: z.array(z.string()),
  /** Items that came with the act. */
  items: z.array(z.string()),
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
  'ContactTaken',
  'ContactSnoozed',
  'ContactResolved',
  'ContactMarkedSpam',
  'ContactRedirected',
];
/** Facts that may stand beside one of these: what was answered to a check stays answered. */
const BESIDE: readonly FactType[] = ['ProposalScreened'];
const STAYS: readonly string[] = ['version', 'factSeq', 'factHead', 'factAt', 'undo', 'undone', 'checks'];
/** Only new questions and decisions go with an act; whatever else it wrote cannot be taken back. */
const isNew = (sk: string): boolean => sk.startsWith('e#') || sk.startsWith('f#');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is needed to take this change back; nothing where it is none of the listed acts, or did more than they do. */
export const undoOf = (before: Item, change: Change<Item>, facts: readonly StoredFact[], by: string): Undo | undefined => {
  const [fact, ...others] = facts.filter(({ type }) => !BESIDE.includes(type));
  const items = (change.items ?? []).map(({ sk }) => sk);
  const isMore = (change.removes ?? []).length + (change.conflicts ?? []).length + (change.besides ?? []).length > 0 || !items.every(isNew);
  if (!fact || others.length > 0 || !UNDOABLE.includes(fact.type) || !by.startsWith('per_') || isMore) return undefined;
  const [was, is] = [before as Record<string, unknown>, change.root as Record<string, unknown>];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !STAYS.includes(key) && !same(was[key], is[key]));
  return {
    fact: fact.id,
    type: fact.type,
    by,
    at: fact.at,
    was: Object.fromEntries(changed.filter((key) => was[key] !== undefined).map((key) => [key, JSON.parse(JSON.stringify(was[key])) as Json])) as Undo['was'],
    absent: changed.filter((key) => was[key] === undefined),
    items,
  };
};

/** How many acts that were taken back an item remembers: a letter that comes late still finds out. */
const REMEMBERED = 8;

/**
 * Takes back the own last act, within the minute that its letters wait. The act stays in the log, with the fact that it was undone; its
 * letters are stopped by whoever commits this. @throws undo.nothing, undo.too-late
 */
export const undoAct = <R extends Item>(root: R, { by, at }: { by: Actor; at: string }): Change<R> => {
  const { undo } = root;
  refuseUnless(undo && undo.by === by.id, 'undo.nothing');
  refuseUnless(at <= later(undo.at, STAFF_DELAY_MS), 'undo.too-late');
  const absent = Object.fromEntries(undo.absent.map((key) => [key, undefined]));
  const undone = [...(root.undone ?? []), undo.fact].slice(-REMEMBERED);
  const back = { ...root, ...absent, ...undo.was, undo: undefined, undone } as R;
  const fact: NewFact = {
    type: 'ActUndone',
    act: undo.type,
    ...(back.stage === root.stage ? {} : { from: root.stage, to: back.stage }),
    ...(root.owner && root.owner !== back.owner ? { ownerFrom: root.owner } : {}),
    ...(back.owner && root.owner !== back.owner ? { ownerTo: back.owner } : {}),
  };
  return { root: back, removes: undo.items, facts: [fact] };
};
