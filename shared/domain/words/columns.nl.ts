import type { ColumnWords } from './columns.en.ts';

/** Dutch words of a list that leaves as a file. */
export const nl: ColumnWords = {
  column: {
    reference: 'Kenmerk',
    kind: 'Soort',
    title: 'Titel',
    stage: 'Fase',
    tlp: 'TLP-label',
    owner: 'Behandelaar',
    received: 'Ontvangen',
    due: 'Uiterlijk',
    late: 'Te laat',
    waitingSince: 'Wacht sinds',
    language: 'Taal',
    contactKind: 'Soort bericht',
    queue: 'Wachtrij',
    priority: 'Prioriteit',
    origin: 'Herkomst',
    flags: 'Let op',
    note: 'Opmerking',
    id: 'Nummer',
  },
  kind: { proposal: 'voorstel', 'contact-request': 'bericht', task: 'taak', assignment: 'beoordeling' },
  late: 'te laat',
  withheld: 'Zonder titel: vanaf TLP:AMBER neemt alleen een voorzitter of beheerder die mee.',
};
