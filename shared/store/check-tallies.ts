import { Assignment, isLive } from '../domain/assignment.ts';
import { canonical } from '../domain/fact.ts';
import type { Proposal } from '../domain/proposal.ts';
import { lineChanges, TallyLine } from '../domain/tally-line.ts';
import type { Stored } from './item.ts';
import { lineKey } from './tallies.ts';
import { upcast } from './upcast.ts';

/** I7: the lines of every call's tally equal what the assignments and reviews say, and there is none besides. */
export const tallyFaults = (roots: readonly Proposal[], records: readonly Stored[], partitions: ReadonlyMap<string, readonly Stored[]>): string[] => {
  const found = new Map(records.filter((row) => row.type === 'tally').map((row) => [`${row.pk} ${row.sk}`, row]));
  const faults: string[] = [];
  for (const root of roots) {
    const rows = (partitions.get(root.id) ?? []).filter((row) => row.type === 'assignment' || row.type === 'review').map((row) => upcast(row));
    const live = new Map(
      rows.flatMap((row) => {
        const assignment = row.type === 'assignment' ? Assignment.parse(row) : undefined;
        return assignment && isLive(assignment) ? [[assignment.reviewer, assignment.invitedAt] as const] : [];
      }),
    );
    // A review from before somebody stepped back and was asked again stays out until it is sent in anew.
    const isOlder = (row: Stored): boolean => row.type === 'review' && row.submittedAt < live.get(row.reviewer)!;
    const items = rows.filter((row) => live.has(row.reviewer) && !isOlder(row)).map((row) => ({ ...row, sk: row.sk as string, type: row.type as string }));
    for (const { reviewer, set } of lineChanges(root, items)) {
      const { pk, sk } = lineKey(root, reviewer);
      const row = found.get(`${pk} ${sk}`);
      found.delete(`${pk} ${sk}`);
      if (!row || canonical(TallyLine.parse(row)) !== canonical(set)) faults.push(`I7 tally ${pk} ${sk} is ${row ? 'not what was judged' : 'missing'}`);
    }
  }
  return [...faults, ...[...found.keys()].map((key) => `I7 tally ${key} stands there for nothing`)];
};
