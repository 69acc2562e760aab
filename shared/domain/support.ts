import type { Actor } from './actor.ts';
import { type After, afterItem, type FollowUp, type Going, type Introduction } from './after.ts';
import type { Beside, Change, Item } from './change.ts';
import { SK } from './change.ts';
import { DAY, later } from './clock.ts';
import type { ContactRequest } from './contact.ts';
import type { Message } from './message.ts';
import { inStage, moved, type Proposal, type ProposalMove, requireStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { openTask, type Task } from './task.ts';

/** Days of the calendar after which everybody is asked how it goes. */
export const FOLLOW_UPS = [30, 90, 180] as const;

/** What support needs beside the root: the demands of its introductions, and ids of tasks that follow from what they are about. */
export type Around = { readonly contacts: readonly ContactRequest[]; readonly taskId: (what: string) => string };

/** The next day on which everybody is asked. */
const nextFollowUp = (proposal: Proposal, after: After): { readonly day: number; readonly at: string } | undefined => {
  const day = FOLLOW_UPS.find((candidate) => !after.followUps.some((asked) => asked.day === candidate));
  return day === undefined || !proposal.supportedAt ? undefined : { day, at: later(proposal.supportedAt, day * DAY) };
};

const isOpen = ({ state }: Introduction): boolean => state === 'open';

/** When the schedule looks at support next: an introduction that nobody answers, or a follow-up. */
export const supportTouch = (proposal: Proposal, after: After): string | undefined =>
  [...after.introductions.filter(isOpen).map(({ until }) => until), nextFollowUp(proposal, after)?.at].filter((at) => at !== undefined).sort()[0];

/** The offer is taken: from here on the follow-ups are counted. */
export const supported = (proposal: Proposal, move: ProposalMove, at: string, after: After): Proposal => {
  const root = { ...inStage(proposal, moved(proposal, move), at), supportedAt: at, reminded: 0 };
  return { ...root, nextTouch: supportTouch(root, after) };
};

/** The proposal with what came after its decision, and the time at which to look again. */
export const withAfter = (proposal: Proposal, after: After): Pick<Change<Proposal>, 'root' | 'items'> => ({
  root: proposal.stage === 'in-support' ? { ...proposal, nextTouch: supportTouch(proposal, after) } : proposal,
  items: [afterItem(after)],
});

/** A word on the record of a demand, in the same transaction; what is anonymous hears nothing. */
export const onDemand = (contacts: readonly ContactRequest[], demand: string, fact: Change<ContactRequest>['facts'][number]): Beside[] =>
  contacts.filter(({ id, anonymised }) => id === demand && anonymised === undefined).map((before) => ({ before, change: { root: before, facts: [fact] } }));

/** Nobody is told who said no, nor that somebody did: what was not agreed upon in time simply ends. */
const lapsed = (proposal: Proposal, after: After, at: string, { contacts }: Around): Change<Proposal> => {
  const over = after.introductions.filter((introduction) => isOpen(introduction) && introduction.until <= at);
  const introductions = after.introductions.map((introduction) => (over.includes(introduction) ? { ...introduction, state: 'ended' as const } : introduction));
  const facts = over.map(({ id }) => ({ type: 'IntroductionEnded' as const, introduction: id }));
  return {
    ...withAfter(proposal, { ...after, introductions }),
    facts,
    besides: over.flatMap(({ demand }, i) => onDemand(contacts, demand, facts[i]!)),
  };
};

/** Everybody is asked how it goes: a task for whoever answers for it, a short question to the applicant and to whoever was introduced. */
const followedUp = (proposal: Proposal, after: After, { day, at }: { day: number; at: string }, { contacts, taskId }: Around): Change<Proposal> => {
  const asked: FollowUp = { day, at, answers: [] };
  const met = [...new Set(after.introductions.filter(({ state }) => state === 'made').map(({ demand }) => demand))];
  return {
    ...withAfter(proposal, { ...after, followUps: [...after.followUps, asked] }),
    facts: [{ type: 'FollowUpAsked', days: day }],
    besides: [
      { change: openTask({ id: taskId(`${proposal.id} follow-up ${day}`), at, reason: 'follow-up', about: proposal, limit: { days: 5 } }) },
      ...met.flatMap((demand) => onDemand(contacts, demand, { type: 'FollowUpAsked', days: day })),
    ],
  };
};

/** What the clock makes of a proposal in support, one thing at a time. */
export const touchSupport = (proposal: Proposal, after: After, at: string, around: Around): Change<Proposal> => {
  if (after.introductions.some((introduction) => isOpen(introduction) && introduction.until <= at)) return lapsed(proposal, after, at, around);
  const next = nextFollowUp(proposal, after);
  return next && next.at <= at ? followedUp(proposal, after, { day: next.day, at }, around) : { root: withAfter(proposal, after).root, facts: [] };
};

type Answer = { readonly at: string; readonly day: number; readonly going: Going; readonly text: string };

/** One of those who were asked says how it goes, once for each time; `introduction` is that of a party that was introduced. */
export const answerFollowUp = (
  proposal: Proposal,
  after: After,
  { at, day, going, text, introduction }: Answer & { introduction?: string },
): Change<Proposal> => {
  requireStage(proposal, ['in-support']);
  const asked = after.followUps.find((candidate) => candidate.day === day);
  refuseUnless(asked, 'support.not-asked');
  refuseUnless(!asked.answers.some((answer) => answer.introduction === introduction), 'support.answered');
  refuseUnless(introduction === undefined || after.introductions.some(({ id, state }) => id === introduction && state === 'made'), 'item.not-found');
  const answered: FollowUp = { ...asked, answers: [...asked.answers, { at, going, text, ...(introduction ? { introduction } : {}) }] };
  return {
    ...withAfter(proposal, { ...after, followUps: after.followUps.map((candidate) => (candidate === asked ? answered : candidate)) }),
    facts: [{ type: 'FollowUpAnswered', days: day, party: introduction ? 'owner' : 'applicant' }],
  };
};

/** Staff keep what they heard at a follow-up; its task is done with it. */
export const recordFollowUp = (
  proposal: Proposal,
  after: After,
  { by, at, day, going, text, task }: Answer & { by: Actor; task?: { before: Task; change: Change<Task> } | undefined },
): Change<Proposal> => {
  requireStage(proposal, ['in-support']);
  const asked = after.followUps.find((candidate) => candidate.day === day);
  refuseUnless(asked, 'support.not-asked');
  const recorded: FollowUp = { ...asked, recorded: { at, by: by.id, going, text } };
  return {
    ...withAfter(proposal, { ...after, followUps: after.followUps.map((candidate) => (candidate === asked ? recorded : candidate)) }),
    facts: [{ type: 'FollowUpRecorded', days: day, going }],
    besides: task ? [task] : [],
  };
};

type Words = { readonly id: string; readonly by: Actor; readonly at: string; readonly text: string; readonly kind?: 'note' | 'reply' };
/** Words of staff that stay among staff, or that the applicant reads. */
export const noted = (proposal: Proposal, { id, by, at, text, kind = 'note' }: Words): Pick<Change<Proposal>, 'root'> & { readonly items: Item[] } => {
  const note: Message = { id, seq: proposal.messages + 1, kind, by: by.id, at, text };
  return { root: { ...proposal, messages: note.seq }, items: [{ sk: SK.message(note.seq), type: 'message', ...note }] };
};

/** Support has done what it could: the end of the way. What is still open between two parties ends with it. */
export const completeSupport = (
  proposal: Proposal,
  after: After,
  { by, at, text, message, contacts }: { by: Actor; at: string; text: string; message: string; contacts: readonly ContactRequest[] },
): Change<Proposal> => {
  const to = moved(proposal, 'complete');
  const { root, items = [] } = noted(proposal, { id: message, by, at, text });
  const open = after.introductions.filter(isOpen);
  const introductions = after.introductions.map((introduction) => (isOpen(introduction) ? { ...introduction, state: 'ended' as const } : introduction));
  const ended = open.map(({ id }) => ({ type: 'IntroductionEnded' as const, introduction: id }));
  return {
    root: { ...root, stage: to, cameFrom: proposal.stage, owner: undefined, stageClock: undefined, nextTouch: undefined },
    items: [...items, afterItem({ ...after, introductions })],
    facts: [{ type: 'SupportCompleted', from: proposal.stage, to, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }, ...ended],
    besides: open.flatMap(({ demand }, i) => onDemand(contacts, demand, ended[i]!)),
  };
};
