import type { About, LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** The right door first; whoever wrote here all the same keeps duties that no mail to us fulfils. */
const doorOf = ({ door, csirt, disclosure }: About): string[] => {
  if (door === 'vulnerability') return [`A vulnerability belongs with our disclosure desk: ${disclosure}. Please report it there; we pass nothing on by mail.`];
  const call = `Is something going wrong in an installation right now? Do not wait for us: call ${csirt.name}, ${csirt.phone}.`;
  return door === 'incident'
    ? [
        `${call} You also find them at ${csirt.url}.`,
        'Telling us is not a NIS2 notification. If you have a duty to notify, fulfil it with your CSIRT or supervisor.',
      ]
    : [call];
};

export const sender: LettersTo<'sender'> = {
  'contact-received': (about) => ({
    subject: about.reference ? `Message ${about.reference} received` : 'Your message has been received',
    heading: 'We have received your message',
    paragraphs: [
      `Somebody, most likely you, sent a message to the ${about.community} with this address.`,
      ...doorOf(about),
      'Was it not you? Then do nothing, or tell us.',
    ],
    button: 'See how far it is',
    next: about.next
      ? `A liaison reads your message. You get a personal reply by ${about.next} at the latest.`
      : 'A liaison reads your message and replies in person.',
  }),
  'contact-reply': (about) => ({
    subject: `A reply to ${yours(about)}`,
    heading: 'Here is our reply',
    paragraphs: [`There is a reply to ${yours(about)}.`],
    message: { intro: 'Our reply:', hidden: 'The reply is there for you to read. Because of the label of your message we do not put it in a mail.' },
    next: 'Do you want to add or ask something? Write to us again, and we go on from there.',
  }),
  'contact-reminder': (about) => ({
    subject: `We wait for your answer on ${yours(about)}`,
    heading: 'We wait for your answer',
    paragraphs: [`A week ago we replied to ${yours(about)} and have not heard from you since.`],
    next: 'Is everything clear? Then nothing is asked of you. If we hear nothing for another week, we close your message.',
  }),
  'contact-lapsed': (about) => ({
    subject: `We have closed ${yours(about)}`,
    heading: 'We have closed your message',
    paragraphs: [`After our reply to ${yours(about)} we heard nothing more, so we take it that it has been dealt with.`],
    next: 'Is something still open? Write to us within two weeks, and we take it up again. Later is fine too: then we begin anew.',
  }),
  'contact-merged': (about) => ({
    subject: `${large(yours(about))} is dealt with together with another`,
    heading: 'We have brought your message together with another',
    paragraphs: [`What we know about the matter of ${yours(about)} now stands in one place. We go on from there.`],
    next: 'Is something still open for you? Reply to this mail, and we look at it.',
  }),
  'contact-converted': (about) => ({
    subject: `Your message is now a draft${about.reference ? `: ${about.reference}` : ''}`,
    heading: 'Your message can become a proposal',
    paragraphs: [
      'We think that your idea deserves a proposal. What you wrote has been put into a draft for you; you fill in the rest, and nobody but you can read it until you send it in.',
      'Was it not you who wrote to us? Then do nothing: without a further step of yours the draft is deleted by itself.',
    ],
    button: 'Open the draft',
    next: 'Read what is there, fill in the rest, and send it in when you are ready.',
  }),
  'privacy-extended': (about) => ({
    subject: `We need longer for ${yours(about)}`,
    heading: 'We need longer for your request',
    paragraphs: [
      `The law gives us one month to answer ${yours(about)}. Because it is complex, or because we have many to answer, we make use of the two months more that the law allows.`,
      'You may complain about this to the data protection authority.',
    ],
    next: about.next ? `You get our answer by ${about.next}, sooner if we can.` : 'You get our answer within these two months, sooner if we can.',
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
