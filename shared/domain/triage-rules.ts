import { phrases } from './plain.ts';
import { TOPIC_WORDS } from './triage-topics.ts';
import { SENDER_WORDS } from './triage-words.ts';

/** Kinds that words can point at; the two wrong doors are the guard's. */
export type Told =
  | 'privacy'
  | 'newsletter'
  | 'feedback-appeal'
  | 'status'
  | 'press'
  | 'demand'
  | 'expert-session'
  | 'share-info'
  | 'test-facility'
  | 'international'
  | 'join-cop'
  | 'innovation'
  | 'other';

export type Rule = { readonly code: string; readonly kind: Told; readonly points: number; readonly all: readonly RegExp[]; readonly unless?: RegExp };

export const TRIAGE_WORDS = { ...SENDER_WORDS, ...TOPIC_WORDS } as const;
const {
  talent,
  product,
  ownAsset,
  problem,
  seekSolution,
  pilot,
  seekPilot,
  wants,
  trial,
  site,
  offerPilot,
  newsletter,
  subscribes,
  unsubscribe,
  item,
  publishes,
  wrote,
  session,
  attends,
  speaks,
  abroad,
  country,
  visitors,
  journalist,
  article,
  asksWord,
  personal,
  law,
  rights,
  appealWord,
  verdict,
  whyVerdict,
  statusAsk,
  ownProposal,
  member,
  scope,
  formWord,
  applies,
} = TRIAGE_WORDS;

const rule = (kind: Told, code: string, points: number, all: readonly RegExp[], unless?: RegExp): Rule => ({
  kind,
  code: `${kind}.${code}`,
  points,
  all,
  ...(unless ? { unless } : {}),
});

/** Rules by kind; the points of all that fire are added up. */
export const RULES: readonly Rule[] = [
  rule('privacy', 'law', 4, [law, personal]),
  rule('privacy', 'rights', 5, [personal, rights], phrases('our (product|tool|platform|sensor|solution)|i forgot|newsletter|nieuwsbrief|open data|thesis')),
  rule('privacy', 'request', 6, [
    phrases(
      'inzage ?verzoek|inzage in mijn|dsar|subject access|right (to|of) (be forgotten|erasure|access)|recht op (vergetelheid|inzage|verwijdering)',
      '(gdpr|avg|privacy) ?(request|verzoek)|(onder|volgens|op grond van|under) (de |the )?(avg|gdpr)',
    ),
  ]),
  rule('newsletter', 'unsubscribe', 8, [unsubscribe]),
  rule(
    'newsletter',
    'subscribe',
    5,
    [newsletter, subscribes],
    phrases(
      '(kan|mag|could|can|may|might|zou) (dat|dit|deze|it|this|our|onze) .. (nieuwsbrief|newsletter)|in the newsletter|in de nieuwsbrief|error in',
      'fout in|interessant voor',
    ),
  ),
  rule('newsletter', 'named', 1, [newsletter]),
  rule('feedback-appeal', 'appeal', 3, [appealWord]),
  rule('feedback-appeal', 'verdict', 4, [appealWord, verdict]),
  rule('feedback-appeal', 'why', 5, [whyVerdict]),
  rule('feedback-appeal', 'rejected', 3, [
    phrases('reject%|rejection|afwijzing|afgewezen|wijst ons af|turned down|feedback ?report|feedback ?rapport|heroverweging'),
  ]),
  rule('status', 'ask', 3, [statusAsk], phrases('our status as|status quo')),
  rule('status', 'proposal', 4, [statusAsk, ownProposal]),
  rule('press', 'journalist', 6, [journalist], phrases('press release|persbericht|thesis|scriptie|student')),
  rule('press', 'article', 4, [article, asksWord], phrases('thesis|scriptie|student|white ?paper|our blog')),
  rule(
    'press',
    'named',
    5,
    [phrases('(the|de) (press|pers)|press|perscontact|interview (request|verzoek)|interviewverzoek|interviewaanvraag'), asksWord],
    phrases('press release|persbericht|thesis|scriptie|student|hydraulic|%student|press submit'),
  ),
  rule('press', 'news', 4, [phrases('het nieuws|nieuws dat|the news|news that'), asksWord]),
  rule('demand', 'seeks', 3, [seekSolution], pilot),
  rule('demand', 'problem', 3, [seekSolution, problem]),
  rule('demand', 'own-asset', 2, [seekSolution, ownAsset], product),
  rule('demand', 'own-problem', 2, [ownAsset, problem], product),
  rule('expert-session', 'attend', 5, [session, attends], phrases('(join|become) .. (community|cop)|trade mission|delegat%|bimonthly')),
  rule('expert-session', 'speak', 6, [speaks], phrases('journalist%|reporter%|speak (with|to) (the|your)|spreker gezocht voor onze')),
  rule('expert-session', 'expert', 3, [
    phrases(
      'expert ?sessions?|%expertsessie%|%kennissessie%|(next|volgende|your|uw|jullie|de|the|this|deze|een|a) (expert ?)?(session|sessie)s?',
      'session on|sessie over',
    ),
  ]),
  rule('share-info', 'publish', 5, [item, publishes], phrases('vacature zoek|my thesis|mijn scriptie')),
  rule('share-info', 'wrote', 3, [item, wrote]),
  rule('share-info', 'press-release', 4, [phrases('press release|persbericht')]),
  rule('share-info', 'named', 1, [item]),
  rule('test-facility', 'place', 4, [pilot]),
  rule('test-facility', 'seek', 4, [seekPilot]),
  rule('test-facility', 'host', 5, [wants, trial, site], phrases('thesis|scriptie|internship|stage|student%')),
  rule('test-facility', 'offer', 4, [offerPilot]),
  rule('international', 'abroad', 6, [abroad], phrases('open source|horizontal')),
  rule('international', 'country', 4, [country, visitors], phrases('attack%|aanval%|hack%|dutch entity')),
  rule('join-cop', 'member', 5, [member], phrases('not a member|no member|geen lid|expert ?session|volgende sessie|next session')),
  rule('join-cop', 'named', 1, [phrases('members?|leden|lid|community|cop')]),
  rule('innovation', 'product', 2, [product]),
  rule('innovation', 'scope', 4, [scope]),
  rule('innovation', 'form', 3, [formWord]),
  rule('innovation', 'apply', 2, [applies]),
  rule('other', 'broken', 4, [
    phrases('links?|log ?in|inloggen|passwords?|wachtwoord|account|page|pagina|site|website|mail|pdf|upload%|button|knop|concept|draft|browser'),
    phrases(
      '(does not|doesn.t|do not|not|don.t) (work|open|load|come|arrive)|expired|verlopen|werkt niet|werken niet|doet het niet|kwijt|lost|broken',
      'kapot|leeg|empty|errors?|foutmelding|crash%|freez%|already used|al gebruikt|resend|opnieuw sturen|cannot log in|can.t log in',
      'kan niet inloggen',
    ),
  ]),
  rule(
    'other',
    'talent',
    7,
    [talent],
    phrases('(vacature|vacancy|internship%) .. (delen|plaatsen|share|newsletter|nieuwsbrief)|we hire|wij zoeken .. (collega|medewerker)'),
  ),
];
