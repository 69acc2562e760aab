const nl = {
  title: 'Dossier',
  answers: 'Antwoorden, versie {n}',
  reviews: 'Beoordelingen',
  discussion: 'Berichten en notities',
  talk: 'Overleg over het besluit',
  reviewer: 'beoordelaar {letter}',
  staff: 'medewerker',
  superseded: 'later anders voorgesteld',
  agreed: 'Ingestemd door',
  announcedBy: 'Bekendgemaakt door',
  decisions: 'Besluiten',
  letters: 'Brieven zoals ze zijn verstuurd',
  none: 'Er is niets.',
  from: 'Van',
  to: 'Aan',
  sent: 'Verstuurd',
  notSent: 'Niet verstuurd',
  round: 'Ronde',
  revision: 'Versie van de antwoorden',
  mark: 'Cijfer',
  cannotJudge: 'kan dit niet beoordelen',
  vote: 'Stem',
  confidence: 'Zekerheid (1 tot 3)',
  inScope: 'Past bij ons',
  yes: 'ja',
  no: 'nee',
  note: 'Notitie aan de voorzitter',
  outcome: 'Uitkomst',
  by: 'Genomen door',
  reason: 'Reden',
  conditions: 'Voorwaarden',
  override: 'Reden om af te wijken',
  letter: 'Brief',
  stood: 'Gekalibreerde score toen er is besloten',
  stoodText:
    '{score}; met negen van de tien kansen tussen {low} en {high}. Ruw: {raw}. Plaats {place} van {proposals}. Berekend met {formula} uit {reviews} beoordelingen van {reviewers} beoordelaars.',
  after: {
    title: 'Na het besluit',
    condition: 'Voorwaarde {n} van besluit {decision}',
    sent: 'Gestuurd op {date}',
    file: 'met bijlage {n}',
    returned: 'Op {date} is om meer gevraagd',
    met: 'Afgevinkt op {date} door {name}',
    pitch: 'Pitch, nog te houden',
    pitchHeld: 'Pitch, gehouden',
    planned: '{date}, afgesproken door {name}',
    reconsideration: 'Heroverweging',
    asked: 'Gevraagd op {date}, om deze redenen',
    to: 'Voorgelegd aan',
    opened: 'Opnieuw in behandeling genomen op {date} door {name}',
    upheld: 'In stand gelaten op {date} door {name}',
    introduction: 'Kennismaking',
    unknown: 'met een vraag die u niet mag zien',
    proposed: 'Voorgesteld op {date} door {name}',
    until: 'Antwoord kon tot {date}.',
    states: { open: 'Nog niet door allebei beantwoord.', made: 'Gegevens uitgewisseld.', ended: 'Niet doorgegaan.' },
    forApplicant: 'Wat de indiener over de vraag las',
    forOwner: 'Wat de vrager over het voorstel las',
    followUp: 'Hoe het gaat, na {day} dagen',
    everybody: 'Gevraagd op {date}.',
    said: { applicant: 'De indiener, {date}', owner: 'De vrager, {date}' },
    goings: { well: 'goed', slow: 'traag', stopped: 'ligt stil' },
    recorded: 'Vastgelegd op {date} door {name}',
  },
  readme: `Dit is het dossier van {reference}, samengesteld op {at}.

answers/       de antwoorden van elke versie die is ingestuurd
reviews.html   de beoordelingen
thread.html    berichten en notities
discussion.*   het overleg over het besluit, als u dat mag lezen
decision.html  de besluiten met hun brief
afterwards.*   wat er na het besluit kwam, als er iets kwam: voorwaarden, pitch, heroverweging, kennismakingen, navraag
standing.json  de gekalibreerde score bij elk besluit, als die er was, en uit welke beoordelingen zij kwam
letters/       de brieven zoals ze zijn verstuurd, in die volgorde; daarna die niet zijn verstuurd
files/         de bijlagen die erin passen; list.json noemt ze alle, met SHA-256
proposal.json  alles hiervan voor een programma
facts.json     wat er is gebeurd, als keten: elk feit bevat de hash van het vorige,
               en een controlegetal van de beoordeling, het besluit of het bericht waar het over gaat
manifest.json  SHA-256 van elk bestand
verify.mjs     controleert dit dossier: node verify.mjs

Het programma vraagt niemand iets en verandert niets. Het leest proposal.json, facts.json, discussion.json en afterwards.json, en zegt van elk veld en elk bestand bij naam of het logboek het bewijst. Bewezen zijn de antwoorden met hun titel, label en veiligheidszetel, het stadium, de uitkomst, de ronde, de controles, de behandelaar, de beoordelingen, de besluiten met hun brief, de berichten, wie om een beoordeling is gevraagd en wat daarvan kwam, en wie na het besluit wanneer iets deed. Wat mensen daarbij schreven, bewijst het logboek alleen als het ook bij de berichten staat: de redenen voor een heroverweging, wat bij een voorwaarde is gestuurd, de plaats van een pitch en de teksten van kennismakingen en navraag staan er als niet bewezen. Wie ja of nee zei tegen een kennismaking, staat niet in een dossier. Van de html-pagina's gaat het na dat zij de teksten uit de json tonen; wat er verder op staat, bewijst niets. De brieven zoals ze zijn verstuurd, standing.json, de bijlagen, dit bestand en het programma zelf bewijst het logboek niet: wie ze verandert en manifest.json erbij, valt niet op. Het logboek kent mensen bij hun nummer: van namen gaat het programma alleen na of proposal.json en facts.json ze gelijk geven.

Bewaar daarom de regel "manifest.json" die het toont op een andere plek: zolang die klopt, is geen enkel bestand veranderd. Een bijlage die hier niet in past, haalt u op via het adres in files/list.json, nadat u bent ingelogd; elke link werkt 60 seconden.
`,
};
const en: typeof nl = {
  title: 'Dossier',
  answers: 'Answers, revision {n}',
  reviews: 'Reviews',
  discussion: 'Messages and notes',
  talk: 'Discussion about the decision',
  reviewer: 'reviewer {letter}',
  staff: 'staff',
  superseded: 'proposed otherwise later',
  agreed: 'Agreed by',
  announcedBy: 'Announced by',
  decisions: 'Decisions',
  letters: 'Letters as sent',
  none: 'There is nothing.',
  from: 'From',
  to: 'To',
  sent: 'Sent',
  notSent: 'Not sent',
  round: 'Round',
  revision: 'Revision of the answers',
  mark: 'Mark',
  cannotJudge: 'cannot judge',
  vote: 'Vote',
  confidence: 'Confidence (1 to 3)',
  inScope: 'In scope',
  yes: 'yes',
  no: 'no',
  note: 'Note to the chair',
  outcome: 'Outcome',
  by: 'Decided by',
  reason: 'Reason',
  conditions: 'Conditions',
  override: 'Reason to deviate',
  letter: 'Letter',
  stood: 'Calibrated score when it was decided',
  stoodText:
    '{score}; with nine chances in ten between {low} and {high}. Raw: {raw}. Place {place} of {proposals}. Worked out with {formula} from {reviews} reviews by {reviewers} reviewers.',
  after: {
    title: 'After the decision',
    condition: 'Condition {n} of decision {decision}',
    sent: 'Sent on {date}',
    file: 'with attachment {n}',
    returned: 'More was asked for on {date}',
    met: 'Ticked on {date} by {name}',
    pitch: 'Pitch, still to be held',
    pitchHeld: 'Pitch, held',
    planned: '{date}, arranged by {name}',
    reconsideration: 'Reconsideration',
    asked: 'Asked for on {date}, for these reasons',
    to: 'Given to',
    opened: 'Taken up again on {date} by {name}',
    upheld: 'Upheld on {date} by {name}',
    introduction: 'Introduction',
    unknown: 'to a demand that you may not see',
    proposed: 'Proposed on {date} by {name}',
    until: 'Answers could be given until {date}.',
    states: { open: 'Not answered by both yet.', made: 'Details were exchanged.', ended: 'It did not take place.' },
    forApplicant: 'What the applicant read of the demand',
    forOwner: 'What the owner of the demand read of the proposal',
    followUp: 'How it goes, after {day} days',
    everybody: 'Asked on {date}.',
    said: { applicant: 'The applicant, {date}', owner: 'The owner of the demand, {date}' },
    goings: { well: 'well', slow: 'slowly', stopped: 'it has stopped' },
    recorded: 'Recorded on {date} by {name}',
  },
  readme: `This is the dossier of {reference}, put together at {at}.

answers/       the answers of each revision that was sent in
reviews.html   the reviews
thread.html    messages and notes
discussion.*   the discussion about the decision, if you may read it
decision.html  the decisions with their letter
afterwards.*   what came after the decision, if anything did: conditions, pitch, reconsideration, introductions, follow-ups
standing.json  the calibrated score at each decision, where there was one, and from which reviews it came
letters/       the letters as they were sent, in that order; then those that were not sent
files/         the attachments that fit in; list.json names them all, with SHA-256
proposal.json  all of this for a program
facts.json     what happened, as a chain: each fact holds the hash of the one before,
               and a digest of the review, decision or message that it tells of
manifest.json  SHA-256 of each file
verify.mjs     checks this dossier: node verify.mjs

The program asks nobody and changes nothing. It reads proposal.json, facts.json, discussion.json and afterwards.json, and says of each field and each file by name whether the log proves it. Proved are the answers with their title, label and safety seat, the stage, the outcome, the round, the checks, the owner, the reviews, the decisions with their letter, the messages, who was asked to review with what came of it, and who did what and when after the decision. What people wrote there is proved only where it stands among the messages too: the reasons of a reconsideration, what was sent for a condition, the place of a pitch and the texts of introductions and follow-ups are named as not proved. Who said yes or no to an introduction does not stand in a dossier. Of the html pages it checks that they show the texts of the json; what else stands on them, nothing proves. The letters as they were sent, standing.json, the attachments, this file and the program itself are not proved by the log: whoever changes one together with manifest.json goes unnoticed. The log knows people by their number: of names the program checks only that proposal.json and facts.json give the same.

So keep the line "manifest.json" that it prints somewhere else: as long as that is the same, no file was changed. An attachment that does not fit in is fetched at its address in files/list.json, once you have signed in; each link works for 60 seconds.
`,
};
export type DossierWords = typeof nl;
/** Words of a dossier. */
export const dossierWords = (language: 'nl' | 'en'): DossierWords => ({ nl, en })[language];
