import type { en } from './deciding.en.ts';

/** Nederlandse woorden voor wat een besluit, de brief en het overleg in de weg staat. */
export const nl: typeof en = /* @__PURE__ */ (() => ({
  problems: {
    'decision.reviews-missing': {
      title: 'Er zijn minder beoordelingen dan de regels vragen',
      detail: 'Wacht op meer beoordelingen, of geef de reden waarom u zonder besluit.',
    },
    'decision.letter-unedited': { title: 'De brief is nog niet af', detail: 'Loop de gemarkeerde plaatsen na en schrijf daar uw eigen woorden.' },
    'decision.not-open': {
      title: 'Dit kan nu niet',
      detail: 'Het kan vanaf de bekendmaking van een besluit tot de volgende stap is gezet. Ververs de pagina om te zien hoe het ervoor staat.',
    },
    'decision.made': {
      title: 'Er is intussen al besloten',
      detail: 'Dat besluit geldt nu; het uwe is niet vastgelegd. Lees het voordat u iets verzendt dat ervoor in de plaats komt.',
    },
    'reserve.not-waiting': {
      title: 'Dit voorstel staat niet op de reservelijst',
      detail: 'Het is al bevorderd, of staat er niet meer op. Ververs de pagina om te zien hoe het ervoor staat.',
    },
    'decision.letter-names': {
      title: 'Uit de brief valt op te maken wie heeft beoordeeld',
      detail: 'Schrijf deze plaatsen anders. Hoort het er toch te staan, geef dan onder de brief aan waarom dat zo is bedoeld.',
    },
    'message.names-reviewers': {
      title: 'Uit deze tekst valt op te maken wie beoordeelt',
      detail: 'De indiener leest dit. Schrijf deze plaatsen anders; er is nog niets verstuurd.',
    },
    'decision.draft-changed': {
      title: 'Iemand anders heeft deze brief bewaard',
      detail: 'Laad de pagina opnieuw om te zien wat er staat. Kopieer eerst uw eigen tekst.',
    },
    'decision.involved': {
      title: 'U was betrokken bij het eerdere besluit',
      detail:
        'Anderen besluiten nu, stemmen in en maken bekend. Op de pagina van het besluit staat wie dat kan. Is dat niemand, vraag een beheerder dan om een andere voorzitter.',
    },
    'decision.own-approval': { title: 'Dit is uw eigen besluit', detail: 'Vraag een collega om ermee in te stemmen.' },
    'decision.approved-before': { title: 'U hebt hier al mee ingestemd', detail: 'U hoeft verder niets te doen.' },
    'decision.approvals-missing': {
      title: 'Nog niet genoeg mensen stemmen in',
      detail: 'Vraag collega’s om in te stemmen en maak het besluit daarna bekend.',
    },
    'decision.decider-conflicted': {
      title: 'Wie dit besloot, heeft inmiddels een belang',
      detail: 'Zet het voorstel terug naar beraad en laat iemand anders besluiten.',
    },
    'discussion.closed': { title: 'Het overleg is gesloten', detail: 'U kunt er nu niets aan toevoegen.' },
    'discussion.own-first': { title: 'Eerst uw eigen beoordeling', detail: 'Dien die in; daarna kunt u het overleg lezen en meepraten.' },
  },
  fields: {
    'letter.mark-left': 'Een plaats tussen ⟦ en ⟧ wacht nog op uw eigen woorden.',
    'letter.names-person': 'Hier staat de naam van een beoordelaar of medewerker: ‘{found}’. Laat die weg.',
    'letter.names-organisation': 'Hier staat de organisatie van een beoordelaar: ‘{found}’. Laat die weg.',
    'letter.names-address': 'Hier staat een mailadres: ‘{found}’. Laat het weg; met wie de indiener kan praten, staat in een eigen veld.',
    'letter.names-alias': 'Zo heet een beoordelaar alleen binnen het panel: ‘{found}’. Laat het weg.',
  },
  facts: {
    DecisionApproved: 'Iemand anders stemde in met het aangehouden besluit.',
    DiscussionAdded: 'In het overleg werd iets gezegd.',
    OutcomeProposed: 'In het overleg werd een uitkomst voorgesteld.',
  },
}))();
