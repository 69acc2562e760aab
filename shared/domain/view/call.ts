import { type Call, type CallWindow, hasOpened, isUnsealed, OPEN_INTAKE } from '../call.ts';
import { chosenRules } from '../call-rules.ts';
import { CURRENT_FORM } from '../forms.ts';

type Sayable = Pick<ReturnType<typeof chosenRules>, 'rubric' | 'blind' | 'sealed' | 'reviewersPerProposal'> & { readonly form: string };

/** What applicants may know of how they are judged, before they begin. */
const judging = (call: Partial<Call>): Sayable => {
  const { rubric, blind, sealed, reviewersPerProposal } = chosenRules(call);
  return { rubric, blind, sealed, reviewersPerProposal, form: call.form ?? CURRENT_FORM };
};

/** What everybody may know of a call. */
export const publicCall = (call: Call, window: CallWindow) => {
  const { id, title, summary, opensAt, closesAt, requires, capPerOrganisation, questions } = call;
  return {
    id,
    title,
    summary,
    window,
    ...(opensAt ? { opensAt } : {}),
    ...(closesAt ? { closesAt } : {}),
    requires,
    ...(capPerOrganisation ? { capPerOrganisation } : {}),
    questions,
    ...judging(call),
  };
};

/** The same with what only those who make calls know. */
export const adminCall = (call: Call, window: CallWindow, at: string) => {
  const { sealed: _s, rubric: _r, blind: _b, reviewersPerProposal: _n, ...rules } = chosenRules(call);
  const { stage, graceMinutes, inviteOnly, createdAt, extendedUntil, announcedEnd, version } = call;
  return {
    ...publicCall(call, window),
    ...rules,
    stage,
    graceMinutes,
    inviteOnly,
    createdAt,
    version,
    frozen: stage === 'closed' || hasOpened(call, at),
    unsealed: isUnsealed(call, at),
    ...(extendedUntil ? { extendedUntil } : {}),
    ...(announcedEnd ? { announcedEnd } : {}),
  };
};

/** The intake that is always there, in the same shape. */
export const openIntake = {
  id: OPEN_INTAKE,
  title: { nl: 'Doorlopende intake', en: 'Open intake' },
  summary: {
    nl: 'Dien op elk moment een voorstel in, over elk onderwerp dat OT veiliger maakt. Wij kijken eerst of het past en vragen daarna meer.',
    en: 'Send in a proposal at any time, on anything that makes OT more secure. We first look whether it fits, and then ask for more.',
  },
  window: 'open' as const,
  requires: 'step-1' as const,
  questions: [],
  ...judging({}),
};
