import { canonical } from '../domain/fact.ts';
import { keysOfOrganisation, mirroredIn, Organisation } from '../domain/organisation-record.ts';
import type { Stored } from './item.ts';

/**
 * I18: every name and domain of an organisation leads to it, and to nothing else; what it says of others stands with them, and no more. Whatever was
 * merged leads to the one that is left.
 */
export const organisationFaults = (records: readonly Stored[]): string[] => {
  const all = records.filter((row) => row.type === 'root' && row.kind === 'organisation').map((row) => Organisation.parse(row));
  const live = all.filter(({ mergedInto }) => mergedInto === undefined);
  const pointers = new Map(
    records.filter((row) => row.type === 'organisation-key').map((row) => [String(row.pk).slice('organisation#'.length), String(row.organisation)]),
  );
  const expected = new Map(live.flatMap((each) => keysOfOrganisation(each).map((key): [string, string] => [key, each.id])));
  const mirrors = new Set(records.filter((row) => row.type === 'organisation-mirror').map((row) => `${row.pk} of ${row.organisation} ${canonical(row.as)}`));
  const told = new Set(live.flatMap((each) => [...mirroredIn(each)].map(([id, as]) => `${id} of ${each.id} ${canonical(as)}`)));
  const lost = all.filter(({ mergedInto }) => mergedInto !== undefined && !all.some(({ id }) => id === mergedInto));
  return [
    ...[...expected].filter(([key, id]) => pointers.get(key) !== id).map(([key, id]) => `I18 key ${key} does not lead to ${id}`),
    ...[...pointers].filter(([key]) => !expected.has(key)).map(([key, id]) => `I18 key ${key} leads to ${id} for nothing`),
    ...[...told].filter((line) => !mirrors.has(line)).map((line) => `I18 mirror in ${line} is missing`),
    ...[...mirrors].filter((line) => !told.has(line)).map((line) => `I18 mirror in ${line} stands there for nothing`),
    ...lost.map(({ id }) => `I18 ${id} was merged into nothing`),
  ];
};
