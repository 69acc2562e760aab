import type { LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

export const sender: LettersTo<'sender'> = {
  'contact-received': (about) => ({
    subject: about.reference ? `Message ${about.reference} received` : 'Your message has been received',
    heading: 'We have received your message',
    paragraphs: [
      `Somebody, most likely you, sent a message to the ${about.community} with this address.`,
      `Is something going wrong in an installation right now? Do not wait for us: call ${about.csirt.name}, ${about.csirt.phone}.`,
      'Was it not you? Then do nothing, or tell us.',
    ],
    button: 'See how far it is',
    next: 'A liaison reads your message and replies in person.',
  }),
  'contact-reply': (about) => ({
    subject: `A reply to ${yours(about)}`,
    heading: 'Here is our reply',
    paragraphs: [`There is a reply to ${yours(about)}.`],
    message: { intro: 'Our reply:', hidden: 'The reply is there for you to read. Because of the label of your message we do not put it in a mail.' },
    next: 'Do you want to add or ask something? Write to us again, and we go on from there.',
  }),
  'contact-redirected': (about) => ({
    subject: `${large(yours(about))} belongs elsewhere`,
    heading: 'Your message belongs elsewhere',
    paragraphs: [
      `We cannot help you with ${yours(about)}; others can. Is something going on in an installation right now? Call ${about.csirt.name}: ${about.csirt.phone}.`,
    ],
    next: 'We have closed your message. Do you not know where to go? Reply to this mail, and we tell you.',
  }),
  'contact-resolved': (about) => ({
    subject: `We have dealt with ${yours(about)}`,
    heading: 'We have dealt with your message',
    paragraphs: [`As far as we know, everything in ${yours(about)} has been answered.`],
    next: about.next
      ? `Is something still open? Write to us by ${about.next}, and we take it up again.`
      : 'Is something still open? Write to us within two weeks, and we take it up again.',
  }),
};
