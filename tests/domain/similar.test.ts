import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import {
  ALIKE,
  bandsOf,
  type Compared,
  MAX_PASSAGES,
  MAX_STARTS,
  profileOf,
  SHOWN,
  sharedPassages,
  similarity,
  startsOf,
} from '../../shared/domain/similar.ts';
import { holds, randomOf } from '../support/build.ts';

const words = fc.array(fc.constantFrom('pump', 'sluice', 'sensor', 'logic', 'the', 'of', 'writes', 'alarm', 'quiet', 'station', 'é', '=1', '水道局'), {
  maxLength: 40,
});
const text = words.map((list) => list.join(' '));
const compared: fc.Arbitrary<Compared> = fc.record({ title: text, text, organisation: fc.constantFrom('a', 'b', 'c') });

const alike = (a: Compared, b: Compared) => similarity(profileOf(a), profileOf(b));

const SUBJECT =
  'A passive sensor reads along on a mirrored port, keeps a signed history of every program that is written to a controller and raises an alarm with the difference when nobody had planned the change.';
const COPY = SUBJECT.replace('A passive sensor', 'Our passive sensor').replace('nobody had planned the change', 'the change was not planned');

describe('two proposals', () => {
  it('are alike in both directions, between 0 and 1, and each wholly to itself', () =>
    holds(
      'are alike in both directions, between 0 and 1, and each wholly to itself',
      fc.property(compared, compared, (a, b) => {
        expect(alike(a, b)).toEqual(alike(b, a));
        if (profileOf(a).shingles.size > 0) expect(alike(a, a).score).toBe(1);
        expect(alike(a, b).score).toBeGreaterThanOrEqual(0);
        expect(alike(a, b).score).toBeLessThanOrEqual(1);
      }),
    ));

  it('are not alike where there is nothing to compare, or no title', () => {
    const empty = { title: '', text: '', organisation: 'a' };
    expect(alike(empty, empty)).toEqual({ score: 0.3, why: ['organisation'] });
    expect(alike(empty, { ...empty, title: 'of the', organisation: 'b' })).toEqual({ score: 0, why: [] });
    expect(alike({ ...empty, text: SUBJECT }, { title: '', text: 'Three days of exercises.', organisation: 'b' })).toEqual({ score: 0, why: [] });
    expect(alike({ ...empty, text: SUBJECT }, { title: '', text: SUBJECT, organisation: 'b' })).toEqual({ score: 1, why: ['text'] });
  });

  it('are shown for a text that was copied under another name, and for the organisation alone', () => {
    const own = { title: 'Watching logic change', text: SUBJECT, organisation: 'a' };
    const copied = alike(own, { title: 'Quiet sensor', text: COPY, organisation: 'b' });
    expect(copied.score).toBeGreaterThanOrEqual(SHOWN);
    expect(copied.why).toEqual(['text']);
    const colleague = alike(own, { title: 'Training for operators', text: 'Three days of exercises with a simulated outage.', organisation: 'a' });
    expect(colleague.score).toBeGreaterThanOrEqual(SHOWN);
    expect(colleague.score).toBeLessThan(ALIKE);
    expect(colleague.why).toEqual(['organisation']);
    expect(alike(own, { title: 'Training for operators', text: 'Three days of exercises.', organisation: 'b' }).score).toBeLessThan(SHOWN);
    expect(alike(own, { title: 'Logic change, watched', text: COPY, organisation: 'a' }).score).toBeGreaterThanOrEqual(ALIKE);
  });
});

describe('bands', () => {
  it('are the same for the same text however it is written, and shared by near copies', () => {
    expect(bandsOf(SUBJECT.toUpperCase())).toEqual(bandsOf(SUBJECT));
    expect(bandsOf(COPY).filter((band) => bandsOf(SUBJECT).includes(band)).length).toBeGreaterThan(0);
    expect(bandsOf('two words')).toEqual([]);
    expect(new Set(bandsOf(SUBJECT)).size).toBe(12);
  });

  it('do not bring strange texts together', () => {
    const VOCABULARY = Array.from({ length: 400 }, (_, n) => `w${n}`);
    const random = randomOf('bands');
    const next = () => VOCABULARY[Buffer.from(random(2)).readUInt16BE() % VOCABULARY.length]!;
    const known = new Map<string, number>();
    let collisions = 0;
    for (let n = 0; n < 500; n += 1)
      for (const band of bandsOf(Array.from({ length: 120 }, next).join(' '))) {
        collisions += known.get(band) ?? 0;
        known.set(band, (known.get(band) ?? 0) + 1);
      }
    console.log(`bands: ${collisions} chance collisions among 500 texts`);
    expect(collisions).toBeLessThan(20);
  });
});

