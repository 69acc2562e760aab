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
  'withdrawn-staff': (about) => ({
    subject: `${large(the(about))} is beëindigd`,
    heading: `${large(article(about.kind))} ${NOUN[about.kind]} is beëindigd`,
    paragraphs: [`${large(the(about))} is door de indiener ingetrokken, of is afgesloten omdat er geen antwoord kwam.`],
    next: 'Beoordelaars die ermee bezig waren, weten het. U hoeft niets te doen.',
  }),
  alert: (about) => ({ subject: about.reference ? `Kijk nu: ${about.reference}` : 'Kijk nu', heading: 'Kijk nu', paragraphs: [], next: '' }),
  'handed-over': (about) => ({
    subject: `${large(the(about))} is nu van u`,
    heading: `Er is een ${NOUN[about.kind]} aan u overgedragen`,
    paragraphs: [`Vanaf nu zorgt u voor ${the(about)}.`],
    next: about.due ? `Handel het uiterlijk ${about.due} af.` : 'Bekijk wat er het eerst nodig is.',
  }),
};
