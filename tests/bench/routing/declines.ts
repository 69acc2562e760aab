import { bestPanel, type Candidate } from '../../../shared/domain/panel/best.ts';
import { byLot } from '../../../shared/domain/panel/hash.ts';
import { totalOf, worthOf } from '../../../shared/domain/panel/value.ts';
import { type Instance, orderOf, type Rule, randomFrom } from './intake.ts';

/** Days of the period, a year of working days; an invitation is answered in at most 4 days, a review takes 10. */
const DAYS = 250;
const ANSWER = 4;
const REVIEW = 10;
/** Reviews and invitations that one person has at a time. */
export const AT_ONCE = 3;
/** Of declines, so many are silence: the place is held until the invitation ends. */
const SILENCE = 1 / 3;

export type Life = {
  /** Mean score of reviews that were done. */
  readonly affinity: number;
  readonly done: Int32Array;
  readonly invitations: number;
  readonly unfilled: number;
  /** The most places that anybody had taken at any moment. */
  readonly most: number;
  /** Choices that met somebody whose last place another arrival had just taken. */
  readonly lost: number;
  /** Days from arrival until the last place was accepted, on average. */
  readonly days: number;
};

type Proposal = { readonly paper: number; readonly arrived: number; readonly asked: Set<number>; readonly live: Set<number>; accepted: number; ready: number };
type Event = { readonly day: number; readonly paper: number; readonly reviewer: number; readonly kind: 'accept' | 'decline' | 'done' };

/**
 * A year with declines. Arrivals come in bursts: all of one day choose on what they saw that morning, and a place is taken by a write that
 * fails when the place is gone; then the next best is chosen with what was secured. Who declines or stays silent is replaced at once, accepted
 * people stay, and proposals that wait for somebody are tried again in the order of their arrival when places free.
 *
 * Whether somebody declines depends on the pair and the seed alone, so that two rules meet the same people.
 */
export const year = ({ papers, reviewers, demand, scores }: Instance, seed: number, { weights }: Rule, { decline = 0.45, burst = 4 } = {}): Life => {
  const random = randomFrom(seed * 7919);
  const order = orderOf(papers, seed);
  const arrivals = new Map<number, number[]>();
  for (let n = 0; n < papers; ) {
    const day = Math.floor((n / papers) * DAYS);
    const group = order.slice(n, n + 1 + Math.floor(random() * burst));
    arrivals.set(day, [...(arrivals.get(day) ?? []), ...group]);
    n += group.length;
  }
  const fates = (paper: number, reviewer: number) => {
    const draw = randomFrom(seed * 1_000_003 + paper * 1009 + reviewer);
    const declines = draw() < decline;
    const silent = draw() < SILENCE;
    return { declines, after: declines && silent ? ANSWER : 1 + Math.floor(draw() * (ANSWER - 1)) };
  };
  const [taken, done] = [new Int32Array(reviewers), new Int32Array(reviewers)];
  const fairShare = (papers * demand) / reviewers;
  const proposals = new Map<number, Proposal>();
  let events: Event[] = [];
  let [invitations, lost, most, total, reviews, days] = [0, 0, 0, 0, 0, 0];
  const ids = Array.from({ length: reviewers }, (_, r) => `r${String(r).padStart(4, '0')}`);
  const candidateOf = (id: string, value: number): Candidate => ({
    id,
    organisation: '',
    value,
    expert: true,
    practitioner: true,
    safety: false,
    safetyOnly: false,
  });

  const choose = (proposal: Proposal, seen: Int32Array, full: ReadonlySet<number>, day: number): number[] => {
    const people: Candidate[] = [];
    for (let r = 0; r < reviewers; r += 1) {
      const score = scores[proposal.paper * reviewers + r]!;
      if (score < 0 || seen[r]! >= AT_ONCE || proposal.asked.has(r) || full.has(r)) continue;
      const value = worthOf(score, { capacity: AT_ONCE, taken: seen[r]!, done: done[r]! }, { period: { fairShare, elapsed: day / DAYS } }, weights);
      people.push(candidateOf(ids[r]!, totalOf(value)));
    }
    const seated = [...proposal.live].map((r) => candidateOf(ids[r]!, 0));
    return bestPanel(people, { size: demand, seated, compare: byLot(String(seed), `p${proposal.paper}`), weights }).members.map((id) => Number(id.slice(1)));
  };
  /** The conditional write: a place is taken only while there is one. */
  const take = (r: number): boolean => {
    if (taken[r]! >= AT_ONCE) return false;
    taken[r]! += 1;
    most = Math.max(most, taken[r]!);
    return true;
  };
  const fill = (proposal: Proposal, morning: Int32Array, day: number): void => {
    const full = new Set<number>();
    for (let again = true; again && proposal.live.size < demand; ) {
      again = false;
      for (const r of choose(proposal, morning, full, day)) {
        if (!take(r)) {
          lost += 1;
          full.add(r);
          again = true;
          continue;
        }
        invitations += 1;
        proposal.asked.add(r);
        proposal.live.add(r);
        const { declines, after } = fates(proposal.paper, r);
        events.push({ day: day + after, paper: proposal.paper, reviewer: r, kind: declines ? 'decline' : 'accept' });
      }
    }
  };

  for (let day = 0; day < DAYS + 60 && (day < DAYS || events.length > 0); day += 1) {
    const due = events.filter((event) => event.day === day);
    events = events.filter((event) => event.day !== day);
    for (const { paper, reviewer, kind } of due) {
      const proposal = proposals.get(paper)!;
      if (kind === 'accept') {
        proposal.accepted += 1;
        if (proposal.accepted === demand) proposal.ready = day;
        total += scores[paper * reviewers + reviewer]!;
        reviews += 1;
        done[reviewer]! += 1;
        events.push({ day: day + REVIEW, paper, reviewer, kind: 'done' });
        continue;
      }
      taken[reviewer]! -= 1;
      if (kind === 'decline') proposal.live.delete(reviewer);
    }
    for (const paper of arrivals.get(day) ?? []) proposals.set(paper, { paper, arrived: day, asked: new Set(), live: new Set(), accepted: 0, ready: -1 });
    const morning = taken.slice();
    for (const proposal of proposals.values()) if (proposal.live.size < demand) fill(proposal, morning, day);
  }
  const all = [...proposals.values()];
  for (const { ready, arrived } of all) days += ready < 0 ? 0 : ready - arrived;
  const filled = all.filter(({ ready }) => ready >= 0).length;
  return {
    affinity: total / reviews,
    done,
    invitations,
    unfilled: all.reduce((sum, { accepted }) => sum + demand - accepted, 0),
    most,
    lost,
    days: days / filled,
  };
};