describe('shared passages', () => {
  it('are the longest ones that stand in both, as the first has them', () => {
    expect(sharedPassages('Intro. A passive   sensor on a SPAN port, here.', 'There: a PASSIVE sensor on a span port; and more')).toEqual([
      'A passive sensor on a SPAN port',
    ]);
    expect(sharedPassages('one two three', 'one two three')).toEqual([]);
  });

  it('are few and short, and stand in the first text', () =>
    holds(
      'are few and short, and stand in the first text',
      fc.property(text, text, (a, b) => {
        const passages = sharedPassages(a, b);
        expect(passages.length).toBeLessThanOrEqual(MAX_PASSAGES);
        for (const passage of passages) {
          expect([...passage].length).toBeLessThanOrEqual(160);
          expect(a.replaceAll(/\s+/g, ' ')).toContain(passage.replace(/…$/, ''));
        }
      }),
    ));

  it('are looked for at few places, however often a run comes again', () => {
    const starts = startsOf(Array.from({ length: 5000 }, (_, i) => `w${i % 2}`));
    expect([...starts.values()].map((places) => places.length)).toEqual([MAX_STARTS, MAX_STARTS]);
    const repetitive = 'pump alarm '.repeat(2500);
    expect(sharedPassages(repetitive, repetitive)).toEqual([expect.stringMatching(/^(pump alarm )+pump.*…$/)]);
  });

  it('are shortened where they are long', () => {
    const [passage] = sharedPassages(SUBJECT, SUBJECT);
    expect([...passage!].length).toBe(160);
    expect(passage).toMatch(/…$/);
  });
});

/** How many related pairs are found at a threshold, and how many unrelated ones with them. */
type Sample = { id: string; group: string | undefined; compared: Compared };
const judge = (all: readonly Sample[], threshold: number) => {
  const samples = all.map((sample) => ({ ...sample, profile: profileOf(sample.compared) }));
  const pairs = samples.flatMap((a, i) =>
    samples.slice(i + 1).map((b) => ({ related: a.group !== undefined && a.group === b.group, name: `${a.id} ${b.id}`, ...similarity(a.profile, b.profile) })),
  );
  const shown = pairs.filter(({ score }) => score >= threshold);
  return {
    related: pairs.filter(({ related }) => related).length,
    unrelated: pairs.filter(({ related }) => !related).length,
    found: shown.filter(({ related }) => related),
    false: shown.filter(({ related }) => !related),
  };
};

const comparedIn = ({ outline, substance }: ReturnType<typeof answersFor>, n: number): Compared => ({
  title: outline.title!,
  text: `${outline.abstract}\n${substance.problem}`,
  organisation: `org-${n}`,
});

it('tells the own sample ideas apart', () => {
  const samples = IDEAS.map((idea, n) => ({
    id: `idea-${n}`,
    group: undefined,
    compared: comparedIn(answersFor(idea, APPLICANTS[0]!), n),
  }));
  expect(judge(samples, SHOWN).false).toEqual([]);
});

describe.skipIf(!process.env.SLUIS_DATA)('the samples', () => {
  const linesOf = (file: string) =>
    readFileSync(join(process.env.SLUIS_DATA!, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const load = (): Sample[] => [
    ...linesOf('proposals.real.dev.jsonl').map((line) => ({
      id: line.id,
      group: line.annotation.relatedGroup ?? undefined,
      compared: { title: line.title, text: line.abstract.slice(0, 1200), organisation: organisationKey(line.organisation) },
    })),
    ...linesOf('proposals.synthetic.dev.jsonl').map((line) => ({
      id: line.id,
      group: line.id === 'syn-prop-01' || line.id === 'syn-prop-06' ? 'tapsense' : undefined,
      compared: { title: line.title, text: `${line.summary}\n${line.problem}`, organisation: organisationKey(line.organisation) },
    })),
  ];

  it('are found in related pairs, and what is shown beside them belongs to one organisation', () => {
    const samples = load();
    for (const threshold of [SHOWN, ALIKE]) {
      const result = judge(samples, threshold);
      console.log(
        `similar, from ${threshold}: ${result.found.length} of ${result.related} related pairs, ${result.false.length} false alarms in ${result.unrelated} others`,
      );
    }
    const shown = judge(samples, SHOWN);
    expect(shown.found.length).toBe(shown.related);
    expect(shown.false.length).toBeLessThan(0.005 * shown.unrelated);
    expect(shown.false.filter(({ why }) => !why.includes('organisation'))).toEqual([]);
    const alike = judge(samples, ALIKE);
    expect(alike.found.map(({ name }) => name)).toEqual(['syn-prop-01 syn-prop-06']);
    expect(alike.false).toEqual([]);
  });
});
if (!process.env.SLUIS_DATA) console.log('similar proposals: the samples are skipped, SLUIS_DATA is not set');
