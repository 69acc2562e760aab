import type { LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** Brieven over wat na een besluit komt. Geen ervan verraadt de uitkomst, want de meeste gaan over een voorstel dat niet in een mail mag staan. */
export const support: LettersTo<'support'> = {
  'offer-reminder': (about) => ({
    subject: `Het besluit over ${yours(about)} vraagt nog iets van u`,
    heading: 'Wij hebben nog niets van u gehoord',
    paragraphs: [
      `In het besluit over ${yours(about)} staat wat wij van u vragen. Wij hebben daar nog geen antwoord op.`,
      `Hebt u meer tijd nodig? Laat het ons weten. Horen wij niets, dan sluiten wij het voorstel af${about.due ? ` op ${about.due}` : ''}.`,
    ],
    next: 'Log in en lees wat er nog openstaat.',
  }),
  'offer-lapsed': (about) => ({
    subject: `${large(yours(about))} is afgesloten`,
    heading: 'Uw voorstel is afgesloten',
    paragraphs: [
      `De termijn uit het besluit over ${yours(about)} is voorbij, en daarom hebben wij het afgesloten. Dat zegt niets over de waarde van uw voorstel.`,
    ],
    next: 'Wilt u toch verder? Schrijf ons binnen 90 dagen, dan kijken wij samen wat er kan. U kunt ook een nieuw voorstel indienen.',
  }),
  'condition-returned': (about) => ({
    subject: `Wij hebben nog iets nodig voor ${yours(about)}`,
    heading: 'Wij hebben nog iets van u nodig',
    paragraphs: [`Wij hebben bekeken wat u voor ${yours(about)} hebt gestuurd. Het is nog niet genoeg.`],
    message: { intro: 'Wat er nog ontbreekt:', hidden: 'Wat er nog ontbreekt, leest u nadat u hebt ingelogd.' },
    next: 'Log in en stuur wat er nog ontbreekt. Wij kijken er dan opnieuw naar.',
  }),
  'conditions-met': (about) => ({
    subject: `Wij zijn klaar met wat u over ${yours(about)} stuurde`,
    heading: 'Alles is gecontroleerd',
    paragraphs: [`Wij hebben alles bekeken wat u voor ${yours(about)} hebt gestuurd. Er staat niets meer open.`],
    next: 'Uw liaison neemt contact met u op over het vervolg.',
  }),
  'pitch-planned': (about) => ({
    subject: `Er is een datum voor ${yours(about)}`,
    heading: 'Wij zien u graag op een bijeenkomst',
    paragraphs: [
      `Voor ${yours(about)} is een moment gekozen${about.due ? `: ${about.due}` : ''}. Tijd en plaats staan bij uw voorstel.`,
      'Kunt u dan niet? Laat het ons zo snel mogelijk weten.',
    ],
    next: 'Log in om tijd en plaats te lezen.',
  }),
  promoted: (about) => ({
    subject: `Er is nieuws over ${yours(about)}`,
    heading: 'Er is nieuws over uw voorstel',
    paragraphs: [`Voor ${yours(about)} is iets veranderd. Wat dat is, leest u nadat u hebt ingelogd.`],
    next: 'Uw liaison neemt contact met u op over het vervolg.',
  }),
  'reconsideration-asked': (about) => ({
    subject: `Uw verzoek om heroverweging van ${yours(about)} is binnen`,
    heading: 'Wij hebben uw verzoek om heroverweging ontvangen',
    paragraphs: [
      `Iemand die niet bij het besluit over ${yours(about)} betrokken was, leest uw redenen en kijkt opnieuw.`,
      'Zolang dat duurt, sluiten wij niets af.',
    ],
    next: `U krijgt antwoord${about.due ? `, uiterlijk ${about.due}` : ' binnen tien werkdagen'}.`,
  }),
  'reconsideration-answered': (about) => ({
    subject: `Er is antwoord op uw verzoek om heroverweging van ${yours(about)}`,
    heading: 'Er is antwoord op uw verzoek om heroverweging',
    paragraphs: [`Iemand die niet bij het besluit over ${yours(about)} betrokken was, heeft uw redenen gelezen en opnieuw gekeken.`],
    message: { intro: 'Ons antwoord:', hidden: '' },
    next: 'Log in om het antwoord te lezen.',
  }),
  introduction: (about) => ({
    subject: `Wilt u kennismaken? Een vraag bij ${yours(about)}`,
    heading: 'Wilt u met iemand kennismaken?',
    paragraphs: [
      about.kind === 'contact-request'
        ? 'Wij kennen iemand met een oplossing die misschien past bij wat u zoekt.'
        : 'Wij kennen iemand met een vraag waar uw voorstel misschien bij past.',
      'U weet nog niet wie de ander is, en de ander weet niet wie u bent. Pas als u allebei ja zegt, sturen wij u elkaars naam en adres. Zegt u nee, dan hoort niemand dat.',
    ],
    next: `Log in, lees waar het om gaat en zeg ja of nee${about.due ? `, uiterlijk ${about.due}` : ''}.`,
  }),
  'introduction-ended': (about) => ({
    subject: `De kennismaking bij ${yours(about)} gaat niet door`,
    heading: 'De kennismaking gaat niet door',
    paragraphs: ['Wij vroegen u of u met iemand wilt kennismaken. Dat gaat niet door. Het kan allerlei redenen hebben; wij zeggen nooit welke.'],
    next: 'U hoeft niets te doen. Uw liaison blijft uitkijken naar een andere mogelijkheid.',
  }),
  introduced: (about) => ({
    subject: `U kunt kennismaken: het vervolg van ${yours(about)}`,
    heading: 'U hebt allebei ja gezegd',
    paragraphs: ['Hieronder staat met wie u kunt kennismaken. De ander krijgt op dit moment uw naam, organisatie en e-mailadres.'],
    next: 'Neem contact met elkaar op. Na een maand vragen wij hoe het gaat.',
  }),
  'follow-up': (about) => ({
    subject: `Hoe gaat het? Een korte vraag bij ${yours(about)}`,
    heading: 'Hoe gaat het?',
    paragraphs: ['Wij zijn benieuwd hoe het gaat en of wij iets kunnen doen. Antwoorden kost u een minuut.'],
    next: 'Log in en geef antwoord. Uw liaison leest het.',
  }),
  'support-completed': (about) => ({
    subject: `Ons werk aan ${yours(about)} is klaar`,
    heading: 'Wij ronden ons werk aan uw voorstel af',
    paragraphs: [`Wij hebben ons werk aan ${yours(about)} afgerond. Dank u wel voor uw vertrouwen, en veel succes met het vervolg.`],
    next: 'U hoeft niets te doen. Met een nieuw idee bent u altijd welkom.',
  }),
  reopened: (about) => ({
    subject: `${large(yours(about))} is heropend`,
    heading: 'Wij gaan verder met uw voorstel',
    paragraphs: [`Wij hadden ${yours(about)} afgesloten en hebben het nu heropend. Het staat weer waar het stond.`],
    next: 'Log in om te zien wat de volgende stap is.',
  }),
};
