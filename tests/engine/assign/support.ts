import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readInstance } from '../../../infra/local/instance.ts';
import { CONFLICT, HELIX, limitAt, type Problem, type Rules } from '../../../shared/domain/assign/problem.ts';
import type { Fallback, Program } from '../../../shared/domain/assign/program.ts';

export const dataOf = (name: string): Problem => readInstance(readFileSync(join(process.env.SLUIS_DATA!, 'assignment', `${name}.json`), 'utf8'));
export const hasData = process.env.SLUIS_DATA !== undefined;

/** Properties run from a printed seed, ten times as often in the deep run; SLUIS_SEED and SLUIS_PATH replay one case. */
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
export const holds = <T>(name: string, file: string, property: fc.IProperty<T>, quick: number): void => {
  const numRuns = process.env.SLUIS_DEEP === '1' ? quick * 10 : quick;
  const path = process.env.SLUIS_PATH;
  console.log(`${name}: ${numRuns} runs, seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/engine/assign/${file} -t '${name}'`);
  fc.assert(property as fc.IProperty<T>, { seed, numRuns, ...(path ? { path, endOnFailure: true } : {}) });
};

export type Case = { readonly problem: Problem; readonly rules: Rules };

const limits = (count: number, most: number) =>
  fc.oneof(fc.integer({ min: 0, max: most }), fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count }));

/** Small problems of every kind: few scores, so that many tie; conflicts; limits as one number or each its own; all rules. */
export const cases = (crossing: boolean): fc.Arbitrary<Case> =>
  fc
    .record({ papers: fc.integer({ min: 1, max: 7 }), reviewers: fc.integer({ min: 1, max: 8 }), levels: fc.constantFrom(2, 5, 40) })
    .chain(({ papers, reviewers, levels }) =>
      fc
        .record({
          scores: fc.array(
            fc.oneof({ weight: 9, arbitrary: fc.integer({ min: levels === 40 ? -5 : 0, max: levels }) }, { weight: 1, arbitrary: fc.constant(CONFLICT) }),
            {
              minLength: papers * reviewers,
              maxLength: papers * reviewers,
            },
          ),
          demand: fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom(1, 2, 3) },
            { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: papers, maxLength: papers }) },
            { weight: 1, arbitrary: fc.array(fc.constantFrom(0, 1, 2), { minLength: papers, maxLength: papers }) },
          ),
          minLoad: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: limits(reviewers, 2) }),
          extra: limits(reviewers, 6),
          sectors: fc.array(fc.constantFrom(...HELIX), { minLength: reviewers, maxLength: reviewers }),
          houses: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 }), { minLength: reviewers, maxLength: reviewers }),
          paperHouses: fc.array(fc.constantFrom(null, 'knowledge 0', 'public 1'), { minLength: papers, maxLength: papers }),
          seniors: fc.array(fc.boolean(), { minLength: reviewers, maxLength: reviewers }),
          pins: fc.array(fc.tuple(fc.nat(papers - 1), fc.nat(reviewers - 1)), { maxLength: 2 }),
          forbidden: fc.array(fc.tuple(fc.nat(papers - 1), fc.nat(reviewers - 1)), { maxLength: 2 }),
          sectorRule: fc.constantFrom(undefined, 'hard' as const, 'soft' as const),
          penalty: fc.constantFrom(undefined, 0, 3, 30),
          onePerInstitution: fc.boolean(),
          noOwnInstitution: fc.boolean(),
          senior: fc.boolean(),
          minimum: fc.boolean(),
          balance: fc.constantFrom(0, 0, 0, 2),
        })
        .map((made): Case => {
          const maxLoad =
            typeof made.extra === 'number' && typeof made.minLoad === 'number'
              ? made.minLoad + made.extra
              : Array.from({ length: reviewers }, (_, r) => limitAt(made.minLoad, r) + limitAt(made.extra, r));
          const sectorRule = crossing ? made.sectorRule : made.senior ? undefined : made.sectorRule;
          const nested = crossing || !made.senior;
          return {
            problem: {
              papers,
              reviewers,
              scores: Int32Array.from(made.scores),
              demand: made.demand,
              minLoad: made.minLoad,
              maxLoad,
              sectors: made.sectors,
              // Within a sector, unless rules may cross each other.
              institutions: made.houses.map((house, r) => (house === null ? null : crossing ? `house ${house}` : `${made.sectors[r]} ${house}`)),
              paperInstitutions: made.paperHouses,
              seniors: made.seniors,
              pinned: made.pins,
              forbidden: made.forbidden,
            },
            rules: {
              ...(sectorRule && { sectors: sectorRule }),
              ...(sectorRule === 'soft' && made.penalty !== undefined && { penalty: made.penalty }),
              onePerInstitution: nested && made.onePerInstitution,
              noOwnInstitution: made.noOwnInstitution,
              senior: made.senior,
              minimum: made.minimum,
              ...(crossing ? {} : { balance: made.balance }),
            },
          };
        }),
    );

