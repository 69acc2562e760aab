import type { LettersTo } from '../said.ts';
import { a, the } from './words.ts';

export const reviewer: LettersTo<'reviewer'> = {
  invitation: (about) => ({
    subject: about.reference ? `Will you review proposal ${about.reference}?` : 'Will you review a proposal?',
    heading: 'Will you review a proposal?',
    paragraphs: [
      `We would like your opinion on ${a(about)}. A review takes 30 to 45 minutes.`,
      about.blind
        ? 'You do not see whose proposal it is. Look first all the same whether you are free to judge: once you have signed in we ask whether you have a tie with organisations on a list. Have you another interest in it, or do you recognise the work of somebody you deal with? Then say so, and we ask somebody else.'
        : 'First look whether you are free to judge: do you know the applicant or a partner, do you compete, or have you an interest in it? Then say so, and we ask somebody else.',
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
    subject: about.reference ? `Your review of ${about.reference} is due soon` : 'Your review is due soon',
    heading: 'Your review is due soon',
    paragraphs: [`This is a reminder of your review of ${the(about)}. Will you not manage? Hand it back or tell us; that helps more than waiting.`],
    next: about.due ? `Please send in your review by ${about.due}.` : 'Please send in your review before the date on its page.',
  }),
  'review-today': (about) => ({
    subject: about.reference ? `Your review of ${about.reference} is due today` : 'Your review is due today',
    heading: 'Your review is due today',
    paragraphs: [`Today is the date that we agreed on for your review of ${the(about)}. Will you not manage? Tell us, so that we know where we stand.`],
    next: 'Please send in your review today, or hand it back.',
  }),
  'review-late': (about) => ({
    subject: about.reference ? `Your review of ${about.reference} is late` : 'Your review is late',
    heading: 'Your review is not in yet',
    paragraphs: [
      `We are still waiting for your review of ${the(about)}${about.due ? `; the date that we agreed on was ${about.due}` : ''}. Can you no longer do it? Hand it back; that helps more than waiting.`,
    ],
    next: 'Please send in your review as soon as you can. If it does not come, we ask somebody else.',
  }),
  'review-reopened': (about) => ({
    subject: about.reference ? `Your review of ${about.reference} is open again` : 'Your review is open again',
    heading: 'Would you look at your review once more?',
    paragraphs: [
      [
        about.asked
          ? `We ask you to look once more at your review of ${the(about)}. It is open to you again.`
          : `Your review of ${the(about)} is open to you again.`,
        about.changed
          ? 'The text has changed since you sent it in; its page shows what is different.'
          : 'Nothing of the text has changed since you sent it in.',
      ].join(' '),
      'What you wrote is still there. Does it change nothing for you? Then send it in again as it is.',
    ],
    next: about.due
      ? `Please send your review in again by ${about.due}. Until then it does not count.`
      : 'Please send your review in again. Until then it does not count.',
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
    paragraphs: [
      `We no longer need your review of ${the(about)}. Thank you for the time that you gave it.`,
      'What you had written so far is kept in case we ask you again. It is removed once the decision is announced, or else with the data of the proposal.',
    ],
    next: 'Nothing is asked of you.',
  }),
  'discussion-news': (about) => ({
    subject: about.reference ? `${about.reference} is being discussed` : 'A proposal is being discussed',
    heading: 'There is something new in the discussion',
    paragraphs: [`Somebody wrote something in the discussion about ${the(about)}, which you reviewed. Sign in to read it, beside your review.`],
    next: 'Read it if you like, and join in. The discussion closes once the decision is announced.',
  }),
};
