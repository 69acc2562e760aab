/** English words for what is wrong with asking somebody for a review. */
export const en = /* @__PURE__ */ (() => ({
  problems: {
    'assignment.exists': { title: 'This reviewer has been asked already', detail: 'Choose somebody else, or wait for the answer.' },
    'assignment.passed': {
      title: 'This reviewer was asked before and said no or let it pass',
      detail: 'Nobody is asked twice about the same proposal. Choose somebody else.',
    },
    'assignment.no-place': {
      title: 'This reviewer has no place left in this quarter',
      detail: 'Choose somebody else, or have the number of places raised in the profile of this reviewer.',
    },
    'panel.changed': {
      title: 'The proposed panels have changed',
      detail: 'Somebody answered, or a place was taken, while you were looking. Read the panels as they are now and confirm them again.',
    },
    'panel.running': { title: 'The invitations of this call are being sent', detail: 'Wait until they are done. Nothing is sent twice.' },
    'panel.nothing': { title: 'There is nobody to invite', detail: 'No proposal of this call waits for reviewers who have a place free.' },
  },
  fields: {
    'assignment.exists': 'This reviewer has been asked already. Choose somebody else.',
    'assignment.passed': 'This reviewer was asked before and said no or let it pass. Choose somebody else.',
    'assignment.no-place': 'This reviewer has no place left in this quarter. Choose somebody else.',
  },
}))();
