import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affinityOf } from '../../../shared/domain/panel/affinity.ts';
import { choosePanel, eligibleIn, fieldOf, type PanelRequest, resultOf, solve } from '../../../shared/domain/panel/choose.ts';
import { whyChosen, whyNot } from '../../../shared/domain/panel/explain.ts';
import { nightOf } from '../../../shared/domain/panel/nightly.ts';
import type { Relation, ReviewerProfile } from '../../../shared/domain/panel/profile.ts';
import { WEIGHTS } from '../../../shared/domain/panel/weights.ts';
import { whyNotText, whyText } from '../../../shared/domain/panel/words.ts';
import { holds } from '../../support/build.ts';
import { bruteForce, fillsSeat, groupValue, needs, requests, reviewer } from './support.ts';

const shuffled = (request: PanelRequest, by: readonly number[]): PanelRequest => ({
  ...request,
  reviewers: request.reviewers
    .map((one, i) => [by[i] ?? 0, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one),
});

describe('a panel', () => {
  it('is the optimum that trying every group finds', () =>
    holds(
      'is the optimum that trying every group finds',
      fc.property(requests(11), (request) => {
        const field = fieldOf(request);
        const found = solve(field);
        const people = eligibleIn(field).map(({ candidate }) => candidate);
        const joining = people.filter(({ id }) => found.members.includes(id));
        expect(joining).toHaveLength(found.members.length);
        expect(found.value).toBe(groupValue(field.seated, joining, field.size));
        expect({ missing: found.missing, value: found.value }).toMatchObject(
          (({ missing, value }) => ({ missing, value }))(bruteForce(people, field.seated, field.size, field.required)),
        );
      }),
      500,
    ));

  it('keeps every hard limit', () =>
    holds(
      'keeps every hard limit',
      fc.property(requests(24), (request) => {
        const result = choosePanel(request);
        const { seated = [], asked = [], passed = [], released = [], size = 3 } = request;
        const members = request.reviewers.filter(({ id }) => result.members.includes(id));
        expect(members).toHaveLength(result.members.length);
        for (const person of members) {
          const ties = request.relations!(person.id);
          expect(ties.filter(({ kind, ruled }) => kind === 'own' || ruled !== 'allowed')).toEqual([]);
          expect({
            asked: asked.includes(person.id) || passed.includes(person.id),
            seated: seated.includes(person.id),
            absent: person.absent ?? false,
          }).toEqual({
            asked: false,
            seated: false,
            absent: false,
          });
          expect(person.taken).toBeLessThan(person.capacity);
          expect(person.languages.includes(request.needs.language) || released.includes(person.id)).toBe(true);
        }
        const organisations = [...members, ...request.reviewers.filter(({ id }) => seated.includes(id))].map(({ organisation }) => organisation);
        const joined = members.map(({ organisation }) => organisation).filter((name) => name !== '');
        expect(joined.every((name) => organisations.filter((other) => other === name).length === 1)).toBe(true);
        expect(members.length + seated.length).toBeLessThanOrEqual(Math.max(size, seated.length));
        if (result.kind === 'panel') {
          expect(members.length + seated.length).toBe(Math.max(size, seated.length));
          const field = fieldOf(request);
          const all = [...field.seated, ...field.people.filter(({ id }) => result.members.includes(id)).map(({ candidate }) => candidate)];
          expect(field.required.filter((seat) => !fillsSeat(all, seat))).toEqual([]);
        } else expect(result.missing).toBeGreaterThan(0);
      }),
      1000,
    ));

  it('is the same in whatever order people come', () =>
    holds(
      'is the same in whatever order people come',
      fc.property(requests(20), fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }), (request, by) => {
        expect(choosePanel(shuffled(request, by))).toEqual(choosePanel(request));
      }),
      500,
    ));

  it('never loses somebody whose fit is raised, against an equal who stays as before', () =>
    holds(
      'never loses somebody whose fit is raised, against an equal who stays as before',
      fc.property(requests(12), fc.nat(11), fc.constantFrom('capability', 'asset', 'sector'), (request, at, what) => {
        const first = choosePanel(request);
        const id = first.members[at % Math.max(1, first.members.length)];
        if (id === undefined) return;
        const raise = (one: ReviewerProfile): ReviewerProfile => {
          if (what === 'asset') return { ...one, assets: [...one.assets, ...request.needs.assets] };
          if (what === 'sector') return { ...one, sectors: [...one.sectors, ...request.needs.sectors] };
          return { ...one, capabilities: [...one.capabilities, ...request.needs.capabilities.map((capability) => ({ id: capability, level: 3 }))] };
        };
        const before = request.reviewers.find((one) => one.id === id)!;
        if (affinityOf(raise(before), request.needs).score === affinityOf(before, request.needs).score) return;
        const twin = { ...before, id: 'rev-twin', organisation: '' };
        const pair = [...request.reviewers.map((one) => (one.id === id ? { ...one, organisation: '' } : one)), twin];
        const relations = (who: string): readonly Relation[] => request.relations!(who === twin.id ? id : who);
        const released = request.released!.includes(id) ? [...request.released!, twin.id] : request.released;
        const raised = pair.map((one) => (one.id === id ? raise(one) : one));
        const after = choosePanel({ ...request, relations, released, reviewers: raised }).members;
        expect(after.includes(id) || !after.includes(twin.id)).toBe(true);
      }),
      500,
    ));

  it('is exact for a pool of 400 too', () => {
    const [request] = fc.sample(requests(400, 400), { numRuns: 1, seed: 7 });
    const field = fieldOf({ ...request!, size: 2, seated: [] });
    const people = eligibleIn(field).map(({ candidate }) => candidate);
    const found = solve(field);
    expect(people.length).toBeGreaterThan(30);
    expect(found).toMatchObject({ missing: 0, value: bruteForce(people, field.seated, 2, field.required).value });
  });
});

