import type { About, ItemKind, Letters } from './said.ts';

const NOUN = { proposal: 'voorstel', 'contact-request': 'bericht', task: 'taak' } as const;
const named = ({ kind, reference }: About): string => (reference ? `${NOUN[kind]} ${reference}` : NOUN[kind]);
const yours = (about: About): string => `uw ${named(about)}`;
const a = (about: About): string => (about.reference ? named(about) : `een ${NOUN[about.kind]}`);
const article = (kind: ItemKind): string => (kind === 'task' ? 'de' : 'het');
const the = (about: About): string => (about.reference ? named(about) : `${article(about.kind)} ${NOUN[about.kind]}`);
const fresh = (kind: ItemKind): string => (kind === 'task' ? 'nieuwe' : 'nieuw');
const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const nl: Letters = {
  'item-link': (about) => ({
    subject: about.reference ? `Uw link naar voorstel ${about.reference}` : 'Uw link naar uw voorstel',
    heading: 'Hier is de link naar uw voorstel',
    paragraphs: [
      `Iemand, waarschijnlijk u, heeft dit adres ingevuld bij de ${about.community} om een voorstel te beginnen. Als u de link opent, weten wij ook dat het adres van u is; zonder dat kan een voorstel niet worden ingediend.`,
      'Was u het niet? Doe dan niets. Het concept verdwijnt vanzelf.',
    ],
    button: 'Open uw voorstel',
    next: 'Uw voorstel is een concept totdat u het indient. U kunt halverwege stoppen en met deze link terugkomen.',
  }),
  'draft-warning': (about) => ({
    subject: about.reference ? `Concept ${about.reference} wordt verwijderd` : 'Uw concept wordt verwijderd',
    heading: 'Uw concept wordt binnenkort verwijderd',
    paragraphs: [`Aan ${yours(about)} is een tijd niets veranderd, en het is niet ingediend. Wij bewaren concepten niet voor altijd.`],
    button: 'Open uw concept',
    next: `Wilt u verder? Open het concept en sla iets op. Doet u niets, dan verwijderen wij het ${about.due ? `op ${about.due}` : 'binnenkort'} en blijft er bij ons niets van over.`,
  }),
  'sign-in-link': (about) => ({
    subject: 'Uw inloglink',
    heading: 'Uw inloglink',
    paragraphs: [
      `Iemand, waarschijnlijk u, heeft een link gevraagd om in te loggen bij de ${about.community}.`,
      'Was u het niet? Doe dan niets. Zonder deze mail kan niemand inloggen.',
    ],
    button: 'Log in',
    next: 'Na het inloggen kunt u verder met uw voorstel, bericht of beoordeling.',
  }),
  receipt: (about) => ({
    subject: about.reference ? `Voorstel ${about.reference} ontvangen` : 'Uw voorstel is ontvangen',
    heading: 'Wij hebben uw voorstel ontvangen',
    paragraphs: [
      'Dank u voor het indienen. Bewaar deze mail.',
      'Het ontvangstbewijs is een vingerafdruk van precies wat u hebt ingediend. Daarmee kunnen wij allebei later laten zien dat er niets is veranderd.',
    ],
    next: 'Een liaison bekijkt uw voorstel eerst en laat u daarna weten hoe het verdergaat.',
  }),
  question: (about) => ({
    subject: `Een vraag over ${yours(about)}`,
    heading: 'Wij hebben een vraag voor u',
    paragraphs: [`Wij moeten nog iets weten voordat wij verder kunnen met ${yours(about)}.`],
    message: { intro: 'Onze vraag:', hidden: 'De vraag staat voor u klaar. Vanwege het label van uw voorstel zetten wij die niet in een mail.' },
    next: 'Wij wachten op uw antwoord. Tot het er is, staat onze eigen klok stil.',
  }),
  'question-reminder': (about) => ({
    subject: `Onze vraag over ${yours(about)} staat nog open`,
    heading: 'Onze vraag staat nog open',
    paragraphs: [
      `Wij hebben nog geen antwoord op onze vraag over ${yours(about)}.`,
      `Hebt u meer tijd nodig? Laat het weten, dan regelen wij dat. Horen wij niets, dan sluiten wij het voorstel${about.due ? ` op ${about.due}` : ' na een tijd'} af.`,
    ],
    next: 'Wij wachten op uw antwoord.',
  }),
  admitted: (about) => ({
    subject: `${large(yours(about))} gaat naar de beoordelaars`,
    heading: 'Uw voorstel gaat naar de beoordelaars',
    paragraphs: [
      'Uw voorstel is compleet en past bij wat wij doen. Onafhankelijke deskundigen lezen het nu en geven hun oordeel. Wie er een belang bij heeft, doet niet mee.',
    ],
    next: 'U krijgt een besluit als de beoordelingen binnen zijn.',
  }),
  decision: (about) => ({
    subject: `Er is een besluit over ${yours(about)}`,
    heading: 'Er is een besluit',
    paragraphs: [
      about.outcome
        ? `Wij hebben besloten over ${yours(about)}. De uitkomst: ${about.outcome}.`
        : `Wij hebben besloten over ${yours(about)}. Het besluit staat voor u klaar.`,
      'In het besluit leest u hoe wij ertoe zijn gekomen, wat wij adviseren en hoe u om heroverweging kunt vragen.',
    ],
    message: { intro: 'Uit het besluit:', hidden: '' },
    next: 'Lees het besluit en wat wij adviseren.',
  }),
  confirmed: (about) => ({
    subject: `Wij hebben uw antwoord over ${yours(about)} genoteerd`,
    heading: 'Wij hebben uw antwoord genoteerd',
    paragraphs: [`Dank u voor uw antwoord over ${yours(about)}.`],
    next: 'Uw liaison neemt contact met u op over het vervolg.',
  }),
  withdrawn: (about) => ({
    subject: `${large(yours(about))} is ingetrokken`,
    heading: 'Uw voorstel is ingetrokken',
    paragraphs: [
      `Zoals u vroeg, werken wij niet verder aan ${yours(about)}. Beoordelaars kunnen het niet meer lezen. Wij bewaren het niet langer dan in onze privacyverklaring staat.`,
      'Hebt u het niet zelf ingetrokken? Laat het ons dan meteen weten.',
    ],
    next: 'U hoeft niets te doen. Een nieuw voorstel is later welkom.',
  }),
  merged: (about) => ({
    subject: `${large(yours(about))} gaat verder met een eerder voorstel`,
    heading: 'Wij gaan verder met uw eerdere voorstel',
    paragraphs: [
      `Wat u beschrijft in ${yours(about)}, ligt al bij ons in een ander voorstel. Om te voorkomen dat iemand het twee keer beoordeelt, gaan wij met dat voorstel verder en hebben wij dit gesloten.`,
    ],
    next: 'U hoeft niets te doen. Vindt u dat het om iets anders gaat? Antwoord dan op deze mail.',
  }),
  lapsed: (about) => ({
    subject: `${large(yours(about))} is afgesloten`,
    heading: 'Uw voorstel is afgesloten',
    paragraphs: [`Wij kregen geen antwoord op onze vraag over ${yours(about)} en hebben het daarom afgesloten. Dat is geen oordeel over wat u voorstelt.`],
    next: 'Wilt u toch verder? Laat het weten, dan kijken wij samen wat er kan. U kunt ook een nieuw voorstel indienen.',
  }),
  invitation: (about) => ({
    subject: about.reference ? `Wilt u voorstel ${about.reference} beoordelen?` : 'Wilt u een voorstel beoordelen?',
    heading: 'Wilt u een voorstel beoordelen?',
    paragraphs: [
      `Wij horen graag uw oordeel over ${a(about)}. Een beoordeling kost 30 tot 45 minuten.`,
      'Kijk eerst of u vrij bent om te oordelen: kent u de indiener of een partner, bent u een concurrent of hebt u er een belang bij? Zeg dat dan, dan vragen wij iemand anders.',
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
    next: about.due ? `Stuur uw beoordeling uiterlijk ${about.due} in.` : 'Stuur uw beoordeling in vóór de datum die op de pagina staat.',
  }),
  'review-reminder': (about) => ({
    subject: about.reference ? `Uw beoordeling van ${about.reference}` : 'Uw beoordeling',
    heading: 'Uw beoordeling is nog niet binnen',
    paragraphs: [`Wij zien uit naar uw beoordeling van ${the(about)}. Lukt het niet? Geef de beoordeling terug of laat het weten; dat helpt meer dan wachten.`],
    next: about.due
      ? `De afgesproken datum is ${about.due}. Blijft de beoordeling uit, dan vragen wij iemand anders.`
      : 'Blijft de beoordeling uit, dan vragen wij iemand anders.',
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
    paragraphs: [`Wij hebben uw beoordeling van ${the(about)} niet meer nodig. Wat u al had geschreven, is verwijderd. Dank u voor de tijd die u eraan gaf.`],
    next: 'U hoeft niets te doen.',
  }),
  'contact-received': (about) => ({
    subject: about.reference ? `Bericht ${about.reference} ontvangen` : 'Uw bericht is ontvangen',
    heading: 'Wij hebben uw bericht ontvangen',
    paragraphs: [
      `Iemand, waarschijnlijk u, heeft met dit adres een bericht gestuurd aan de ${about.community}.`,
      `Gaat er op dit moment iets mis in een installatie? Wacht dan niet op ons: bel ${about.csirt.name}, ${about.csirt.phone}.`,
      'Was u het niet? Doe dan niets, of laat het ons weten.',
    ],
    button: 'Bekijk hoe ver het is',
    next: 'Een liaison leest uw bericht en antwoordt persoonlijk.',
  }),
  'contact-reply': (about) => ({
    subject: `Antwoord op ${yours(about)}`,
    heading: 'Hier is ons antwoord',
    paragraphs: [`Er is een antwoord op ${yours(about)}.`],
    message: { intro: 'Ons antwoord:', hidden: 'Het antwoord staat voor u klaar. Vanwege het label van uw bericht zetten wij het niet in een mail.' },
    next: 'Wilt u iets aanvullen of vragen? Schrijf ons opnieuw, dan gaan wij daarmee verder.',
  }),
  'contact-redirected': (about) => ({
    subject: `${large(yours(about))} hoort ergens anders`,
    heading: 'Uw bericht hoort ergens anders',
    paragraphs: [
      `Wij kunnen u niet helpen met ${yours(about)}; anderen wel. Is er nu iets gaande in een installatie? Bel ${about.csirt.name}: ${about.csirt.phone}.`,
    ],
    next: 'Wij hebben uw bericht gesloten. Weet u niet waar u terechtkunt? Antwoord op deze mail, dan vertellen wij het u.',
  }),
  'contact-resolved': (about) => ({
    subject: `Wij hebben ${yours(about)} afgehandeld`,
    heading: 'Wij hebben uw bericht afgehandeld',
    paragraphs: [`Voor zover wij weten, is alles in ${yours(about)} beantwoord.`],
    next: about.next
      ? `Staat er nog iets open? Schrijf ons uiterlijk ${about.next}, dan pakken wij het weer op.`
      : 'Staat er nog iets open? Schrijf ons binnen twee weken, dan pakken wij het weer op.',
  }),
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
