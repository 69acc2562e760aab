import type { LettersTo } from '../said.ts';
import { a, the } from './words.ts';

export const reviewer: LettersTo<'reviewer'> = {
  invitation: (about) => ({
    subject: about.reference ? `Wilt u voorstel ${about.reference} beoordelen?` : 'Wilt u een voorstel beoordelen?',
    heading: 'Wilt u een voorstel beoordelen?',
    paragraphs: [
      `Wij horen graag uw oordeel over ${a(about)}. Een beoordeling kost 30 tot 45 minuten.`,
      about.blind
        ? 'Van wie het voorstel is, ziet u niet. Kijk toch eerst of u vrij bent om te oordelen: na het inloggen vragen wij of u een band hebt met organisaties op een lijst. Hebt u een ander belang, of herkent u het werk van iemand met wie u te maken hebt? Zeg dat dan, dan vragen wij iemand anders.'
        : 'Kijk eerst of u vrij bent om te oordelen: kent u de indiener of een partner, bent u een concurrent of hebt u er een belang bij? Zeg dat dan, dan vragen wij iemand anders.',
    ],
    button: 'Bekijk de uitnodiging',
    next: about.due
      ? `Laat ons uiterlijk ${about.due} weten of u meedoet. Daarna vragen wij iemand anders.`
      : 'Laat ons binnen enkele dagen weten of u meedoet. Daarna vragen wij iemand anders.',
  }),
  'invitation-reminder': (about) => ({
    subject: about.reference ? `Staat nog open: de uitnodiging om ${about.reference} te beoordelen` : 'Staat nog open: een uitnodiging om te beoordelen',
    heading: 'Onze uitnodiging staat nog open',
    paragraphs: [
      `Wij vroegen u om ${a(about)} te beoordelen en hebben nog niets van u gehoord. Nee zeggen mag ook: dan kunnen wij op tijd iemand anders vragen.`,
    ],
    button: 'Bekijk de uitnodiging',
    next: about.due
      ? `Laat ons uiterlijk ${about.due} weten of u meedoet. Daarna vervalt de uitnodiging.`
      : 'Laat ons weten of u meedoet. Anders vervalt de uitnodiging over enkele dagen.',
  }),
  'invitation-expired': (about) => ({
    subject: about.reference ? `De uitnodiging om ${about.reference} te beoordelen is vervallen` : 'Een uitnodiging om te beoordelen is vervallen',
    heading: 'De uitnodiging is vervallen',
    paragraphs: [`Wij hebben niets van u gehoord over de beoordeling van ${a(about)} en vragen daarom iemand anders. Hopelijk kunt u een andere keer meedoen.`],
    next: 'U hoeft niets te doen.',
  }),
  'review-open': (about) => ({
    subject: about.reference ? `U kunt beginnen met de beoordeling van ${about.reference}` : 'U kunt beginnen met uw beoordeling',
    heading: 'Fijn dat u deze beoordeling doet',
    paragraphs: [
      `De volledige tekst van ${the(about)} staat nu voor u open. Wat u schrijft, wordt onderweg bewaard; u kunt dus stoppen en later verdergaan.`,
      'Houd de tekst voor uzelf. Blijkt dat u toch niet vrij bent om te oordelen? Meld dat, op elk moment.',
    ],
    next: about.due ? `Dien uw beoordeling uiterlijk ${about.due} in.` : 'Dien uw beoordeling in vóór de datum die op de pagina staat.',
  }),
  'review-reminder': (about) => ({
    subject: about.reference ? `Uw beoordeling van ${about.reference} wordt binnenkort verwacht` : 'Uw beoordeling wordt binnenkort verwacht',
    heading: 'Binnenkort verwachten wij uw beoordeling',
    paragraphs: [
      `Dit is een herinnering aan uw beoordeling van ${the(about)}. Lukt het niet? Geef de beoordeling terug of laat het weten; dat helpt meer dan wachten.`,
    ],
    next: about.due ? `Dien uw beoordeling uiterlijk ${about.due} in.` : 'Dien uw beoordeling in vóór de datum die op de pagina staat.',
  }),
  'review-today': (about) => ({
    subject: about.reference ? `Vandaag verwachten wij uw beoordeling van ${about.reference}` : 'Vandaag verwachten wij uw beoordeling',
    heading: 'Vandaag verwachten wij uw beoordeling',
    paragraphs: [
      `De afgesproken datum voor uw beoordeling van ${the(about)} is vandaag. Komt u er niet aan toe? Laat het weten; dan weten wij waar wij aan toe zijn.`,
    ],
    next: 'Dien uw beoordeling vandaag nog in, of geef de beoordeling terug.',
  }),
  'review-late': (about) => ({
    subject: about.reference ? `Uw beoordeling van ${about.reference} is te laat` : 'Uw beoordeling is te laat',
    heading: 'Uw beoordeling is nog niet binnen',
    paragraphs: [
      `Wij wachten nog op uw beoordeling van ${the(about)}${about.due ? `; de afgesproken datum was ${about.due}` : ''}. Lukt het niet meer? Geef de beoordeling terug; dat helpt meer dan wachten.`,
    ],
    next: 'Dien uw beoordeling zo snel mogelijk in. Blijft zij uit, dan vragen wij iemand anders.',
  }),
  'review-reopened': (about) => ({
    subject: about.reference ? `Uw beoordeling van ${about.reference} staat weer open` : 'Uw beoordeling staat weer open',
    heading: 'Wilt u nog eens naar uw beoordeling kijken?',
    paragraphs: [
      [
        about.asked
          ? `Wij vragen u nog eens te kijken naar uw beoordeling van ${the(about)}. Zij staat weer voor u open.`
          : `Uw beoordeling van ${the(about)} staat weer voor u open.`,
        about.changed
          ? 'De tekst is veranderd sinds u haar indiende; op de pagina ziet u wat er anders is.'
          : 'Aan de tekst is niets veranderd sinds u haar indiende.',
      ].join(' '),
      'Wat u schreef, staat er nog. Verandert er voor u niets? Dien de beoordeling dan zo weer in.',
    ],
    next: about.due
      ? `Dien uw beoordeling uiterlijk ${about.due} opnieuw in. Tot dan telt zij niet mee.`
      : 'Dien uw beoordeling opnieuw in. Tot dan telt zij niet mee.',
  }),
  'review-thanks': (about) => ({
    subject: about.reference ? `Uw beoordeling van ${about.reference} is binnen` : 'Uw beoordeling is binnen',
    heading: 'Dank u voor uw beoordeling',
    paragraphs: [
      `Wij hebben uw beoordeling van ${the(about)} ontvangen. U kunt lezen wat anderen schrijven zodra hun beoordeling ook binnen is, zonder namen.`,
    ],
    next: 'De voorzitter besluit als alle beoordelingen binnen zijn. Zodra het besluit bekend is gemaakt, kunt u de uitkomst zien.',
  }),
  'review-cancelled': (about) => ({
    subject: about.reference ? `De beoordeling van ${about.reference} is niet meer nodig` : 'Een beoordeling is niet meer nodig',
    heading: 'Uw beoordeling is niet meer nodig',
    paragraphs: [
      `Wij hebben uw beoordeling van ${the(about)} niet meer nodig. Dank u voor de tijd die u eraan gaf.`,
      'Wat u al had geschreven, bewaren wij voor het geval wij het u opnieuw vragen. Het wordt verwijderd zodra het besluit bekend is, of anders met de gegevens van het voorstel.',
    ],
    next: 'U hoeft niets te doen.',
  }),
  'discussion-news': (about) => ({
    subject: about.reference ? `Er is overleg over ${about.reference}` : 'Er is overleg over een voorstel',
    heading: 'Er staat iets nieuws in het overleg',
    paragraphs: [`Iemand schreef iets in het overleg over ${the(about)}, dat u hebt beoordeeld. Wat er staat, leest u na het inloggen bij uw beoordeling.`],
    next: 'Lees het als u wilt, en praat mee. Het overleg sluit zodra het besluit bekend is.',
  }),
};
