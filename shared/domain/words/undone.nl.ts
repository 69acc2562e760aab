import type { en } from './undone.en.ts';

export const nl: typeof en = {
  mark: '(ongedaan gemaakt)',
  acts: {
    QuestionAsked: 'Een vraag aan de indiener werd ingetrokken voordat de brief vertrok.',
    Step2Asked: 'De rest van het formulier werd gevraagd, maar dat is op tijd ongedaan gemaakt.',
    ProposalScreenedOut: 'Het voorstel werd bij de eerste controle beëindigd, maar dat is ongedaan gemaakt.',
    ReviewerInvited: 'Een beoordelaar werd uitgenodigd, maar dat is ongedaan gemaakt voordat de brief vertrok.',
    ContactReplied: 'Er werd een antwoord geschreven en ingetrokken voordat het vertrok.',
    ContactRedirected: 'Een doorverwijzing werd ingetrokken voordat de brief vertrok.',
  },
};
