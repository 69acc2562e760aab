import type { DigestWords } from '../said.ts';

export const digest: DigestWords = {
  group: { late: 'Late', act: 'Asks for you', soon: 'Due soon', news: 'Good to know' },
  what: {
    'new-item': 'has just come in',
    answered: 'the sender wrote',
    'reviewer-lost': 'a reviewer is missing',
    'round-closed': 'the reviews are in',
    'approval-asked': 'a decision waits for you to agree',
    'withdrawn-staff': 'has ended',
    alert: 'needs a look now',
    'handed-over': 'is yours now',
    'colleague-asked': 'a colleague asks you something',
    'colleague-answered': 'your colleague has answered',
    discussion: 'it is being discussed',
    'look-again': 'back on your desk',
    late: 'its time has passed',
    escalated: 'has waited too long',
  },
  item: { proposal: 'Proposal', 'contact-request': 'Message', task: 'Task about' },
  due: (date) => `by ${date}`,
  late: (date) => `was due ${date}`,
  settings: 'Choose how news reaches you',
  more: (count) => `There is more: ${count} further ${count === 1 ? 'item stands' : 'items stand'} in your queue.`,
};
