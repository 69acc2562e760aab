import { boundBy, type Reader, readerOf } from './certificate-bound.ts';
import type { Floor, Problem, Rules } from './problem.ts';

/** How many panels of one paper are looked at before the check says that it cannot tell. */
const PATIENCE = 2_000_000;

/** Whether some panel that the rules allow gives paper p more than `bound`, were there no other paper; when in doubt, yes. */
const canExceed = (read: Reader, rules: Rules, p: number, bound: number): boolean => {
  const able: { r: number; score: number }[] = [];
  const panel: number[] = [];
  let fixed = 0;
  for (let r = 0; r < read.reviewers; r++) {
    const score = read.score(p, r);
    if (Number.isNaN(score)) continue;
    if (read.isPinned(p, r)) {
      panel.push(r);
      fixed += score;
    } else if (!read.hasPinnedHouse(p, r)) able.push({ r, score });
  }
  able.sort((a, b) => b.score - a.score);
  const size = read.demand(p);
  let looked = 0;
  const isLegal = (): boolean => {
    const sectors = rules.sectors !== 'hard' || !read.needsSectors(p) || read.sectors.every((_, g) => panel.some((r) => read.sectorOf[r] === g));
    return sectors && (!read.needsSenior(p) || panel.some(read.isSenior));
  };
  const search = (from: number, sum: number): boolean => {
    if (panel.length === size) return sum > bound && isLegal();
    const left = size - panel.length;
    for (let at = from; at + left <= able.length; at++) {
      let most = sum;
      for (let k = 0; k < left; k++) most += able[at + k]!.score;
      if (most <= bound) return false;
      if (++looked > PATIENCE) return true;
      const { r, score } = able[at]!;
      const house = read.house(r);
      if (rules.onePerInstitution && house !== null && panel.some((other) => read.house(other) === house)) continue;
      panel.push(r);
      if (search(at + 1, sum + score)) return true;
      panel.pop();
    }
    return false;
  };
  return search(0, fixed);
};

/** The most that any panel of paper p with reviewer r can come to, by sectors alone: more than the truth at worst. */
const mostWith = (read: Reader, rules: Rules, p: number): ((r: number) => number) => {
  const able = Array.from({ length: read.reviewers }, (_, r) => ({ r, score: read.score(p, r), pinned: read.isPinned(p, r) })).filter(
    ({ r, score, pinned }) => !Number.isNaN(score) && (pinned || !read.hasPinnedHouse(p, r)),
  );
  able.sort((a, b) => b.score - a.score);
  const pins = able.filter(({ pinned }) => pinned);
  const asks = rules.sectors === 'hard' && read.needsSectors(p) ? read.sectors.map((_, g) => g) : [];
  return (r) => {
    const panel = [...pins, ...able.filter((each) => each.r === r && !each.pinned)];
    for (const g of asks) {
      if (panel.some((each) => read.sectorOf[each.r] === g)) continue;
      const best = able.find((each) => read.sectorOf[each.r] === g);
      if (!best) return Number.NEGATIVE_INFINITY;
      panel.push(best);
    }
    for (const each of able) {
      if (panel.length >= read.demand(p)) break;
      if (!panel.includes(each)) panel.push(each);
    }
    return panel.length === read.demand(p) ? panel.reduce((sum, { score }) => sum + score, 0) : Number.NEGATIVE_INFINITY;
  };
};

/** Whether it is proved that no assignment gives every paper more than `bound`. What a solver said is taken for no proof. */
export const isFloorProved = (problem: Problem, rules: Rules, { reached, bound, proof, prices }: Floor): boolean => {
  if (reached !== bound) return false;
  const read = readerOf(problem, rules);
  if (proof === 'paper') {
    for (let p = 0; p < read.papers; p++) if (read.demand(p) > 0 && !canExceed(read, rules, p, bound)) return true;
    return false;
  }
  if (proof !== 'prices' || !prices) return false;
  const limits: Rules = { ...rules, balance: 0, sectors: rules.sectors === 'soft' ? undefined : rules.sectors };
  let paper = -1;
  let most: (r: number) => number = () => 0;
  const possible = (p: number, r: number): number => {
    if (paper !== p) {
      paper = p;
      most = mostWith(read, limits, p);
    }
    return !Number.isNaN(read.score(p, r)) && (read.isPinned(p, r) || most(r) > bound) ? 0 : Number.NaN;
  };
  return boundBy(problem, limits, prices, Number.POSITIVE_INFINITY, possible) < -1e-6;
};
