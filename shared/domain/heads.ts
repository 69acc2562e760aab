import * as z from 'zod';
import { expiryOf } from './chain.ts';
import { DAY, later } from './clock.ts';
import { canonical, GENESIS } from './fact.ts';

/** The last fact of a record on one day: its number and its hash, which covers everything before it. */
const RecordHead = z.object({ record: z.string(), seq: z.number().int().positive(), hash: z.string() });
export type RecordHead = z.infer<typeof RecordHead>;

/**
 * The heads of one UTC day, written once where nobody can change them afterwards. A day without facts has a file too, and each file holds the
 * digest of the day before, so that a missing or exchanged one shows.
 */
export const HeadsFile = z.object({ v: z.literal(1), day: z.iso.date(), previous: z.string(), heads: z.array(RecordHead), digest: z.string() });
export type HeadsFile = z.infer<typeof HeadsFile>;

type Sha256 = (text: string) => string;
/** A fact as it is committed: what a head can say of it. */
export type CommittedFact = RecordHead & { readonly committedAt?: string | undefined };

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const startOf = (day: string): string => `${day}T00:00:00.000Z`;
export const dayAfter = (day: string, days = 1): string => later(startOf(day), days * DAY).slice(0, 10);

/** Where the file of a day lies in its bucket. */
export const headsKey = (day: string): string => `heads/${day.replaceAll('-', '/')}.json`;

/** What the digest of a file covers: everything but itself. */
const digestOf = ({ v, day, previous, heads }: Omit<HeadsFile, 'digest'>, sha256: Sha256): string => sha256(canonical({ v, day, previous, heads }));

/** The file of a day from all facts that were committed on it; the same facts always give the same file. */
export const headsFile = (day: string, previous: string | undefined, facts: readonly RecordHead[], sha256: Sha256): HeadsFile => {
  const newest = new Map<string, RecordHead>();
  for (const { record, seq, hash } of facts) if (seq > (newest.get(record)?.seq ?? 0)) newest.set(record, { record, seq, hash });
  const heads = [...newest.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
  const file = { v: 1 as const, day, previous: previous ?? GENESIS, heads };
  return { ...file, digest: digestOf(file, sha256) };
};

/** The file in a text. @throws when it is none, or not the one of that day as it was written. */
export const readHeads = (day: string, text: string, sha256: Sha256): HeadsFile => {
  const file = HeadsFile.parse(JSON.parse(text));
  if (file.day !== day || file.digest !== digestOf(file, sha256)) throw new Error(`the heads of ${day} are not as they were written`);
  return file;
};

const readAll = (texts: ReadonlyMap<string, string>, sha256: Sha256): { files: HeadsFile[]; faults: string[] } => {
  const files: HeadsFile[] = [];
  const faults: string[] = [];
  for (const [day, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    try {
      files.push(readHeads(day, text, sha256));
    } catch {
      faults.push(`the heads of ${day} are not as they were written`);
    }
  }
  return { files, faults };
};

/** Each file holds the digest of the one of the day before. */
const orderFaults = (files: readonly HeadsFile[]): string[] =>
  files.slice(1).flatMap((file, i) => {
    const before = files[i]!;
    const isNext = dayAfter(before.day) === file.day;
    return isNext && file.previous !== before.digest ? [`the heads of ${file.day} do not follow those of ${before.day}`] : [];
  });

/**
 * Days whose heads were never kept, so that only the chains speak for them. They contradict nothing: the clock stood still, or was moved on.
 * The last day looked for is yesterday or, while that is being written, the day before it.
 */
export const headGaps = (days: Iterable<string>, now: string): string[] => {
  const known = [...days].sort();
  const gaps = known.slice(1).flatMap((day, i) => {
    const first = dayAfter(known[i]!);
    return first === day ? [] : [`there are no heads from ${first} to ${dayAfter(day, -1)}`];
  });
  const last = known.at(-1);
  if (last === undefined) return ['there are no heads'];
  return dayAfter(last, 2) < now.slice(0, 10) ? [...gaps, `there are no heads after ${last}`] : gaps;
};

/** A head that the facts of today contradict: its fact is another one, or gone before five years were over. */
const recordFaults = ({ day, heads }: HeadsFile, facts: ReadonlyMap<string, string>, now: string): string[] =>
  heads.flatMap(({ record, seq, hash }) => {
    const found = facts.get(`${record}#${seq}`);
    if (found === hash || (found === undefined && expiryOf(startOf(day)) <= now)) return [];
    return [`${record}: fact ${seq} is ${found === undefined ? 'gone' : 'another one'}, which the heads of ${day} hold`];
  });

/** Facts that claim a day whose heads do not know them were put there later. */
const lateFaults = (files: readonly HeadsFile[], facts: readonly CommittedFact[]): string[] => {
  const known = new Map(files.map(({ day, heads }) => [day, new Map(heads.map(({ record, seq }) => [record, seq]))]));
  return facts.flatMap(({ record, seq, committedAt = '' }) => {
    const day = committedAt.slice(0, 10);
    const heads = known.get(day);
    return heads && seq > (heads.get(record) ?? 0) ? [`${record}: fact ${seq} says it is of ${day}, whose heads do not hold it`] : [];
  });
};

/**
 * Where the facts of today contradict the heads of earlier days, in words; empty when nothing was rewritten, dropped or added afterwards.
 * A chain that was computed anew verifies by itself and is betrayed here alone. `texts` holds the files by day, `facts` everything there is.
 */
export const headFaults = (texts: ReadonlyMap<string, string>, facts: readonly CommittedFact[], now: string, sha256: Sha256): string[] => {
  const { files, faults } = readAll(texts, sha256);
  const hashes = new Map(facts.map(({ record, seq, hash }) => [`${record}#${seq}`, hash]));
  return [...faults, ...orderFaults(files), ...files.flatMap((file) => recordFaults(file, hashes, now)), ...lateFaults(files, facts)];
};
