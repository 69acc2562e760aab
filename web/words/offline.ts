import type { FormWords } from '../../shared/domain/offline/write.ts';

type OfflineWords = {
  readonly form: FormWords;
  readonly calendar: { readonly name: string; readonly invited: string; readonly accepted: string };
  readonly reviewFile: string;
  readonly proposalFile: string;
  readonly zipFile: string;
  readonly readMeFile: string;
  readonly readMe: readonly string[];
  readonly made: string;
  readonly secret: string;
  readonly online: string;
};

const nl: OfflineWords = {
  form: {
    lead: [
      'Uw beoordeling, om zonder verbinding in te vullen.',
      'Schrijf onder de regels die met twee blokhaken beginnen, en laat die regels zelf staan. Met [[#]] begint uitleg.',
      'Neem uw tekst daarna over op de pagina van het voorstel: “Zonder verbinding werken”.',
      'Er gaat niets weg en er wordt niets ingediend voordat u dat daar zelf doet.',
    ],
    mark: 'een cijfer van 0 tot en met 5, ook halven zoals 3,5; een streepje als u dit niet kunt beoordelen',
    markNeeded: 'een cijfer van 0 tot en met 5, ook halven zoals 3,5; bij dit voorstel is hier altijd een cijfer nodig',
    comment: 'uw toelichting: ten minste {least} tekens, en {extreme} bij een cijfer tot en met {low} en bij een {high}',
    weighs: 'telt voor {weight} van de 100; het gemiddelde moet ten minste {minimum} zijn',
    choices: {
      'in-scope': 'past dit voorstel bij OT-beveiliging? ja of nee',
      vote: 'is dit de tijd van de community waard? ja, nee of pitch',
      confidence: 'hoe zeker bent u van uw oordeel? 1 niet zo zeker, 2 redelijk zeker, 3 zeker',
    },
    note: 'vertrouwelijk, alleen voor de voorzitter; mag leeg blijven',
    end: 'hier eindigt het formulier',
    inScope: { yes: 'ja', no: 'nee' },
  },
  calendar: { name: 'Uw beoordelingen', invited: 'Antwoord op de uitnodiging {what}', accepted: 'Beoordeling {what}' },
  reviewFile: 'beoordeling',
  proposalFile: 'voorstel',
  zipFile: 'sluis-beoordelingen',
  readMeFile: 'LEES-MIJ.txt',
  readMe: [
    'Wat u hebt aangenomen om te beoordelen, om te lezen zonder verbinding.',
    'Per voorstel vindt u de tekst en het formulier van uw beoordeling.',
    'Bijlagen zitten hier niet bij: in de tekst staat waar u die opent.',
    'Houd dit voor uzelf en verwijder het als uw beoordeling is ingediend.',
    '',
  ],
  made: 'Opgeslagen op {date}. Wat daarna is veranderd, staat hier niet in.',
  secret: 'Vertrouwelijk: alleen voor u, voor deze beoordeling.',
  online: 'Open dit voorstel op de site',
};
const en: OfflineWords = {
  form: {
    lead: [
      'Your review, to fill in without a connection.',
      'Write below the lines that begin with two square brackets, and leave those lines themselves. [[#]] begins an explanation.',
      'Then take your text over on the page of the proposal: “Working without a connection”.',
      'Nothing leaves and nothing is sent in before you do so there yourself.',
    ],
    mark: 'a mark from 0 to 5, halves such as 3.5 too; a hyphen if you cannot judge this',
    markNeeded: 'a mark from 0 to 5, halves such as 3.5 too; for this proposal a mark is always needed here',
    comment: 'your comment: at least {least} characters, and {extreme} with a mark up to {low} and with a {high}',
    weighs: 'counts for {weight} of 100; the mean has to be at least {minimum}',
    choices: {
      'in-scope': 'does this proposal fit OT security? yes or no',
      vote: 'is it worth the time of the community? yes, no or pitch',
      confidence: 'how sure are you of your judgement? 1 not so sure, 2 fairly sure, 3 sure',
    },
    note: 'confidential, for the chair alone; may stay empty',
    end: 'the form ends here',
    inScope: { yes: 'yes', no: 'no' },
  },
  calendar: { name: 'Your reviews', invited: 'Answer the invitation {what}', accepted: 'Review {what}' },
  reviewFile: 'review',
  proposalFile: 'proposal',
  zipFile: 'sluis-reviews',
  readMeFile: 'READ-ME.txt',
  readMe: [
    'What you have accepted to review, to be read without a connection.',
    'For each proposal you find its text and the form of your review.',
    'Attachments are not in here: the text says where you open them.',
    'Keep this to yourself and delete it once your review has been sent in.',
    '',
  ],
  made: 'Stored on {date}. What has changed since is not in here.',
  secret: 'Confidential: for you alone, for this review.',
  online: 'Open this proposal on the site',
};
/** What leaves the site in files: forms to fill in, proposals to read, dates. */
export const offlineWords = { nl, en };
