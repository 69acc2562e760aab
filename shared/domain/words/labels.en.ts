/** English words for stages and next steps. */
export const en = {
  stage: {
    draft: 'Draft',
    received: 'Received',
    'being-checked': 'Being checked',
    question: 'A question for you',
    'in-review': 'In review',
    decided: 'Decided',
    'in-support': 'Being supported',
    closed: 'Closed',
  },
  standard: {
    'step-2':
      'Your proposal fits what we do. Before reviewers can read it, we need the rest of the form. Please fill in the remaining parts, and then answer this question.',
  },
  contactStage: { received: 'Received', 'in-hand': 'Being dealt with', 'your-turn': 'Waiting for your answer', closed: 'Closed' },
};

/** English words for outcomes, apart from the others: letters need no more. */
export const outcome = {
  accepted: 'Accepted: we offer support',
  'accepted-with-conditions': 'Accepted, with conditions',
  pitch: 'Invited to pitch in an expert session',
  reserve: 'On the reserve list',
  declined: 'Declined, with feedback',
  resubmit: 'Revise and send in again',
  'out-of-scope': 'Outside what we do',
  redirected: 'Sent on to a better place',
};
