import { Assignment, isLive } from '../domain/assignment.ts';
import { conflictOf, standOf } from '../domain/conflict.ts';
import { UNDER_WAY } from '../domain/conflict-case.ts';
import { ConflictRow, Person } from '../domain/person.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';

/** I12: whoever has a conflict that stands, by word or by what the records say, has no live assignment of what is under way; whoever waits to be looked at is left out. */
export const conflictFaults = (proposals: readonly Proposal[], records: readonly Stored[], isSettled: (record: string) => boolean): string[] => {
  const stands = new Map(records.filter((row) => row.type === 'conflict').map((row) => [`${row.item}#${row.pk}`, ConflictRow.parse(row)]));
  const people = new Map(records.filter((row) => row.type === 'root' && row.kind === 'person').map((row) => [row.pk as string, Person.parse(row)]));
  return records
    .filter((row) => row.type === 'assignment')
    .map((row) => Assignment.parse(row))
    .filter(isLive)
    .filter(({ proposal: id, reviewer }) => {
      const row = stands.get(`${id}#${reviewer}`);
      if (row && row.state !== 'dismissed' && row.state !== 'waived') return true;
      const [root, person] = [proposals.find((each) => each.id === id), people.get(reviewer)];
      if (!root || !person || !(UNDER_WAY as readonly string[]).includes(root.stage) || !isSettled(id) || !isSettled(reviewer)) return false;
      const { keys, relations } = person;
      return conflictOf({ id: reviewer, keys, relations, conflicts: row ? { [id]: standOf(row) } : {} }, root) !== undefined;
    })
    .map(({ proposal }) => `I12 ${proposal}: a conflicted reviewer is still assigned`);
};
