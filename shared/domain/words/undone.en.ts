/** English words of the timeline for acts that were taken back while their letters waited. */
export const en = {
  /** Of an act whose own sentence says nothing about a letter. */
  mark: '(taken back)',
  acts: {
    QuestionAsked: 'A question to the applicant was taken back before it left.',
    Step2Asked: 'The rest of the form was asked for, and that was taken back before it left.',
    ProposalScreenedOut: 'The proposal was ended at the first check, and that was taken back.',
    ReviewerInvited: 'A reviewer was invited, and that was taken back before the letter left.',
    ContactReplied: 'A reply was written and taken back before it left.',
    ContactRedirected: 'Sending the sender on was taken back before the letter left.',
  },
};
