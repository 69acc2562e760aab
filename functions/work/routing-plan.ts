import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../../shared/community.ts';
import { type Assignment, inviteReviewers, isLive, overdueAt } from '../../shared/domain/assignment.ts';
import type { Change } from '../../shared/domain/change.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { base32 } from '../../shared/domain/id.ts';
import type { Item } from '../../shared/domain/item.ts';
import { type Field, type PanelResult, resultOf } from '../../shared/domain/panel/choose.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { FILLED_AT_ONCE, type PanelCause, TASKED } from '../../shared/domain/routing/causes.ts';
import { fieldFor } from '../../shared/domain/routing/field.ts';
import { type KeptPanel, keptPanel, panelItem } from '../../shared/domain/routing/kept.ts';
import { nextChance, type WaitingRow, waitingRow } from '../../shared/domain/routing/waiting.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { finishTask, openTask, openTaskAgain, type Task } from '../../shared/domain/task.ts';
import { derivedId } from '../../shared/store/facts.ts';
import { inviteesOf } from '../../shared/store/inviting.ts';
import { type LoadedProposal, loadProposal, loadTask } from '../../shared/store/load.ts';
import { inputsFor, isWaiting, keptPanelOf, poolOf, waitedWrite, waitWrite } from '../../shared/store/routing.ts';
import { itemRow } from '../../shared/store/rows.ts';
import { check, put, type Store } from '../../shared/store/store.ts';
import { firstTies } from '../../shared/store/ties.ts';

/** Why routing looks at a proposal, and about whom. */
export type Look = { readonly cause: PanelCause | 'settled'; readonly person?: string | undefined; readonly at: string };

/** What is to happen, as one transaction: a change of a record where there is one, and rows beside it. */
export type Plan = { readonly before?: Item | undefined; readonly change?: Change<Item> | undefined; readonly writes: readonly TransactWriteItem[] };

const SYSTEM = 'system';

/** One task for a proposal, whoever left it; it is opened again when somebody else leaves. */
export const reviewerTask = (proposal: string): string => `tsk_${derivedId(`${proposal} reviewers`)}`;

type Found = { readonly loaded: LoadedProposal; readonly task: Task | undefined; readonly waiting: WaitingRow | undefined };

/** The task as a change of its own, or as one beside another. */
type Tasked = { readonly before?: Task | undefined; readonly change: Change<Task> } | undefined;

const opened = ({ loaded: { root }, task }: Found, at: string): Tasked => {
  const change = task ? openTaskAgain(task, { at, about: root }) : openTask({ id: reviewerTask(root.id), at, reason: 'reviewer-missing', about: root });
  return change && { before: task, change };
};
const finished = ({ task }: Found): Tasked => (task?.stage === 'open' ? { before: task, change: finishTask(task) } : undefined);

const planOf = (tasked: Tasked, writes: readonly TransactWriteItem[]): Plan => ({ ...tasked, writes });

/** Nothing is left to look for: the task ends, and the proposal waits for no place any more. */
const settled = (store: Store, found: Found): Plan => planOf(finished(found), found.waiting ? [waitedWrite(store, found.loaded.root.id)] : []);

