import { yearsLater } from './clock.ts';
import { GENESIS, type StoredFact, sealedPart } from './fact.ts';

/** Where the chain of a record ends, as its root remembers it. */
export type Head = { readonly factSeq: number; readonly factHead: string; readonly factAt?: string | undefined };

const FACT_YEARS = 5;

/** When something that is kept as long as a fact has expired. */
export const expiryOf = (at: string): string => yearsLater(at, FACT_YEARS);
const hasExpired = (at: string | undefined, now: string): boolean => at !== undefined && expiryOf(at) <= now;

/** The time of a fact in its chain: when it happened, but never before the one before, as requests can overtake each other by some seconds. */
export const timeInChain = ({ at, prevAt }: Pick<StoredFact, 'at' | 'prevAt'>): string => (prevAt !== undefined && prevAt > at ? prevAt : at);

/**
 * The facts behind the last gap that expiry explains. Times never fall along a chain, so whatever lies before such a gap has expired as well,
 * in whatever order the store deletes it.
 */
export const keptFacts = (facts: readonly StoredFact[], now: string): readonly StoredFact[] =>
  facts.slice(
    Math.max(
      0,
      facts.findLastIndex((fact, i) => fact.seq > (facts[i - 1]?.seq ?? 0) + 1 && hasExpired(fact.prevAt, now)),
    ),
  );

/** How many facts at the beginning of a chain have expired, given those that are left of it. */
export const expiredCount = (kept: readonly StoredFact[], head: Head, now: string): number => {
  const [first] = kept;
  if (!first) return hasExpired(head.factAt, now) ? head.factSeq : 0;
  return hasExpired(first.prevAt, now) ? first.seq - 1 : 0;
};

/**
 * Faults of one record's chain, in words; empty when it verifies. `sha256` gives lower-case hex.
 *
 * A fact expires no sooner than five years after its time in the chain. The next fact seals that time, the root keeps that of the last one.
 * So a missing fact is accepted only where the fact that follows it, or else the root, says that it is five years old. A fact still there says
 * so under its hash; when none is left, the root is taken at its word, and the daily heads tell whether it lies.
 */
export const verifyChain = (facts: readonly StoredFact[], head: Head, now: string, sha256: (text: string) => string): string[] => {
  const faults: string[] = [];
  const kept = keptFacts(facts, now);
  const expired = expiredCount(kept, head, now);
  let last: { readonly seq: number; readonly hash: string; readonly time?: string } = {
    seq: expired,
    hash: expired === 0 ? GENESIS : (kept[0]?.prev ?? head.factHead),
  };
  kept.forEach((fact, i) => {
    if (fact.seq !== last.seq + 1) faults.push(`fact ${last.seq + 1} is missing or out of order`);
    if (fact.prev !== last.hash) faults.push(`fact ${fact.seq} does not follow the one before`);
    if (i > 0 && fact.prevAt !== undefined && fact.prevAt !== last.time) faults.push(`fact ${fact.seq} gives the one before another time`);
    if (fact.hash !== sha256(sealedPart(fact))) faults.push(`fact ${fact.seq} was changed`);
    last = { seq: fact.seq, hash: fact.hash, time: timeInChain(fact) };
  });
  const isHead = last.seq === head.factSeq && last.hash === (head.factHead === '' ? GENESIS : head.factHead);
  const fits = last.time === undefined || head.factAt === undefined || (isHead ? head.factAt === last.time : head.factAt >= last.time);
  if (!fits || !(isHead || hasExpired(head.factAt, now))) faults.push('the last facts do not match the head of the record');
  return faults;
};
