import type { LettersTo } from '../said.ts';
import { a, article, fresh, large, NOUN, the } from './words.ts';

export const staff: LettersTo<'staff'> = {
  'new-item': (about) => ({
    subject: `Nieuw: ${a(about)}`,
    heading: `Er is een ${fresh(about.kind)} ${NOUN[about.kind]} binnen`,
    paragraphs: [`${large(a(about))} wacht op een liaison.`],
    next: about.due ? `Handel het uiterlijk ${about.due} af.` : 'Bekijk het binnen de afgesproken tijd.',
  }),
  answered: (about) => ({
    subject: `Nieuws over ${the(about)}`,
    heading: 'De afzender heeft geantwoord',
    paragraphs: [`De afzender van ${the(about)} heeft iets laten weten.`],
    next: about.due ? `Ga er uiterlijk ${about.due} mee verder.` : 'Lees het en ga ermee verder.',
  }),
  'reviewer-lost': (about) => ({
    subject: `Er ontbreekt een beoordelaar voor ${the(about)}`,
    heading: 'Er ontbreekt een beoordelaar',
    paragraphs: [`Een beoordeling van ${the(about)} komt niet, of is veel te laat.`],
    next: 'Kijk bij het voorstel wie er nog meedoet, en kies een andere beoordelaar.',
  }),
  'round-closed': (about) => ({
    subject: `De beoordelingen van ${the(about)} zijn binnen`,
    heading: 'De beoordelingsronde is gesloten',
    paragraphs: [`De beoordelingen van ${the(about)} liggen klaar voor het beraad.`],
    next: about.due
      ? `Besluit uiterlijk ${about.due}. De indiener ziet niets totdat u het besluit bekendmaakt.`
      : 'Neem een besluit. De indiener ziet niets totdat u het bekendmaakt.',
  }),
  'approval-asked': (about) => ({
    subject: `Er is nog iemand nodig voor het besluit over ${the(about)}`,
    heading: 'Een besluit wacht op een tweede oordeel',
    paragraphs: [`Over ${the(about)} is een besluit genomen. Het kan pas bekend worden gemaakt als er nog iemand mee instemt.`],
    next: about.due
      ? `Lees het besluit en de brief, en geef uiterlijk ${about.due} aan of u instemt.`
      : 'Lees het besluit en de brief, en geef aan of u instemt.',
  }),
  'withdrawn-staff': (about) => ({
    subject: `${large(the(about))} is beëindigd`,
    heading: `${large(article(about.kind))} ${NOUN[about.kind]} is beëindigd`,
    paragraphs: [`${large(the(about))} is door de indiener ingetrokken, of is afgesloten omdat er geen antwoord kwam.`],
    next: 'Beoordelaars die ermee bezig waren, weten het. U hoeft niets te doen.',
  }),
  alert: (about) => ({ subject: about.reference ? `Kijk nu: ${about.reference}` : 'Kijk nu', heading: 'Kijk nu', paragraphs: [], next: '' }),
  alerts: (about) => ({
    subject: about.count === 1 ? 'Kijk nu: nog één zaak' : `Kijk nu: nog ${about.count} zaken`,
    heading: 'Kijk nu',
    paragraphs: [
      about.count === 1
        ? 'Sinds onze vorige mail vraagt nog één zaak meteen uw aandacht.'
        : `Sinds onze vorige mail vragen nog ${about.count} zaken meteen uw aandacht. Wij noemen ze samen, zodat uw postvak niet volloopt.`,
    ],
    next: 'Log in en bekijk ze vandaag nog. Begin bovenaan de lijst.',
  }),
  'handed-over': (about) => ({
    subject: `${large(the(about))} is nu van u`,
    heading: `Er is een ${NOUN[about.kind]} aan u overgedragen`,
    paragraphs: [`Vanaf nu bent u de behandelaar van ${the(about)}.`],
    next: about.due ? `Handel het uiterlijk ${about.due} af.` : 'Bekijk wat er het eerst nodig is.',
  }),
  late: (about) => ({
    subject: `De termijn van ${the(about)} is voorbij`,
    heading: `De termijn van een ${NOUN[about.kind]} is voorbij`,
    paragraphs: [`De termijn van ${the(about)} is verstreken zonder dat er iets mee is gebeurd.`],
    next: 'Ga er vandaag mee verder of draag het over. Over één werkdag vragen wij anderen om te helpen.',
  }),
  escalated: (about) => ({
    subject: `${large(the(about))} ligt te lang`,
    heading: `Een ${NOUN[about.kind]} ligt te lang`,
    paragraphs: [`De termijn van ${the(about)} is voorbij. De behandelaar heeft niet op tijd iets kunnen doen of is afwezig.`],
    next: 'Kijk samen wie het oppakt, en doe dat vandaag.',
  }),
  digest: (about) => ({
    subject: 'Overzicht van uw werk',
    heading: 'Overzicht van uw werk',
    paragraphs: [`Dit gebeurde er bij de ${about.community} sinds het vorige overzicht, en dit wacht op u.`],
    next: 'Log in om verder te gaan. Bij uw instellingen kiest u of u nieuws gebundeld krijgt of per bericht.',
  }),
  'colleague-asked': (about) => ({
    subject: `Een collega vraagt u iets over ${the(about)}`,
    heading: 'Een collega vraagt u iets',
    paragraphs: [`Om ${the(about)} te kunnen beantwoorden, wil een collega iets van u weten. De vraag leest u als u inlogt.`],
    next: about.due ? `Antwoord op tijd: de afzender moet uiterlijk ${about.due} antwoord hebben.` : 'Antwoord zo snel als het kan.',
  }),
  'colleague-answered': (about) => ({
    subject: `Antwoord van een collega over ${the(about)}`,
    heading: 'Uw collega heeft geantwoord',
    paragraphs: [`Op de vraag over ${the(about)} is geantwoord.`],
    next: about.due ? `Ga er uiterlijk ${about.due} mee verder.` : 'Lees het en ga ermee verder.',
  }),
  discussion: (about) => ({
    subject: `Overleg over ${the(about)}`,
    heading: 'Er staat iets nieuws in het overleg',
    paragraphs: [`In het overleg over ${the(about)} schreef iemand iets.`],
    next: 'Lees het en praat mee, of ga verder met het besluit.',
  }),
  'look-again': (about) => ({
    subject: `Kijk opnieuw naar ${the(about)}`,
    heading: `${large(article(about.kind))} ${NOUN[about.kind]} vraagt weer uw aandacht`,
    paragraphs: [`De dag is aangebroken die voor ${the(about)} was gekozen.`],
    next: about.due ? `Ga er uiterlijk ${about.due} mee verder.` : 'Kijk hoe ver het is.',
  }),
};
