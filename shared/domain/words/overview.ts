const nl = {
  columns: ['Wat', 'Naam', 'Soort', 'Getal'],
  step: 'Voorstellen per stap',
  limit: 'Verbruikte termijn in procenten',
  week: 'Binnengekomen in de week van',
  proposals: 'voorstellen',
  contacts: 'berichten',
  names: {
    receipt: 'Ontvangst',
    check: 'Toetsing',
    review: 'Beoordeling',
    decision: 'Besluit',
    support: 'Begeleiding',
    'contact-request': 'Berichten',
    task: 'Taken',
  },
};
const en: typeof nl = {
  columns: ['What', 'Name', 'Kind', 'Number'],
  step: 'Proposals at each step',
  limit: 'Limit used, per cent',
  week: 'Received in the week of',
  proposals: 'proposals',
  contacts: 'messages',
  names: {
    receipt: 'Receipt',
    check: 'Check',
    review: 'Review',
    decision: 'Decision',
    support: 'Support',
    'contact-request': 'Messages',
    task: 'Tasks',
  },
};
/** The words of the overview that leaves as a file, and of its groups. */
export const overviewColumns = (language: 'nl' | 'en'): typeof nl => ({ nl, en })[language];
