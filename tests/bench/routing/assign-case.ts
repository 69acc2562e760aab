import { openHighs } from '../../../infra/local/highs.ts';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import { CONFLICT, HELIX, type Problem, type Rules } from '../../../shared/domain/assign/problem.ts';
import type { Program } from '../../../shared/domain/assign/program.ts';

/**
 * One case in a process of its own, so that its memory is its own: papers, reviewers, rules, and who solves. Prints the median of the later half of the runs, the
 * objective and the peak of memory as JSON.
 */
export type CaseResult = { readonly ms: number; readonly certifyMs: number; readonly objective: number; readonly verified: boolean; readonly peakMB: number };

/** Papers and reviewers with topics: a score is what they share, and a little noise; three in a hundred pairs are conflicts. */
export const generated = (papers: number, reviewers: number, seed: number): Problem => {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const TOPICS = 25;
  const able = Float64Array.from({ length: reviewers * TOPICS }, () => (random() < 0.12 ? random() : 0));
  const scores = new Int16Array(papers * reviewers);
  for (let p = 0; p < papers; p++) {
    const [first, second] = [Math.floor(random() * TOPICS), Math.floor(random() * TOPICS)];
    for (let r = 0; r < reviewers; r++) {
      const score = 0.5 * able[r * TOPICS + first]! + 0.3 * able[r * TOPICS + second]! + 0.2 * random();
      scores[p * reviewers + r] = random() < 0.03 ? CONFLICT : Math.round(score * 10_000);
    }
  }
  const maxLoad = Math.ceil(((papers * 3) / reviewers) * 1.25);
  return {
    papers,
    reviewers,
    scores,
    demand: 3,
    maxLoad,
    minLoad: Math.floor(maxLoad / 3),
    sectors: Array.from({ length: reviewers }, (_, r) => HELIX[r % 3]!),
  };
};

/** The whole problem as a linear program, every pair a column: what a general solver is given. */
export const wholeProgram = ({ papers, reviewers, scores, demand, minLoad, maxLoad, sectors }: Problem, hard: boolean): Program => {
  const all = scores as Int16Array;
  const count = all.reduce((sum, score) => sum + (score === CONFLICT ? 0 : 1), 0);
  const perColumn = hard ? 3 : 2;
  const gain = new Float64Array(count);
  const row = new Int32Array(count * perColumn);
  let column = 0;
  for (let p = 0; p < papers; p++)
    for (let r = 0; r < reviewers; r++) {
      const score = all[p * reviewers + r]!;
      if (score === CONFLICT) continue;
      gain[column] = score;
      row.set(hard ? [p, papers + r, papers + reviewers + p * 3 + HELIX.indexOf(sectors![r]!)] : [p, papers + r], column * perColumn);
      column++;
    }
  const rows = papers + reviewers + (hard ? papers * 3 : 0);
  const least = (at: number): number => (at < papers ? (demand as number) : at < papers + reviewers ? (minLoad as number) : 1);
  const most = (at: number): number => (at < papers ? (demand as number) : at < papers + reviewers ? (maxLoad as number) : Number.POSITIVE_INFINITY);
  return {
    gain,
    upper: new Float64Array(count).fill(1),
    whole: false,
    rowLower: Float64Array.from({ length: rows }, (_, at) => least(at)),
    rowUpper: Float64Array.from({ length: rows }, (_, at) => most(at)),
    start: Int32Array.from({ length: count + 1 }, (_, at) => at * perColumn),
    row,
    value: new Float64Array(row.length).fill(1),
    seconds: 120,
  };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

if (process.argv[1]?.endsWith('assign-case.ts')) {
  const [papers, reviewers, mode, solver, runs] = process.argv.slice(2);
  const problem = generated(Number(papers), Number(reviewers), 20_260_101);
  const rules: Rules = mode === 'plain' ? {} : { sectors: mode as 'hard' | 'soft' };
  const times: number[] = [];
  let objective = Number.NaN;
  let verified = false;
  let certifyMs = 0;
  const highs = solver === 'highs' ? await openHighs() : null;
  for (let run = 0; run < Number(runs); run++) {
    const started = performance.now();
    if (highs) objective = Math.round(highs(wholeProgram(problem, mode === 'hard')).objective);
    else {
      const found = assign(problem, rules);
      times.push(performance.now() - started);
      const checked = performance.now();
      verified = certify(problem, rules, found).verified;
      certifyMs = performance.now() - checked;
      objective = found.infeasible ? Number.NaN : found.objective;
      continue;
    }
    times.push(performance.now() - started);
  }
  const result: CaseResult = {
    ms: median(times.slice(Math.floor(times.length / 2))),
    certifyMs,
    objective,
    verified,
    peakMB: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(result));
}
