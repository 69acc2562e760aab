import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHighs } from '../../../infra/local/highs.ts';
import { readInstance } from '../../../infra/local/instance.ts';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import type { Assigned, Problem, Rules } from '../../../shared/domain/assign/problem.ts';
import { type CaseResult, wholeProgram } from './assign-case.ts';
import { atLeast, atMost, type BenchResult, type Cell, dataFolder, type Goal, isTrue, notMeasured, type RoutingBench, type Table } from './bench.ts';
import type { Plot } from './plot.ts';

const SETS = ['csconf1', 'csconf2', 'csconf3', 'gold2023', 'aamas2016'];
const COLUMNS: readonly (readonly [name: string, rules: Rules, optima: readonly (number | null)[]])[] = [
  ['loads', {}, [1_242_500, 1_415_000, 4_542_500, 4_698_021, 9_312_500]],
  ['no minimum', { minimum: false }, [1_242_500, 1_415_000, 4_542_500, 4_707_995, 9_315_000]],
  ['sectors', { sectors: 'hard' }, [1_150_000, null, 4_135_000, 4_534_778, 8_615_000]],
  ['sectors, senior', { sectors: 'hard', senior: true }, [1_150_000, null, 4_082_500, 4_507_897, 8_525_000]],
];
const FLOORS = [7_500, 10_000, 7_500, 6_014, 7_500];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const timed = (runs: number, act: () => void): number => {
  for (let run = 0; run < runs; run++) act();
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      act();
      return performance.now() - started;
    }),
  );
};
const ratio = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(2));

const realSets = async (folder: string): Promise<{ tables: Table[]; goals: Goal[] }> => {
  const highs = await openHighs();
  const read = (name: string): Problem => readInstance(readFileSync(join(folder, 'assignment', `${name}.json`), 'utf8'));
  const problems = SETS.map(read);
  const rows: Cell[][] = [];
  let equal = 0;
  let asked = 0;
  for (const [name, rules, optima] of COLUMNS)
    for (const [at, problem] of problems.entries()) {
      const found = assign(problem, rules, { fallback: highs });
      const { verified } = certify(problem, rules, found);
      const objective = found.infeasible ? null : found.objective;
      const same = objective === optima[at] && verified;
      asked++;
      if (same) equal++;
      rows.push([SETS[at]!, name, objective ?? `none: ${found.infeasible?.missing} places missing`, optima[at] ?? 'none', verified ? 'yes' : 'no']);
    }
  const fairRows: Cell[][] = [];
  let floors = 0;
  let least = 1;
  for (const [at, problem] of problems.entries())
    for (const rules of [{}, { minimum: false }, { sectors: 'soft' as const }]) {
      const found = assign(problem, rules, { fair: true, fallback: highs }) as Assigned;
      const certificate = certify(problem, rules, found);
      const share = certificate.value / certificate.bound;
      if (Object.keys(rules).length === 0) {
        if (found.perPaperMin === FLOORS[at]) floors++;
        least = Math.min(least, share);
      }
      const name = 'sectors' in rules ? 'soft sectors' : 'minimum' in rules ? 'no minimum' : 'loads';
      fairRows.push([SETS[at]!, name, found.perPaperMin, found.floor!.bound, found.floor!.proof, certificate.verified ? 'yes' : 'no', share.toFixed(5)]);
    }
  const timeRows: Cell[][] = [];
  let slowest = 0;
  for (const name of ['gold2023', 'aamas2016', 'csconf3']) {
    const problem = read(name);
    const wide = { ...problem, scores: Int16Array.from(problem.scores as ArrayLike<number>) };
    const own = timed(15, () => assign(problem));
    const other = timed(3, () => highs(wholeProgram(wide, false)));
    slowest = Math.max(slowest, own / other);
    timeRows.push([name, problem.papers * problem.reviewers, ratio(other / own)]);
  }
  return {
    tables: [
      { title: 'Objectives of real instances', head: ['set', 'rules', 'reached', 'proven optimum', 'certificate'], rows },
      {
        title: 'Fairness: the paper that is worst off',
        note: 'Share: total over the bound of the total without fairness.',
        head: ['set', 'rules', 'reached', 'bound', 'shown by', 'certificate', 'share'],
        rows: fairRows,
      },
      {
        title: 'Warm medians beside HiGHS (wasm)',
        note: 'HiGHS gets all pairs as columns; how many times as long it takes.',
        head: ['set', 'pairs', 'times'],
        rows: timeRows,
      },
    ],
    goals: [
      isTrue({
        id: 'B1',
        what: 'objective equals the proven optimum, certificate verified',
        data: 'five sets, four rules',
        holds: equal === asked,
        must: 'all',
        value: `${equal} of ${asked}`,
      }),
      atMost({ id: 'B1', what: 'warm median over that of HiGHS', data: 'gold2023, aamas2016, csconf3', value: slowest, must: 1 / 8 }),
      isTrue({
        id: 'B3',
        what: 'largest least sum reached',
        data: 'five sets',
        holds: floors === SETS.length,
        must: 'all',
        value: `${floors} of ${SETS.length}`,
      }),
      atLeast({ id: 'B3', what: 'total with fairness over the optimum', data: 'five sets', value: least, must: 0.999, digits: 5 }),
    ],
  };
};

