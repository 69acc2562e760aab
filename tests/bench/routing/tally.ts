import { calibrate } from '../../../shared/domain/calibrate/calibrate.ts';
import { panelOf } from '../../../shared/domain/calibrate/panel.ts';
import { varianceEstimate } from '../../../shared/domain/calibrate/variances.ts';
import { readRatings } from '../../engine/calibrate/aibs.ts';
import { aibsRuns, generatedRuns, meanRun, type Policy, type Run, recallOf } from '../../engine/calibrate/goals.ts';
import { errorOf, meanOf, panelFrom, type Recipe } from '../../engine/calibrate/panels.ts';
import { atLeast, atMost, type BenchResult, type Cell, dataFolder, type Goal, notMeasured, type RoutingBench, type Table } from './bench.ts';
import type { Plot } from './plot.ts';

const SEED = 7_000;
const BIASES = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5] as const;
const GRID = { isRounded: true, isClipped: true } as const;
type Shape = { readonly name: string; readonly runs: number; readonly recipe: Omit<Recipe, 'bias'>; readonly isStated: boolean };
/** Stated: the panels that the goal at bias .7 is about; with noise as wide as quality itself nobody can reach it. */
const SHAPES: readonly Shape[] = [
  { name: '28 × 12, as assumed', runs: 300, isStated: true, recipe: { proposals: 28, reviewers: 12, reviews: 3, noise: 0.7 } },
  { name: '28 × 12, half steps, ends', runs: 300, isStated: true, recipe: { proposals: 28, reviewers: 12, reviews: 3, noise: 0.7, ...GRID } },
  { name: '60 × 20, half steps, ends', runs: 120, isStated: true, recipe: { proposals: 60, reviewers: 20, reviews: 3, noise: 0.7, ...GRID } },
  {
    name: '60 × 20, rare large errors',
    runs: 120,
    isStated: true,
    recipe: { proposals: 60, reviewers: 20, reviews: 3, noise: 0.7, hasHeavyTails: true, ...GRID },
  },
  {
    name: '60 × 20, own noise of each',
    runs: 120,
    isStated: true,
    recipe: { proposals: 60, reviewers: 20, reviews: 3, noise: 0.7, hasOwnNoise: true, ...GRID },
  },
  { name: '60 × 20, noise as quality', runs: 120, isStated: false, recipe: { proposals: 60, reviewers: 20, reviews: 3, noise: 1, ...GRID } },
  { name: '463 × 58, half steps, ends', runs: 8, isStated: true, recipe: { proposals: 463, reviewers: 58, reviews: 3, noise: 0.7, ...GRID } },
];
const three = (value: number): string => value.toFixed(3);
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
const gainError = (runs: readonly Run[]): number => errorOf(runs.map(({ calibrated, mean }) => calibrated - mean));

type Measured = Shape & { readonly bias: number; readonly means: ReturnType<typeof meanRun>; readonly error: number };
const generated = (): Measured[] =>
  SHAPES.flatMap((shape) =>
    BIASES.map((bias): Measured => {
      const runs = generatedRuns({ ...shape.recipe, bias }, shape.runs, SEED);
      return { ...shape, bias, means: meanRun(runs), error: gainError(runs) };
    }),
  );

const generatedTable = (all: readonly Measured[]): Table => ({
  title: 'Order against the truth, panels with known quality',
  note: `Kendall's tau-a of the raw mean, the calibrated mean and per-reviewer z-scores against the true quality, three reviews a proposal. Quality is normal with deviation 1.5 about 6; bias and noise are given in those deviations. Rare large errors: a tenth of the marks has twice the noise. Own noise: each reviewer's lies between half and one and a half of it. Corrected: the share of panels in which offsets were clear enough to be taken out; in the others the calibrated mean is the raw mean, and coverage is that of the model without offsets. Coverage: of true quality by the 90 % interval. Seeds ${SEED} and on.`,
  head: ['panel', 'panels', 'bias', 'mean', 'calibrated', 'z-score', 'gain', '± s.e.', 'corrected', 'coverage'],
  rows: all.map(({ name, runs, bias, means, error }): Cell[] => [
    name,
    runs,
    bias,
    three(means.mean),
    three(means.calibrated),
    three(means.zScore),
    signed(means.calibrated - means.mean),
    three(error),
    means.corrected.toFixed(2),
    three(means.coverage),
  ]),
});