/** A program row by row, as one writes it on paper. */
const builder = () => {
  const gain: number[] = [];
  const upper: number[] = [];
  const entries: [row: number, value: number][][] = [];
  const lower: number[] = [];
  const most: number[] = [];
  return {
    column: (worth: number, limit: number): number => {
      upper.push(limit);
      entries.push([]);
      return gain.push(worth) - 1;
    },
    row: (least: number, largest: number, terms: readonly (readonly [column: number, value: number])[]): void => {
      const row = lower.push(least) - 1;
      most.push(largest);
      for (const [column, value] of terms) entries[column]!.push([row, value]);
    },
    program: (): Program => {
      const start = [0];
      for (const column of entries) start.push(start.at(-1)! + column.length);
      return {
        gain: Float64Array.from(gain),
        upper: Float64Array.from(upper),
        whole: true,
        rowLower: Float64Array.from(lower),
        rowUpper: Float64Array.from(most),
        start: Int32Array.from(start),
        row: Int32Array.from(entries.flat().map(([row]) => row)),
        value: Float64Array.from(entries.flat().map(([, value]) => value)),
      };
    },
  };
};

const INF = Number.POSITIVE_INFINITY;

/** The rules as whole-number programs over all pairs, written from their definition alone; solved by a solver that shares nothing with ours. */
export const reference = ({ problem, rules }: Case, solve: Fallback) => {
  const { papers, reviewers } = problem;
  const forbidden = new Set((problem.forbidden ?? []).map(([p, r]) => `${p} ${r}`));
  const pinned = new Set((problem.pinned ?? []).map(([p, r]) => `${p} ${r}`));
  const score = (p: number, r: number): number => (problem.scores as Int32Array)[p * reviewers + r]!;
  const sharesHouse = (p: number, r: number): boolean =>
    rules.noOwnInstitution === true && problem.institutions![r] !== null && problem.paperInstitutions![p] === problem.institutions![r];
  const mayBe = (p: number, r: number): boolean => score(p, r) !== CONFLICT && !forbidden.has(`${p} ${r}`) && !sharesHouse(p, r);
  const all = Array.from({ length: papers }, (_, p) => p).flatMap((p) => Array.from({ length: reviewers }, (_, r) => ({ p, r })));
  const pinsClash = all.some(({ p, r }) => pinned.has(`${p} ${r}`) && !mayBe(p, r));
  const pairsOf = (b: ReturnType<typeof builder>, worth: (p: number, r: number) => number) =>
    all.filter(({ p, r }) => mayBe(p, r)).map(({ p, r }) => ({ p, r, x: b.column(worth(p, r), 1) }));
  type Pairs = ReturnType<typeof pairsOf>;
  const sum = (pairs: Pairs, is: (pair: Pairs[number]) => boolean) => pairs.filter(is).map(({ x }) => [x, 1] as const);
  const common = (b: ReturnType<typeof builder>, pairs: Pairs): void => {
    for (const { p, r, x } of pairs) if (pinned.has(`${p} ${r}`)) b.row(1, 1, [[x, 1]]);
    if (rules.onePerInstitution)
      for (let p = 0; p < papers; p++)
        for (const house of new Set(problem.institutions!.filter((name) => name !== null)))
          b.row(
            0,
            1,
            sum(pairs, (pair) => pair.p === p && problem.institutions![pair.r] === house),
          );
  };
  const demand = (p: number): number => limitAt(problem.demand, p);
  const low = (r: number): number => (rules.minimum === false ? 0 : limitAt(problem.minLoad, r));
  const asksSectors = (p: number): boolean => demand(p) >= HELIX.length;

  /** The largest objective less penalties and balance, or the largest least sum of a paper; null when there is no assignment. */
  const best = (penalty: number, ofLeast = false): number | null => {
    if (pinsClash) return null;
    const b = builder();
    const pairs = pairsOf(b, ofLeast ? () => 0 : score);
    common(b, pairs);
    if (ofLeast) {
      // Scores here are never far below 0: the least sum is counted from there.
      const least = b.column(1, 1000);
      for (let p = 0; p < papers; p++)
        if (demand(p) > 0) b.row(-100, INF, [...pairs.filter((pair) => pair.p === p).map(({ r, x }) => [x, score(p, r)] as const), [least, -1]]);
    }
    for (let p = 0; p < papers; p++) {
      b.row(
        demand(p),
        demand(p),
        sum(pairs, (pair) => pair.p === p),
      );
      if (rules.senior && demand(p) > 0)
        b.row(
          1,
          INF,
          sum(pairs, (pair) => pair.p === p && Boolean(problem.seniors![pair.r])),
        );
      for (const sector of rules.sectors && asksSectors(p) ? HELIX : []) {
        const terms: (readonly [number, number])[] = sum(pairs, (pair) => pair.p === p && problem.sectors![pair.r] === sector);
        b.row(1, INF, rules.sectors === 'soft' ? [...terms, [b.column(-penalty, 1), 1]] : terms);
      }
    }
    for (let r = 0; r < reviewers; r++) {
      const terms = sum(pairs, (pair) => pair.r === r);
      b.row(low(r), limitAt(problem.maxLoad, r), terms);
      if (rules.balance)
        b.row(0, 0, [...terms, ...Array.from({ length: limitAt(problem.maxLoad, r) }, (_, k) => [b.column(-rules.balance! * k, 1), -1] as const)]);
    }
    const found = solve(b.program());
    return found.status === 'optimal' ? Math.round(found.objective) - (ofLeast ? 100 : 0) + 0 : null;
  };

  /** How many places stay empty at least, and, with as few empty places as can be, how many reviews the minimum loads ask for in vain. */
  const missing = (): { places: number; unmet: number } => {
    const b = builder();
    const total = Array.from({ length: papers }, (_, p) => demand(p)).reduce((s, d) => s + d, 0);
    const heavy = 1000;
    const pairs = pairsOf(b, () => heavy);
    common(b, pairs);
    for (let p = 0; p < papers; p++) {
      const groups = rules.sectors === 'hard' && asksSectors(p) ? HELIX.map((name) => (r: number) => problem.sectors![r] === name) : [];
      if (rules.senior && demand(p) > 0) groups.push((r) => Boolean(problem.seniors![r]));
      const seats = groups.map((isIn) => {
        const seat = b.column(0, 1);
        b.row(0, INF, [...sum(pairs, (pair) => pair.p === p && isIn(pair.r)), [seat, -1]]);
        return seat;
      });
      // A place that waits for a group can be given to nobody else.
      b.row(-INF, demand(p) - seats.length, [...sum(pairs, (pair) => pair.p === p), ...seats.map((seat) => [seat, -1] as const)]);
    }
    for (let r = 0; r < reviewers; r++) {
      const terms = sum(pairs, (pair) => pair.r === r);
      b.row(0, limitAt(problem.maxLoad, r), terms);
      b.row(low(r), INF, [...terms, [b.column(-1, low(r)), 1]]);
    }
    const { objective } = solve(b.program());
    const placed = Math.ceil(objective / heavy - 1e-9);
    return { places: total - placed, unmet: Math.round(placed * heavy - objective) + 0 };
  };
  return { best, missing, pinsClash };
};
