import type { Prepared } from './prepared.ts';
import { CONFLICT } from './problem.ts';

const PATIENCE = 100_000;

/**
 * The most that the scores of one paper can come to under the rules of a panel, were there no other paper; −∞ when no panel is possible, null when the
 * search takes too long. Pins are left out.
 */
export const bestPanel = ({ scores, reviewers, demand, groups, group, need, rules, institution, seniors, needSenior }: Prepared, p: number): number | null => {
  const able: number[] = [];
  for (let r = 0; r < reviewers; r++) if (scores[p * reviewers + r] !== CONFLICT) able.push(r);
  const score = (r: number): number => scores[p * reviewers + r]!;
  able.sort((a, b) => score(b) - score(a) || a - b);
  const size = demand[p]!;
  const chosen: number[] = [];
  let best = Number.NEGATIVE_INFINITY;
  let steps = 0;
  const missing = (): number => {
    let seats = 0;
    if (rules.sectors !== 'soft') for (let g = 0; g < groups; g++) if (need[p * groups + g] && !chosen.some((r) => group[r] === g)) seats++;
    if (groups > 0 && !rules.sectors) return seats;
    return needSenior[p] && !chosen.some((r) => seniors[r]) ? Math.max(1, seats) : seats;
  };
  const extend = (from: number, sum: number): void => {
    const left = size - chosen.length;
    if (left === 0) {
      if (missing() === 0 && sum > best) best = sum;
      return;
    }
    if (missing() > left) return;
    for (let at = from; at + left <= able.length; at++) {
      let most = sum;
      for (let next = at; next < at + left; next++) most += score(able[next]!);
      if (most <= best || ++steps > PATIENCE) return;
      const r = able[at]!;
      if (institution[r]! >= 0 && chosen.some((other) => institution[other] === institution[r])) continue;
      chosen.push(r);
      extend(at + 1, sum + score(r));
      chosen.pop();
    }
  };
  extend(0, 0);
  return steps > PATIENCE ? null : best;
};
