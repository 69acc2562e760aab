import type { en } from './import.en.ts';

export const nl: typeof en = {
  fields: {
    'import.binary': 'Dit is geen leesbare tekst. Bewaar het als CSV in UTF-8 of als JSON Lines en voer dat in. Er is niets van overgenomen.',
    'import.document': 'Dit is één enkel document in JSON. Bewaar het als JSON Lines, met één item per regel, en voer dat in. Er is niets van overgenomen.',
    'import.no-columns': 'Geen van de kolomnamen is hier bekend. Gebruik namen zoals onderwerp, bericht, naam of datum. Er is niets van overgenomen.',
    'import.no-lines': 'Dit bestand is leeg: op regel 1 en daaronder staat niets. Er is niets overgenomen.',
    'import.no-rows': 'Op regel {n} staan de namen van de kolommen, en daaronder staat niets. Er is niets overgenomen.',
    'import.column-twice': 'Regel {n}: twee kolommen heten zo. Geef elke kolom een eigen naam en voer het bestand opnieuw in. Er is niets van overgenomen.',
    'import.quote-open':
      'Regel {n}: hier begint een aanhalingsteken dat nergens eindigt, zodat niet te zien is waar deze rij ophoudt. Zet het erbij en voer het bestand opnieuw in. Er is niets van overgenomen.',
    'import.empty': 'Deze regel is leeg.',
    'import.unreadable': 'Deze regel is niet te lezen: het is geen rij van een tabel en geen object in JSON.',
    'import.too-large': 'Deze regel is groter dan 200 KB. Kort hem in, of voer de tekst met de hand in.',
    'import.no-text': 'Deze regel bevat geen tekst die iemand kan lezen.',
    'import.red': 'In deze regel staat TLP:RED, en dat nemen wij hier niet aan. Bel de afzender.',
    'import.call': 'Deze regel beschrijft een oproep zonder bruikbare titel en omschrijving. Voer deze met de hand in.',
  },
};
