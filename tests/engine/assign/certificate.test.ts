import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import type { Assigned, Infeasible, Problem, Rules } from '../../../shared/domain/assign/problem.ts';
import { cases, holds } from './support.ts';

/** A problem with room, in which every pair has a score of its own. */
const problem: Problem = {
  papers: 6,
  reviewers: 9,
  scores: Int32Array.from({ length: 54 }, (_, at) => ((at * 7919) % 997) * 10 + 5),
  demand: 3,
  minLoad: 1,
  maxLoad: 3,
  sectors: ['public', 'private', 'knowledge', 'public', 'private', 'knowledge', 'public', 'private', 'knowledge'],
  institutions: ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g', 'h'],
  pinned: [[0, 4]],
  forbidden: [[1, 4]],
};
const rules: Rules = { sectors: 'hard', onePerInstitution: true };
const found = assign(problem, rules) as Assigned;

const swapped = (p: number, out: number, into: number): Assigned => {
  const panels = found.panels.map((panel, at) => (at === p ? panel.map((r) => (r === out ? into : r)).sort((a, b) => a - b) : panel));
  const sums = panels.map((panel, at) => panel.reduce((sum, r) => sum + (problem.scores as Int32Array)[at * problem.reviewers + r]!, 0));
  return { ...found, panels, objective: sums.reduce((a, b) => a + b, 0), perPaperMin: Math.min(...sums) };
};

describe('the certificate', () => {
  it('accepts the optimum as it was found', () => {
    expect(certify(problem, rules, found)).toMatchObject({ verified: true, broken: [] });
  });

  it('rejects every panel with one reviewer changed for another', () => {
    let rejected = 0;
    found.panels.forEach((panel, p) => {
      for (const out of panel)
        for (let into = 0; into < problem.reviewers; into++) {
          if (panel.includes(into)) continue;
          expect(certify(problem, rules, swapped(p, out, into)).verified).toBe(false);
          rejected++;
        }
    });
    expect(rejected).toBeGreaterThanOrEqual(100);
  });

  it.each<[string, Assigned]>([
    ['demand', { ...found, panels: found.panels.map((panel, p) => (p === 2 ? panel.slice(1) : panel)) }],
    ['twice', { ...found, panels: found.panels.map((panel, p) => (p === 2 ? [panel[0]!, panel[0]!, panel[1]!] : panel)) }],
    ['reviewer', { ...found, panels: found.panels.map((panel, p) => (p === 2 ? [panel[0]!, panel[1]!, 99] : panel)) }],
    ['papers', { ...found, panels: found.panels.slice(1) }],
    ['objective', { ...found, objective: found.objective + 1 }],
    ['least', { ...found, perPaperMin: found.perPaperMin + 1 }],
    ['shortages', { ...found, shortages: [{ paper: 0, sector: 'public' }] }],
    ['penalty', { ...found, penalty: 1 }],
    ['prices', { ...found, prices: { ...found.prices, sector: found.prices.sector.map(() => -1) } }],
    ['optimum', { ...found, prices: { ...found.prices, reviewer: found.prices.reviewer.map((price) => price + 100) } }],
    ['floor', { ...found, floor: { reached: found.perPaperMin, bound: found.perPaperMin, proof: 'prices', prices: found.prices } }],
  ])('names what does not hold: %s', (name, tampered) => {
    expect(certify(problem, rules, tampered).broken).toContain(name);
  });

  it('rejects prices against a problem that has an assignment, and accepts those against one that has none', () => {
    const short = { ...problem, maxLoad: 1, minLoad: 0 };
    const none = assign(short, rules) as Infeasible;
    expect(none.infeasible.missing).toBeGreaterThan(0);
    expect(certify(short, rules, none).verified).toBe(true);
    expect(certify(problem, rules, none).verified).toBe(false);
  });

  it('rejects an infeasible problem whose clash does not add up', () => {
    const short = { ...problem, maxLoad: 1, minLoad: 0 };
    const none = assign(short, rules) as Infeasible;
    const clashes = none.infeasible.clashes.map((clash) => ({ ...clash, others: clash.others + 1 }));
    expect(certify(short, rules, none)).toMatchObject({ verified: true, broken: [], by: 'prices' });
    expect(certify(short, rules, { ...none, infeasible: { ...none.infeasible, clashes } })).toMatchObject({ verified: false, broken: ['clashes'], by: null });
  });

  it('tells an assignment that breaks a limit from one that is only not proved', () => {
    const prices = { ...found.prices, reviewer: found.prices.reviewer.map((price) => price + 100) };
    expect(certify(problem, rules, { ...found, prices })).toMatchObject({ verified: false, legal: true, by: null, broken: ['optimum'] });
    expect(certify(problem, rules, { ...found, prices, proof: 'solver' })).toMatchObject({ verified: false, legal: true, by: 'solver' });
    const panels = found.panels.map((panel, p) => (p === 2 ? panel.slice(1) : panel));
    expect(certify(problem, rules, { ...found, panels, proof: 'solver' })).toMatchObject({ verified: false, legal: false, by: null });
  });

  it('accepts no generated optimum once its prices are moved', () => {
    holds(
      'accepts no generated optimum once its prices are moved',
      'certificate.test.ts',
      fc.property(cases(false), fc.nat(), ({ problem: made, rules: asked }, pick) => {
        const best = assign(made, asked);
        if (best.infeasible) return;
        const paper = best.prices.paper.slice();
        const p = pick % paper.length;
        // Far enough from any other set of prices that proves the same: every pair of the paper now seems to gain.
        paper[p] = paper[p]! - 1e6;
        if (best.panels[p]!.length === 0 || (made.pinned ?? []).length > 0) return;
        const moved = certify(made, asked, { ...best, prices: { ...best.prices, paper } });
        const free = Array.from({ length: made.reviewers }, (_, r) => r).filter((r) => certifiable(made, asked, p, r));
        if (free.length > best.panels[p]!.length) expect(moved.verified).toBe(false);
      }),
      300,
    );
  });
});

const certifiable = (made: Problem, asked: Rules, p: number, r: number): boolean =>
  (made.scores as Int32Array)[p * made.reviewers + r]! > -32768 &&
  !(made.forbidden ?? []).some(([fp, fr]) => fp === p && fr === r) &&
  !(asked.noOwnInstitution && made.institutions![r] !== null && made.institutions?.[r] === made.paperInstitutions?.[p]);
