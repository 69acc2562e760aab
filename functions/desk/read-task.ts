import { community } from '../../shared/community.ts';
import type { deskOperations } from '../../shared/contract/desk.ts';
import { awayFrom } from '../../shared/domain/absence.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { type Assignment, isLive, isOpen } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import type { Task } from '../../shared/domain/task.ts';
import { TASK_FOR } from '../../shared/domain/task-done.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { loadProposal, loadRoot } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { getRow } from '../../shared/store/store.ts';
import { taskIdFor } from '../../shared/store/support.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { visibleRoot } from './visible.ts';

type Panel = { left: { name: string; status: Assignment['status']; away?: { from: string; until: string }; instead?: string }[]; proposed: string[] };

const LEFT: readonly Assignment['status'][] = ['declined', 'expired', 'recused'];

/** Who left, or is late, and who is proposed in that place, for those who choose reviewers. */
const panelFor = async ({ store, actor, at }: Known, { id, item, reason }: Task): Promise<Panel | undefined> => {
  const isAsked = reason === 'reviewer-missing' || reason === 'review-overdue' || reason === 'reviewer-away';
  if (!isAsked || !effectiveRoles(actor).some((role) => role === 'liaison' || role === 'chair')) return undefined;
  // Only whoever left says whom to ask instead, among what was written.
  const depth = reason === 'reviewer-missing' ? 'all' : 'round';
  const [loaded, kept, snapshot] = await Promise.all([loadProposal(store, item, depth), getRow(store, item, SK.panel), snapshotOf(store)]);
  if (!loaded) return undefined;
  const nameOf = namesOf(snapshot);
  const { assignments, messages, root } = loaded;
  const isLate = (one: Assignment) => one.status === 'accepted' && id === taskIdFor(TASK_FOR.overdue(item, one));
  const isAway = (one: Assignment) => isOpen(one) && id === taskIdFor(TASK_FOR.away(item, one));
  const isMeant = { 'review-overdue': isLate, 'reviewer-away': isAway }[reason as string];
  const left = assignments.filter((one) => (isMeant ? isMeant(one) : LEFT.includes(one.status)));
  const awayOf = (one: Assignment) => {
    const entry = reason === 'reviewer-away' ? snapshot.roster.find((each) => each.id === one.reviewer) : undefined;
    const found = entry && awayFrom(entry, { at, due: dueOf(one.clock, community) }, community);
    return found ? { away: { from: found.from, until: found.until } } : {};
  };
  // Whoever is asked writes no other note: what it says is whom to ask.
  const insteadOf = ({ reviewer, invitedAt }: Assignment) => {
    const note = isMeant ? undefined : messages.find(({ kind, by, at: said }) => kind === 'note' && by === reviewer && said >= invitedAt);
    return note ? { instead: note.text } : {};
  };
  const members = root.stage === 'in-review' ? ((kept?.members as readonly string[] | undefined) ?? []) : [];
  const proposed = members.filter((member) => !assignments.some((one) => one.reviewer === member && isLive(one)));
  return {
    left: left.map((one) => ({ name: nameOf(one.reviewer) ?? '', status: one.status, ...awayOf(one), ...insteadOf(one) })),
    proposed: proposed.flatMap((member) => nameOf(member) ?? []),
  };
};

type ReadTask = Pick<Handlers<typeof deskOperations>, 'readTask'>;

export const readTaskHandlers: ReadTask = {
  readTask: async (call) => {
    const root = await visibleRoot(call.store, call.params.task!, call.actor);
    if (root.kind !== 'task') throw new Refusal('item.not-found');
    const task = shownRoot(root, call.actor, call.at);
    refuseUnless(task, 'item.not-found');
    // What a task is about may be gone by now; whoever sees the task may see the other.
    const about = await loadRoot(call.store, root.item);
    const panel = about && (await panelFor(call, root));
    return { task, reason: root.reason, ...(panel ? { panel } : {}), ...(about ? { about: { id: about.id, kind: about.kind, stage: about.stage } } : {}) };
  },
};
