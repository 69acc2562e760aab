import type { DigestWords } from '../said.ts';

export const digest: DigestWords = {
  group: { late: 'Te laat', act: 'Wacht op u', soon: 'Binnenkort aan de beurt', news: 'Ter informatie' },
  what: {
    'new-item': 'net binnengekomen',
    answered: 'de afzender schreef',
    'reviewer-lost': 'er ontbreekt een beoordelaar',
    'round-closed': 'de beoordelingen zijn binnen',
    'approval-asked': 'een besluit wacht op uw instemming',
    'withdrawn-staff': 'is beëindigd',
    alert: 'vraagt nu uw aandacht',
    'handed-over': 'is nu van u',
    'colleague-asked': 'een collega vraagt u iets',
    'colleague-answered': 'uw collega heeft geantwoord',
    discussion: 'er is overleg',
    'look-again': 'ligt weer bij u',
    late: 'de termijn is voorbij',
    escalated: 'ligt te lang',
  },
  item: { proposal: 'Voorstel', 'contact-request': 'Bericht', task: 'Taak over' },
  due: (date) => `uiterlijk ${date}`,
  late: (date) => `moest klaar zijn op ${date}`,
  settings: 'Kies hoe u nieuws krijgt',
  more: (count) => `Er ${count === 1 ? 'is' : 'zijn'} nog ${count} ${count === 1 ? 'andere zaak' : 'andere zaken'}. Die ziet u als u inlogt.`,
};