const generatedGoals = (all: readonly Measured[]): Goal[] => {
  const gain = ({ means }: Measured): number => means.calibrated - means.mean;
  const lowest = (some: readonly Measured[], of: (one: Measured) => number): Measured => some.reduce((a, b) => (of(b) < of(a) ? b : a));
  const worst = lowest(all, gain);
  const least = lowest(
    all.filter(({ bias, isStated }) => bias === 0.7 && isStated),
    gain,
  );
  const [narrow, wide] = [lowest(all, ({ means }) => means.coverage), lowest(all, ({ means }) => -means.coverage)];
  const at = ({ name, bias }: Measured): string => `worst of ${all.length}: ${name}, bias ${bias}`;
  return [
    atLeast({ id: 'B7', what: 'tau, calibrated less mean, always', data: at(worst), value: gain(worst), must: -0.005, aim: -0.001 }),
    atLeast({ id: 'B7', what: 'tau, calibrated less mean, at bias .7', data: `least: ${least.name}`, value: gain(least), must: 0.035 }),
    atLeast({ id: 'B7', what: 'coverage of 90 % intervals, least', data: at(narrow), value: narrow.means.coverage, must: 0.86 }),
    atMost({ id: 'B7', what: 'coverage of 90 % intervals, most', data: at(wide), value: wide.means.coverage, must: 0.95 }),
  ];
};

const tauPlot = (all: readonly Measured[]): Plot => {
  const own = all.filter(({ name }) => name === '60 × 20, half steps, ends');
  const of = (key: 'mean' | 'calibrated' | 'zScore') => own.map(({ bias, means }) => ({ x: bias, y: means[key] }));
  return {
    name: 'tally-bias',
    title: 'Order against the truth as reviewers differ more',
    text: `With bias the order by the mean loses from ${three(own[0]!.means.mean)} to ${three(own.at(-1)!.means.mean)}, the calibrated one only to ${three(own.at(-1)!.means.calibrated)}; z-scores lose against both where there is no bias.`,
    x: { label: 'bias of reviewers (deviations of quality)' },
    y: { label: "Kendall's tau with true quality" },
    series: [
      { label: 'calibrated', look: 'line', points: of('calibrated') },
      { label: 'raw mean', look: 'line', points: of('mean') },
      { label: 'z-scores', look: 'line', points: of('zScore') },
    ],
  };
};

const coveragePlot = (all: readonly Measured[]): Plot => {
  const names = {
    '28 × 12, as assumed': 'as assumed',
    '60 × 20, half steps, ends': 'half steps, ends',
    '60 × 20, rare large errors': 'rare large errors',
    '60 × 20, noise as quality': 'noise as quality',
  };
  return {
    name: 'tally-coverage',
    title: 'How often the 90 % interval holds the truth',
    text: 'Between .86 and .95 for all panels and biases, also where marks are rounded and cut off at the ends.',
    x: { label: 'bias of reviewers (deviations of quality)' },
    y: { label: 'share of proposals', from: 0.8, to: 1 },
    series: Object.entries(names).map(([name, label]) => ({
      label,
      look: 'line',
      points: all.filter((one) => one.name === name).map(({ bias, means }) => ({ x: bias, y: means.coverage })),
    })),
    mark: { y: 0.9, label: '90 %' },
  };
};

const JUDGED = 'real grant panel, 28 × 12';
const AIBS_GOAL = { id: 'B7', what: 'tau with injected bias 6, three reviews each', data: JUDGED } as const;
const realPanel = (): { readonly tables: Table[]; readonly goals: Goal[] } => {
  const folder = dataFolder();
  if (!folder) return { tables: [], goals: [notMeasured({ ...AIBS_GOAL, must: '≥ 0.89', why: 'SLUIS_DATA is not set' })] };
  const ratings = readRatings(folder);
  const measured = [3, 4, 6].flatMap((reviews) =>
    [0, 1, 3, 6, 10].map((bias) => {
      const runs = aibsRuns(ratings, bias, reviews, 300, SEED);
      return { reviews, bias, means: meanRun(runs), error: gainError(runs) };
    }),
  );
  const six = measured.find(({ reviews, bias }) => reviews === 3 && bias === 6)!;
  const least = measured.reduce((a, b) => (b.means.calibrated - b.means.mean < a.means.calibrated - a.means.mean ? b : a));
  return {
    tables: [
      {
        title: 'A real grant panel with injected severity',
        note: `28 proposals, 12 judges, ratings of 0 to 40 turned around. Each of 300 times every judge gets an offset of the given deviation, every proposal is read by so many of those who did read it, and ratings are rounded and cut off at the ends. Truth: the mean of all ratings as given. Seeds ${SEED} and on.`,
        head: ['reviews', 'bias', 'mean', 'calibrated', 'z-score', 'gain', '± s.e.', 'corrected', 'coverage'],
        rows: measured.map(({ reviews, bias, means, error }): Cell[] => [
          reviews,
          bias,
          three(means.mean),
          three(means.calibrated),
          three(means.zScore),
          signed(means.calibrated - means.mean),
          three(error),
          means.corrected.toFixed(2),
          three(means.coverage),
        ]),
      },
    ],
    goals: [
      atLeast({ ...AIBS_GOAL, value: six.means.calibrated, must: 0.89 }),
      atLeast({
        id: 'B7',
        what: 'tau, calibrated less mean, always',
        data: `${JUDGED}, worst: bias ${least.bias}, ${least.reviews} reviews`,
        value: least.means.calibrated - least.means.mean,
        must: -0.005,
      }),
    ],
  };
};

