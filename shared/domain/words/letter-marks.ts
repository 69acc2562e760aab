/** What stands in a letter, between its brackets, where something was left out that its editor has to look at. */
export const LETTER_MARKS = {
  nl: {
    name: 'naam weggelaten',
    organisation: 'organisatie weggelaten',
    address: 'adres weggelaten',
    phone: 'telefoonnummer weggelaten',
    link: 'link weggelaten',
    alias: 'beoordelaar weggelaten',
    language: 'herschrijven, dit is Engels',
  },
  en: {
    name: 'name left out',
    organisation: 'organisation left out',
    address: 'address left out',
    phone: 'telephone number left out',
    link: 'link left out',
    alias: 'reviewer left out',
    language: 'rewrite, this is Dutch',
  },
} as const;
export type MarkKind = keyof (typeof LETTER_MARKS)['en'];
