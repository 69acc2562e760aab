import type { LettersTo } from '../said.ts';
import { large, yours } from './words.ts';

export const sender: LettersTo<'sender'> = {
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
};
