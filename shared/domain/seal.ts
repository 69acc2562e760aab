import type { Change } from './change.ts';
import { later } from './clock.ts';
import { promisedUnder } from './promise.ts';
import { clockFor, type Proposal } from './proposal.ts';
import { Refusal } from './refusal.ts';
import { isSealed } from './rules.ts';

/** When the seal is looked at: behind the last instant at which anybody may send in. */
export const sealTouch = ({ rules }: Pick<Proposal, 'rules'>): string | undefined => rules?.sealedUntil && later(rules.sealedUntil, 1);

/** A proposal under a seal: its clocks begin where the seal ends, as nobody can act before. */
export const underSeal = (proposal: Proposal, until: string): Proposal => ({
  ...proposal,
  rules: { ...proposal.rules, sealedUntil: until },
  owner: undefined,
  stageClock: proposal.stageClock && { ...proposal.stageClock, startedAt: until },
  promise: proposal.promise && promisedUnder(proposal.promise, until),
});

/**
 * What becomes of a seal whose moment has passed. Where the call has moved its end away, or gave somebody a later one, it stays on until then;
 * else it comes off, and the proposal goes to the desk like any other.
 */
export const openSeal = (
  proposal: Proposal,
  { at, until, ownerOf }: { at: string; until: string | undefined; ownerOf: (proposal: Proposal) => string | undefined },
): Change<Proposal> => {
  const touch = sealTouch(proposal);
  if (!isSealed(proposal) || touch === undefined || touch > at) throw new Refusal('item.changed');
  if (until !== undefined && until >= at) return { root: underSeal(proposal, until), facts: [] };
  const { sealedUntil: _past, ...rules } = proposal.rules!;
  const open: Proposal = { ...proposal, rules: Object.keys(rules).length === 0 ? undefined : rules };
  if (proposal.stage !== 'submitted') return { root: open, facts: [{ type: 'SealOpened' }] };
  const owner = ownerOf(open);
  return {
    root: { ...open, owner, stageClock: clockFor('submitted', at), promise: proposal.promise && { ...proposal.promise, startedAt: at } },
    facts: [{ type: 'SealOpened', ...(owner ? { ownerTo: owner } : {}) }],
  };
};
