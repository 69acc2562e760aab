import * as z from 'zod';
import type { Figure } from '../figures.ts';
import { PROPOSAL_STAGES } from '../proposal.ts';
import { helixOf } from '../vocabulary.ts';
import type { NameOf } from './bundle.ts';

/** Fewer than this, and a number can tell about whom it is. */
export const FEW = 5;

/** How long something took, in days; nothing where it never happened. */
const Times = z.object({ n: z.number(), median: z.number().optional(), p90: z.number().optional() });
/** How a group fared; `decided` and `accepted` stay away where they would tell of single proposals. */
const Group = z.object({ id: z.string(), received: z.number(), decided: z.number().optional(), accepted: z.number().optional() });
const Load = z.object({
  person: z.string(),
  name: z.string(),
  /** The sum of all that became of it. */
  asked: z.number(),
  submitted: z.number(),
  open: z.number(),
  declined: z.number(),
  expired: z.number(),
  cancelled: z.number(),
  recused: z.number(),
  /** Days from accepting to the review, of five reviews at least. */
  median: z.number().optional(),
});

/** What a call, or a year of the open intake, looks like in numbers. What one may not know of is in none of them. */
export const Figures = z.object({
  /** False for the minute in which it is worked out what somebody new may not know of; until then nothing is counted. */
  ready: z.boolean(),
  received: z.number(),
  decided: z.number(),
  accepted: z.number().optional(),
  stages: z.array(Times.extend({ stage: z.string() })),
  outcomes: z.array(z.object({ outcome: z.string(), n: z.number() })),
  sectors: z.array(Group),
  types: z.array(Group),
  helix: z.array(Group),
  reviewers: z.array(Load),
  answering: Times,
  judging: Times,
  /** Proposals by their number of reviews. */
  reviews: z.array(z.object({ reviews: z.number(), proposals: z.number() })),
  /** Of proposals with two reviews or more, five at least. */
  agreement: z.object({ proposals: z.number(), spread: z.number().optional(), alike: z.number().optional() }),
});
export type Figures = z.infer<typeof Figures>;

const days = (hours: number): number => Math.round((hours / 24) * 10) / 10;

/** The value below which this share of all lies, by the nearest rank. */
export const quantile = (values: readonly number[], share: number): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];

const timesOf = (hours: readonly number[]): z.infer<typeof Times> => {
  const [median, p90] = [quantile(hours, 0.5), quantile(hours, 0.9)];
  return { n: hours.length, ...(median === undefined || p90 === undefined ? {} : { median: days(median), p90: days(p90) }) };
};

const ACCEPTED: readonly string[] = ['accepted', 'accepted-with-conditions'];
const isAccepted = ({ outcome }: Figure): boolean => outcome !== undefined && ACCEPTED.includes(outcome);
const isDecided = ({ outcome }: Figure): boolean => outcome !== undefined;

const countBy = (values: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
};

/**
 * Groups with how they fared. A group of few decisions says nothing of them; where that is the only one, the next smallest says nothing
 * either, as the sum of all would give it away.
 */
const groupsOf = (figures: readonly Figure[], idsOf: (figure: Figure) => readonly string[]): z.infer<typeof Group>[] => {
  const groups = countBy(figures.flatMap(idsOf)).map(([id, received]) => {
    const members = figures.filter((figure) => idsOf(figure).includes(id));
    return { id, received, decided: members.filter(isDecided).length, accepted: members.filter(isAccepted).length };
  });
  const hidden = new Set(groups.filter(({ decided }) => decided > 0 && decided < FEW).map(({ id }) => id));
  const [next] = groups.filter(({ id, decided }) => decided > 0 && !hidden.has(id)).sort((a, b) => a.decided - b.decided);
  if (hidden.size === 1 && next) hidden.add(next.id);
  return groups.map(({ id, received, ...fared }) => (hidden.has(id) ? { id, received } : { id, received, ...fared }));
};

const loadsOf = (figures: readonly Figure[], nameOf: NameOf): z.infer<typeof Load>[] => {
  const asked = figures.flatMap((figure) => figure.asked);
  return countBy(asked.map(({ person }) => person)).map(([person, n]) => {
    const own = asked.filter((each) => each.person === person);
    const judged = own.flatMap(({ judged: hours }) => hours ?? []);
    const median = judged.length < FEW ? undefined : quantile(judged, 0.5);
    const count = (wanted: (typeof own)[number]['state']) => own.filter(({ state }) => state === wanted).length;
    return {
      person,
      name: nameOf(person) ?? '',
      asked: n,
      submitted: count('submitted'),
      open: count('open'),
      declined: count('declined'),
      expired: count('expired'),
      cancelled: count('cancelled'),
      recused: count('recused'),
      ...(median === undefined ? {} : { median: days(median) }),
    };
  });
};

const agreementOf = (figures: readonly Figure[]): Figures['agreement'] => {
  const compared = figures.filter(({ spread }) => spread !== undefined);
  if (compared.length < FEW) return { proposals: compared.length };
  return {
    proposals: compared.length,
    spread: quantile(
      compared.map(({ spread }) => spread!),
      0.5,
    )!,
    alike: compared.filter(({ alike }) => alike).length / compared.length,
  };
};

export const NO_FIGURES: Figures = {
  ready: false,
  received: 0,
  decided: 0,
  stages: [],
  outcomes: [],
  sectors: [],
  types: [],
  helix: [],
  reviewers: [],
  answering: { n: 0 },
  judging: { n: 0 },
  reviews: [],
  agreement: { proposals: 0 },
};

export const figuresOf = (figures: readonly Figure[], nameOf: NameOf): Figures => {
  const decided = figures.filter(isDecided);
  const asked = figures.flatMap((figure) => figure.asked);
  const hoursIn = (stage: string) => figures.flatMap(({ hours }) => hours[stage] ?? []);
  const reviewed = figures.filter(({ reviews }) => reviews > 0);
  return {
    ready: true,
    received: figures.length,
    decided: decided.length,
    ...(decided.length < FEW ? {} : { accepted: decided.filter(isAccepted).length }),
    stages: PROPOSAL_STAGES.map((stage) => ({ stage, ...timesOf(hoursIn(stage)) })).filter(({ n }) => n > 0),
    outcomes: decided.length < FEW ? [] : countBy(decided.map(({ outcome }) => outcome!)).map(([outcome, n]) => ({ outcome, n })),
    sectors: groupsOf(figures, ({ sectors }) => sectors),
    types: groupsOf(figures, ({ orgType }) => (orgType ? [orgType] : [])),
    helix: groupsOf(figures, ({ orgType }) => (orgType ? [helixOf(orgType)] : [])),
    reviewers: loadsOf(figures, nameOf),
    answering: timesOf(asked.flatMap(({ answered }) => answered ?? [])),
    judging: timesOf(asked.flatMap(({ judged }) => judged ?? [])),
    reviews: countBy(reviewed.map(({ reviews }) => String(reviews)))
      .map(([n, proposals]) => ({ reviews: Number(n), proposals }))
      .sort((a, b) => a.reviews - b.reviews),
    agreement: agreementOf(figures),
  };
};
