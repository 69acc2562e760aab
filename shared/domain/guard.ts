import { CONTEXT_WORDS } from './guard-words.ts';
import { HOLE_WORDS } from './hole-words.ts';
import { INCIDENT_WORDS } from './incident-words.ts';
import type { OBLIQUE_WORDS } from './oblique-words.ts';
import { readingsOf, sentencesOf } from './plain.ts';
import { givesAway, secretsIn } from './secret.ts';

/** Why a text is taken for something that belongs elsewhere. */
export type GuardReason =
  | 'ransom'
  | 'encrypted'
  | 'crime'
  | 'under-attack'
  | 'screens-dark'
  | 'intruder'
  | 'controller-misbehaves'
  | 'production-down'
  | 'data-stolen'
  | 'incident-reported'
  | 'threat'
  | 'found-vulnerability'
  | 'exposed'
  | 'no-password'
  | 'address'
  | 'cve'
  | 'zero-day'
  | 'extortion'
  | 'hidden-words';
export type Guarded = { readonly door: 'incident' | 'vulnerability' | undefined; readonly reasons: readonly GuardReason[] };

/** All words by the part that they play; a rule asks which parts a sentence has. */
export const GUARD_WORDS = { ...CONTEXT_WORDS, ...INCIDENT_WORDS, ...HOLE_WORDS } as const;
type Word = keyof typeof GUARD_WORDS | keyof typeof OBLIQUE_WORDS;

export type Has = (...words: readonly Word[]) => boolean;
export type Signal = readonly [reason: GuardReason, points: number, when: (has: Has, address: boolean) => boolean];

/** Further words and signals, for a text that is worth a second look; whoever takes no first messages leaves them out. */
export type Further = { readonly words: typeof OBLIQUE_WORDS; readonly incident: readonly Signal[]; readonly hole: readonly Signal[] };

export const thing = (has: Has): boolean => has('system') || has('control') || has('panel');
const strange = (has: Has): boolean => has('oddAccess') || (has('stranger', 'acts') && thing(has));
/** What points at something that goes on now. */
const INCIDENT: readonly Signal[] = [
  ['ransom', 4, (has) => has('ransom')],
  ['crime', 1, (has) => has('crime')],
  ['crime', 1, (has) => has('crime', 'struck')],
  ['crime', 1, (has) => has('crime', 'struck', 'ours') || has('crime', 'live')],
  ['crime', 1, (has) => has('crime', 'struck', 'live')],
  ['under-attack', 2, (has) => has('underAttack')],
  ['encrypted', 3, (has) => has('scrambled') && thing(has) && !has('cipher')],
  ['screens-dark', 2, (has) => has('blind') || has('screen', 'dark')],
  ['screens-dark', 1, (has) => has('screen', 'dim', 'live')],
  ['intruder', 2, strange],
  ['intruder', 1, (has) => has('remoteHand') || has('stranger', 'acts', 'control')],
  ['controller-misbehaves', 2, (has) => (has('control', 'odd') && !has('product')) || (has('stranger', 'odd') && thing(has)) || has('screen', 'odd')],
  ['production-down', 1, (has) => has('standstill', 'crime')],
  ['data-stolen', 2, (has) => has('stolen')],
  ['incident-reported', 3, (has) => has('incidentWord')],
  ['crime', 5, (has) => has('abroad') && !has('calmAbroad')],
  ['controller-misbehaves', 5, (has) => has('oddAbroad') && !has('calmAbroad')],
  ['threat', 5, (has) => has('money', 'harm', 'condition') && !has('hole') && !has('accessSale')],
];

