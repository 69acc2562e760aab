import type { FileReason } from '../../attachment.ts';
import type { About, LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** Of files there is nothing but proposals: one way less to say it. */
const proposal = ({ reference }: About): string => (reference ? `your proposal ${reference}` : 'your proposal');

const WHY: Readonly<Record<FileReason, string>> = {
  threat: 'malicious code was found in it. Check the computer that it comes from, then add a clean file.',
  unreadable: 'we could not look into it, mostly because of a password. Save it without one.',
  unscanned: 'we could not check it, which is our fault. Please add it again.',
  'not-pdf': 'it is not a PDF. Save the document as a PDF.',
  size: 'it is empty or larger than 10 MB.',
  purged: 'something in it should not lie with us, so we removed it. Add it again without that.',
};

export const applicant: LettersTo<'applicant'> = {
  'item-link': (about) => ({
    subject: about.reference ? `Your link to proposal ${about.reference}` : 'Your link to your proposal',
    heading: 'Here is the link to your proposal',
    paragraphs: [
      `Somebody, most likely you, entered this address at the ${about.community} to start a proposal. Opening the link also tells us that the address is yours; without that a proposal cannot be sent in.`,
      'Was it not you? Then do nothing. The draft disappears by itself.',
    ],
    button: 'Open your proposal',
    next: 'Your proposal is a draft until you send it in. You can stop half-way and come back by this link.',
  }),
  'link-renewed': (about) => ({
    subject: `A new link to ${yours(about)}`,
    heading: 'Here is your new link',
    paragraphs: [
      `Earlier links to ${yours(about)} no longer work, and whoever had opened one can see nothing of it any more.`,
      'Did you not expect this? Then tell us.',
    ],
    button: 'See how far it is',
    next: 'Nothing else has changed.',
  }),
  'draft-warning': (about) => ({
    subject: about.reference ? `Draft ${about.reference} will be removed` : 'Your draft will be removed',
    heading: 'Your draft will soon be removed',
    paragraphs: [`Nothing has changed in ${yours(about)} for some time, and it was not sent in. We do not keep drafts for ever.`],
    button: 'Open your draft',
    next: `Do you want to go on? Open the draft and save something. If you do nothing, we remove it${about.due ? ` on ${about.due}` : ' soon'}, and nothing of it stays with us.`,
  }),
  'sign-in-link': (about) => ({
    subject: 'Your sign-in link',
    heading: 'Your sign-in link',
    paragraphs: [
      `Somebody, most likely you, asked for a link to sign in at the ${about.community}.`,
      'Was it not you? Then do nothing. Nobody can sign in without this mail.',
    ],
    button: 'Sign in',
    next: 'After signing in you can go on with your proposal, message or review.',
  }),
  'team-invitation': (about) => ({
    subject: about.reference ? `Will you join in on proposal ${about.reference}?` : 'Will you join in on a proposal?',
    heading: 'Somebody asks you to join in on a proposal',
    paragraphs: [
      `Somebody who prepares a proposal for the ${about.community} entered this address, so that you can read along or help to write. You see in the proposal itself who that is.`,
      'Do you know nothing of this? Then do nothing. Without the link nobody can act in your name.',
      'Whoever takes part in a proposal does not review it, now or later.',
    ],
    button: 'Look at it and join',
    next: 'You are in the team once you have opened the link. You can leave it again at any time.',
  }),
  receipt: (about) => ({
    subject: about.reference ? `Proposal ${about.reference} received` : 'Your proposal has been received',
    heading: 'We have received your proposal',
    paragraphs: [
      'Thank you for sending it in. Please keep this mail.',
      ...(about.promised ? [`You get a decision by ${about.promised} at the latest. If that date moves, your status page shows the new one.`] : []),
      ...(about.undated ? ['We cannot name a date for the decision yet, because no reviewer has a place free. You get a mail as soon as there is one.'] : []),
      'The receipt is a fingerprint of exactly what you sent in. With it we can both show later that nothing was changed.',
    ],
    next: 'A liaison looks at your proposal first and then lets you know how it goes on.',
  }),
  question: (about) => ({
    subject: `A question about ${yours(about)}`,
    heading: 'We have a question for you',
    paragraphs: [`We need to know a little more before we can go on with ${yours(about)}.`],
    message: { intro: 'Our question:', hidden: 'The question is there for you to read. Because of the label of your proposal we do not put it in a mail.' },
    next: 'We wait for your answer. Until it is here, our own clock stands still.',
  }),
  'question-reminder': (about) => ({
    subject: `Our question about ${yours(about)} is still open`,
    heading: 'Our question is still open',
    paragraphs: [
      `We have not had your answer to our question about ${yours(about)} yet.`,
      `Do you need more time? Tell us, and we arrange it. Without any word from you we close the proposal${about.due ? ` on ${about.due}` : ' after a while'}.`,
    ],
    next: 'We wait for your answer.',
  }),
  admitted: (about) => ({
    subject: `${large(yours(about))} goes to the reviewers`,
    heading: 'Your proposal goes to the reviewers',
    paragraphs: [
      'Your proposal is complete and fits what we do. Independent experts now read it and give their opinion. Whoever has an interest in it does not take part.',
    ],
    next: 'You get a decision when the reviews are in.',
  }),
  decision: (about) => ({
    subject: `There is a decision on ${yours(about)}`,
    heading: 'There is a decision',
    paragraphs: [
      about.outcome
        ? `We have decided on ${yours(about)}. The outcome is “${about.outcome}”.`
        : `We have decided on ${yours(about)}. The decision is there for you to read.`,
      'In the decision you read how we came to it, what we advise, and what you can do then.',
    ],
    message: { intro: 'From the decision:', hidden: '' },
    next: 'Read the decision and what it advises.',
  }),
  confirmed: (about) => ({
    subject: `We have noted your answer on ${yours(about)}`,
    heading: 'We have noted your answer',
    paragraphs: [`Thank you for your answer on ${yours(about)}.`],
    next: 'Your liaison gets in touch with you about what follows.',
  }),
  withdrawn: (about) => ({
    subject: `${large(yours(about))} is withdrawn`,
    heading: 'Your proposal is withdrawn',
    paragraphs: [
      `As you asked, we have stopped working on ${yours(about)}. Reviewers can no longer read it. We keep it no longer than our privacy statement says.`,
      'Was it not you who withdrew it? Then tell us at once.',
    ],
    next: 'Nothing is asked of you. You are welcome to send in a new proposal later.',
  }),
  merged: (about) => ({
    subject: `${large(yours(about))} goes on with an earlier one`,
    heading: 'We go on with an earlier proposal',
    paragraphs: [
      `What you describe in ${yours(about)} is with us already, in another proposal. So that nobody judges it twice, we go on with that one and have closed this one.`,
    ],
    next: 'Nothing is asked of you. Do you think that it is something else? Then reply to this mail.',
  }),
  lapsed: (about) => ({
    subject: `${large(yours(about))} is closed`,
    heading: 'Your proposal is closed',
    paragraphs: [`We had no answer to our question about ${yours(about)}, so we have closed it. That is not a judgement of what you proposed.`],
    next: 'Do you still want to go on? Tell us, and we look together at what is possible. You can also send in a new proposal.',
  }),
  purged: (about) => ({
    subject: `We took text out of ${yours(about)}`,
    heading: 'We took text out of your proposal',
    paragraphs: [
      `There was something in ${yours(about)} that should not lie with us, such as a password, the address of an installation or somebody else's personal data. We have taken it out everywhere; the rest is as you sent it.`,
      'What is stored has changed, and with it the receipt. This is the one that counts from now on.',
    ],
    next: 'Nothing is asked of you. If the passage was a password or a key, please change it.',
  }),
  'file-refused': (about) => ({
    subject: `A file with ${proposal(about)} cannot be read`,
    heading: 'We could not take in a file',
    paragraphs: [
      `Nobody can read file ${about.file} with ${proposal(about)}: ${WHY[about.fileReason ?? 'unscanned']}`,
      'The proposal itself is with us, and nothing of it is lost. As long as you can still change it, you can add another file on its page. Is that no longer possible? Reply to this mail.',
    ],
    next: 'Look at your files, and add another one if it matters.',
  }),
  'first-date': (about) => ({
    subject: `The date for ${yours(about)}`,
    heading: 'We can now name a date',
    paragraphs: [`When ${yours(about)} came in, no reviewer had a place free, and we could not say when you would hear from us. Now we can.`],
    next: about.promised ? `You get a decision by ${about.promised} at the latest.` : 'The date stands on your status page.',
  }),
  'new-date': (about) => ({
    subject: `A new date for ${yours(about)}`,
    heading: 'We need more time than we promised',
    paragraphs: [
      `The decision on ${yours(about)} will not be there by the date that we gave you. We are sorry for that. It says nothing about what we think of your proposal.`,
      ...(about.promised ? [`The new date for the decision is ${about.promised}.`] : []),
    ],
    next: about.promised ? `You get a decision by ${about.promised} at the latest.` : 'The new date stands on your status page.',
  }),
};