const RECALL: Recipe = { proposals: 100, reviewers: 20, reviews: 3, bias: 0.7, noise: 1, ...GRID };
const RECALL_RUNS = 100;
const placed = (): { readonly tables: Table[]; readonly goals: Goal[]; readonly plots: Plot[] } => {
  const shares = (policy: Policy, each: number) => {
    const runs = Array.from({ length: RECALL_RUNS }, (_, n) => recallOf(RECALL, each, policy, SEED + n));
    const calibrated = runs.map((run) => run.calibrated);
    return { policy, each, calibrated, mean: meanOf(runs.map((run) => run.mean)) };
  };
  const measured = [
    ...[2, 2.5, 3, 3.5, 4].map((each) => shares('uniform', each)),
    ...[2.25, 2.5, 3, 3.5].map((each) => shares('unsure', each)),
    ...[2.5, 3].map((each) => shares('gain', each)),
  ];
  const of = (policy: Policy, each: number): number[] => measured.find((one) => one.policy === policy && one.each === each)!.calibrated;
  const LABELS = { uniform: 'as many of each', gain: 'largest expected gain first', unsure: 'largest min(P, 1 − P) first' } as const;
  const SHORT = { uniform: 'spread evenly', gain: 'largest gain first', unsure: 'least sure first' } as const;
  const line = (policy: Policy) => measured.filter((one) => one.policy === policy).map(({ each, calibrated }) => ({ x: each, y: meanOf(calibrated) }));
  const better = of('unsure', 2.5).map((share, n) => share - of('uniform', 3)[n]!);
  return {
    tables: [
      {
        title: 'Where one more review helps most',
        note: `Share of the truly best fifth that the tally has among its best fifth: 100 proposals, 20 reviewers, bias .7, noise as wide as quality, half steps, ends; ${RECALL_RUNS} panels with equal truth and marks for all policies, seeds ${SEED} and on. Placed reviews: two of each proposal, the others ten at a time where the tally asks for them, at most six of one. Ordering by expected gain is measured beside the order that is used, min(P, 1 − P).`,
        head: ['reviews a proposal', 'placed by', 'calibrated', '± s.e.', 'by the raw mean'],
        rows: measured.map(({ policy, each, calibrated, mean }): Cell[] => [
          each,
          LABELS[policy],
          three(meanOf(calibrated)),
          three(errorOf(calibrated)),
          three(mean),
        ]),
      },
    ],
    goals: [
      atLeast({
        id: 'B7',
        what: 'recall of the best fifth, 2.5 placed less 3 spread reviews',
        data: `100 × 20, ${RECALL_RUNS} panels, s.e. ${three(errorOf(better))}`,
        value: meanOf(better),
        must: 0,
      }),
    ],
    plots: [
      {
        name: 'tally-recall',
        title: 'Finding the best fifth with few reviews',
        text: 'Reviews that go where the tally is unsure find more of the best than as many spread evenly; ranking them by the expected gain instead makes no difference.',
        x: { label: 'reviews a proposal' },
        y: { label: 'share of the best fifth found' },
        series: (['unsure', 'gain', 'uniform'] as const).map((policy) => ({ label: SHORT[policy], look: 'line', points: line(policy) })),
      },
    ],
  };
};

const fastest = (work: () => void): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
const speed = (): Table => {
  const shapes: readonly Recipe[] = [
    { ...RECALL, proposals: 463, reviewers: 58 },
    { ...RECALL, proposals: 1000, reviewers: 60, reviews: 10 },
  ];
  return {
    title: 'Work',
    note: 'The fastest of five, on the machine of this run: the variances alone, and the whole tally with intervals, 2,000 draws and what each review does.',
    head: ['proposals × reviewers', 'marks', 'variances (s)', 'whole tally (s)', 'solutions for the variances'],
    rows: shapes.map((recipe): Cell[] => {
      const panel = panelFrom(recipe, SEED);
      const marks = panelOf(panel.proposals, panel.reviewers, panel.marks);
      return [
        `${recipe.proposals} × ${recipe.reviewers}`,
        panel.marks.length,
        (fastest(() => varianceEstimate(marks, true)) / 1000).toFixed(3),
        (fastest(() => calibrate({ ...panel, line: 7, k: recipe.proposals / 5 })) / 1000).toFixed(2),
        varianceEstimate(marks, true).rounds,
      ];
    }),
  };
};

export const bench: RoutingBench = {
  name: 'tally',
  run: async (): Promise<BenchResult> => {
    const all = generated();
    const [real, where] = [realPanel(), placed()];
    return {
      tables: [generatedTable(all), ...real.tables, ...where.tables, speed()],
      goals: [...generatedGoals(all), ...real.goals, ...where.goals],
      plots: [tauPlot(all), coveragePlot(all), ...where.plots],
    };
  },
};