describe('between equals', () => {
  const pool = Array.from({ length: 12 }, (_, i) => reviewer(`rev-${i}`));

  it('the lot of seed and proposal decides, and nobody is favoured', () => {
    const panels = Array.from({ length: 60 }, (_, i) => choosePanel({ needs: needs({ id: `prp-${i}` }), reviewers: pool, seed: 's' }).members);
    expect(choosePanel({ needs: needs({ id: 'prp-3' }), reviewers: pool, seed: 's' }).members).toEqual(panels[3]);
    expect(new Set(panels.flat()).size).toBe(12);
  });
});

describe('a seat', () => {
  const safety = reviewer('rev-safe', { capabilities: [{ id: 'safety-security', level: 3 }], assets: ['sis'], sectors: ['chemicals'], helix: 'public' });
  const others = ['a', 'b', 'c', 'd'].map((id) => reviewer(`rev-${id}`));

  it('of safety is filled whatever it costs, where the OT block asks for it', () => {
    expect(choosePanel({ needs: needs({ safetySeat: true }), reviewers: [...others, safety], seed: 's' })).toMatchObject({
      kind: 'panel',
      members: expect.arrayContaining(['rev-safe']),
    });
    expect(choosePanel({ needs: needs(), reviewers: [...others, safety], seed: 's' }).members).not.toContain('rev-safe');
  });

  it('of safety is never taken by two who know nothing else of the matter', () => {
    const two = [safety, { ...safety, id: 'rev-safe-2', organisation: 'other' }];
    const result = choosePanel({ needs: needs({ safetySeat: true }), reviewers: [...others.slice(0, 1), ...two], seed: 's' });
    expect(result).toMatchObject({ kind: 'not-enough-expertise', missing: 1, knowing: ['rev-a'] });
    expect(result.members).toHaveLength(2);
  });

  it('that nobody can take is named, and its place stays empty', () => {
    expect(choosePanel({ needs: needs({ safetySeat: true }), reviewers: others, seed: 's' })).toMatchObject({
      kind: 'infeasible',
      missing: 1,
      unfilled: ['safety'],
      clashes: [['seat']],
      members: { length: 2 },
    });
  });

  it('that is only wished for is named when it is missing, on a full panel', () => {
    expect(choosePanel({ needs: needs(), reviewers: others, seed: 's' })).toMatchObject({ kind: 'panel', shortages: ['helix'] });
  });

  it('of each helix can be demanded', () => {
    const mixed = [...others, reviewer('rev-p', { helix: 'public', assets: [] }), reviewer('rev-k', { helix: 'knowledge', assets: [] })];
    const required = ['public', 'private', 'knowledge'] as const;
    expect(choosePanel({ needs: needs(), reviewers: mixed, seed: 's', required }).members).toEqual(expect.arrayContaining(['rev-p', 'rev-k']));
    expect(choosePanel({ needs: needs(), reviewers: mixed.slice(0, 5), seed: 's', required })).toMatchObject({ kind: 'infeasible', unfilled: ['knowledge'] });
  });
});