/** One case in a child process, for its own peak of memory; nothing when it stops. */
const caseOf = (papers: number, reviewers: number, mode: string, solver: string, runs: number): CaseResult | null => {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'assign-case.ts'), `${papers}`, `${reviewers}`, mode, solver, `${runs}`], {
    encoding: 'utf8',
    timeout: 400_000,
  });
  if (child.status !== 0) return null;
  const result = JSON.parse(child.stdout) as CaseResult;
  return Number.isFinite(result.objective) ? result : null;
};

const BESIDE: readonly (readonly [number, number])[] = [
  [100, 30],
  [300, 80],
  [1000, 200],
  [2000, 500],
  [5000, 1000],
];
const ALONE: readonly (readonly [number, number])[] = [
  [1000, 200],
  [2000, 500],
  [5000, 1000],
  [10_000, 3000],
];

const generatedCases = (): { tables: Table[]; goals: Goal[]; plots: Plot[] } => {
  const rows: Cell[][] = [];
  const worst: number[] = [];
  let same = 0;
  let compared = 0;
  for (const mode of ['plain', 'hard'])
    for (const [papers, reviewers] of BESIDE) {
      const own = caseOf(papers, reviewers, mode, 'own', papers < 500 ? 41 : papers < 5000 ? 9 : 1);
      const other = caseOf(papers, reviewers, mode, 'highs', papers < 500 ? 3 : 1);
      if (own && other) {
        compared++;
        if (own.objective === other.objective && own.verified) same++;
        if (papers * reviewers >= 20_000) worst.push(own.ms / other.ms);
      }
      const [slower, larger] = own && other ? [ratio(other.ms / own.ms), ratio(other.peakMB / own.peakMB)] : ['stops', 'stops'];
      rows.push([`${papers} × ${reviewers}`, mode === 'hard' ? 'sectors' : 'loads', own?.objective ?? 'none', other?.objective ?? 'stops', slower, larger]);
      if (!other) break;
    }
  const growth: Cell[][] = [];
  const alone = new Map<string, CaseResult>();
  const points = new Map<string, { x: number; y: number }[]>([
    ['plain', []],
    ['hard', []],
    ['soft', []],
  ]);
  for (const [papers, reviewers] of ALONE)
    for (const mode of ['plain', 'hard', 'soft']) {
      const own = caseOf(papers, reviewers, mode, 'own', papers >= 5000 ? 1 : 3);
      if (!own) continue;
      alone.set(`${papers} ${mode}`, own);
      const base = alone.get('1000 plain')!;
      points.get(mode)!.push({ x: (papers * reviewers) / 1e6, y: own.ms / base.ms });
      growth.push([
        `${papers} × ${reviewers}`,
        mode,
        (papers * reviewers) / 1e6,
        ratio(own.ms / base.ms),
        ratio(own.certifyMs / own.ms),
        own.peakMB.toFixed(0),
        own.verified ? 'yes' : 'no',
      ]);
    }
  const largest = ['plain', 'hard', 'soft'].map((mode) => alone.get(`5000 ${mode}`));
  const labels: Record<string, string> = { plain: 'loads', hard: 'sectors', soft: 'soft sectors' };
  return {
    tables: [
      {
        title: 'Beside HiGHS (wasm) on the same generated instance',
        note: 'How many times the time and the memory of ours HiGHS takes on all pairs, 120 s allowed; each in a process of its own.',
        head: ['size', 'rules', 'ours', 'HiGHS', 'times slower', 'times the memory'],
        rows,
      },
      {
        title: 'Growth',
        note: 'Time as a multiple of 1,000 × 200 by loads; the check of the certificate as a share of solving.',
        head: ['size', 'rules', 'million pairs', 'time', 'check', 'peak MB', 'certificate'],
        rows: growth,
      },
    ],
    goals: [
      isTrue({ id: 'B1', what: 'objective equals that of HiGHS', data: 'generated', holds: same === compared, must: 'all', value: `${same} of ${compared}` }),
      atMost({ id: 'B1', what: 'warm median over that of HiGHS, from 20,000 pairs', data: 'generated', value: Math.max(...worst), must: 1 / 8 }),
      atMost({
        id: 'B1',
        what: 'peak memory (MB)',
        data: '5,000 × 1,000',
        value: Math.max(...largest.map((each) => each?.peakMB ?? Number.NaN)),
        must: 160,
        digits: 0,
      }),
      atMost({
        id: 'B2',
        what: 'seconds with sectors',
        data: '5,000 × 1,000',
        value: Math.max(largest[1]?.ms ?? Number.NaN, largest[2]?.ms ?? Number.NaN) / 1000,
        must: 3,
        digits: 1,
      }),
    ],
    plots: [
      {
        name: 'assign-growth',
        title: 'How the time to assign grows with the number of pairs',
        text: 'One point for each size of the table of growth: by loads alone, with one reviewer of each sector, and with the soft rule.',
        x: { label: 'million pairs', from: 0 },
        y: { label: 'time, as a multiple of 1,000 × 200', from: 0 },
        series: [...points].map(([mode, of]) => ({ label: labels[mode]!, look: 'line' as const, points: of })),
      },
    ],
  };
};

export const bench: RoutingBench = {
  name: 'assign',
  run: async (): Promise<BenchResult> => {
    const folder = dataFolder();
    const real = folder
      ? await realSets(folder)
      : {
          tables: [],
          goals: [notMeasured({ id: 'B1', what: 'objective equals the proven optimum', data: 'real sets', must: 'all', why: 'SLUIS_DATA is not set' })],
        };
    const made = generatedCases();
    return { tables: [...real.tables, ...made.tables], goals: [...real.goals, ...made.goals], plots: made.plots };
  },
};
