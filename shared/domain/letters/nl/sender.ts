import type { About, LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

/** The right door first; whoever wrote here all the same keeps duties that no mail to us fulfils. */
const doorOf = ({ door, csirt, disclosure }: About): string[] => {
  if (door === 'vulnerability')
    return [`Een kwetsbaarheid hoort bij ons meldpunt voor kwetsbaarheden: ${disclosure}. Meld die daar; wij sturen niets per mail door.`];
  const call = `Gaat er op dit moment iets mis in een installatie? Wacht dan niet op ons: bel ${csirt.name}, ${csirt.phone}.`;
  return door === 'incident'
    ? [
        `${call} U vindt hen ook op ${csirt.url}.`,
        'Een melding bij ons is geen NIS2-melding. Hebt u een meldplicht, meld het dan ook bij uw CSIRT of toezichthouder.',
      ]
    : [call];
};

export const sender: LettersTo<'sender'> = {
  'contact-received': (about) => ({
    subject: about.reference ? `Bericht ${about.reference} ontvangen` : 'Uw bericht is ontvangen',
    heading: 'Wij hebben uw bericht ontvangen',
    paragraphs: [
      `Iemand, waarschijnlijk u, heeft met dit adres een bericht gestuurd aan de ${about.community}.`,
      ...doorOf(about),
      'Was u het niet? Doe dan niets, of laat het ons weten.',
    ],
    button: 'Bekijk hoe ver het is',
    next: about.next
      ? `Een liaison leest uw bericht. U krijgt uiterlijk ${about.next} een persoonlijk antwoord.`
      : 'Een liaison leest uw bericht en antwoordt persoonlijk.',
  }),
  'contact-reply': (about) => ({
    subject: `Antwoord op ${yours(about)}`,
    heading: 'Hier is ons antwoord',
    paragraphs: [`Er is een antwoord op ${yours(about)}.`],
    message: { intro: 'Ons antwoord:', hidden: 'Het antwoord staat voor u klaar. Vanwege het label van uw bericht zetten wij het niet in een mail.' },
    next: 'Wilt u iets aanvullen of vragen? Schrijf ons opnieuw, dan gaan wij daarmee verder.',
  }),
  'contact-reminder': (about) => ({
    subject: `Ons antwoord op ${yours(about)}: graag uw reactie`,
    heading: 'Wij wachten op uw reactie',
    paragraphs: [`Een week geleden hebben wij ${yours(about)} beantwoord. Sindsdien hoorden wij niets van u.`],
    next: 'Is alles duidelijk? Dan hoeft u niets te doen. Horen wij nog een week niets, dan sluiten wij uw bericht af.',
  }),
  'contact-lapsed': (about) => ({
    subject: `Wij hebben ${yours(about)} afgesloten`,
    heading: 'Wij hebben uw bericht afgesloten',
    paragraphs: [`Na ons antwoord op ${yours(about)} hoorden wij niets meer. Wij gaan ervan uit dat het is afgehandeld.`],
    next: 'Staat er nog iets open? Schrijf ons binnen twee weken, dan pakken wij het weer op. Later mag ook; dan beginnen wij opnieuw.',
  }),
  'contact-merged': (about) => ({
    subject: `Wij behandelen ${yours(about)} samen met een ander bericht`,
    heading: 'Wij hebben uw bericht samengevoegd',
    paragraphs: [`Wat wij over het onderwerp van ${yours(about)} weten, staat nu op één plek. Daarmee gaan wij verder.`],
    next: 'Staat er voor u nog iets open? Antwoord op deze mail, dan kijken wij ernaar.',
  }),
  'contact-converted': (about) => ({
    subject: `Uw bericht is nu een concept${about.reference ? `: ${about.reference}` : ''}`,
    heading: 'Van uw bericht kan een voorstel worden',
    paragraphs: [
      'Wij denken dat uw idee een voorstel verdient. Wat u schreef, hebben wij voor u in een concept gezet; de rest vult u zelf in. Tot u het indient, kan niemand anders het lezen.',
      'Schreef u ons niet? Doe dan niets: zonder een volgende stap van u verdwijnt het concept vanzelf.',
    ],
    button: 'Open het concept',
    next: 'Lees wat er staat, vul de rest in en dien het in zodra u zover bent.',
  }),
  'privacy-extended': (about) => ({
    subject: `Wij hebben meer tijd nodig voor ${yours(about)}`,
    heading: 'Wij hebben meer tijd nodig voor uw verzoek',
    paragraphs: [
      `De wet geeft ons één maand om ${yours(about)} te beantwoorden. Omdat het ingewikkeld is, of omdat wij er veel te beantwoorden hebben, gebruiken wij de twee extra maanden die de wet toestaat.`,
      'U kunt hierover een klacht indienen bij de Autoriteit Persoonsgegevens.',
    ],
    next: about.next ? `U krijgt uiterlijk ${about.next} antwoord, eerder als het kan.` : 'U krijgt binnen die twee maanden antwoord, eerder als het kan.',
  }),
  'contact-redirected': (about) => ({
    subject: `${large(yours(about))} hoort ergens anders`,
    heading: 'Uw bericht hoort ergens anders',
    paragraphs: [
      `Wij kunnen u niet helpen met ${yours(about)}; anderen wel. Is er nu iets gaande in een installatie? Bel ${about.csirt.name}: ${about.csirt.phone}.`,
    ],
    next: 'Wij hebben uw bericht afgesloten. Weet u niet waar u terechtkunt? Antwoord op deze mail, dan vertellen wij het u.',
  }),
  'contact-resolved': (about) => ({
    subject: `Wij hebben ${yours(about)} afgehandeld`,
    heading: 'Wij hebben uw bericht afgehandeld',
    paragraphs: [`Voor zover wij weten, is alles in ${yours(about)} beantwoord.`],
    next: about.next
      ? `Staat er nog iets open? Schrijf ons uiterlijk ${about.next}, dan pakken wij het weer op.`
      : 'Staat er nog iets open? Schrijf ons binnen twee weken, dan pakken wij het weer op.',
  }),
};
