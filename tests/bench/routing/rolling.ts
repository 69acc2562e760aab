import { assign } from '../../../shared/domain/assign/assign.ts';
import { WEIGHTS } from '../../../shared/domain/panel/weights.ts';
import { atLeast, atMost, type BenchResult, dataFolder, type Goal, isTrue, notMeasured, type RoutingBench, type Table } from './bench.ts';
import { AT_ONCE, type Life, year } from './declines.ts';
import { arrivals, GREEDY, gini, type Instance, loadInstance, madeInstance, NIGHT, ROUTED, type Rule } from './intake.ts';
import type { Plot } from './plot.ts';

/** Random orders for each set, and years for each simulation; SLUIS_DEEP measures five times as many. */
const ORDERS = process.env.SLUIS_DEEP ? 30 : 6;
const YEARS = process.env.SLUIS_DEEP ? 20 : 4;

const LOAD_ONLY: Rule = { priced: false, weights: WEIGHTS };
const RULES: readonly (readonly [name: string, rule: Rule])[] = [
  ['score alone (greedy)', GREEDY],
  ['score and load', LOAD_ONLY],
  ['score, load and price', ROUTED],
];

/** The largest sum that anybody could have reached who knew all arrivals beforehand, without minimum loads. */
const hindsight = ({ papers, reviewers, demand, maxLoad, scores }: Instance): number => {
  const found = assign({ papers, reviewers, demand, maxLoad, scores: Int32Array.from(scores, (score) => (score < 0 ? -32_768 : Math.round(score * 10_000))) });
  if (found.infeasible !== null) throw new Error('the instance has no assignment at all');
  return found.objective / 10_000;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const least = (values: readonly number[]): number => Math.min(...values);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

type Rolled = { readonly name: string; readonly rule: string; readonly ratios: number[]; readonly unfilled: number };
const roll = (instance: Instance): Rolled[] => {
  const best = hindsight(instance);
  return RULES.map(([rule, how]) => {
    const runs = seeds(ORDERS).map((seed) => arrivals(instance, seed, how));
    return { name: instance.name, rule, ratios: runs.map(({ total }) => total / best), unfilled: runs.reduce((sum, { unfilled }) => sum + unfilled, 0) };
  });
};

const rolledTable = (rolled: readonly Rolled[]): Table => ({
  title: 'One arrival after the other, as a share of the hindsight optimum',
  note: `${ORDERS} random orders for each set; each arrival gets its whole panel by the product's own value and optimum; prices anew every ${NIGHT} arrivals, from past arrivals alone. Load over capacity stands for the fair share here, since nothing is ever given back.`,
  head: ['set', 'rule', 'mean', 'least', 'places unfilled'],
  rows: rolled.map(({ name, rule, ratios, unfilled }) => [name, rule, mean(ratios).toFixed(4), least(ratios).toFixed(4), unfilled]),
});

const MUST: Readonly<Record<string, readonly [must: number, aim: number]>> = { gold2023: [0.985, 0.99], aamas2016: [0.965, 0.975] };

const rollingGoals = (rolled: readonly Rolled[]): Goal[] =>
  Object.entries(MUST).flatMap(([name, [must, aim]]) => {
    const what = 'rolling intake against hindsight, mean of random orders';
    const own = rolled.find((one) => one.name === name && one.rule === RULES.at(-1)![0]);
    if (!own) return [notMeasured({ id: 'B4', what, data: name, must: `≥ ${must}`, why: 'SLUIS_DATA is not set' })];
    return [
      atLeast({ id: 'B4', what, data: name, must, aim, value: mean(own.ratios), digits: 4 }),
      isTrue({ id: 'B4', what: 'places filled', data: name, must: 'all', value: `${own.unfilled} unfilled`, holds: own.unfilled === 0 }),
    ];
  });

type Years = { readonly name: string; readonly burst: number; readonly greedy: Life[]; readonly routed: Life[] };
const live = (instance: Instance, burst: number): Years => ({
  name: instance.name,
  burst,
  greedy: seeds(YEARS).map((seed) => year(instance, seed, GREEDY, { burst })),
  routed: seeds(YEARS).map((seed) => year(instance, seed, LOAD_ONLY, { burst })),
});

const ratio = ({ greedy, routed }: Years, of: (life: Life) => number): number[] => routed.map((life, i) => of(life) / of(greedy[i]!));
const affinities = (years: Years): number[] => ratio(years, ({ affinity }) => affinity);
const spreads = (years: Years): number[] => ratio(years, ({ done }) => gini(done));
const worst = ({ greedy, routed }: Years, of: (life: Life) => number): number => Math.max(...greedy.map(of), ...routed.map(of));

const yearsTable = (all: readonly Years[]): Table => ({
  title: 'A year with 45 % declines, against greedy',
  note: `${YEARS} years for each row; a third of the declines is silence; at most ${AT_ONCE} at once for one person; those of one day choose on what they saw that morning. Gini of reviews done: 0 is all the same.`,
  head: [
    'set',
    'arrive at once up to',
    'mean affinity / greedy',
    'Gini greedy',
    'Gini / greedy',
    'most at once',
    'lost races',
    'places unfilled',
    'days to a full panel',
  ],
  rows: all.map((years) => [
    years.name,
    years.burst,
    mean(affinities(years)).toFixed(4),
    mean(years.greedy.map(({ done }) => gini(done))).toFixed(3),
    mean(spreads(years)).toFixed(3),
    worst(years, ({ most }) => most),
    mean(years.routed.map(({ lost }) => lost)).toFixed(0),
    years.routed.reduce((sum, { unfilled }) => sum + unfilled, 0),
    mean(years.routed.map(({ days }) => days)).toFixed(1),
  ]),
});

const yearGoals = (all: readonly Years[]): Goal[] =>
  all.flatMap((years) => {
    const data = `${years.name}, up to ${years.burst} at once`;
    const most = worst(years, (life) => life.most);
    return [
      atLeast({ id: 'B5', what: 'mean affinity against greedy', data, must: 0.98, value: mean(affinities(years)), digits: 4 }),
      atMost({ id: 'B5', what: 'Gini of load against greedy', data, must: 0.6, value: mean(spreads(years)) }),
      isTrue({ id: 'B5', what: 'places taken at once', data, must: `≤ ${AT_ONCE}`, value: `${most} at most`, holds: most <= AT_ONCE }),
    ];
  });

const plotsOf = (rolled: readonly Rolled[], years: Years): Plot[] => {
  const names = [...new Set(rolled.map(({ name }) => name))];
  const loads = (lives: readonly Life[]) => [...lives[0]!.done].sort((a, b) => b - a).map((y, x) => ({ x: x + 1, y }));
  return [
    {
      name: 'rolling-hindsight',
      title: 'Rolling intake as a share of the hindsight optimum',
      text: 'For each set, the mean over random orders by score alone, with load, and with load and price; lines span all orders.',
      x: { label: 'set', names },
      y: { label: 'share of the hindsight optimum', from: 0.85, to: 1 },
      series: RULES.map(([rule]) => ({
        label: rule,
        look: 'dots' as const,
        points: rolled
          .filter((one) => one.rule === rule)
          .map(({ name, ratios }) => ({ x: names.indexOf(name), y: mean(ratios), low: least(ratios), high: Math.max(...ratios) })),
      })),
    },
    {
      name: 'rolling-loads',
      title: `Reviews in a year with 45 % declines (${years.name})`,
      text: 'Reviews of each reviewer in one year, the busiest first, by score alone and as routed.',
      x: { label: 'reviewers, the busiest first' },
      y: { label: 'reviews in a year', from: 0 },
      series: [
        { label: 'score alone (greedy)', look: 'line', points: loads(years.greedy) },
        { label: 'as routed', look: 'line', points: loads(years.routed) },
      ],
    },
  ];
};

const run = async (): Promise<BenchResult> => {
  const folder = dataFolder();
  const made = madeInstance(463, 58, 3);
  const sets = folder ? ['gold2023', 'aamas2016', 'csconf3'].map((name) => loadInstance(folder, name)) : [];
  const rolled = [...sets, made].flatMap(roll);
  const years = [...(sets[0] ? [live(sets[0], 1), live(sets[0], 4), live(sets[0], 20)] : []), live(made, 4)];
  const missing =
    sets.length > 0 ? [] : [notMeasured({ id: 'B5', what: 'a year with declines', data: 'gold2023', must: '≥ 0.98 and ≤ 0.6', why: 'SLUIS_DATA is not set' })];
  return {
    tables: [rolledTable(rolled), yearsTable(years)],
    goals: [...rollingGoals(rolled), ...missing, ...yearGoals(years)],
    plots: plotsOf(rolled, years[0]!),
  };
};

export const bench: RoutingBench = { name: 'rolling', run };
