import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affinityOf, scoreOf } from '../../../shared/domain/panel/affinity.ts';
import { WEIGHTS } from '../../../shared/domain/panel/weights.ts';
import sectors from '../../../shared/domain/vocabulary/sectors-nis2.json' with { type: 'json' };
import { holds } from '../../support/build.ts';
import { needs, requests, reviewer } from './support.ts';

const fitOf = (term: string, changes: Parameters<typeof reviewer>[1], asks: Parameters<typeof needs>[0]): number | undefined =>
  affinityOf(reviewer('rev-1', changes), needs(asks)).terms.find((one) => one.term === term)?.fit;

describe('a score', () => {
  it('lies between 0 and 1, follows from its stored terms, and never falls for knowing more', () =>
    holds(
      'lies between 0 and 1, follows from its stored terms, and never falls for knowing more',
      fc.property(
        requests(3, 1),
        fc.constantFrom('nids', 'safety-security', 'segmentation'),
        fc.integer({ min: 1, max: 3 }),
        ({ needs: asks, reviewers }, id, level) => {
          const [one] = reviewers;
          const { score, terms, factor, version } = affinityOf(one!, asks);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(Number.isInteger(Math.round(score * 1e8) / 1e4)).toBe(true);
          expect({ score: scoreOf(JSON.parse(JSON.stringify(terms)), factor), version }).toEqual({ score, version: WEIGHTS.version });
          const more = affinityOf(
            { ...one!, capabilities: [...one!.capabilities, { id, level }], assets: [...one!.assets, 'sis'], sectors: [...one!.sectors, 'energy'] },
            asks,
          );
          expect(more.score).toBeGreaterThanOrEqual(score);
        },
      ),
      1000,
    ));

  it('is 1 for somebody who fits in everything', () => {
    const ideal = reviewer('rev-1', { helix: 'public', orgType: 'public-operator', capabilities: [{ id: 'nids', level: 3 }], answerDays: 1 });
    expect(affinityOf(ideal, needs()).score).toBe(1);
  });

  it('counts what the proposal does not ask about for nobody', () => {
    const terms = affinityOf(reviewer('rev-1'), needs({ protocols: ['other'] })).terms.map(({ term }) => term);
    expect(terms).toEqual(['capability', 'asset', 'sector', 'installs', 'otherHelix', 'answers']);
  });

  it('weighs terms in their order: experience, safety, asset, sector, protocol, installations, helix, answers', () => {
    const { capability, safety, asset, sector, protocol, installs, otherHelix, answers } = WEIGHTS.affinity;
    const order = [capability, safety, asset, sector, protocol, installs, otherHelix, answers];
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });
});

describe('a sector', () => {
  it.each([
    ['the same', ['energy.gas'], ['energy.gas'], 1],
    ['the one above', ['energy'], ['energy.gas'], 0.8],
    ['the one below', ['energy.gas'], ['energy'], 0.8],
    ['a sibling', ['energy.oil'], ['energy.gas'], 0],
    ['across sectors', ['x-multi'], ['energy.gas'], 0.4],
    ['asked across sectors', ['energy.gas'], ['x-multi'], 0.4],
    ['the better of two', ['x-multi', 'energy'], ['energy.gas'], 0.8],
    ['the best and the mean of two asked', ['energy.gas'], ['energy.gas', 'health'], 0.85],
  ])('fits %s', (_, has, asked, fit) => {
    expect(fitOf('sector', { sectors: has }, { sectors: asked })).toBe(fit);
  });

  it('lies below another where the list says so', () => {
    const items = sectors.items as readonly { id: string; parent: string | null }[];
    for (const { id, parent } of items)
      for (const other of items)
        expect([id, other.id, fitOf('sector', { sectors: [other.id] }, { sectors: [id] })]).toEqual([
          id,
          other.id,
          id === 'x-multi' || other.id === 'x-multi' ? 0.4 : id === other.id ? 1 : parent === other.id || other.parent === id ? 0.8 : 0,
        ]);
  });
});

describe('the gate of expertise', () => {
  const passes = (changes: Parameters<typeof reviewer>[1], asks: Parameters<typeof needs>[0] = {}): boolean =>
    affinityOf(reviewer('rev-1', changes), needs(asks)).standing.passes;
  const none = { capabilities: [] };

  it('opens for own hands-on work, or for both asset and sector', () => {
    expect(passes({ assets: [], sectors: [] })).toBe(true);
    expect(passes({ capabilities: [{ id: 'nids', level: 1 }], assets: [], sectors: [] })).toBe(false);
    expect(passes(none)).toBe(true);
    expect(passes({ ...none, assets: [] })).toBe(false);
    expect(passes({ ...none, sectors: [] })).toBe(false);
  });

  it('stays shut for what fits everything, and for "other"', () => {
    expect(passes({ ...none, sectors: ['x-multi'] })).toBe(false);
    expect(passes({ ...none, assets: ['agnostic'] })).toBe(false);
    expect(passes({ capabilities: [{ id: 'other', level: 3 }], assets: [] }, { capabilities: ['other'] })).toBe(false);
  });

  it('opens for the sector above or below', () => {
    expect(passes({ ...none, sectors: ['energy'] }, { sectors: ['energy.gas'] })).toBe(true);
  });
});

describe('standing', () => {
  it('counts safety once: where a seat covers it, experience is asked in the rest', () => {
    const both = { capabilities: ['safety-security', 'nids'], safetySeat: true };
    const expert = (id: string, asks: Parameters<typeof needs>[0]): boolean =>
      affinityOf(reviewer('rev-1', { capabilities: [{ id, level: 3 }] }), needs(asks)).standing.expert;
    expect([expert('nids', both), expert('safety-security', both)]).toEqual([true, false]);
    expect(expert('safety-security', { capabilities: ['safety-security'], safetySeat: true })).toBe(true);
    expect(expert('safety-security', { ...both, safetySeat: false })).toBe(true);
  });

  it('calls nobody a practitioner who looks on from a university or a regulator', () => {
    const practises = (orgType: string): boolean => affinityOf(reviewer('rev-1', { orgType }), needs()).standing.practitioner;
    expect(['asset-owner', 'integrator', 'university', 'government'].map(practises)).toEqual([true, true, false, false]);
  });
});