const sameRoot = (store: Store, { id, version }: Proposal): TransactWriteItem =>
  check(store, id, 'a', { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': version } });

const staysOut = (each: Assignment, at: string): boolean => each.status === 'accepted' && at >= overdueAt(each, community);

/** Whoever stays out counts as gone at every look, so that somebody is found for the place also when nobody was free at the first. */
const without = (assignments: readonly Assignment[], { at }: Look): readonly Assignment[] =>
  assignments.map((each) => (staysOut(each, at) ? { ...each, status: 'expired' as const } : each));

type Choice = {
  readonly field: Field;
  readonly result: PanelResult;
  readonly assignments: readonly Assignment[];
  /** When the calendar alone may bring somebody more. */
  readonly chance: string;
};

const missingIn = ({ result }: Choice): number => ('missing' in result ? result.missing : 0);

/** The proposal waits for a place from now on, or no longer. */
const waitWrites = (store: Store, { loaded: { root }, waiting }: Found, choice: Choice, at: string): TransactWriteItem[] => {
  const missing = missingIn(choice);
  if (missing === 0) return waiting ? [waitedWrite(store, root.id)] : [];
  const due = root.promise ? dueOf(root.promise, community) : '9999';
  const about = { proposal: root.id, asks: choice.assignments, missing, since: waiting?.since ?? at, due };
  return [waitWrite(store, waitingRow(choice.field, about), choice.chance)];
};

/** The invitation of those whom the engine chose, counter-checked as if somebody had picked them; nothing where one of them turns out to be in the way. */
const invitation = async (store: Store, { loaded }: Found, { result }: Choice, kept: KeptPanel, at: string): Promise<Change<Proposal> | undefined> => {
  const { root, assignments } = loaded;
  try {
    const invitees = await inviteesOf(store, root.id, result.members, at);
    const aliases = invitees.map(() => base32(store.random(5)));
    const change = inviteReviewers({ proposal: root, assignments }, { at, invitees, aliases, calendar: community });
    return { ...change, items: [...(change.items ?? []), panelItem({ ...kept, picked: [...result.members] }), ...(await firstTies(store, loaded))] };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

const choose = async (store: Store, { loaded }: Found, look: Look): Promise<Choice> => {
  const assignments = without(loaded.assignments, look);
  const pool = await poolOf(store, look.at);
  const field = fieldFor(await inputsFor(store, { ...loaded, assignments }, pool));
  return { field, result: resultOf(field), assignments, chance: nextChance(pool.people, look.at, community) };
};

/** Somebody is looked for: invited at once where the call says so, else proposed, with a task for whoever answers for the proposal. */
const proposed = async (store: Store, found: Found, look: Look & { readonly cause: PanelCause }): Promise<Plan> => {
  const { root } = found.loaded;
  const { cause, person, at } = look;
  const choice = await choose(store, found, look);
  const about = { at, by: SYSTEM, cause, person, round: root.round, revision: root.revision };
  const kept = keptPanel(choice.field, choice.result, about, await keptPanelOf(store, root.id));
  const waits = waitWrites(store, found, choice, at);
  const isAutomatic = rulesOf(root).routing === 'automatic' && FILLED_AT_ONCE.includes(cause);
  const change = isAutomatic && choice.result.members.length > 0 ? await invitation(store, found, choice, kept, at) : undefined;
  if (change) {
    const tasked = missingIn(choice) > 0 ? opened(found, at) : finished(found);
    return { before: root, change: { ...change, ...(tasked ? { besides: [tasked] } : {}) }, writes: waits };
  }
  const isNews = cause !== 'freed' || (found.waiting ? missingIn(choice) < found.waiting.missing : choice.result.members.length > 0);
  const isTold = isNews && (isAutomatic || TASKED.includes(cause));
  return planOf(isTold ? opened(found, at) : undefined, [sameRoot(store, root), put(store, itemRow(root.id, panelItem(kept), community)), ...waits]);
};

/** What is known of a waiting proposal is brought up to date after somebody was invited by hand; the panel that was kept stays. */
const refreshed = async (store: Store, found: Found, look: Look): Promise<Plan> => {
  if (!found.waiting) return { writes: [] };
  const choice = await choose(store, found, look);
  return { writes: [sameRoot(store, found.loaded.root), ...waitWrites(store, found, choice, look.at)] };
};

/** What is to be done about a proposal now. Nothing is decided on what was known when the fact happened, which may be long ago. */
export const planFor = async (store: Store, proposal: string, look: Look): Promise<Plan> => {
  const [loaded, task, waiting] = await Promise.all([
    loadProposal(store, proposal, 'all'),
    loadTask(store, reviewerTask(proposal)),
    isWaiting(store, proposal),
  ]);
  if (!loaded) return { writes: [] };
  const found = { loaded, task, waiting };
  const { root, assignments } = loaded;
  // A question to the applicant is open: reviewers go on, and others are asked once it is answered.
  if (root.stage === 'info-requested') return { writes: waiting ? [waitWrite(store, waiting)] : [] };
  const isFull = without(assignments, look).filter(isLive).length >= rulesOf(root).reviewers;
  if (root.stage !== 'in-review' || isFull) return settled(store, found);
  return look.cause === 'settled' ? refreshed(store, found, look) : proposed(store, found, { ...look, cause: look.cause });
};
