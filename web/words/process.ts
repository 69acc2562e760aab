const nl = {
  label: 'Waar een voorstel is',
  done: 'gedaan',
  now: 'nu',
  ahead: 'hierna',
  steps: {
    receipt: { tag: 'ON', name: 'Ontvangst' },
    check: { tag: 'TO', name: 'Toetsing' },
    review: { tag: 'BO', name: 'Beoordeling' },
    decision: { tag: 'BS', name: 'Besluit' },
    support: { tag: 'BG', name: 'Begeleiding' },
  },
};
const en: typeof nl = {
  label: 'Where a proposal is',
  done: 'done',
  now: 'now',
  ahead: 'still ahead',
  steps: {
    receipt: { tag: 'IN', name: 'Receipt' },
    check: { tag: 'CH', name: 'Check' },
    review: { tag: 'RE', name: 'Review' },
    decision: { tag: 'DE', name: 'Decision' },
    support: { tag: 'SU', name: 'Support' },
  },
};
/** The five chambers that a proposal goes through. */
export const processWords = { nl, en };
