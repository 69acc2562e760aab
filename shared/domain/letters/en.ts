import type { About, Letters } from './said.ts';

const NOUN = { proposal: 'proposal', 'contact-request': 'message', task: 'task' } as const;
const named = ({ kind, reference }: About): string => (reference ? `${NOUN[kind]} ${reference}` : NOUN[kind]);
const yours = (about: About): string => `your ${named(about)}`;
const a = (about: About): string => (about.reference ? named(about) : `a ${NOUN[about.kind]}`);
const the = (about: About): string => (about.reference ? named(about) : `the ${NOUN[about.kind]}`);
const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en: Letters = {
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
  receipt: (about) => ({
    subject: about.reference ? `Proposal ${about.reference} received` : 'Your proposal has been received',
    heading: 'We have received your proposal',
    paragraphs: [
      'Thank you for sending it in. Please keep this mail.',
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
        ? `We have decided on ${yours(about)}. The outcome: ${about.outcome}.`
        : `We have decided on ${yours(about)}. The decision is there for you to read.`,
      'In the decision you read how we came to it, what we advise, and how to ask for a reconsideration.',
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
    heading: 'We go on with your earlier proposal',
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
  invitation: (about) => ({
    subject: about.reference ? `Will you review proposal ${about.reference}?` : 'Will you review a proposal?',
    heading: 'Will you review a proposal?',
    paragraphs: [
      `We would like your opinion on ${a(about)}. A review takes 30 to 45 minutes.`,
      'First look whether you are free to judge: do you know the applicant or a partner, do you compete, or have you an interest in it? Then say so, and we ask somebody else.',
    ],
    button: 'See the invitation',
    next: about.due
      ? `Please accept or decline by ${about.due}. After that we ask somebody else.`
      : 'Please accept or decline within a few days. After that we ask somebody else.',
  }),
  'invitation-reminder': (about) => ({
    subject: about.reference ? `Still open: the invitation to review ${about.reference}` : 'Still open: an invitation to review',
    heading: 'Our invitation is still open',
    paragraphs: [`We asked you to review ${a(about)} and have not heard from you yet. Saying no is fine too: then we can ask somebody else in time.`],
    button: 'See the invitation',
    next: about.due
      ? `Please accept or decline by ${about.due}. After that the invitation ends.`
      : 'Please accept or decline. Otherwise the invitation ends in a few days.',
  }),
  'invitation-expired': (about) => ({
    subject: about.reference ? `The invitation to review ${about.reference} has ended` : 'An invitation to review has ended',
    heading: 'The invitation has ended',
    paragraphs: [`We did not hear from you about the review of ${a(about)}, so we are asking somebody else. We hope that you can join in another time.`],
    next: 'Nothing is asked of you.',
  }),
  'review-open': (about) => ({
    subject: about.reference ? `You can start on the review of ${about.reference}` : 'You can start on your review',
    heading: 'Thank you for taking this review',
    paragraphs: [
      `The full text of ${the(about)} is open to you now. What you write is kept as you go, so you can stop and come back.`,
      'Keep the text to yourself. Does it turn out that you are not free to judge? Declare it, at any time.',
    ],
    next: about.due ? `Please send in your review by ${about.due}.` : 'Please send in your review before the date on its page.',
  }),
  'review-reminder': (about) => ({
    subject: about.reference ? `Your review of ${about.reference}` : 'Your review',
    heading: 'Your review is not in yet',
    paragraphs: [`We are looking forward to your review of ${the(about)}. Will you not manage? Hand it back or tell us; that helps more than waiting.`],
    next: about.due
      ? `The date that we agreed on is ${about.due}. If the review stays away, we ask somebody else.`
      : 'If the review stays away, we ask somebody else.',
  }),
  'review-thanks': (about) => ({
    subject: about.reference ? `Your review of ${about.reference} is in` : 'Your review is in',
    heading: 'Thank you for your review',
    paragraphs: [`Your review of ${the(about)} has been received. You can read what others write once their review is in too, without names.`],
    next: 'The chair decides when all reviews are in. Once the decision is announced, you can see the outcome.',
  }),
  'review-cancelled': (about) => ({
    subject: about.reference ? `The review of ${about.reference} is no longer needed` : 'A review is no longer needed',
    heading: 'Your review is no longer needed',
    paragraphs: [`We no longer need your review of ${the(about)}. What you had written so far has been removed. Thank you for the time that you gave it.`],
    next: 'Nothing is asked of you.',
  }),
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
  'withdrawn-staff': (about) => ({
    subject: `${large(the(about))} has ended`,
    heading: `A ${NOUN[about.kind]} has ended`,
    paragraphs: [`${large(the(about))} was withdrawn by the applicant, or was closed because no answer came.`],
    next: 'Reviewers who were at work have been told. Nothing is asked of you.',
  }),
  alert: (about) => ({ subject: about.reference ? `Look now: ${about.reference}` : 'Look now', heading: 'Look now', paragraphs: [], next: '' }),
  'handed-over': (about) => ({
    subject: `${large(the(about))} is now yours`,
    heading: `A ${NOUN[about.kind]} was handed to you`,
    paragraphs: [`From now on you look after ${the(about)}.`],
    next: about.due ? `Please deal with it by ${about.due}.` : 'Please look at what it needs first.',
  }),
};
