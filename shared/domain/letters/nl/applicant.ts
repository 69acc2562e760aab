import type { FileReason } from '../../attachment.ts';
import type { About, LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** Of files there is nothing but proposals: one way less to say it. */
const proposal = ({ reference }: About): string => (reference ? `uw voorstel ${reference}` : 'uw voorstel');

const WHY: Readonly<Record<FileReason, string>> = {
  threat: 'er zit schadelijke code in. Controleer de computer waar het bestand vandaan komt en voeg daarna een schoon bestand toe.',
  unreadable: 'wij konden het niet openen voor controle, meestal door een wachtwoord. Sla het op zonder wachtwoord.',
  unscanned: 'wij konden het niet controleren, en dat ligt aan ons. Voeg het alstublieft nog eens toe.',
  'not-pdf': 'het is geen pdf. Sla het document op als pdf.',
  size: 'het is leeg of groter dan 10 MB.',
  purged: 'er stond iets in wat niet bij ons thuishoort, dus wij hebben het verwijderd. Voeg het opnieuw toe zonder dat gedeelte.',
};

export const applicant: LettersTo<'applicant'> = {
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
  'link-renewed': (about) => ({
    subject: `Een nieuwe link naar ${yours(about)}`,
    heading: 'Hier is uw nieuwe link',
    paragraphs: [
      `Eerdere links naar ${yours(about)} werken niet meer, en wie er een had geopend, kan er niets meer mee zien.`,
      'Had u dit niet verwacht? Laat het ons dan weten.',
    ],
    button: 'Bekijk hoe ver het is',
    next: 'Verder is er niets veranderd.',
  }),
  'draft-warning': (about) => ({
    subject: about.reference ? `Concept ${about.reference} wordt verwijderd` : 'Uw concept wordt verwijderd',
    heading: 'Uw concept wordt binnenkort verwijderd',
    paragraphs: [`Aan ${yours(about)} is een tijd niets veranderd, en het is niet ingediend. Wij bewaren concepten niet voor altijd.`],
    button: 'Open uw concept',
    next: `Wilt u verder? Open het concept en bewaar een wijziging. Doet u niets, dan verwijderen wij het ${about.due ? `op ${about.due}` : 'binnenkort'} en blijft er bij ons niets van over.`,
  }),
  'sign-in-link': (about) => ({
    subject: 'Uw inloglink',
    heading: 'Uw inloglink',
    paragraphs: [
      `Iemand, waarschijnlijk u, heeft een link aangevraagd om in te loggen bij de ${about.community}.`,
      'Was u het niet? Doe dan niets. Zonder deze mail kan niemand inloggen.',
    ],
    button: 'Log in',
    next: 'Na het inloggen kunt u verder met uw voorstel, bericht of beoordeling.',
  }),
  'team-invitation': (about) => ({
    subject: about.reference ? `Doet u mee aan voorstel ${about.reference}?` : 'Doet u mee aan een voorstel?',
    heading: 'Iemand vraagt u om mee te doen aan een voorstel',
    paragraphs: [
      `Iemand die een voorstel voorbereidt voor de ${about.community}, heeft dit adres ingevuld om u te laten meelezen of meeschrijven. Wie dat is, ziet u in het voorstel zelf.`,
      'Weet u hier niets van? Doe dan niets. Zonder de link kan niemand iets uit uw naam doen.',
      'Wie meedoet aan een voorstel, beoordeelt het niet, nu niet en later niet.',
    ],
    button: 'Bekijk het en doe mee',
    next: 'U zit in het team zodra u de link hebt geopend. U kunt er altijd weer uit.',
  }),
  receipt: (about) => ({
    subject: about.reference ? `Voorstel ${about.reference} ontvangen` : 'Uw voorstel is ontvangen',
    heading: 'Wij hebben uw voorstel ontvangen',
    paragraphs: [
      'Dank u wel voor uw voorstel. Bewaar deze mail.',
      ...(about.promised ? [`U krijgt uiterlijk ${about.promised} een besluit. Verschuift die datum, dan staat de nieuwe op uw statuspagina.`] : []),
      ...(about.undated
        ? ['Wij kunnen nog geen datum voor het besluit noemen, omdat geen enkele beoordelaar ruimte heeft. Zodra die er is, krijgt u een mail.']
        : []),
      'Het ontvangstbewijs is een vingerafdruk van precies wat u hebt ingediend. Daarmee kunnen wij allebei later laten zien dat er niets is veranderd.',
    ],
    next: 'Een liaison bekijkt uw voorstel eerst en laat u daarna weten hoe het verdergaat.',
  }),
  question: (about) => ({
    subject: `Een vraag over ${yours(about)}`,
    heading: 'Wij hebben een vraag voor u',
    paragraphs: [`Wij moeten nog iets weten voordat wij verder kunnen met ${yours(about)}.`],
    message: { intro: 'Onze vraag:', hidden: 'De vraag staat voor u klaar. Vanwege het label van uw voorstel zetten wij die niet in een mail.' },
    next: 'Wij wachten op uw antwoord. Tot het er is, staat onze termijn stil.',
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
        ? `Wij hebben besloten over ${yours(about)}. De uitkomst is “${about.outcome}”.`
        : `Wij hebben besloten over ${yours(about)}. Het besluit staat voor u klaar.`,
      'In het besluit leest u hoe wij ertoe zijn gekomen, wat wij adviseren en wat u daarna kunt doen.',
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
    subject: `${large(yours(about))} is samengevoegd met een eerder voorstel`,
    heading: 'Wij gaan verder met een eerder voorstel',
    paragraphs: [
      `Wat u beschrijft in ${yours(about)}, ligt al bij ons in een ander voorstel. Om te voorkomen dat iemand het twee keer beoordeelt, gaan wij met dat voorstel verder en hebben wij dit afgesloten.`,
    ],
    next: 'U hoeft niets te doen. Vindt u dat het om iets anders gaat? Antwoord dan op deze mail.',
  }),
  lapsed: (about) => ({
    subject: `${large(yours(about))} is afgesloten`,
    heading: 'Uw voorstel is afgesloten',
    paragraphs: [`Wij kregen geen antwoord op onze vraag over ${yours(about)} en hebben het daarom afgesloten. Dat is geen oordeel over wat u voorstelt.`],
    next: 'Wilt u toch verder? Laat het weten, dan kijken wij samen wat er kan. U kunt ook een nieuw voorstel indienen.',
  }),
  purged: (about) => ({
    subject: `Wij hebben tekst verwijderd uit ${yours(about)}`,
    heading: 'Wij hebben tekst verwijderd uit uw voorstel',
    paragraphs: [
      `In ${yours(about)} stond iets wat niet bij ons thuishoort, zoals een wachtwoord, het adres van een installatie of persoonsgegevens van een ander. Wij hebben het overal verwijderd; de rest staat er zoals u het hebt ingediend.`,
      'Daarmee is de bewaarde tekst veranderd. Vanaf nu geldt het ontvangstbewijs hieronder.',
    ],
    next: 'U hoeft niets te doen. Was het een wachtwoord of een sleutel, wijzig die dan.',
  }),
  'file-refused': (about) => ({
    subject: `Een bijlage bij ${proposal(about)} is niet te lezen`,
    heading: 'Een bijlage konden wij niet aannemen',
    paragraphs: [
      `Bijlage ${about.file} bij ${proposal(about)} kan niemand lezen: ${WHY[about.fileReason ?? 'unscanned']}`,
      'Het voorstel zelf is bij ons en er is niets van verloren gegaan. Zolang u het nog kunt wijzigen, voegt u op de pagina ervan een andere bijlage toe. Kan dat niet meer? Beantwoord dan deze mail.',
    ],
    next: 'Bekijk uw bijlagen en voeg zo nodig een andere toe.',
  }),
  'first-date': (about) => ({
    subject: `De datum voor ${yours(about)}`,
    heading: 'Wij kunnen nu een datum noemen',
    paragraphs: [`Toen ${yours(about)} binnenkwam, had geen enkele beoordelaar ruimte en konden wij niet zeggen wanneer u van ons hoort. Nu wel.`],
    next: about.promised ? `U krijgt uiterlijk ${about.promised} een besluit.` : 'De datum staat op uw statuspagina.',
  }),
  'new-date': (about) => ({
    subject: `Een nieuwe datum voor ${yours(about)}`,
    heading: 'Wij hebben meer tijd nodig dan wij u toezegden',
    paragraphs: [
      `Het besluit over ${yours(about)} komt later dan de datum die wij u noemden. Dat spijt ons. Het zegt niets over wat wij van uw voorstel vinden.`,
      ...(about.promised ? [`De nieuwe datum voor het besluit is ${about.promised}.`] : []),
    ],
    next: about.promised ? `U krijgt uiterlijk ${about.promised} een besluit.` : 'De nieuwe datum staat op uw statuspagina.',
  }),
};
