const nl = {
  title: 'Weet u zeker dat dit dezelfde organisatie is?',
  goes: 'Gaat op in de andere',
  stays: 'Blijft',
  follows: 'Wat er gebeurt',
  names: '{names} leidt voortaan naar {into}.',
  relations: 'Maildomeinen, moederbedrijven, concurrenten en klanten van {gone} gelden voortaan voor {into}.',
  people: 'Voor wie hier werkt, gelden de belangen van beide: {people}.',
  work: 'Wie daardoor een belang bij een voorstel krijgt, ziet het niet meer, en een lopende beoordeling vervalt.',
  never: 'Dit kunt u niet terugdraaien.',
  yes: 'Ja, voeg samen',
  no: 'Nee, terug',
};
const en: typeof nl = {
  title: 'Are you sure that these are one organisation?',
  goes: 'Becomes part of the other',
  stays: 'Stays',
  follows: 'What happens',
  names: '{names} will lead to {into} from now on.',
  relations: 'Mail domains, parents, competitors and customers of {gone} will count for {into} from now on.',
  people: 'The interests of both will count for those who work here: {people}.',
  work: 'Whoever comes to have an interest in a proposal by this no longer sees it, and a review that is under way ends.',
  never: 'It cannot be taken back.',
  yes: 'Yes, merge',
  no: 'No, back',
};

/** What an administrator reads before two organisations become one. */
export const mergingWords = { nl, en };
