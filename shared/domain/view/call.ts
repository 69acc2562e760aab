import type { Call, CallWindow } from '../call.ts';
import { OPEN_INTAKE } from '../call.ts';

/** What everybody may know of a call. */
export const publicCall = ({ id, title, summary, opensAt, closesAt, requires, capPerOrganisation, questions }: Call, window: CallWindow) => ({
  id,
  title,
  summary,
  window,
  ...(opensAt ? { opensAt } : {}),
  ...(closesAt ? { closesAt } : {}),
  requires,
  ...(capPerOrganisation ? { capPerOrganisation } : {}),
  questions,
});

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
};
