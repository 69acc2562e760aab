import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organisationKey } from '../../../shared/domain/organisation.ts';
import { askedWords, itemWords } from '../../../shared/domain/search.ts';
import { bandsOf, type Profile, profileOf, SHOWN, similarity } from '../../../shared/domain/similar.ts';
import { goldTexts } from '../../support/gold.ts';
import { INVENTIONS } from '../../support/inventions.ts';
import { REWRITES, seeded, type Written } from '../../support/rewrites.ts';
import { atLeast, atMost, type BenchResult, type Cell, dataFolder, type Goal } from './bench.ts';

type Sample = Written & { readonly id: string; readonly organisation: string; readonly group?: string | undefined };

const linesOf = (file: string): any[] =>
  readFileSync(join(dataFolder()!, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const invented = (): Sample[] => INVENTIONS.map(({ title, text }, n) => ({ id: `invention-${n}`, title, text, organisation: `inventor-${n}` }));

/** Proposals as they come in, their texts no longer than an abstract with a problem may be. */
const marked = (): Sample[] =>
  dataFolder()
    ? [
        ...linesOf('proposals.real.dev.jsonl').map((line) => ({
          id: line.id,
          title: line.title,
          text: line.abstract.slice(0, 2200),
          organisation: organisationKey(line.organisation),
          group: line.annotation.relatedGroup ?? undefined,
        })),
        ...linesOf('proposals.synthetic.dev.jsonl').map((line) => ({
          id: line.id,
          title: line.title,
          text: `${line.summary}\n${line.problem}`,
          organisation: organisationKey(line.organisation),
          group: ['syn-prop-01', 'syn-prop-06'].includes(line.id) ? 'tapsense' : undefined,
        })),
      ]
    : [];

/** Strange texts among which a candidate has to be found: papers of the gold standard, and what its reviewers wrote. */
const haystack = (): Sample[] => {
  const gold = goldTexts();
  const texts = gold ? new Map([...gold.papers, ...gold.profiles.flat()].map((text) => [text.title, text])) : new Map<string, Written>();
  return [...texts.values()].map(({ title, text }, n) => ({ id: `paper-${n}`, title, text: text.slice(0, 2200), organisation: `author-${n}` }));
};

const RARE = 20;
const MOST = 40;
/** The way to candidates by the rows of the store: words of the title and bands of the text that few items have, the most hinted at first. */
const candidatesIn = (samples: readonly Sample[]): ((asked: Written) => string[]) => {
  const rows = new Map<string, string[]>();
  const add = (key: string, id: string): void => void rows.set(key, [...(rows.get(key) ?? []), id]);
  for (const { id, title, text } of samples) {
    for (const word of itemWords({ reference: '', organisation: '', title })) add(`word ${word}`, id);
    for (const band of bandsOf(`${title}\n${text}`)) add(`band ${band}`, id);
  }
  return ({ title, text }) => {
    const words = askedWords(title)
      .map((word) => rows.get(`word ${word}`) ?? [])
      .filter((ids) => ids.length <= RARE);
    const bands = bandsOf(`${title}\n${text}`).map((band) => (rows.get(`band ${band}`) ?? []).slice(0, RARE));
    const hints = new Map<string, number>();
    for (const id of [...words, ...bands].flat()) hints.set(id, (hints.get(id) ?? 0) + 1);
    return [...hints]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([id]) => id)
      .slice(0, MOST);
  };
};

const pairsOf = (samples: readonly Sample[], profiles: ReadonlyMap<string, Profile>) =>
  samples.flatMap((a, i) =>
    samples.slice(i + 1).map((b) => ({
      related: a.group !== undefined && a.group === b.group,
      score: similarity(profiles.get(a.id)!, profiles.get(b.id)!).score,
    })),
  );
const profilesOf = (samples: readonly Sample[]): Map<string, Profile> => new Map(samples.map((sample) => [sample.id, profileOf(sample)]));
const shownIn = (pairs: readonly { related: boolean; score: number }[], related: boolean) => {
  const asked = pairs.filter((pair) => pair.related === related);
  return { shown: asked.filter(({ score }) => score >= SHOWN).length, of: asked.length };
};

const ratio = ({ shown, of }: { shown: number; of: number }): number => shown / of;

const TURNS = 5;
const share = (part: number, whole: number): string => (whole === 0 ? '—' : (part / whole).toFixed(3));

/** Recall of rewritten proposals, and what is shown that has nothing to do with each other. */
export const benchSimilar = (): BenchResult => {
  const [own, given, papers] = [invented(), marked(), haystack()];
  const all = [...own, ...given, ...papers];
  const candidates = candidatesIn(all);
  const profiles = profilesOf(all);
  const rows: Cell[][] = [];
  const [total, found] = [
    { own: 0, given: 0 },
    { own: 0, given: 0 },
  ];
  for (const [name, rewrite] of Object.entries(REWRITES)) {
    const random = seeded(7);
    const cells = (['own', 'given'] as const).flatMap((set) => {
      const bases = set === 'own' ? own : given;
      let [alike, reached, both] = [0, 0, 0];
      for (let turn = 0; turn < TURNS; turn += 1)
        for (const base of bases) {
          const strangers = bases.filter(({ id, group }) => id !== base.id && (group === undefined || group !== base.group));
          const again = rewrite(base, strangers, random);
          const isAlike = similarity(profiles.get(base.id)!, profileOf({ ...again, organisation: 'somebody-else' })).score >= SHOWN;
          const isReached = candidates(again).includes(base.id);
          alike += Number(isAlike);
          reached += Number(isReached);
          both += Number(isAlike && isReached);
        }
      const count = bases.length * TURNS;
      total[set] += count;
      found[set] += both;
      return [share(alike, count), share(reached, count), share(both, count)];
    });
    rows.push([name, ...cells]);
  }
  const sampled = pairsOf(given, profiles);
  const strange = given.map((sample) => ({ ...sample, organisation: sample.id }));
  const unnamed = pairsOf(strange, profilesOf(strange));
  const paperPairs = pairsOf(papers, profiles);
  const ownPairs = pairsOf(own, profiles);
  const goals: Goal[] = [
    atLeast({
      id: 'similar',
      what: 'rewrites of invented proposals shown, by way of the store',
      data: `${total.own} rewrites of ${own.length} texts`,
      value: found.own / total.own,
      must: 0.9,
      aim: 0.95,
    }),
    ...(given.length === 0
      ? []
      : [
          atLeast({
            id: 'similar',
            what: 'rewrites of the sample proposals shown, by way of the store',
            data: `${total.given} rewrites of ${given.length} texts`,
            value: found.given / total.given,
            must: 0.9,
            aim: 0.95,
          }),
          atLeast({ id: 'similar', what: 'marked pairs shown', data: `${shownIn(sampled, true).of} pairs`, value: ratio(shownIn(sampled, true)), must: 1 }),
          atMost({
            id: 'similar',
            what: 'false alarms',
            data: `${shownIn(sampled, false).of} other pairs`,
            value: ratio(shownIn(sampled, false)),
            must: 0.005,
            digits: 4,
          }),
        ]),
  ];
  const line = (name: string, pairs: ReturnType<typeof pairsOf>): Cell[] => {
    const [related, others] = [shownIn(pairs, true), shownIn(pairs, false)];
    return [name, `${related.shown} of ${related.of}`, `${others.shown} of ${others.of}`];
  };
  return {
    goals,
    tables: [
      {
        title: 'Similar proposals: rewrites found again',
        note: `Each proposal comes in again ${TURNS} times in each way, from an organisation that nobody knows. Shown = score of ${SHOWN} or more; reached = among the ${MOST} candidates that words of titles and bands of texts lead to, in a store of ${all.length} texts. No rule was chosen on the invented texts. Translations are not found.`,
        head: ['rewrite', 'invented: shown', 'reached', 'both', 'samples: shown', 'reached', 'both'],
        rows,
      },
      {
        title: 'Similar proposals: pairs shown',
        note: 'All pairs of each set. Among the papers, unmarked pairs shown are mostly versions of one work by one author, which nobody marked.',
        head: ['set', 'related and shown', 'unmarked and shown'],
        rows: [
          line('invented', ownPairs),
          ...(given.length === 0 ? [] : [line('samples', sampled), line('samples, organisations unknown', unnamed), line('papers', paperPairs)]),
        ],
      },
    ],
    plots: [],
  };
};
