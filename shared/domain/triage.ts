import type { Priority } from './contact.ts';
import { usualSorting } from './contact-intake.ts';
import type { TriageFlag } from './flags.ts';
import { type Guarded, guardOf } from './guard.ts';
import { phrases, readingsOf, sentencesOf } from './plain.ts';
import { secretsIn } from './secret.ts';
import { RULES, type Rule, type Told, TRIAGE_WORDS } from './triage-rules.ts';
import { SPAM } from './triage-words.ts';
import { queueOf } from './vocabulary.ts';

export type TriageInput = {
  readonly kind: string;
  readonly subject: string;
  readonly message: string;
  readonly organisation?: string | undefined;
  readonly language: 'nl' | 'en';
};
export type Triage = {
  readonly kind: string;
  readonly queue: string;
  readonly priority: Priority;
  readonly flags: readonly TriageFlag[];
  readonly why: readonly string[];
};

/** A reference as it is printed today, or as it was once. */
const REFERENCE = /(?<![a-z0-9])(?!cve|cwe|iec|iso)[a-z]{2,6}-(?:\d{2}-[0-9a-z]{5}-[0-9a-z]|20\d{2}-\d{3,6})(?![a-z0-9])/i;

/** An internship in Dutch, a phase in English. */
const DUTCH_STAGE = /(?<![a-z]|(?:on|lab|early|this|that|next|final|the|what|which|at|first|second|later)[\s-])stages?(?![a-z])/g;

