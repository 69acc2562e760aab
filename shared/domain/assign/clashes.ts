import { type Model, openModel } from './model.ts';
import { prepare } from './prepared.ts';
import { pricesOf } from './prices.ts';
import { solveModel } from './pricing.ts';
import { type Clash, type ClashCode, CONFLICT, type Infeasible, type Problem, requiredSectors, type Rules } from './problem.ts';

/** Which nodes hang together, by union and find. */
const togetherOf = (size: number) => {
  const above = Int32Array.from({ length: size }, (_, at) => at);
  const root = (node: number): number => {
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  return {
    root,
    join: (a: number, b: number): void => {
      above[root(a)] = root(b);
    },
  };
};

type Piece = {
  papers: Set<number>;
  reviewers: number[];
  groups: Set<number>;
  institutions: Set<string>;
  asked: number;
  others: number;
  missing: number;
};

const nodeOf = (model: Model, p: number, r: number): number => {
  const { groups, group, need, institution } = model.prepared;
  const house = institution[r]! < 0 ? undefined : model.houses.get(p)?.get(institution[r]!);
  const g = group[r]!;
  return house?.node ?? (g >= 0 && need[p * groups + g] ? model.seatNode[p * groups + g]! : model.paperNode[p]!);
};

/**
 * The groups behind a shortage, read from a network that was solved for what stays unserved alone: the side of a least cut (Ford and Fulkerson 1956)
 * on which it lies, taken apart into pieces that share nobody.
 */
const piecesOf = (model: Model, inside: (price: number) => boolean, ofMinimum: boolean): Piece[] => {
  const { network, prepared, seatNode, paperNode } = model;
  const { papers, reviewers, scores, groups, need, demand, institutions } = prepared;
  const is = Uint8Array.from({ length: network.nodes }, (_, node) => (node > 0 && inside(network.price[node]!) ? 1 : 0));
  const { root, join } = togetherOf(network.nodes);
  for (let p = 0, at = 0; p < papers; p++)
    for (let r = 0; r < reviewers; r++, at++) {
      if (!is[r + 1] || scores[at] === CONFLICT) continue;
      const node = nodeOf(model, p, r);
      if (node >= 0 && is[node]) join(r + 1, node);
    }
  const pieces = new Map<number, Piece>();
  const pieceOf = (node: number): Piece => {
    const key = root(node);
    const known = pieces.get(key) ?? { papers: new Set(), reviewers: [], groups: new Set(), institutions: new Set(), asked: 0, others: 0, missing: 0 };
    pieces.set(key, known);
    return known;
  };
  for (let arc = 0; arc < network.arcs; arc++) {
    const [a, b] = [network.from[arc]!, network.to[arc]!];
    if (a > reviewers && b > reviewers && is[a] && is[b]) join(a, b);
  }
  for (let r = 0; r < reviewers; r++) if (is[r + 1]) pieceOf(r + 1).reviewers.push(r);
  for (let p = 0; p < papers; p++) {
    let seats = 0;
    for (let g = 0; g < groups; g++) {
      const seat = seatNode[p * groups + g]!;
      seats += need[p * groups + g]!;
      if (seat < 0 || !is[seat]) continue;
      const piece = pieceOf(seat);
      piece.papers.add(p);
      piece.groups.add(g);
      piece.asked++;
    }
    if (paperNode[p]! < 0 || !is[paperNode[p]!]) continue;
    const piece = pieceOf(paperNode[p]!);
    piece.papers.add(p);
    if (demand[p]! > seats) piece.groups.add(-1);
    piece.asked += demand[p]! - seats;
  }
  for (let arc = 0; arc < network.arcs; arc++) {
    const [a, b, flow] = [network.from[arc]!, network.to[arc]!, network.flow[arc]!];
    if (flow === 0) continue;
    if ((a === 0 && b > reviewers) || b === 0) {
      if (is[a || b]) pieceOf(a || b).missing += flow;
    } else if (ofMinimum) {
      if (is[a] && !is[b]) pieceOf(a).others += flow;
    } else if (a > 0 && is[b] && !is[a]) {
      pieceOf(b).others += flow;
      for (const [house, { node }] of a > reviewers ? (model.houses.get(model.paperOfNode[a]!) ?? []) : [])
        if (node === a) pieceOf(b).institutions.add(institutions[house]!);
    }
  }
  return [...pieces.values()].filter(({ missing }) => missing > 0);
};

const codeOf = (piece: Piece, rules: Rules): ClashCode => {
  if (piece.institutions.size > 0) return 'institution';
  if (piece.groups.size === 1 && !piece.groups.has(-1)) return rules.sectors ? 'sector' : 'senior';
  return piece.reviewers.length > 0 ? 'capacity' : 'conflicts';
};

const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

/** Shortages of one group stand as one, whether or not their pieces share anybody. */
const merged = (clashes: readonly Clash[]): Clash[] => {
  const whole = new Map<string, Clash>();
  for (const clash of clashes) {
    const key = clash.code === 'sector' || clash.code === 'senior' ? `${clash.code} ${clash.sector}` : `${whole.size} ${clash.code}`;
    const known = whole.get(key);
    if (!known) whole.set(key, clash);
    else
      whole.set(key, {
        ...known,
        missing: known.missing + clash.missing,
        papers: ascending(new Set([...known.papers, ...clash.papers])),
        reviewers: ascending(new Set([...known.reviewers, ...clash.reviewers])),
        asked: known.asked + clash.asked,
        capacity: known.capacity + clash.capacity,
        others: known.others + clash.others,
      });
  }
  return [...whole.values()].sort((a, b) => b.missing - a.missing || (a.papers[0] ?? -1) - (b.papers[0] ?? -1));
};

/** Why a problem without pins that clash has no assignment: first the places that stay empty; where none does, the minimum loads that cannot be met. */
export const clashesOf = (problem: Problem, rules: Rules): Infeasible => {
  // A soft rule refuses nothing, so it has no part in what cannot be.
  const limits: Rules = { ...rules, sectors: rules.sectors === 'soft' ? undefined : rules.sectors, balance: 0 };
  const prepared = prepare(problem, limits);
  const names = requiredSectors(limits);
  const look = (ofMinimum: boolean): { clashes: Clash[]; model: Model } => {
    const model = openModel(prepared, { counting: ofMinimum ? 'minimum' : 'places' });
    solveModel(model);
    const bounds = ofMinimum ? prepared.low : prepared.high;
    const clashes = piecesOf(model, ofMinimum ? (price) => price <= -1 : (price) => price >= 1, ofMinimum).map((piece): Clash => {
      const only = piece.groups.size === 1 ? [...piece.groups][0]! : -1;
      return {
        code: ofMinimum ? 'minimum' : codeOf(piece, limits),
        missing: piece.missing,
        papers: ascending([...piece.papers].map((p) => prepared.paperOf[p]!)),
        reviewers: ascending(piece.reviewers.map((r) => prepared.reviewerOf[r]!)),
        sector: limits.sectors && only >= 0 ? names[only]! : null,
        institutions: [...piece.institutions].sort(),
        asked: piece.asked,
        capacity: piece.reviewers.reduce((sum, r) => sum + bounds[r]!, 0),
        others: piece.others,
      };
    });
    return { clashes: merged(clashes), model };
  };
  const places = look(false);
  const minimum = look(true);
  const sum = (clashes: readonly Clash[]): number => clashes.reduce((total, { missing }) => total + missing, 0);
  const missing = sum(places.clashes);
  return {
    infeasible: { missing, unmet: sum(minimum.clashes), clashes: [...places.clashes, ...minimum.clashes] },
    prices: pricesOf((missing > 0 ? places : minimum).model),
    proof: 'prices',
  };
};
