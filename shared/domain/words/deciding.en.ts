/** English words for what stands in the way of a decision, its letter and its discussion. */
export const en = /* @__PURE__ */ (() => ({
  problems: {
    'decision.reviews-missing': {
      title: 'There are fewer reviews than the rules ask for',
      detail: 'Wait for more reviews, or give the reason why you decide without them.',
    },
    'decision.letter-unedited': { title: 'The letter is not finished', detail: 'Look at each place that is marked, and put your own words there.' },
    'decision.not-open': {
      title: 'This is not possible now',
      detail: 'It is possible from the announcement of a decision until the next step has been taken. Reload the page to see where it stands.',
    },
    'decision.made': {
      title: 'Somebody decided meanwhile',
      detail: 'That decision stands now, and yours was not recorded. Read it before you send anything that takes its place.',
    },
    'reserve.not-waiting': {
      title: 'This proposal is not on the reserve list',
      detail: 'It has been promoted, or is not there any more. Reload the page to see where it stands.',
    },
    'decision.letter-names': {
      title: 'The letter could tell who judged it',
      detail: 'Write each of these places otherwise. If it has to stand there, say below the letter why it is meant.',
    },
    'message.names-reviewers': {
      title: 'This text could tell who judges',
      detail: 'The applicant reads it. Write each of these places otherwise; nothing was sent.',
    },
    'decision.draft-changed': { title: 'Somebody else saved this letter', detail: 'Reload the page to see what they wrote. Copy your own words first.' },
    'decision.involved': {
      title: 'You had a part in the earlier decision',
      detail: 'Others decide, agree and announce now. The page of the decision names who can. If that is nobody, ask an administrator for another chair.',
    },
    'decision.own-approval': { title: 'This is your own decision', detail: 'Ask somebody else at the desk to agree to it.' },
    'decision.approved-before': { title: 'You agreed to this before', detail: 'There is nothing more for you to do.' },
    'decision.approvals-missing': { title: 'Not enough people agree yet', detail: 'Ask others at the desk to agree, then announce the decision.' },
    'decision.decider-conflicted': {
      title: 'Whoever decided has a conflict by now',
      detail: 'Take the proposal back into deliberation and let somebody else decide.',
    },
    'discussion.closed': { title: 'The discussion is closed', detail: 'Nothing can be added to it now.' },
    'discussion.own-first': { title: 'Your own review comes first', detail: 'Send it in; after that you can read and join the discussion.' },
  },
  fields: {
    'letter.mark-left': 'A place between ⟦ and ⟧ is still waiting for your own words.',
    'letter.names-person': 'Here stands the name of a reviewer or of somebody at the desk: “{found}”. Leave it out.',
    'letter.names-organisation': 'Here stands the organisation of a reviewer: “{found}”. Leave it out.',
    'letter.names-address': 'Here stands a mail address: “{found}”. Leave it out; whom the applicant can talk to has a field of its own.',
    'letter.names-alias': 'Here stands what only the panel calls a reviewer: “{found}”. Leave it out.',
  },
  facts: {
    DecisionApproved: 'Somebody else agreed to the decision that is held.',
    DiscussionAdded: 'Something was said in the discussion.',
    OutcomeProposed: 'An outcome was proposed in the discussion.',
  },
}))();