const seen = (has: Has): boolean => has('found') || has('able', 'operates');
/** What points at a hole that somebody knows of. */
const HOLE: readonly Signal[] = [
  ['found-vulnerability', 4, (has) => !has('pipe') && (has('report') || has('hole', 'found') || has('hole', 'holds'))],
  ['found-vulnerability', 1, (has) => has('report')],
  ['found-vulnerability', 3, (has) => has('hole', 'panel') && (has('outside') || has('unpatched')) && !has('pipe')],
  ['exposed', 2, (has) => has('scanner')],
  ['exposed', 2, (has) => has('scanner', 'panel', 'open')],
  ['exposed', 3, (has) => has('panel', 'outside') && (has('open') || seen(has)) && !has('pipe') && !has('ownSite')],
  ['exposed', 3, (has) => has('panel', 'bare') && seen(has) && !has('outside')],
  ['exposed', 1, (has) => has('panel') && seen(has) && (has('open') || has('noPassword') || has('scanner') || has('outside')) && !has('ownSite')],
  ['no-password', 1, (has) => has('noPassword') && has('panel')],
  ['no-password', 2, (has) => has('noPassword') && (has('panel') || has('system')) && (seen(has) || has('open') || has('outside')) && !has('ownSite')],
  ['exposed', 4, (has) => has('leakedSecret')],
  ['address', 3, (has, address) => address && (has('panel') || has('open') || has('noPassword'))],
  ['cve', 2, (has) => has('cve') && (has('found') || has('unpatched'))],
  ['cve', 3, (has) => has('cve', 'unpatched', 'outside', 'ours')],
  ['zero-day', 3, (has) => has('zero')],
  ['zero-day', 4, (has) => has('zero', 'hole', 'able')],
  ['extortion', 5, (has) => has('ultimatum') && thing(has) && seen(has)],
  ['extortion', 5, (has) => has('money', 'condition') && (has('hole') || has('accessSale') || has('payFirst'))],
];

/** What a sentence says besides and what that gives or takes: for an incident, for a hole, and for each when only the rest of the text says it. */
const BESIDES: readonly (readonly [word: Word, incident: number, hole: number, incidentElsewhere: number, holeElsewhere: number])[] = [
  ['ours', 1, 0, 0, 0],
  ['live', 1, 0, 0, 0],
  ['rehearsed', -7, -3, -4, -2],
  ['told', -3, -3, -4, -2],
  ['read', -2, -1, 0, 0],
  ['counted', -2, -2, 0, 0],
  ['dispute', -3, -3, -1, -1],
  ['product', -3, -3, -2, -2],
  ['goods', -1, -1, 0, 0],
  ['hypothetical', -3, -2, 0, 0],
  ['defence', -1, -1, 0, 0],
  ['past', -4, 0, 0, 0],
  ['others', -2, 0, 0, 0],
  ['none', -3, 0, 0, 0],
  ['seeks', -2, -3, 0, 0],
  ['visits', -1, -1, 0, 0],
  ['ownSite', -3, 0, 0, 0],
  ['maintenance', -3, 0, 0, 0],
  ['published', 0, -2, 0, 0],
];
const COLUMN = { incident: 1, hole: 2 } as const;
type Side = keyof typeof COLUMN;

/** So many points make a case, and so many are all that evidence can give. */
const NEEDED = 4;
const MOST = 8;
const readerOf = (sentence: string, words: Readonly<Partial<Record<Word, RegExp>>>): Has => {
  const known = new Map<Word, boolean>();
  const one = (word: Word): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = words[word]?.test(sentence) ?? false;
    known.set(word, found);
    return found;
  };
  return (...words) => words.every(one);
};

const hasAddress = (text: string): boolean => secretsIn(text).some(({ kind }) => kind === 'ipv4' || kind === 'ipv6');

