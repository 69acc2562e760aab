import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Actor } from '../domain/actor.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { Item } from '../domain/item.ts';
import type { Intent } from '../domain/mail.ts';
import { Proposal } from '../domain/proposal.ts';
import { Refusal, refuseUnless } from '../domain/refusal.ts';
import { takenBack } from '../domain/taken-back.ts';
import { causesOf, type Joined, undoAct } from '../domain/undo.ts';
import { loadContact, loadProposal, loadRoot } from './load.ts';
import { isUntouched, loadMadeDraft, type MadeDraft, madeDraftWrites } from './made-draft.ts';
import { mailsOf, stopWrite } from './mail.ts';
import { type Act, commitChange } from './records.ts';
import { slotsOf, slotWrites } from './slots.ts';
import { type Store, update } from './store.ts';

type Loaded = {
  readonly root: Item;
  readonly letters: readonly Intent[];
  readonly joined?: Joined | undefined;
  readonly made?: MadeDraft | undefined;
  /** Those of a proposal whose invitations are taken back. */
  readonly assignments: readonly Assignment[];
  /** Places that are taken by now in the share of the organisation to which the act gave one back. */
  readonly taken: readonly number[];
};

const takenNow = async (store: Store, root: Item): Promise<number[]> => {
  const slot = root.kind === 'proposal' ? Proposal.shape.slot.parse(root.undo?.was.slot) : undefined;
  return root.kind === 'proposal' && slot ? slotsOf(store, root.call, slot.org) : [];
};

const load = async (store: Store, item: string): Promise<Loaded> => {
  const root = await loadRoot(store, item);
  if (!root) throw new Refusal('item.not-found');
  const { beside, made, invited } = root.undo ?? {};
  const causes = root.undo ? causesOf(root.undo) : [];
  const other = beside && (await loadContact(store, beside.id));
  return {
    root,
    letters: causes.length > 0 ? (await mailsOf(store, item)).map(({ intent }) => intent).filter(({ cause }) => causes.includes(cause)) : [],
    assignments: invited ? ((await loadProposal(store, item, 'round'))?.assignments ?? []) : [],
    ...(other ? { joined: { root: other.root, subject: other.sender.subject } } : {}),
    ...(made ? { made: await loadMadeDraft(store, made) } : {}),
    taken: await takenNow(store, root),
  };
};

/** The reply stays in the thread that staff read, and is not there for anybody else. */
const markWrite = (store: Store, item: string, sk: string): TransactWriteItem =>
  update(store, item, sk, 'SET #undone = :true', { ':true': true }, 'attribute_exists(pk)', { '#undone': 'undone' });

/** Whether a letter of the act is on its way or gone; what ended unsent harms nobody. */
const hasLeft = ({ state }: Intent): boolean => state === 'sent' || state === 'claimed';

/** The place in a share that an act gave back is taken again, unless somebody else has it by now. */
const requirePlace = (root: Item, back: Item, taken: readonly number[]): void => {
  const wanted = root.kind === 'proposal' && back.kind === 'proposal' && !root.slot ? back.slot : undefined;
  refuseUnless(!wanted || !taken.includes(wanted.n), 'undo.place-taken');
};

/**
 * Takes back the own last act, which is named by its fact, and stops its letters, all or nothing.
 * @throws undo.nothing, undo.other, undo.too-late, undo.letter-left, undo.draft-begun, undo.place-taken
 */
export const undo = (
  store: Store,
  item: string,
  { by, fact, allowed }: { readonly by: Actor; readonly fact: string; readonly allowed: (root: Item) => void },
  act: Act,
): Promise<{ id: string; stage: string }> =>
  commitChange<Loaded, Item, { id: string; stage: string }>(store, act, {
    load: () => load(store, item),
    before: ({ root }) => root,
    decide: ({ root, letters, joined, made, taken, assignments }) => {
      allowed(root);
      const change = undoAct(root, { by, at: act.at, fact, joined, items: takenBack(assignments, root.undo?.invited ?? []) });
      refuseUnless(![...letters, ...(made?.letters ?? [])].some(hasLeft), 'undo.letter-left');
      refuseUnless(!made || isUntouched(made), 'undo.draft-begun');
      requirePlace(root, change.root, taken);
      return change;
    },
    reply: ({ id, stage }) => ({ id, stage }),
    also: (after, { root, letters, made }): TransactWriteItem[] => [
      ...letters.filter(({ state }) => state === 'pending').map((letter) => stopWrite(store, letter, act.at)),
      ...(root.undo?.replies ?? []).map((sk) => markWrite(store, root.id, sk)),
      ...(made ? madeDraftWrites(store, made) : []),
      ...(root.kind === 'proposal' && after.kind === 'proposal' ? slotWrites(store, root, after) : []),
    ],
  });
