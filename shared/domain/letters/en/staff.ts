import type { LettersTo } from '../said.ts';
import { a, large, NOUN, the } from './words.ts';

export const staff: LettersTo<'staff'> = {
  'new-item': (about) => ({
    subject: `New: ${a(about)}`,
    heading: `A new ${NOUN[about.kind]} has come in`,
    paragraphs: [`${large(a(about))} is waiting for a liaison.`],
    next: about.due ? `Please deal with it by ${about.due}.` : 'Please look at it within the time agreed.',
  }),
  answered: (about) => ({
    subject: `New on ${the(about)}`,
    heading: 'The sender has answered',
    paragraphs: [`The sender of ${the(about)} has let us know something.`],
    next: about.due ? `Please go on with it by ${about.due}.` : 'Please read it and go on with it.',
  }),
  'reviewer-lost': (about) => ({
    subject: `A reviewer is missing for ${the(about)}`,
    heading: 'A reviewer is missing',
    paragraphs: [`A review of ${the(about)} is not coming, or is much too late.`],
    next: 'See at the proposal who is still taking part, and choose another reviewer.',
  }),
  'round-closed': (about) => ({
    subject: `The reviews of ${the(about)} are in`,
    heading: 'The round of reviews has closed',
    paragraphs: [`The reviews of ${the(about)} are ready for deliberation.`],
    next: about.due
      ? `Please decide by ${about.due}. The applicant sees nothing until you announce.`
      : 'Please decide. The applicant sees nothing until you announce.',
  }),
  'approval-asked': (about) => ({
    subject: `The decision on ${the(about)} needs somebody else`,
    heading: 'A decision waits for somebody else to agree',
    paragraphs: [`A decision on ${the(about)} has been made. It cannot be announced before somebody else agrees to it.`],
    next: about.due
      ? `Please read the decision and its letter, and say by ${about.due} whether you agree.`
      : 'Please read the decision and its letter, and say whether you agree.',
  }),
  'withdrawn-staff': (about) => ({
    subject: `${large(the(about))} has ended`,
    heading: `A ${NOUN[about.kind]} has ended`,
    paragraphs: [`${large(the(about))} was withdrawn by the applicant, or was closed because no answer came.`],
    next: 'Reviewers who were at work have been told. Nothing is asked of you.',
  }),
  alert: (about) => ({ subject: about.reference ? `Look now: ${about.reference}` : 'Look now', heading: 'Look now', paragraphs: [], next: '' }),
  alerts: (about) => ({
    subject: about.count === 1 ? 'Look now: one more item' : `Look now: ${about.count} more items`,
    heading: 'Look now',
    paragraphs: [
      about.count === 1
        ? 'Since our last mail one more item needs you at once.'
        : `Since our last mail ${about.count} more items need you at once. We name them together, so that they do not fill your mailbox.`,
    ],
    next: 'Please sign in and look at them today, the top of your queue first.',
  }),
  'handed-over': (about) => ({
    subject: `${large(the(about))} is now yours`,
    heading: `A ${NOUN[about.kind]} was handed to you`,
    paragraphs: [`From now on you look after ${the(about)}.`],
    next: about.due ? `Please deal with it by ${about.due}.` : 'Please look at what it needs first.',
  }),
  late: (about) => ({
    subject: `${large(the(about))} is late`,
    heading: `A ${NOUN[about.kind]} is late`,
    paragraphs: [`The time for ${the(about)} is over, and nobody has acted.`],
    next: 'Please go on with it today, or hand it over. A working day from now others are asked to help.',
  }),
  escalated: (about) => ({
    subject: `${large(the(about))} has waited too long`,
    heading: `A ${NOUN[about.kind]} has waited too long`,
    paragraphs: [`The time for ${the(about)} is over. Whoever looks after it has not acted in time, or is away.`],
    next: 'Please look together who takes it up, and do so today.',
  }),
  digest: (about) => ({
    subject: 'News from the desk',
    heading: 'News from the desk',
    paragraphs: [`This is what happened at the ${about.community} since the last overview, and what asks for you.`],
    next: 'Sign in to go on. At your own settings you choose whether news reaches you together or one by one.',
  }),
  'colleague-asked': (about) => ({
    subject: `A colleague asks you about ${the(about)}`,
    heading: 'A colleague asks you something',
    paragraphs: [`For the reply to ${the(about)} a colleague needs to know something from you. You read the question once you sign in.`],
    next: about.due ? `Please answer in time for a reply by ${about.due}.` : 'Please answer as soon as you can.',
  }),
  'colleague-answered': (about) => ({
    subject: `A colleague answered about ${the(about)}`,
    heading: 'Your colleague has answered',
    paragraphs: [`What was asked about ${the(about)} has been answered.`],
    next: about.due ? `Please go on with it by ${about.due}.` : 'Please read it and go on with it.',
  }),
  discussion: (about) => ({
    subject: `Discussion about ${the(about)}`,
    heading: 'There is something new in the discussion',
    paragraphs: [`Somebody wrote something in the discussion about ${the(about)}.`],
    next: 'Read it and join in, or go on with the decision.',
  }),
  'look-again': (about) => ({
    subject: `Look again at ${the(about)}`,
    heading: `A ${NOUN[about.kind]} wants your attention again`,
    paragraphs: [`The day has come that was set for ${the(about)}.`],
    next: about.due ? `Please go on with it by ${about.due}.` : 'Please see how far it is.',
  }),
};
