import { insideSentence, labelOf } from '../labels.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { en } from '../words/panel.en.ts';
import { nl } from '../words/panel.nl.ts';
import type { Term } from './affinity.ts';
import type { PanelResult } from './choose.ts';
import { isTurn, type Relaxation, type WhyChosen, type WhyNot } from './explain.ts';
import type { Exclusion } from './limits.ts';
import type { Seat } from './profile.ts';
import { ANY } from './weights.ts';

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
export type PanelWords = Shape<typeof en>;
export type PanelLanguage = 'nl' | 'en';
export const PANEL_WORDS: Readonly<Record<PanelLanguage, PanelWords>> = { nl, en };

/** Who is meant by an id; the engine itself knows no names. */
export type NameOf = (id: string) => string;

const put = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? String(values[key]) : whole));

const listed = (items: readonly string[], last: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

const LISTS: Partial<Readonly<Record<Term['term'], Vocabulary>>> = { capability: 'capabilities', asset: 'assets', sector: 'sectors', protocol: 'protocols' };
/** A sentence names so many of the things that fit; all of them stand in the terms. */
const NAMED = 2;

const termText = ({ term, of = [] }: Term, language: PanelLanguage, onlooker = false): string => {
  const words = PANEL_WORDS[language];
  if (term === 'otherHelix') return put(words.term.otherHelix, { what: words.helix[(of[0]?.id ?? 'private') as keyof PanelWords['helix']] });
  const list = LISTS[term];
  if (!list) return words.term[term];
  const exact = of.filter(({ id, by }) => !ANY.includes(id) && !ANY.includes(by ?? id));
  if (exact.length === 0) return term === 'sector' ? words.anySector : term === 'asset' ? words.anyAsset : put(words.term[term], { what: '' });
  const label = (id: string): string => (list === 'protocols' ? labelOf(list, id, language) : insideSentence(labelOf(list, id, language)));
  const named = exact.slice(0, NAMED).map(({ id, by, level }) => {
    const what = by === undefined ? label(id) : put(words.kin, { by: label(by), what: label(id) });
    return level === undefined ? what : put(words.level, { what, level });
  });
  // Whoever looks on from outside knows an asset and does not work with it.
  return put(onlooker && term === 'asset' ? words.knowsAsset : words.term[term], { what: listed(named, words.and) });
};

/** Terms that say little stay in the data and out of the sentence. */
const WORTH_SAYING = 0.5;
const saysSomething = ({ term, fit }: Term): boolean => (term === 'installs' || term === 'answers' ? fit > WORTH_SAYING : fit > 0);

/** "Anke: knows secure remote access, level 3; runs installations; 1 of 2 places free." */
export const whyText = ({ id, terms, fills, earlier, onlooker, free, capacity }: WhyChosen, nameOf: NameOf, language: PanelLanguage): string => {
  const words = PANEL_WORDS[language];
  const reasons = [
    ...(earlier ? [words.earlier] : []),
    ...terms.filter(saysSomething).map((term) => termText(term, language, onlooker)),
    ...(onlooker ? [words.onlooker] : []),
    ...(fills.includes('safety') ? [words.onlySafety] : []),
    put(capacity === 1 ? words.places.one : words.places.other, { free, capacity }),
  ];
  return sentence(put(words.why, { name: nameOf(id), reasons: reasons.join('; ') }));
};

/** An interest that somebody told of is never said to be the employer's. */
const interestText = ({ kind, own, capability }: Extract<Exclusion, { kind: unknown }>, language: PanelLanguage): string => {
  const words = PANEL_WORDS[language];
  const what = own && kind in words.ownInterest ? words.ownInterest[kind as keyof PanelWords['ownInterest']] : words.conflict[kind];
  return capability ? put(words.inField, { what, field: insideSentence(labelOf('capabilities', capability, language)) }) : what;
};

export const exclusionText = (exclusion: Exclusion, language: PanelLanguage): string => {
  const words = PANEL_WORDS[language];
  switch (exclusion.limit) {
    case 'conflict':
      return exclusion.as ? words.as[exclusion.as] : interestText(exclusion, language);
    case 'ruling':
      return put(words.exclusion.ruling, { what: interestText(exclusion, language) });
    case 'capacity':
      return put(words.exclusion.capacity, exclusion);
    case 'language':
      return put(words.exclusion.language, { what: words.language[exclusion.language as PanelLanguage] ?? exclusion.language });
    default:
      return words.exclusion[exclusion.limit];
  }
};

/** A sentence names so many respects in which somebody is ahead. */
const LEADS = 3;

const whyNotReason = (why: WhyNot, nameOf: NameOf, language: PanelLanguage): string => {
  const words = PANEL_WORDS[language];
  const names = (ids: readonly string[]): string => listed(ids.map(nameOf), words.and);
  const seats = (list: readonly Seat[]): string =>
    listed(
      list.map((seat) => words.seat[seat]),
      words.and,
    );
  switch (why.kind) {
    case 'excluded':
      return why.exclusions.map((exclusion) => exclusionText(exclusion, language)).join('; ');
    case 'full':
      return words.full;
    case 'breaks':
      if (why.limits.includes('organisation')) return put(words.breaksOrganisation, { others: names(why.with) });
      return why.limits.includes('expertise') ? put(words.breaksSafety, { others: names(why.with) }) : put(words.breaksSeat, { seats: seats(why.unfilled) });
    case 'lot':
      return put(words.lot, { others: names(why.leaves) });
    default: {
      const others = names(why.leaves);
      if (why.lost.length > 0) return `${put(words.lost, { others, seats: seats(why.lost) })}${why.onlooker ? `; ${words.onlooker}` : ''}`;
      const said = why.leads.slice(0, LEADS);
      if (said.length === 0) return put(words.outscoredBy, { others });
      const leads = said.filter((lead) => !isTurn(lead)).map(({ term }) => words.lead[term]);
      const { own, other } = why.turns ?? {};
      const turn = own && other && said.some(isTurn) ? put(words.turn, { others, ...own, had: other.taken, of: other.capacity }) : '';
      const better = leads.length > 0 ? put(words.outscored, { others, reasons: put(words.leads, { terms: listed(leads, words.and) }) }) : '';
      // What weighs most stands first: knowing more, or having had less to do.
      return (isTurn(said[0]!) ? [turn, better] : [better, turn]).filter(Boolean).join('; ');
    }
  }
};

export const whyNotText = (why: WhyNot, nameOf: NameOf, language: PanelLanguage): string =>
  sentence(put(PANEL_WORDS[language].whyNot, { name: nameOf(why.id), reasons: whyNotReason(why, nameOf, language) }));

/** "If people are released who do not read the language: Bram joins, in place of Karim." */
export const relaxationText = ({ limit, joins, leaves, filled }: Relaxation, nameOf: NameOf, language: PanelLanguage): string => {
  const words = PANEL_WORDS[language];
  const names = (ids: readonly string[]): string => listed(ids.map(nameOf), words.and);
  const pattern = joins.length === 0 ? words.relaxedAlone : joins.length === 1 ? words.relaxed : words.relaxedMany;
  const text = put(pattern, { lifted: words.lifted[limit], joins: names(joins) });
  const places = joins.length === 0 ? '' : filled > 1 ? put(words.fillsMany, { n: filled }) : filled === 1 ? words.fills1 : '';
  return sentence(`${text}${leaves.length > 0 ? put(words.instead, { leaves: names(leaves) }) : ''}${places}`);
};

/** What is the matter with a panel, and what to do; nothing for a panel that is complete. */
export const resultText = (result: PanelResult, nameOf: NameOf, language: PanelLanguage, size: number): string[] => {
  const words = PANEL_WORDS[language];
  const seats = (list: readonly Seat[]): string =>
    listed(
      list.map((seat) => words.seat[seat]),
      words.and,
    );
  const shortages = result.shortages.length > 0 ? [put(words.shortage, { seats: seats(result.shortages) })] : [];
  if (result.kind === 'panel') return shortages;
  const missing = result.missing === 1 ? words.missing1 : put(words.missingMany, { n: result.missing });
  if (result.kind === 'not-enough-expertise') {
    const { knowing, ways, seated } = result;
    // Whoever was asked already may know enough; this is about the others.
    const said = seated.length > 0 ? words.others : words;
    const pattern = knowing.length === 0 ? said.known0 : knowing.length === 1 ? said.known1 : said.knownMany;
    const known = put(pattern, { names: listed(knowing.map(nameOf), words.and) });
    return [
      put(words.notEnough, { known, size }),
      missing,
      put(words.ways, {
        ways: listed(
          ways.map((way) => words.way[way]),
          words.or,
        ),
      }),
    ];
  }
  const helping = result.clashes.map((set) =>
    listed(
      set.map((limit) => words.lifted[limit]),
      words.and,
    ),
  );
  return [
    missing,
    ...(result.unfilled.length > 0 ? [put(words.unfilled, { seats: seats(result.unfilled) })] : []),
    ...(helping.length > 0
      ? [put(words.clash, { ways: listed(helping, words.or) })]
      : [words.noWay, put(words.ways, { ways: listed([words.way['ask-member'], words.way['invite-outside']], words.or) })]),
    ...shortages,
  ];
};
