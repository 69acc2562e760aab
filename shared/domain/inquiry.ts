import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { answered } from './checks.ts';
import { DAY, later } from './clock.ts';
import type { Flag } from './flags.ts';
import type { Message } from './message.ts';
import { ANSWER_LIMIT, moved, type Proposal, requireStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { messageItem, type Revision, revise } from './submission.ts';
import { requireTeam } from './team.ts';

/** The flag of a proposal whose applicant was asked for the rest of the form. */
export const STEP_2 = 'step-2' satisfies Flag;

const asking = (proposal: Proposal, { by, at, text, message }: { by: Actor; at: string; text: string; message: string }) => {
  const to = moved(proposal, 'ask');
  const asked: Message = { id: message, seq: proposal.messages + 1, kind: 'question', by: by.id, at, text };
  const root: Proposal = {
    ...proposal,
    stage: to,
    cameFrom: proposal.stage,
    messages: asked.seq,
    answerBy: { limit: ANSWER_LIMIT, startedAt: at, pausedMs: 0 },
    reminded: 0,
    nextTouch: later(at, 7 * DAY),
  };
  return { root, items: [messageItem(asked)], move: { from: proposal.stage, to, message } };
};

/** A question to the applicant: the clocks of staff and the promised date stand still until it is answered. */
export const askApplicant = (proposal: Proposal, question: { by: Actor; at: string; text: string; message: string }): Change<Proposal> => {
  const { root, items, move } = asking(proposal, question);
  return { root, items, facts: [{ type: 'QuestionAsked', ...move }] };
};

/** What is in scope is asked for the rest of the form, as a question like any other. */
export const askStep2 = (proposal: Proposal, question: { by: Actor; at: string; text: string; message: string }): Change<Proposal> => {
  requireStage(proposal, ['screening']);
  refuseUnless(proposal.step !== 2, 'proposal.step-2-there');
  const { root, items, move } = asking(proposal, question);
  return { root: { ...root, flags: [...root.flags.filter((flag) => flag !== STEP_2), STEP_2] }, items, facts: [{ type: 'Step2Asked', ...move }] };
};

/** Something that only staff read, whatever the stage; nobody is told and no clock moves. */
export const addProposalNote = (proposal: Proposal, { by, at, text, message }: { by: Actor; at: string; text: string; message: string }): Change<Proposal> => {
  refuseUnless(proposal.anonymised === undefined, 'item.changed');
  const note: Message = { id: message, seq: proposal.messages + 1, kind: 'note', by: by.id, at, text };
  return { root: { ...proposal, messages: note.seq }, items: [messageItem(note)], facts: [{ type: 'NoteAdded', message }] };
};

const paused = <T extends { startedAt: string; pausedMs: number }>(clock: T | undefined, ms: number): T | undefined =>
  clock && { ...clock, pausedMs: clock.pausedMs + ms };

/** How much of the form an answer must leave filled in: all of it from whoever was asked for the rest, or had given it. */
export const answerStep = (proposal: Proposal): 1 | 2 => (proposal.flags.includes(STEP_2) || proposal.step === 2 ? 2 : 1);

/**
 * The applicant's answer, with changed parts if any and with those that were saved meanwhile: back to the stage it came from, clocks moved by
 * the time that the question lay there.
 */
export const answerQuestion = (proposal: Proposal, { text, message, ...revision }: Revision & { text: string; message: string }): Change<Proposal> => {
  const { by, at, changes, pending = {} } = revision;
  requireTeam(proposal, by, 'edit', revision.members);
  const to = moved(proposal, 'answer');
  const reply: Message = { id: message, seq: proposal.messages + 1, kind: 'answer', by: by.id, at, text };
  const revises = proposal.flags.includes(STEP_2) || Object.keys({ ...pending, ...changes }).length > 0;
  const revised = revises ? revise(proposal, revision, answerStep(proposal)) : { root: proposal, items: [], receipt: undefined };
  const ms = proposal.answerBy ? Math.max(0, Date.parse(at) - Date.parse(proposal.answerBy.startedAt)) : 0;
  const root: Proposal = {
    ...revised.root,
    stage: to,
    cameFrom: undefined,
    messages: reply.seq,
    flags: proposal.flags.filter((flag) => flag !== STEP_2),
    checks: answered(proposal.checks),
    answerBy: undefined,
    reminded: 0,
    nextTouch: undefined,
    stageClock: paused(proposal.stageClock, ms),
    promise: paused(proposal.promise, ms),
  };
  return {
    root,
    items: [...revised.items, messageItem(reply)],
    facts: [{ type: 'QuestionAnswered', from: proposal.stage, to, message, revision: root.revision, ...(revised.receipt ? { receipt: revised.receipt } : {}) }],
  };
};
