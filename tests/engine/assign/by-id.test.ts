import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignByIds, type NamedProblem } from '../../../shared/domain/assign/by-id.ts';
import { HELIX, limitAt, type Rules } from '../../../shared/domain/assign/problem.ts';
import { type Case, cases, holds } from './support.ts';

const named = ({ problem }: Case): NamedProblem => ({
  papers: Array.from({ length: problem.papers }, (_, p) => ({ id: `prp_${p}`, demand: limitAt(problem.demand, p) })),
  reviewers: Array.from({ length: problem.reviewers }, (_, r) => ({
    id: `per_${r}`,
    maxLoad: limitAt(problem.maxLoad, r),
    minLoad: limitAt(problem.minLoad, r),
    sector: problem.sectors![r]!,
    institution: problem.institutions![r]!,
    senior: Boolean(problem.seniors![r]),
  })),
  score: (paper, reviewer) => {
    const score = (problem.scores as Int32Array)[Number(paper.slice(4)) * problem.reviewers + Number(reviewer.slice(4))]!;
    return score === -32768 ? null : score;
  },
  pinned: problem.pinned!.map(([p, r]) => [`prp_${p}`, `per_${r}`] as const),
  forbidden: problem.forbidden!.map(([p, r]) => [`prp_${p}`, `per_${r}`] as const),
});

describe('an assignment by ids', () => {
  it('is the very same for papers and reviewers in any order, and keeps what is pinned', () => {
    holds(
      'is the very same for papers and reviewers in any order',
      'by-id.test.ts',
      fc.property(cases(false), fc.nat(), (each, turn) => {
        const given = named(each);
        const turned = <T>(list: readonly T[]): T[] => [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
        const one = assignByIds(given, each.rules);
        const other = assignByIds({ ...given, papers: turned(given.papers), reviewers: turned(given.reviewers) }, each.rules);
        expect(other).toEqual(one);
        if (one.infeasible) return;
        expect(one.verified).toBe(true);
        for (const [paper, reviewer] of given.pinned!) expect(one.panels.get(paper)).toContain(reviewer);
        for (const [paper, reviewer] of given.forbidden!) expect(one.panels.get(paper)).not.toContain(reviewer);
      }),
      400,
    );
  });

  it('names people and proposals by their ids where limits clash', () => {
    const rules: Rules = { sectors: 'hard' };
    const found = assignByIds(
      {
        papers: ['prp_b', 'prp_a'].map((id) => ({ id, demand: 3 })),
        reviewers: HELIX.map((sector) => ({ id: `per_${sector}`, maxLoad: sector === 'public' ? 1 : 2, sector })),
        score: () => 1,
      },
      rules,
    );
    expect(found.infeasible).toMatchObject({
      missing: 1,
      clashes: [{ code: 'sector', sector: 'public', reviewers: ['per_public'], papers: ['prp_a', 'prp_b'], asked: 2, capacity: 1 }],
    });
    expect(found.verified).toBe(true);
  });

  it('refuses an id that is there twice, and one that is not there', () => {
    const paper = { id: 'prp_a', demand: 1 };
    const reviewer = { id: 'per_a', maxLoad: 1 };
    expect(() => assignByIds({ papers: [paper, paper], reviewers: [reviewer], score: () => 1 })).toThrow('the same id');
    expect(() => assignByIds({ papers: [paper], reviewers: [reviewer], score: () => 1, pinned: [['prp_a', 'per_b']] })).toThrow('per_b');
  });
});
