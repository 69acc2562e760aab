/** English words for what is wrong with a profile, an organisation or a relation. */
export const en = /* @__PURE__ */ (() => ({
  problems: {
    'conflict.not-waivable': {
      title: 'This conflict cannot be waived',
      detail: 'Only a competitor, joint work or a customer can be waived. Dismiss it if it is not so, or confirm it.',
    },
  },
  fields: {
    'standing.whom': 'Say with which organisation, or, for a competitor, what it competes in.',
    'standing.capability': 'Only a competitor can be one in a single field. Leave the field out.',
    'conflict.own': 'This person sent in the proposal. Choose somebody else.',
    'conflict.same-org': 'This person works for the same organisation. Choose somebody else.',
    'conflict.parent': 'This person works for a parent or a subsidiary of the organisation. Choose somebody else.',
    'conflict.named': 'This person or the employer is named in the proposal. Choose somebody else.',
    'conflict.family': 'This person has a family tie to somebody involved. Choose somebody else.',
    'conflict.financial': 'This person has a financial interest. Choose somebody else.',
    'conflict.competing-proposal': 'This person has a competing proposal. Choose somebody else.',
    'conflict.competitor': 'This person works for a competitor. Ask the chair, or choose somebody else.',
    'conflict.co-author': 'This person worked with the applicant lately. Ask the chair, or choose somebody else.',
    'conflict.customer': 'This person is a customer or supplier of the applicant. Ask the chair, or choose somebody else.',
  },
}))();
