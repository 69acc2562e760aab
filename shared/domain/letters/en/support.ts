import type { LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** Letters about what comes after a decision. None gives its outcome away, since most are about a proposal that may not stand in a mail. */
export const support: LettersTo<'support'> = {
  'offer-reminder': (about) => ({
    subject: `The decision on ${yours(about)} still asks something of you`,
    heading: 'We have not heard from you yet',
    paragraphs: [
      `The decision on ${yours(about)} says what we ask of you. We have no answer to that yet.`,
      `Do you need more time? Tell us. Without any word from you we close the proposal${about.due ? ` on ${about.due}` : ''}.`,
    ],
    next: 'Sign in and read what is still open.',
  }),
  'offer-lapsed': (about) => ({
    subject: `${large(yours(about))} is closed`,
    heading: 'Your proposal is closed',
    paragraphs: [
      `The time that the decision on ${yours(about)} gave has passed, so we have closed it. That says nothing about the worth of what you proposed.`,
    ],
    next: 'Do you still want to go on? Write to us within 90 days, and we look together at what is possible. You can also send in a new proposal.',
  }),
  'condition-returned': (about) => ({
    subject: `We need a little more for ${yours(about)}`,
    heading: 'We need a little more from you',
    paragraphs: [`We have looked at what you sent for ${yours(about)}. It is not enough yet.`],
    message: { intro: 'What is still missing:', hidden: 'You read what is still missing after signing in.' },
    next: 'Sign in and send what is missing. Then we look at it again.',
  }),
  'conditions-met': (about) => ({
    subject: `We have looked at what you sent about ${yours(about)}`,
    heading: 'Everything has been checked',
    paragraphs: [`We have looked at all that you sent for ${yours(about)}. Nothing is open any more.`],
    next: 'Your liaison gets in touch with you about what follows.',
  }),
  'pitch-planned': (about) => ({
    subject: `There is a date for ${yours(about)}`,
    heading: 'We would like to see you at a session',
    paragraphs: [
      `A moment has been chosen for ${yours(about)}${about.due ? `: ${about.due}` : ''}. Time and place stand with your proposal.`,
      'Can you not make it? Tell us as soon as you can.',
    ],
    next: 'Sign in to read the time and place.',
  }),
  promoted: (about) => ({
    subject: `There is news about ${yours(about)}`,
    heading: 'There is news about your proposal',
    paragraphs: [`Something has changed for ${yours(about)}. You read what it is after signing in.`],
    next: 'Your liaison gets in touch with you about what follows.',
  }),
  'reconsideration-asked': (about) => ({
    subject: `We have your request to reconsider ${yours(about)}`,
    heading: 'We have received your request for a reconsideration',
    paragraphs: [
      `Somebody who had no part in the decision on ${yours(about)} reads your reasons and looks at it again.`,
      'While that goes on, we close nothing.',
    ],
    next: `You get an answer${about.due ? ` by ${about.due} at the latest` : ' within ten working days'}.`,
  }),
  'reconsideration-answered': (about) => ({
    subject: `There is an answer to your request to reconsider ${yours(about)}`,
    heading: 'There is an answer to your request for a reconsideration',
    paragraphs: [`Somebody who had no part in the decision on ${yours(about)} has read your reasons and looked at it again.`],
    message: { intro: 'Our answer:', hidden: '' },
    next: 'Sign in to read the answer.',
  }),
  introduction: (about) => ({
    subject: `Would you like to meet somebody? A question about ${yours(about)}`,
    heading: 'Would you like to meet somebody?',
    paragraphs: [
      about.kind === 'contact-request'
        ? 'We know somebody with a solution that may fit what you are looking for.'
        : 'We know somebody who asks for something that your proposal may answer.',
      'You do not know yet who that is, nor do they know who you are. Only when you have both said yes do we send you each other’s name and address. If you say no, nobody hears of it.',
    ],
    next: `Sign in, read what it is about and say yes or no${about.due ? ` by ${about.due} at the latest` : ''}.`,
  }),
  'introduction-ended': (about) => ({
    subject: `The introduction about ${yours(about)} does not take place`,
    heading: 'The introduction does not take place',
    paragraphs: ['We asked you whether you would like to meet somebody. That does not go on. There can be many reasons; we never say which.'],
    next: 'Nothing is asked of you. Your liaison keeps looking for another opportunity.',
  }),
  introduced: (about) => ({
    subject: `You can meet: what follows from ${yours(about)}`,
    heading: 'You have both said yes',
    paragraphs: ['Below you see whom you can meet. At this moment they get your name, organisation and e-mail address.'],
    next: 'Get in touch with each other. After a month we ask how it goes.',
  }),
  'follow-up': (about) => ({
    subject: `How is it going? A short question about ${yours(about)}`,
    heading: 'How is it going?',
    paragraphs: ['We would like to know how it goes and whether we can do anything. Answering takes you a minute.'],
    next: 'Sign in and answer. Your liaison reads it.',
  }),
  'support-completed': (about) => ({
    subject: `Our work on ${yours(about)} is done`,
    heading: 'We complete our work on your proposal',
    paragraphs: [`We have completed our work on ${yours(about)}. Thank you for your trust, and good luck with what follows.`],
    next: 'Nothing is asked of you. With a new idea you are always welcome.',
  }),
  reopened: (about) => ({
    subject: `${large(yours(about))} is open again`,
    heading: 'We go on with your proposal',
    paragraphs: [`We had closed ${yours(about)} and have opened it again now. It stands where it stood.`],
    next: 'Sign in to see what the next step is.',
  }),
};
