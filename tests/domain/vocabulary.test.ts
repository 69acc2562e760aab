import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { insideSentence, labelOf } from '../../shared/domain/labels.ts';
import { ATTACK_VERSION, IDS, QUEUES, RANKS, TECHNIQUES } from '../../shared/domain/vocabulary/ids.ts';
import { idsOf, intrusiveness, queueOf, technique, type Vocabulary, wordOf } from '../../shared/domain/vocabulary.ts';

type Item = { readonly id: string; readonly kind?: string; readonly en: string; readonly nl?: string; readonly rank?: number; readonly queue?: string };
const listOf = (file: string): { meta: Record<string, string>; items: Item[] } =>
  JSON.parse(readFileSync(new URL(`../../shared/domain/vocabulary/${file}.json`, import.meta.url), 'utf8'));

/** Where each list of ids comes from; the file of IEC 62443 holds three lists. */
const FILES: Record<Vocabulary, readonly [file: string, kind?: string]> = {
  asks: ['asks'],
  assets: ['asset-classes'],
  capabilities: ['capabilities'],
  certifications: ['certifications'],
  contactKinds: ['contact-kinds'],
  csf: ['csf2'],
  deploymentConstraints: ['deployment-constraints'],
  failBehaviour: ['fail-behaviour'],
  headcount: ['headcount'],
  iecLevels: ['iec62443', 'sl'],
  iecRequirements: ['iec62443', 'fr'],
  iecRoles: ['iec62443', 'role'],
  interactionModes: ['interaction-modes'],
  nis2Measures: ['nis2-measures'],
  orgTypes: ['org-types'],
  protocols: ['protocols'],
  purdue: ['purdue'],
  revenue: ['revenue'],
  sectors: ['sectors-nis2'],
  share: ['share'],
  techniqueRelations: ['technique-relations'],
  tracks: ['tracks'],
  yesNo: ['yes-no'],
};
const NAMES = Object.keys(FILES) as Vocabulary[];
const itemsOf = (name: Vocabulary): Item[] => {
  const [file, kind] = FILES[name];
  return listOf(file).items.filter((item) => kind === undefined || item.kind === kind);
};

describe('a list', () => {
  it('is tested for every name that code may use', () => {
    expect([...NAMES].sort()).toEqual(Object.keys(IDS).sort());
  });

  test.each(NAMES)('has the same ids in code as in its file, in order: %s', (name) => {
    expect(idsOf(name)).toEqual(itemsOf(name).map(({ id }) => id));
    expect(idsOf(name).length).toBeGreaterThan(1);
  });

  test.each(NAMES)('has a label in both languages: %s', (name) => {
    for (const { id, en, nl } of itemsOf(name)) {
      expect(labelOf(name, id, 'en')).toBe(en);
      // Names of protocols are the same everywhere.
      expect(labelOf(name, id, 'nl')).toBe(name === 'protocols' ? en : nl);
      expect(labelOf(name, id, 'nl').length).toBeGreaterThan(1);
    }
  });

  test.each(NAMES)('says where it comes from and under what licence: %s', (name) => {
    const { meta } = listOf(FILES[name][0]);
    expect([meta.source, meta.licence].every((text) => text && text.length > 5)).toBe(true);
  });

  it('takes its own ids and nothing else', () => {
    expect(wordOf('tracks').safeParse('idea').success).toBe(true);
    for (const other of ['', 'Idea', 'toString', '__proto__', 3, null]) expect(wordOf('tracks').safeParse(other).success).toBe(false);
    expect(labelOf('protocols', 'A protocol of our own', 'nl')).toBe('A protocol of our own');
  });
});

describe('techniques', () => {
  const attack = listOf('attack-ics-techniques');
  it('are those of the version that stands beside them, with the notice of their owner', () => {
    expect(TECHNIQUES.split(' ').map((number) => `T${number}`)).toEqual(attack.items.map(({ id }) => id));
    expect(attack.meta.source).toContain(`v${ATTACK_VERSION} `);
    expect(attack.meta.notice).toMatch(/^© \d{4} The MITRE Corporation\./);
    expect([technique().safeParse('T0855').success, technique().safeParse('T0001').success, technique().safeParse('T1055').success]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('ranks', () => {
  it('are those of the list', () => {
    expect(RANKS).toEqual(Object.fromEntries(listOf('interaction-modes').items.map(({ id, rank }) => [id, rank])));
  });

  it('count the highest, and what is unknown as four', () => {
    expect([[], ['none'], ['passive', 'offline'], ['unknown'], ['never heard'], ['constructor'], ['unknown', 'inline']].map(intrusiveness)).toEqual([
      0, 0, 2, 4, 4, 4, 5,
    ]);
  });
});

describe('queues', () => {
  it('are those of the list', () => {
    const others = listOf('contact-kinds').items.filter(({ queue }) => queue !== 'liaison');
    expect(QUEUES).toEqual(Object.fromEntries(others.map(({ id, queue }) => [id, queue])));
    expect(['join-cop', 'privacy', 'never heard', 'constructor'].map(queueOf)).toEqual(['liaison', 'admin', 'liaison', 'liaison']);
  });
});

test.each([
  ['Large company', 'large company'],
  ['OT vendor / OEM', 'OT vendor / OEM'],
  ['OT-leverancier / OEM', 'OT-leverancier / OEM'],
  ['SME (up to 250 staff)', 'SME (up to 250 staff)'],
  ['Bedrijf, klein', 'bedrijf, klein'],
])('the label %j inside a sentence is %j', (label, inside) => {
  expect(insideSentence(label)).toBe(inside);
});
