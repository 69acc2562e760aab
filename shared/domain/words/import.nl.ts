import type { en } from './import.en.ts';

export const nl: typeof en = {
  fields: {
    'import.binary': 'Dit is geen leesbare tekst. Bewaar het als CSV in UTF-8 of als JSON Lines en voer dat in. Er is niets van overgenomen.',
    'import.document': 'Dit is één enkel document in JSON. Bewaar het als JSON Lines, met één item per regel, en voer dat in. Er is niets van overgenomen.',
    'import.no-columns':
      'Geen van de namen is hier bekend, zoals onderwerp, bericht, naam of datum. Geef de kolommen zulke namen. Er is niets van overgenomen.',
    'import.empty': 'Deze regel is leeg.',
    'import.unreadable': 'Deze regel is niet te lezen: het is geen rij van een tabel en geen object in JSON.',
    'import.too-large': 'Deze regel is groter dan 200 KB. Kort hem in, of voer de tekst met de hand in.',
    'import.no-text': 'Deze regel bevat geen tekst die iemand kan lezen.',
    'import.red': 'In deze regel staat TLP:RED, en dat nemen wij hier niet aan. Bel de afzender.',
    'import.call': 'Deze regel beschrijft een oproep zonder bruikbare titel en omschrijving. Voer deze met de hand in.',
  },
};