type Score = { readonly points: number; readonly reasons: readonly GuardReason[] };
const NOTHING: Score = { points: 0, reasons: [] };
const scoreOf = (side: Side, sentence: string, signals: readonly Signal[], { whole, has }: { whole: Has; has: Has }): Score => {
  const address = hasAddress(sentence);
  const fired = signals.filter(([, , when]) => when(has, address));
  if (fired.length === 0) return NOTHING;
  const evidence = Math.min(
    MOST,
    fired.reduce((sum, [, points]) => sum + points, thing(has) ? 1 : 0),
  );
  const live = side === 'incident' && has('live');
  const besides = BESIDES.reduce((sum, row) => sum + (has(row[0]) ? row[COLUMN[side]] : !live && whole(row[0]) ? row[side === 'hole' ? 4 : 3] : 0), 0);
  return { points: evidence + besides, reasons: [...new Set(fired.map(([reason]) => reason))] };
};

const best = (scores: readonly Score[]): Score => scores.reduce((most, score) => (score.points > most.points ? score : most), NOTHING);

const REALS = new RegExp(GUARD_WORDS.real, 'g');
const judged = (reading: string, further: Further | undefined): { incident: Score; hole: Score } => {
  const rest = reading.replaceAll(REALS, ' ');
  const words = { ...GUARD_WORDS, ...further?.words };
  const whole = readerOf(rest, words);
  const reader = (sentence: string) => ({ whole, has: readerOf(sentence, words) });
  const [incidents, holes] = [
    [...INCIDENT, ...(further?.incident ?? [])],
    [...HOLE, ...(further?.hole ?? [])],
  ];
  const single = sentencesOf(rest);
  const sentences = [...single, ...single.slice(1).map((sentence, i) => `${single[i]}. ${sentence}`)];
  const incident = best(sentences.map((sentence) => scoreOf('incident', sentence, incidents, reader(sentence))));
  const hole = best(sentences.map((sentence) => scoreOf('hole', sentence, holes, reader(sentence))));
  return { incident: rest !== reading && incident.points > 0 ? { ...incident, points: incident.points + 3 } : incident, hole };
};

/** What lets somebody in, beside an address: a word for it, or a name and its password. */
const hasWayIn = (text: string): boolean => GUARD_WORDS.wayIn.test(text) || GUARD_WORDS.userAndPass.test(text);
/** A password, a key or an address with a way in is enough, whatever the rest of the text says. */
const statedIn = (texts: readonly string[]): readonly GuardReason[] => [
  ...(texts.some(givesAway) ? ['no-password' as const] : []),
  ...(texts.some((text) => hasAddress(text) && hasWayIn(text.toLowerCase())) ? ['address' as const] : []),
];

/**
 * Looks for an incident or a vulnerability in a text, whatever its sender calls it: it sorts and warns, it refuses nothing. The message is judged
 * by itself too, so that a harmless subject does not outweigh what it says.
 */
export const guardOf = ({ subject, message }: { subject: string; message: string }, further?: Further): Guarded => {
  const text = `${subject}\n\n${message}`;
  const texts = readingsOf(text);
  const bodies = readingsOf(message);
  const plain = [texts[0]!, bodies[0]!].map((reading) => judged(reading, further));
  const readings = [...plain, ...[...texts.slice(1), ...bodies.slice(1)].map((reading) => judged(reading, further))];
  const stated = statedIn([text, texts[0]!]);
  const incident = best(readings.map((reading) => reading.incident));
  const told = best(readings.map((reading) => reading.hole));
  const hole: Score =
    stated.length === 0 ? told : { points: Math.max(NEEDED, told.points), reasons: [...new Set([...(told.points >= NEEDED ? told.reasons : []), ...stated])] };
  const found = incident.points >= NEEDED || hole.points >= NEEDED;
  if (!found) return { door: undefined, reasons: [] };
  const hidden = stated.length === 0 && plain.every((reading) => reading.incident.points < NEEDED && reading.hole.points < NEEDED);
  const reasons = [
    ...(incident.points >= NEEDED ? incident.reasons : []),
    ...(hole.points >= NEEDED ? hole.reasons : []),
    ...(hidden ? ['hidden-words' as const] : []),
  ];
  return { door: incident.points >= NEEDED && incident.points >= hole.points - 1 ? 'incident' : 'vulnerability', reasons };
};