describe('a limit', () => {
  const three = ['a', 'b', 'c'].map((id) => reviewer(`rev-${id}`));
  const request = { needs: needs(), reviewers: three, seed: 's' };

  it.each<[string, Partial<PanelRequest>, string[][]]>([
    ['conflict', { relations: (id) => (id === 'rev-a' ? [{ kind: 'named', as: 'pilot-site' }] : []) }, [['conflict']]],
    ['missing ruling', { relations: (id) => (id === 'rev-a' ? [{ kind: 'competitor' }] : []) }, [['ruling']]],
    ['ruling against', { relations: (id) => (id === 'rev-a' ? [{ kind: 'competitor', ruled: 'refused' }] : []) }, [['conflict']]],
    ['earlier invitation', { asked: ['rev-b'] }, [['asked']]],
    ['absence', { reviewers: [...three.slice(1), reviewer('rev-a', { absent: true })] }, [['absent']]],
    ['full load', { reviewers: [...three.slice(1), reviewer('rev-a', { taken: 3 })] }, [['capacity']]],
    ['shared organisation', { reviewers: three.map((one) => ({ ...one, organisation: one.id === 'rev-c' ? 'x' : 'y' })) }, [['organisation']]],
    ['two limits at once', { asked: ['rev-a'], reviewers: [...three.slice(1), reviewer('rev-a', { absent: true })] }, [['asked', 'absent']]],
  ])('is named where it leaves a place empty: %s', (_, changes, clashes) => {
    expect(choosePanel({ ...request, ...changes })).toMatchObject({ kind: 'infeasible', missing: 1, clashes, members: { length: 2 } });
  });

  it('of an answer that was no is nothing that anybody can lift', () => {
    expect(choosePanel({ ...request, passed: ['rev-b'] })).toMatchObject({ kind: 'infeasible', missing: 1, clashes: [], members: ['rev-a', 'rev-c'] });
    const reviewers = [...three, reviewer('rev-d', { absent: true })];
    expect(choosePanel({ ...request, reviewers, passed: ['rev-b'] })).toMatchObject({ kind: 'infeasible', clashes: [['absent']] });
    expect(choosePanel({ ...request, passed: ['rev-b'], asked: ['rev-b'] })).toMatchObject({ clashes: [] });
  });

  it('of language bars until somebody is released by hand, and then lowers the score', () => {
    const reviewers = [...three.slice(1), reviewer('rev-a', { languages: ['nl'] })];
    expect(choosePanel({ ...request, reviewers })).toMatchObject({ kind: 'not-enough-expertise', ways: expect.arrayContaining(['release-language']) });
    const field = fieldOf({ ...request, reviewers, released: ['rev-a'] });
    expect(resultOf(field).kind).toBe('panel');
    const [a, b] = field.people;
    expect(a!.affinity.score).toBeCloseTo(0.6 * b!.affinity.score, 3);
  });

  it('of a relation falls when somebody rules that it is allowed, but never for an own proposal', () => {
    const allowed = (kind: Relation['kind']) => choosePanel({ ...request, relations: (id) => (id === 'rev-a' ? [{ kind, ruled: 'allowed' }] : []) }).kind;
    expect([allowed('competitor'), allowed('same-org'), allowed('own')]).toEqual(['panel', 'panel', 'infeasible']);
  });

  it('that stands for a kind of proposals bars for those alone', () => {
    const standing = [{ kind: 'competitor', capability: 'diode' }] as const;
    const reviewers = [
      ...three.slice(1),
      reviewer('rev-a', {
        standing,
        capabilities: [
          { id: 'nids', level: 2 },
          { id: 'diode', level: 3 },
        ],
      }),
    ];
    expect(choosePanel({ ...request, reviewers }).kind).toBe('panel');
    const diode = { ...request, reviewers, needs: needs({ capabilities: ['nids', 'diode'] }) };
    expect(choosePanel(diode)).toMatchObject({ kind: 'infeasible', clashes: [['ruling']] });
    expect(choosePanel({ ...diode, relations: () => [{ kind: 'competitor', ruled: 'allowed' }] }).kind).toBe('panel');
  });
});

