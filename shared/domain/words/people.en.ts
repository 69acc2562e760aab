/** English words for what is wrong with a profile, an organisation or a relation. */
export const en = /* @__PURE__ */ (() => ({
  problems: {
    'organisation.itself': { title: 'An organisation is no other than itself', detail: 'Choose another organisation.' },
    'organisation.known': {
      title: 'This name or domain belongs to another organisation',
      detail: 'Are they the same? Then merge them on the page of that organisation.',
    },
    'organisation.merged': { title: 'This organisation was merged into another', detail: 'Open the organisation that is left, and change that one.' },
    'organisation.too-many-names': {
      title: 'Too many names',
      detail: 'An organisation has at most thirty names. Take out names that nobody uses, and then merge.',
    },
    'conflict.not-waivable': {
      title: 'This conflict cannot be waived',
      detail: 'Only a competitor, joint work or a customer can be waived. Dismiss it if it is not so, or confirm it.',
    },
  },
  fields: {
    'organisation.known': 'This belongs to another organisation. Are they the same? Then merge them.',
    'organisation.unknown': 'No organisation goes by this name. Choose one from the list.',
    'organisation.domain': 'Enter a mail domain such as water.example.',
    'organisation.shared-domain': 'Many strangers share this mail domain; it says nothing about an employer. Leave it out.',
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
