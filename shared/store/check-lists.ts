import type { Stand } from '../domain/actor.ts';
import { standOf } from '../domain/conflict.ts';
import type { Item } from '../domain/item.ts';
import { ConflictRow, RosterEntry } from '../domain/person.ts';
import { isUnseen } from '../domain/rules.ts';
import { hiddenKey, isHiddenFrom, isStaffEntry, markOf } from './hidden.ts';
import type { Stored } from './item.ts';
import { foundOf, isOfToday, placesOf } from './search.ts';

const nameOf = ({ pk, sk }: Stored): string => `${pk} ${sk}`;
const difference = (expected: ReadonlySet<string>, found: ReadonlySet<string>): { missing: string[]; extra: string[] } => ({
  missing: [...expected].filter((name) => !found.has(name)),
  extra: [...found].filter((name) => !expected.has(name)),
});

/**
 * I7: an item is found under the words and bands that follow from it, and under no others; bands made by an earlier rule are those that it
 * keeps. One whose facts are still on their way is left out.
 */
export const wordFaults = (roots: readonly Item[], records: readonly Stored[], isSettled: (item: string) => boolean): string[] => {
  const kept = new Map(records.filter((row) => row.type === 'words').map((row) => [row.pk as string, row]));
  const parts = new Map<string, Stored[]>();
  for (const row of records) if (row.type === 'part') parts.set(row.pk, [...(parts.get(row.pk) ?? []), row]);
  const expected = new Set<string>();
  for (const root of roots.filter(({ kind, id }) => kind !== 'task' && isSettled(id))) {
    if (isUnseen(root) || root.anonymised) continue;
    const current = (parts.get(root.id) ?? []).filter((row) => root.kind !== 'proposal' || root.manifest[row.part as 'outline']?.revision === row.revision);
    const found = foundOf(root, current);
    const row = kept.get(root.id);
    const bands = row && !isOfToday(row) ? row.bands : found.bands;
    for (const key of placesOf({ ...found, bands, pk: root.id })) expected.add(nameOf(key));
  }
  const places = records.filter((row) => row.type === 'word' || row.type === 'band');
  const itemOf = (row: Stored): string => (row.sk as string).split('#').at(-1)!;
  const { missing, extra } = difference(expected, new Set(places.filter((row) => isSettled(itemOf(row))).map(nameOf)));
  const forgotten = [...kept.values()].flatMap(placesOf).map(nameOf);
  const unremembered = difference(new Set(forgotten), new Set(places.map(nameOf)));
  return [
    ...missing.map((name) => `I7 word ${name} is missing`),
    ...extra.map((name) => `I7 word ${name} stands there for nothing`),
    ...[...unremembered.missing, ...unremembered.extra].map((name) => `I7 word ${name} is not what its item keeps`),
  ];
};

/** I7: what is kept from each member of staff equals a recount, and stands where the counters have it; whoever waits for that is left out. */
export const hiddenFaults = (roots: readonly Item[], records: readonly Stored[], isSettled: (record: string) => boolean): string[] => {
  const waiting = new Set(records.filter((row) => row.type === 'recount').map((row) => row.person as string));
  const staff = records
    .filter((row) => row.type === 'roster' && !waiting.has(row.id as string))
    .map((row) => RosterEntry.parse(row))
    .filter((entry) => isStaffEntry(entry) && isSettled(entry.id));
  const heads = new Map(records.filter((row) => row.type === 'hidden-head').map((row) => [row.pk as string, row.mark as string]));
  const conflicts = new Map<string, Record<string, Stand>>();
  for (const row of records)
    if (row.type === 'conflict') conflicts.set(row.pk, { ...conflicts.get(row.pk), [row.item as string]: standOf(ConflictRow.parse(row)) });
  const stands = ({ kind, stage, owner }: { kind: string; stage: string; owner?: string | undefined }): string => `${kind} ${stage} ${owner ?? 'none'}`;
  const faults = staff
    .filter((entry) => heads.get(hiddenKey(entry.id, '').pk) !== markOf(entry))
    .map((entry) => `I7 count of ${entry.id}: not worked out for the tags of that person`);
  const known = new Set(staff.map(({ id }) => id));
  const expected = new Set<string>();
  for (const entry of staff)
    for (const root of roots)
      if (isSettled(root.id) && isHiddenFrom({ ...entry, conflicts: conflicts.get(entry.id) ?? {} }, root))
        expected.add(`${entry.id}: ${root.id} ${stands(root)}`);
  const found = new Set(
    records
      .filter((row) => row.type === 'hidden' && isSettled(row.item as string))
      .map((row) => ({ row, person: (row.pk as string).slice('hidden#'.length) }))
      .filter(({ person }) => known.has(person) || (isSettled(person) && !waiting.has(person)))
      .map(({ row, person }) => `${person}: ${row.item} ${stands(row as { kind: string; stage: string })}`),
  );
  const { missing, extra } = difference(expected, found);
  return [
    ...faults,
    ...missing.map((name) => `I7 count of ${name} is not kept from that person`),
    ...extra.map((name) => `I7 count of ${name} is kept from that person for nothing`),
  ];
};
