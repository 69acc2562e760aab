import { Call } from '../domain/call.ts';
import { canonical } from '../domain/fact.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';

const keyOf = ({ pk, sk }: Stored): string => `${pk} ${Number(sk)}`;

/** I7: the list of calls says of each what its record says, and nothing of a call that is not there. */
const listFaults = (calls: readonly Call[], rows: readonly Stored[]): string[] => {
  const listed = rows.filter((row) => row.type === 'call');
  const wrong = calls.filter((call) => !listed.some((row) => row.sk === call.id && canonical(Call.parse(row)) === canonical(call)));
  const strangers = listed.filter((row) => !calls.some((call) => call.id === row.sk));
  return [...wrong.map(({ id }) => id), ...strangers.map((row) => String(row.sk))].map((id) => `I7 ${id}: the list of calls says something else`);
};

/** I7: each place in a share is taken by the proposal that says so, and by nobody else. */
const slotFaults = (proposals: readonly Proposal[], rows: readonly Stored[]): string[] => {
  const taken = new Map(rows.filter((row) => row.type === 'slot').map((row) => [keyOf(row), row.item as string]));
  const claims = new Map<string, string>(proposals.flatMap(({ id, call, slot }) => (slot ? [[`cap#${call}#${slot.org} ${slot.n}`, id] as const] : [])));
  return [
    ...[...claims].filter(([key, id]) => taken.get(key) !== id).map(([, id]) => `I7 ${id}: its place in a share is not taken, or by another`),
    ...[...taken].filter(([key, id]) => claims.get(key) !== id).map(([key]) => `I7 ${key}: a place in a share is taken by nobody who says so`),
  ];
};

/** I12: whoever is in the team of a proposal joined it, and nobody else did. */
const teamFaults = (proposals: readonly Proposal[], rows: readonly Stored[]): string[] =>
  proposals.flatMap(({ id, team = [] }) => {
    const joined = rows.filter((row) => row.type === 'member' && row.pk === id && row.state === 'joined').map((row) => row.person as string);
    return [...joined].sort().join() === [...team].sort().join() ? [] : [`I12 ${id}: its team is not who joined it`];
  });

export const intakeFaults = (proposals: readonly Proposal[], calls: readonly Call[], rows: readonly Stored[]): string[] => [
  ...listFaults(calls, rows),
  ...slotFaults(proposals, rows),
  ...teamFaults(proposals, rows),
];