/** What is no message but an attempt on whoever opens it. */
const HOSTILE =
  /<script\b|<\/script|<iframe\b|<svg[^>]{0,80}\bon[a-z]{3,20}\s{0,3}=|<(?:img|body|input|video|audio|details|a)\b[^>]{0,200}\bon[a-z]{3,20}\s{0,3}=|javascript:\s{0,3}[a-z(]|data:text\/html|(?:^|\n|["',;])\s{0,3}[=+@-](?:HYPERLINK|IMPORTXML|IMPORTDATA|WEBSERVICE|cmd\||DDE)\s{0,2}[(|'!]|\$\{jndi:|\{\{\s{0,3}\d{1,4}\s{0,3}\*\s{0,3}\d{1,4}\s{0,3}\}\}|['"]\s{0,3}(?:or|and)\s{1,3}['"]?\d{1,3}['"]?\s{0,3}=\s{0,3}['"]?\d|;\s{0,3}drop\s{1,3}table\b|union\s{1,3}(?:all\s{1,3})?select\b|\.\.\/\.\.\/|<!ENTITY\b|\u202e[^\s]{0,20}(?:exe|fdp|cod|tab|sbv|piz)/i;

type Text = { readonly whole: string; readonly sentences: readonly string[] };
const fires = (rule: Rule, text: string): boolean => rule.all.every((pattern) => pattern.test(text)) && !rule.unless?.test(text);
const pointsOf = (text: string): { points: ReadonlyMap<Told, number>; codes: readonly Rule[] } => {
  const codes = RULES.filter((rule) => fires(rule, text));
  const points = new Map<Told, number>();
  for (const { kind, points: more } of codes) points.set(kind, (points.get(kind) ?? 0) + more);
  return { points, codes };
};

/** Kinds in the order in which they win where words point at several as strongly. */
const ORDER: readonly Told[] = [
  'privacy',
  'newsletter',
  'feedback-appeal',
  'status',
  'press',
  'other',
  'test-facility',
  'international',
  'expert-session',
  'demand',
  'share-info',
  'join-cop',
  'innovation',
];
/** What the sender chose counts for something, more where the words agree; "other" says little. */
const CHOSEN = 3;
const ALONE = 2;
const OTHER = 2.5;
/** So many points in one sentence make an intent of its own. */
const STRONG = 5;

const EVERY = SPAM.map(([points, pattern]) => [points, new RegExp(pattern, 'g')] as const);
const spamPoints = (text: string): number => EVERY.reduce((sum, [points, pattern]) => sum + points * new Set(text.match(pattern)).size, 0);
/** Who speaks of our field is less likely to advertise. */
const FIELD = phrases('plcs?|scada|hmis?|ot|ics|industrial|industri%');
const isSpam = (text: string): boolean => spamPoints(text) >= (FIELD.test(text) ? 6 : 4);

/** Kinds that belong together: whoever writes of both has one request. */
const SAME: Readonly<Partial<Record<Told, Told>>> = { innovation: 'test-facility', demand: 'test-facility', 'feedback-appeal': 'status' };
const severalIn = ({ whole, sentences }: Text, kind: string): boolean => {
  if (!TRIAGE_WORDS.also.test(whole)) return false;
  const strong = sentences.flatMap((sentence) => [...pointsOf(sentence).points].filter(([, points]) => points >= STRONG).map(([told]) => told));
  const told = [...strong, ...ORDER.filter((known) => known === kind)].filter((known) => known !== 'other');
  return new Set(told.map((known) => SAME[known] ?? known)).size > 1;
};

const wrongDoorFlags = (door: 'incident' | 'vulnerability', reasons: Guarded['reasons'], raw: string): readonly TriageFlag[] => {
  const address = secretsIn(raw).some(({ kind }) => kind === 'ipv4' || kind === 'ipv6');
  const stored = address || /\bip[\s-]{0,2}(?:adres|address|nummer|range)/i.test(raw) || reasons.includes('address') ? (['do-not-store-ip'] as const) : [];
  const money = reasons.includes('extortion') || reasons.includes('threat') ? (['extortion'] as const) : [];
  return door === 'incident' ? ['phone-now', 'no-details-in-mail', ...money, ...stored] : ['cvd', ...money, ...stored];
};

const tlpOf = (text: string): readonly TriageFlag[] => [
  ...(/(?<![a-z])tlp[\s:_-]{0,3}amber(?!\s{0,2}[+_-]?\s{0,2}strict)/.test(text) ? (['tlp-amber'] as const) : []),
  ...(/(?<![a-z])tlp[\s:_-]{0,3}amber\s{0,2}[+_-]?\s{0,2}strict/.test(text) ? (['tlp-amber-strict'] as const) : []),
  ...(/(?<![a-z])tlp[\s:_-]{0,3}(?:red|rood)(?![a-z])/.test(text) ? (['tlp-red'] as const) : []),
];

/** Which kind the words point at, with the sender's own choice in the scale. */
const weighed = (declared: string, points: ReadonlyMap<Told, number>): string => {
  const scores = ORDER.map((kind) => ({
    kind: kind as string,
    score:
      (points.get(kind) ?? 0) +
      (kind === 'other' && declared === 'other' ? OTHER : 0) +
      (kind === declared && kind !== 'other' ? (points.has(kind) ? CHOSEN : ALONE) : 0),
  }));
  return scores.reduce((most, next) => (next.score > most.score || (next.score === most.score && next.kind === declared) ? next : most)).kind;
};

const isWrong = (kind: string): kind is 'incident' | 'vulnerability' => kind === 'incident' || kind === 'vulnerability';

const flagsOf = (kind: string, input: TriageInput, text: Text): readonly TriageFlag[] => {
  const { whole } = text;
  const is = (flag: TriageFlag, when: boolean): readonly TriageFlag[] => (when ? [flag] : []);
  return [
    ...is('unsubscribe', TRIAGE_WORDS.unsubscribe.test(whole)),
    ...is(
      'repeat',
      TRIAGE_WORDS.repeat.test(whole) &&
        (kind === 'newsletter' || kind === 'privacy' || /(?:asked|gevraagd|verzocht|gemaild|mailed|reminder|herinnering|time|keer)/.test(whole)),
    ),
    ...is(
      'asset-owner',
      (kind === 'demand' &&
        (TRIAGE_WORDS.ownAsset.test(whole) ||
          TRIAGE_WORDS.utility.test((input.organisation ?? '').toLowerCase()) ||
          (TRIAGE_WORDS.utility.test(whole) && !TRIAGE_WORDS.product.test(whole)))) ||
        (kind === 'test-facility' && TRIAGE_WORDS.offerPilot.test(whole) && TRIAGE_WORDS.ownAsset.test(whole)),
    ),
    ...is(
      'lead',
      kind === 'test-facility' &&
        TRIAGE_WORDS.product.test(whole) &&
        TRIAGE_WORDS.wants.test(whole) &&
        (TRIAGE_WORDS.site.test(whole) || TRIAGE_WORDS.pilot.test(whole)) &&
        !TRIAGE_WORDS.offerPilot.test(whole),
    ),
    ...is('has-reference', REFERENCE.test(`${input.subject}\n${input.message}`)),
    ...is('student', TRIAGE_WORDS.student.test(whole)),
    ...is('talent', TRIAGE_WORDS.talent.test(whole) && kind === 'other'),
    ...is('legal-1-month', kind === 'privacy'),
    ...is('press-deadline', kind === 'press' && TRIAGE_WORDS.soon.test(whole)),
    ...is('several-intents', severalIn(text, kind)),
  ];
};

/** Sorts a request by its words: it suggests a kind, a queue and a priority, and refuses nothing. */
export const triageOf = (input: TriageInput): Triage => {
  const raw = `${input.subject}\n\n${input.message}`;
  const plain = readingsOf(raw)[0]!;
  const whole = input.language === 'nl' ? plain.replaceAll(DUTCH_STAGE, 'stageplek') : plain;
  const text: Text = { whole, sentences: sentencesOf(whole) };
  const guard = guardOf(input);
  const door = guard.door ?? (isWrong(input.kind) ? input.kind : undefined);
  if (door) {
    const flags = [...wrongDoorFlags(door, guard.reasons, raw), ...tlpOf(whole)];
    return {
      kind: door,
      queue: queueOf(door),
      priority: usualSorting(door).priority,
      flags,
      why: guard.door ? guard.reasons.map((reason) => `guard.${reason}`) : ['declared'],
    };
  }
  const { points, codes } = pointsOf(whole);
  const bound = (points.get('privacy') ?? 0) >= 5 || TRIAGE_WORDS.unsubscribe.test(whole);
  const hostile = HOSTILE.test(raw);
  const spam = isSpam(whole);
  if ((hostile || spam) && !bound) {
    const flags: TriageFlag[] = [...(spam ? (['spam'] as const) : []), ...(hostile ? (['malicious-input'] as const) : [])];
    return { kind: 'other', queue: queueOf('other'), priority: 'low', flags, why: flags.map((flag) => `flag.${flag}`) };
  }
  const kind = weighed(input.kind, points);
  const flags = [...flagsOf(kind, input, text), ...tlpOf(whole), ...(hostile ? (['malicious-input'] as const) : [])];
  const priority = usualSorting(kind).priority;
  const raised = priority === 'normal' && (flags.includes('unsubscribe') || flags.includes('repeat')) ? 'high' : priority;
  const why = codes.filter((rule) => rule.kind === kind).map(({ code }) => code);
  return { kind, queue: queueOf(kind), priority: raised, flags, why: why.length > 0 ? why : ['declared'] };
};
