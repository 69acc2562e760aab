import { community } from '../../shared/community.ts';
import { KEPT_MONTHS } from '../../shared/domain/retention.ts';

type Section = { readonly name: string; readonly lines: readonly string[] };
type Statement = { readonly title: string; readonly lead: string; readonly sections: readonly Section[] };
type Statements = { readonly accessibility: Statement; readonly privacy: Statement };

const { email, phone } = community.contact;

const nl: Statements = {
  accessibility: {
    title: 'Toegankelijkheid',
    lead: 'Iedereen moet hier een innovatie kunnen indienen, een vraag kunnen stellen en kunnen volgen hoe het ervoor staat.',
    sections: [
      {
        name: 'Waar wij ons aan houden',
        lines: [
          'Wij bouwen naar WCAG 2.2, niveau A en AA. Elke pagina werkt met het toetsenbord, op een scherm van 320 pixels breed, bij 200% tekst en met een schermlezer.',
          'De openbare pagina’s werken ook zonder JavaScript. Wat met kleur wordt aangegeven, staat er ook in woorden of als vorm bij.',
        ],
      },
      {
        name: 'Hoe wij dat nagaan',
        lines: [
          'Bij elke wijziging bekijkt een programma alle pagina’s, in beide talen en ook met fouten in beeld. Daarnaast lopen wij de taken na met alleen het toetsenbord.',
          'Een onderzoek door een onafhankelijke partij is er nog niet geweest. Daarom noemen wij deze site nog niet volledig toegankelijk.',
        ],
      },
      {
        name: 'Wat nog niet goed gaat',
        lines: [
          'Bijlagen van indieners zijn pdf-bestanden die anderen hebben gemaakt. Wij kunnen niet beloven dat die toegankelijk zijn. Vraag ons gerust om de inhoud in een andere vorm.',
        ],
      },
      {
        name: 'Loopt u ergens tegenaan?',
        lines: [
          `Laat het weten via ${email} of ${phone}. U krijgt binnen drie werkdagen antwoord. Lukt indienen niet, dan nemen wij uw voorstel samen met u op.`,
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'Wij bewaren zo weinig mogelijk, laten het zo weinig mogelijk mensen zien en gooien het weg als het niet meer nodig is.',
    sections: [
      {
        name: 'Wat wij van u hebben',
        lines: [
          'Uw naam, e-mailadres, organisatie en, als u die geeft, uw functie en telefoonnummer. En wat u indient of schrijft, met de brieven die wij u daarover stuurden.',
          'Wij houden bij wat er met een voorstel gebeurt en wanneer. Die gegevens bevatten alleen nummers en codes, geen namen of tekst.',
        ],
      },
      {
        name: 'Waarvoor',
        lines: [
          'Om uw voorstel te beoordelen of uw vraag te beantwoorden, en om u te laten weten hoe het ervoor staat. Daarin hebben u en wij een gerechtvaardigd belang; zonder uw gegevens kan het niet.',
          'Wij gebruiken uw gegevens nergens anders voor, verkopen niets en volgen u niet. Een cookie (__Host-sluis) onthoudt dat u bent ingelogd of aan welk concept u werkt.',
          'Medewerkers die inloggen, hebben daarbij tien minuten lang een tweede cookie (__Host-sluis-oidc), die hun inlogpoging herkent. Andere cookies zijn er niet.',
        ],
      },
      {
        name: 'Wie het ziet',
        lines: [
          'De liaisons en, als uw voorstel wordt beoordeeld, de beoordelaars die daarvoor zijn gevraagd, binnen de kring die u met het TLP-label kiest. Wie een belang heeft, ziet niets.',
          'De gegevens staan versleuteld bij Amazon Web Services, in de regio die wij hebben gekozen. Amazon verwerkt ze in onze opdracht.',
        ],
      },
      {
        name: 'Hoe lang',
        lines: [
          `Concepten waar u niets meer aan doet: 90 dagen, na een waarschuwing. Vragen: ${KEPT_MONTHS['contact-request']} maanden nadat ze zijn afgehandeld. Voorstellen: ${KEPT_MONTHS.proposal} maanden nadat ze zijn gesloten; daarna blijven alleen cijfers over.`,
          'Wat er met een voorstel is gebeurd, in nummers en codes: vijf jaar. Reservekopieën verlopen na 35 dagen.',
        ],
      },
      {
        name: 'Uw rechten',
        lines: [
          'U kunt opvragen wat wij van u hebben, het laten verbeteren, laten wissen of bezwaar maken. Kies bij Contact “privacyverzoek”, of schrijf ons. U krijgt binnen een maand antwoord.',
          'Bent u het niet met ons eens, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.',
        ],
      },
      { name: 'Vragen', lines: [`${community.name.nl}, ${email}, ${phone}. Versie ${community.privacyVersion}.`] },
    ],
  },
};

const en: Statements = {
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody must be able to submit an innovation here, to ask a question, and to see how it is going.',
    sections: [
      {
        name: 'What we hold ourselves to',
        lines: [
          'We build to WCAG 2.2, levels A and AA. Every page works with the keyboard, on a screen 320 pixels wide, with text at 200%, and with a screen reader.',
          'The public pages also work without JavaScript. Whatever a colour says is also said in words or by a shape.',
        ],
      },
      {
        name: 'How we check it',
        lines: [
          'With every change a program looks at all pages, in both languages and with errors showing. Beside that we go through the tasks with the keyboard alone.',
          'Nobody independent has examined it yet. That is why we do not call this site fully accessible.',
        ],
      },
      {
        name: 'What is not right yet',
        lines: [
          'Attachments of applicants are PDF files that others made. We cannot promise that those are accessible. Do ask us for the content in another form.',
        ],
      },
      {
        name: 'Does something stand in your way?',
        lines: [
          `Tell us at ${email} or ${phone}. You get an answer within three working days. If you cannot submit, we write your proposal down together with you.`,
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'We keep as little as possible, show it to as few people as possible, and throw it away when it is no longer needed.',
    sections: [
      {
        name: 'What we have of you',
        lines: [
          'Your name, e-mail address, organisation and, if you give them, your position and phone number. And what you submit or write, with the letters that we sent you about it.',
          'We keep a record of what happens to a proposal and when. Those records hold numbers and codes alone, no names and no text.',
        ],
      },
      {
        name: 'What for',
        lines: [
          'To review your proposal or answer your question, and to let you know how it stands. You and we have a legitimate interest in that; without your details it cannot be done.',
          'We use your details for nothing else, sell nothing and do not track you. One cookie (__Host-sluis) remembers that you are signed in, or which draft you work on.',
          'Staff who sign in have a second cookie (__Host-sluis-oidc) for ten minutes, which recognises their attempt to sign in. There are no other cookies.',
        ],
      },
      {
        name: 'Who sees it',
        lines: [
          'The liaisons and, when your proposal is reviewed, the reviewers who were asked for it, within the circle that you choose by the TLP label. Whoever has an interest in it sees nothing.',
          'The data is kept encrypted at Amazon Web Services, in the region that we chose. Amazon processes it on our behalf.',
        ],
      },
      {
        name: 'How long',
        lines: [
          `Drafts that you no longer work on: 90 days, after a warning. Questions: ${KEPT_MONTHS['contact-request']} months after they were dealt with. Proposals: ${KEPT_MONTHS.proposal} months after they were closed; after that only figures remain.`,
          'What happened to a proposal, in numbers and codes: five years. Backups expire after 35 days.',
        ],
      },
      {
        name: 'Your rights',
        lines: [
          'You can ask what we have of you, have it corrected or erased, or object. Choose “privacy request” under Contact, or write to us. You get an answer within a month.',
          'If you do not agree with us, you can complain to the data protection authority of your country; in the Netherlands that is the Autoriteit Persoonsgegevens.',
        ],
      },
      { name: 'Questions', lines: [`${community.name.en}, ${email}, ${phone}. Version ${community.privacyVersion}.`] },
    ],
  },
};
/** The statements that a public site owes its visitors. */
export const statementWords = { nl, en };