describe('whoever judged the earlier version', () => {
  const strong = ['a', 'b', 'c'].map((id) => reviewer(`rev-${id}`, { capabilities: [{ id: 'nids', level: 3 }] }));
  const weak = reviewer('rev-z', { assets: [], sectors: [], protocols: [] });
  const request: PanelRequest = { needs: needs(), reviewers: [...strong, weak], seed: 's', earlier: ['rev-z'] };

  it('is preferred to whoever fits better, and it is said', () => {
    expect(choosePanel({ ...request, earlier: [] }).members).not.toContain('rev-z');
    const field = fieldOf(request);
    const result = resultOf(field);
    expect(result.members).toContain('rev-z');
    const why = whyChosen(field, result, 'rev-z')!;
    expect([whyText(why, () => 'Zus', 'nl'), whyText(why, () => 'Zus', 'en')]).toEqual([
      expect.stringMatching(/^Zus: beoordeelde ook de eerdere versie; heeft verstand van/),
      expect.stringMatching(/^Zus: judged the earlier version too; knows/),
    ]);
    const left = strong.find(({ id }) => !result.members.includes(id))!;
    expect(whyNotText(whyNot(field, result, left.id)!, (id) => id, 'nl')).toMatch(/past beter|past even goed/);
    expect(whyChosen(field, result, result.members.find((id) => id !== 'rev-z')!)).not.toHaveProperty('earlier');
  });

  it('is kept out by every limit all the same', () => {
    for (const limited of [{ absent: true }, { taken: 3 }, { languages: ['nl'] }, { capabilities: [] }])
      expect(choosePanel({ ...request, reviewers: [...strong, { ...weak, ...limited }] }).members, JSON.stringify(limited)).not.toContain('rev-z');
    expect(choosePanel({ ...request, relations: (id) => (id === 'rev-z' ? [{ kind: 'named' }] : []) }).members).not.toContain('rev-z');
  });

  it('is preferred in a night as well', () => {
    const score = (earlier: string[]) => {
      const { problem, reviewers } = nightOf([{ request: { ...request, earlier }, asks: [] }]);
      return (problem.scores as Int32Array)[reviewers.indexOf('rev-z')]!;
    };
    expect(score(['rev-z']) - score([])).toBe(WEIGHTS.value.earlier * 10_000);
  });
});

describe('whoever sits already', () => {
  const pool = ['a', 'b', 'c', 'd'].map((id) => reviewer(`rev-${id}`));
  const safe = (id: string) =>
    reviewer(id, {
      capabilities: [
        { id: 'nids', level: 2 },
        { id: 'safety-security', level: 2 },
      ],
    });

  it('stays, and only open places are filled', () => {
    const result = choosePanel({ needs: needs(), reviewers: pool, seed: 's', seated: ['rev-a', 'rev-b'], asked: ['rev-d'] });
    expect(result).toMatchObject({ kind: 'panel', members: ['rev-c'], seated: ['rev-a', 'rev-b'] });
  });

  it('leaves its seat to be filled again', () => {
    const reviewers = [...pool, safe('rev-s1'), { ...safe('rev-s2'), assets: [], sectors: [], taken: 2 }];
    const first = choosePanel({ needs: needs({ safetySeat: true }), reviewers, seed: 's' });
    expect(first.members).toContain('rev-s1');
    const seated = first.members.filter((id) => id !== 'rev-s1');
    const again = choosePanel({ needs: needs({ safetySeat: true }), reviewers, seed: 's', seated, asked: ['rev-s1'] });
    expect(again).toMatchObject({ kind: 'panel', members: ['rev-s2'] });
  });

  it('holds the place even when nobody knows the person any more', () => {
    expect(choosePanel({ needs: needs(), reviewers: pool, seed: 's', seated: ['rev-gone', 'rev-a'] }).members).toHaveLength(1);
  });
});
