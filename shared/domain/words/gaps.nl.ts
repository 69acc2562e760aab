import type { GapWords } from './index.ts';

export const nl: GapWords = {
  date: 'Het is niet bekend wanneer het binnenkwam.',
  email: 'Er is geen adres waar een bericht aankomt.',
  name: 'De naam van de afzender ontbreekt.',
  organisation: 'De organisatie ontbreekt.',
  subject: 'Er stond geen onderwerp boven; u leest de eerste woorden.',
  message: 'Er was geen eigen tekst.',
  kind: 'Er staat niet bij waar het over gaat.',
  language: 'De taal is geraden.',
  languages: 'De talen zijn niet bekend.',
  capabilities: 'De deskundigheid ontbreekt of staat niet in onze lijst.',
  orgtype: 'Het soort organisatie ontbreekt of staat niet in onze lijst.',
  conflicts: 'Er zijn vaste belangenconflicten genoemd die wij niet konden lezen; voer die in.',
  deadline: 'Het is niet bekend wanneer het sluit.',
  translation: 'Er is maar één taal; die staat ook voor de andere.',
  encoding: 'Sommige tekens waren niet te lezen.',
  'control-characters': 'Onzichtbare tekens zijn weggelaten.',
  quotes: 'Er stond een aanhalingsteken op een verkeerde plek.',
  columns: 'Er waren meer of minder kolommen dan namen.',
  answer: 'Dit antwoord ontbreekt of past niet in het formulier.',
};
