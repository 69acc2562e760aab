const nl = {
  cannot: 'Niet beoordeeld',
  yes: 'Ja',
  no: 'Nee',
  votes: { yes: 'Ja', no: 'Nee', pitch: 'Eerst een pitch' },
  confidences: { '1': 'Niet zo zeker', '2': 'Redelijk zeker', '3': 'Zeker' },
};
const en: typeof nl = {
  cannot: 'Not judged',
  yes: 'Yes',
  no: 'No',
  votes: { yes: 'Yes', no: 'No', pitch: 'A pitch first' },
  confidences: { '1': 'Not so sure', '2': 'Fairly sure', '3': 'Sure' },
};
/** What a review says in a word or two, to its writer, to the other reviewers and to the chair. */
export const judgementWords = { nl, en };
