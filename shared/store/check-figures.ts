import { canonical, type StoredFact } from '../domain/fact.ts';
import { Figure, figureOf } from '../domain/figures.ts';
import type { Proposal } from '../domain/proposal.ts';
import { tallyRound } from '../domain/review.ts';
import { isUnseen } from '../domain/rules.ts';
import { figureKey } from './figures.ts';
import type { Stored } from './item.ts';
import { proposalFrom } from './load.ts';

type Partitions = ReadonlyMap<string, readonly Stored[]>;
type Log = ReadonlyMap<string, readonly StoredFact[]>;

const told = ({ seq: _, ...figure }: Figure): string => canonical(figure);

/** The figure as it follows from the rows; what it says of answers that are gone by now stays said. */
const recounted = (root: Proposal, partitions: Partitions, facts: readonly StoredFact[], earlier: Figure): Figure | undefined => {
  const loaded = proposalFrom(partitions.get(root.id) ?? []);
  if (!loaded) return undefined;
  const { totals, votes } = tallyRound({ proposal: loaded.root, assignments: loaded.assignments }, loaded.reviews);
  const opinions = { totals: totals.map(({ total }) => total), votes: Object.values(votes) };
  return figureOf(loaded.root, { facts, parts: loaded.parts, opinions, earlier });
};

/**
 * I7: the figure of every proposal equals a recount of its facts, answers and reviews, and there is none besides. One whose facts are still
 * on their way, or have ended by themselves, is left out.
 */
export const figureFaults = (
  roots: readonly Proposal[],
  { records, partitions, facts, isSettled }: { records: readonly Stored[]; partitions: Partitions; facts: Log; isSettled: (record: string) => boolean },
): string[] => {
  const found = new Map(records.filter((row) => row.type === 'figure').map((row) => [`${row.pk} ${row.sk}`, row]));
  const faults = roots.flatMap((root) => {
    const { pk, sk } = figureKey(root);
    const row = found.get(`${pk} ${sk}`);
    found.delete(`${pk} ${sk}`);
    const own = facts.get(root.id) ?? [];
    if (isUnseen(root) || !root.receivedAt || own[0]?.seq !== 1 || !isSettled(root.id)) return [];
    if (!row) return [`I7 figure of ${root.id} is missing`];
    const figure = Figure.parse(row);
    const expected = recounted(root, partitions, own, figure);
    return expected && told(expected) === told(figure) ? [] : [`I7 figure of ${root.id} is not what its facts say`];
  });
  return [...faults, ...[...found.keys()].map((key) => `I7 figure ${key} stands there for nothing`)];
};
