import { type Model, pairPaper } from './model.ts';
import type { Prepared } from './prepared.ts';
import { type Assigned, limitAt, type Prices, requiredSectors, scoreAt } from './problem.ts';

/** Whether anything stayed unserved in a solved network. */
export const isUnserved = ({ network }: Model): boolean => {
  for (let arc = 0; arc < network.arcs; arc++) if (network.flow[arc]! > 0 && network.cost[arc]! >= network.big) return true;
  return false;
};

/** The reviewers of each paper in a solved network, in canonical numbers, pins left out. */
export const chosen = (model: Model): number[][] => {
  const panels = Array.from({ length: model.prepared.papers }, (): number[] => []);
  for (let arc = 0; arc < model.network.arcs; arc++) {
    const p = model.network.flow[arc]! > 0 ? pairPaper(model, arc) : -1;
    if (p >= 0) panels[p]!.push(model.network.from[arc]! - 1);
  }
  return panels;
};

/** Panels in canonical numbers as the reply, in the numbers of the problem and with the pinned pairs. */
export const assignedOf = (
  prepared: Prepared,
  panels: readonly (readonly number[])[],
  penalty: number,
  prices: Prices,
  proof: Assigned['proof'] = 'prices',
): Assigned => {
  const { problem, rules, paperOf, reviewerOf, pinned } = prepared;
  const named = Array.from({ length: problem.papers }, (): number[] => []);
  panels.forEach((panel, p) => {
    named[paperOf[p]!]!.push(...panel.map((r) => reviewerOf[r]!));
  });
  for (const [p, r] of pinned) named[p]!.push(r);
  const required = requiredSectors(rules);
  let objective = 0;
  let perPaperMin = Number.POSITIVE_INFINITY;
  const shortages: Assigned['shortages'][number][] = [];
  named.forEach((panel, p) => {
    panel.sort((a, b) => a - b);
    const sum = panel.reduce((total, r) => total + scoreAt(problem, p, r), 0);
    objective += sum;
    if (panel.length > 0) perPaperMin = Math.min(perPaperMin, sum);
    if (limitAt(problem.demand, p) < required.length) return;
    for (const sector of required) if (!panel.some((r) => problem.sectors?.[r] === sector)) shortages.push({ paper: p, sector });
  });
  return {
    infeasible: null,
    objective,
    perPaperMin: Number.isFinite(perPaperMin) ? perPaperMin : 0,
    panels: named,
    shortages,
    penalty,
    prices,
    proof,
    floor: null,
  };
};
