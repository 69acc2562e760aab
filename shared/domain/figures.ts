import * as z from 'zod';
import type { StoredFact } from './fact.ts';
import type { Proposal } from './proposal.ts';
import { undoneIn } from './undo.ts';

/**
 * What one proposal adds to the figures: codes, numbers and ids, and no word of it. It follows from its facts and answers alone, so that it
 * can be made anew at any time, and it stays when the proposal is made anonymous.
 */
const Asked = z.object({
  person: z.string(),
  /** A row from before the two were told apart says `ended` of both. */
  state: z.preprocess((state) => (state === 'ended' ? 'cancelled' : state), z.enum(['open', 'submitted', 'declined', 'expired', 'cancelled', 'recused'])),
  /** Hours from the invitation to the answer, and from there to the review. */
  answered: z.number().optional(),
  judged: z.number().optional(),
});
export const Figure = z.object({
  item: z.string(),
  call: z.string(),
  receivedAt: z.string(),
  stage: z.string(),
  /** Hours in each stage that it has left, all stays added up. */
  hours: z.record(z.string(), z.number()),
  /** Of a decision that was announced. */
  outcome: z.string().optional(),
  orgType: z.string().optional(),
  sectors: z.array(z.string()),
  asked: z.array(Asked),
  reviews: z.number(),
  /** Between the lowest and the highest total of its reviewers, 0 to 100; of two reviews at least. */
  spread: z.number().optional(),
  /** Whether all reviewers voted alike; likewise. */
  alike: z.boolean().optional(),
  /** The last fact that it follows from. */
  seq: z.number(),
});
export type Figure = z.infer<typeof Figure>;
type Asked = z.infer<typeof Asked>;

const HOUR = 3_600_000;
const hoursBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / HOUR));

const stageIn = ({ state }: StoredFact): string | undefined => state?.after.split('|')[0];

/** Hours per stage, from the facts that say where it stood after them. */
const hoursIn = (facts: readonly StoredFact[]): Record<string, number> => {
  const hours: Record<string, number> = {};
  let stands: { stage: string; since: string } | undefined;
  for (const fact of facts) {
    const stage = stageIn(fact);
    if (stage === undefined || stage === stands?.stage) continue;
    if (stands) hours[stands.stage] = (hours[stands.stage] ?? 0) + hoursBetween(stands.since, fact.at);
    stands = { stage, since: fact.at };
  }
  return hours;
};

/** What a fact makes of somebody who was asked for a review. */
const ENDS: Readonly<Record<string, Asked['state']>> = {
  InvitationDeclined: 'declined',
  AssignmentExpired: 'expired',
  AssignmentCancelled: 'cancelled',
  ReviewerRecused: 'recused',
};

const askedIn = (facts: readonly StoredFact[]): Asked[] => {
  const asked = new Map<string, Asked & { since: string }>();
  for (const { type, at, data } of facts) {
    const person = data.reviewer as string | undefined;
    if (person === undefined) continue;
    const known = asked.get(person);
    const end = ENDS[type];
    if (type === 'ReviewerInvited') asked.set(person, { person, state: 'open', since: at });
    else if (!known) continue;
    else if (type === 'ActUndone') asked.delete(person);
    else if (type === 'InvitationAccepted') asked.set(person, { ...known, answered: hoursBetween(known.since, at), since: at });
    // Only the first review tells how long it took: later ones answer something else.
    else if (type === 'ReviewSubmitted') asked.set(person, { ...known, state: 'submitted', judged: known.judged ?? hoursBetween(known.since, at) });
    else if (end)
      asked.set(person, { ...known, state: end, ...(known.answered === undefined && end === 'declined' ? { answered: hoursBetween(known.since, at) } : {}) });
  }
  return [...asked.values()].map(({ since: _, ...each }) => each);
};

/** What was announced last, and not taken back: what is decided and held counts for nothing yet. */
const outcomeIn = (facts: readonly StoredFact[]): { outcome?: string } => {
  const undone = undoneIn(facts);
  const told = facts.findLast(({ id, type }) => (type === 'ProposalAnnounced' || type === 'ProposalScreenedOut') && !undone.has(id));
  return told ? { outcome: String(told.data.outcome) } : {};
};

/** What reviewers made of it, as the tally has it. */
export type Opinions = { readonly totals: readonly (number | null)[]; readonly votes: readonly number[] };

const agreement = ({ totals, votes }: Opinions): Pick<Figure, 'spread' | 'alike'> => {
  const known = totals.filter((total) => total !== null);
  if (known.length < 2) return {};
  return { spread: Math.round(Math.max(...known) - Math.min(...known)), alike: votes.filter((n) => n > 0).length === 1 };
};

type Parts = Readonly<Record<string, unknown>>;
const of = (parts: Parts, part: string): Parts => (parts[part] ?? {}) as Parts;

/**
 * The figure of a proposal. `earlier` is the one that stands so far: what it says of answers that are gone by now stays said. Nothing for what
 * nobody at the desk knows of.
 */
export const figureOf = (
  root: Proposal,
  { facts, parts, opinions, earlier }: { facts: readonly StoredFact[]; parts: Parts; opinions: Opinions; earlier?: Figure | undefined },
): Figure | undefined => {
  const last = facts.at(-1);
  if (!last || !root.receivedAt) return undefined;
  const orgType = (of(parts, 'organisation').type as string | undefined) ?? earlier?.orgType;
  const sectors = (of(parts, 'maturity').sectors as string[] | undefined) ?? earlier?.sectors ?? [];
  return {
    item: root.id,
    call: root.call,
    receivedAt: root.receivedAt,
    stage: root.stage,
    hours: hoursIn(facts),
    ...outcomeIn(facts),
    ...(orgType ? { orgType } : {}),
    sectors,
    asked: askedIn(facts),
    reviews: opinions.totals.length,
    ...agreement(opinions),
    seq: last.seq,
  };
};
