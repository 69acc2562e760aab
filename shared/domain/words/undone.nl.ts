import type { en } from './undone.en.ts';

export const nl: typeof en = {
  mark: '(teruggedraaid)',
  acts: {
    QuestionAsked: 'Een vraag aan de indiener werd teruggedraaid voordat de brief vertrok.',
    Step2Asked: 'De rest van het formulier werd gevraagd, maar dat is op tijd teruggedraaid.',
    ProposalScreenedOut: 'Het voorstel werd bij de eerste controle beëindigd, maar dat is teruggedraaid.',
    ContactReplied: 'Er werd een antwoord geschreven en teruggedraaid voordat het vertrok.',
    ContactRedirected: 'Een doorverwijzing werd teruggedraaid voordat de brief vertrok.',
  },
};
