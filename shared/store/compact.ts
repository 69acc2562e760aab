import type { CheckName, Checks } from '../domain/checks.ts';
import type { Deadline } from '../domain/clock.ts';
import type { FileMark } from '../domain/file-mark.ts';
import type { Manifest, PartName, Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';

type Names<Name extends string> = Readonly<Record<Name, string>>;
type Loose = Readonly<Record<string, string | undefined>>;
const inverse = (names: Names<string>): Loose => Object.fromEntries(Object.entries(names).map(([name, short]) => [short, name]));

/** Short names are stored and stay for ever; a part or a check that has none yet does not compile. */
const PARTS: Names<PartName> = {
  outline: 'ol',
  organisation: 'or',
  contact: 'co',
  maturity: 'ma',
  substance: 'su',
  process: 'pr',
  request: 'rq',
  operation: 'op',
  evidence: 'ev',
  standards: 'st',
  team: 'te',
  market: 'mk',
  rights: 'ri',
  earlier: 'ea',
  exclusions: 'ex',
  extra: 'xt',
};
const CHECKS: Names<CheckName> = { inScope: 's', complete: 'c', identifiable: 'i', original: 'o', labelled: 'l', notIncident: 'n' };
const ANSWERS: Names<NonNullable<Checks[CheckName]>> = { yes: '+', no: '-', ask: '?' };
const [PART_OF, CHECK_OF, ANSWER_OF] = [inverse(PARTS), inverse(CHECKS), inverse(ANSWERS)];

/** @throws for what was never stored here, rather than lose it with the next change. */
const nameOf = (names: Loose, short = ''): string => {
  const name = names[short];
  if (name === undefined) throw new Error(`nothing is stored as "${short}"`);
  return name;
};

/** Nothing of the domain may be left behind: a field that is new there does not compile before it is stored here. */
const nothing = (_rest: Record<string, never>): void => {};

type Entry = NonNullable<Manifest[PartName]>;
const entryText = ({ revision, version, seal, ...rest }: Entry): string => {
  nothing(rest);
  return `${revision}.${version}.${seal}`;
};
const entryOf = (text: string): object => {
  const [revision, version, seal] = text.split('.');
  return { revision: Number(revision), version: Number(version), seal };
};

const MOVED = 'm';
const clockText = ({ limit, startedAt, pausedMs, told, moved, ...rest }: Deadline): string => {
  nothing(rest);
  const [unit, n] = Object.entries(limit)[0]!;
  return [n, unit, startedAt, pausedMs, ...(told === undefined ? [] : [told]), ...(moved ? [MOVED] : [])].join(' ');
};
const clockOf = (text: string): object => {
  const [n, unit, startedAt, pausedMs, ...more] = text.split(' ');
  const told = more.find((each) => each !== MOVED);
  const clock = { limit: { [String(unit)]: Number(n) }, startedAt, pausedMs: Number(pausedMs) };
  return { ...clock, ...(told === undefined ? {} : { told: Number(told) }), ...(more.includes(MOVED) ? { moved: true } : {}) };
};

const checksText = (checks: Checks): string => {
  const given = Object.entries(checks) as [CheckName, Checks[CheckName]][];
  return given.map(([name, answer]) => (answer ? CHECKS[name] + ANSWERS[answer] : '')).join('');
};
const checksOf = (text: string): object =>
  Object.fromEntries((text.match(/..?/g) ?? []).map(([name, answer]) => [nameOf(CHECK_OF, name), nameOf(ANSWER_OF, answer)]));

const CLOCKS = ['stageClock', 'promise', 'answerBy'] as const;
const clocksWith = (item: Stored, change: (clock: any) => unknown): Stored =>
  Object.fromEntries(CLOCKS.flatMap((name) => (item[name] === undefined ? [] : [[name, change(item[name])]])));

const FILE_STATUS: Names<FileMark['status']> = { expected: 'e', scanning: 's' };
const STATUS_OF = inverse(FILE_STATUS);
const fileText = ({ n, status, until, ...rest }: FileMark): string => {
  nothing(rest);
  return `${n}${FILE_STATUS[status]}${until}`;
};
const fileOf = (text: string): object => {
  const [, n, status, until] = /^(\d+)([a-z])(.*)$/.exec(text) ?? [];
  return { n: Number(n), status: nameOf(STATUS_OF, status), until };
};

/** A fact of the same record goes by its number. */
const factText = (record: string) => (fact: string) => (fact.startsWith(`${record}#`) ? fact.slice(record.length) : fact);
const factOf = (record: string) => (text: string) => (text.startsWith('#') ? record + text : text);

/** What takes the last act of staff back holds clocks too. */
const undoWith = ({ undo, undone }: Stored, fact: (text: string) => string, clock: (value: any) => unknown): Stored => ({
  ...(undo ? { undo: { ...undo, fact: fact(undo.fact), was: { ...undo.was, ...clocksWith(undo.was, clock) } } } : {}),
  ...(undone ? { undone: undone.map(fact) } : {}),
});

/**
 * What no list reads stands on a stored root as short text, so that a root stays small however much of the form is filled in:
 * { ol: '1.4.seal' } for a part at revision 1, version 4; '10 days 2026-11-02T09:00:00.000Z 0' for a clock, with an m behind it where it was moved; 's+c?' for two checks;
 * '2s2026-11-03T09:00:00.000Z' for a file that is being checked.
 */
export const packed = (
  root: Pick<Proposal, 'id' | 'address' | 'verified' | 'manifest' | 'files' | 'checks' | 'undo' | 'undone' | (typeof CLOCKS)[number]>,
): Stored => ({
  ...root,
  manifest: Object.fromEntries((Object.entries(root.manifest) as [PartName, Entry][]).map(([part, entry]) => [PARTS[part], entryText(entry)])),
  ...clocksWith(root, clockText),
  ...undoWith(root, factText(root.id), clockText),
  ...(root.checks ? { checks: checksText(root.checks) } : {}),
  ...(root.files ? { files: root.files.map(fileText).join(' ') } : {}),
  // The address that was proven is as a rule the one that the link went to.
  ...(root.verified && root.verified === root.address ? { verified: true } : {}),
});

/** The same as the domain has it. */
export const unpacked = (row: Stored): Stored => ({
  ...row,
  manifest: Object.fromEntries(Object.entries(row.manifest as Names<string>).map(([part, text]) => [nameOf(PART_OF, part), entryOf(text)])),
  ...clocksWith(row, clockOf),
  ...undoWith(row, factOf(row.id as string), clockOf),
  ...(row.checks === undefined ? {} : { checks: checksOf(row.checks as string) }),
  ...(row.files === undefined ? {} : { files: (row.files as string).split(' ').map(fileOf) }),
  ...(row.verified === true ? { verified: row.address } : {}),
});
