import { seatsOf, wantedSeats } from '../panel/best.ts';
import { type Field, fieldOf, type PanelRequest, USUAL_SIZE } from '../panel/choose.ts';
import type { Seat } from '../panel/profile.ts';
import { MICRO } from '../panel/value.ts';
import { type Inputs, openSeats, requestOf } from './field.ts';
import { boundOf, improved, isMore, oneByOne, placesOf, type Worth, worthIn } from './improve.ts';
import { relaxedOf, UNIT } from './relaxed.ts';

/** One proposal of a call, with all that its choice is made from. */
export type CallInput = Omit<Inputs, 'people' | 'taken' | 'at' | 'calendar'>;
export type CallPool = Pick<Inputs, 'people' | 'taken' | 'at' | 'calendar'>;

/** Who would be asked about one proposal beside those who sit, all at once and one after the other. */
export type CallRow = {
  readonly id: string;
  readonly seated: readonly string[];
  readonly members: readonly string[];
  readonly before: readonly string[];
  readonly missing: number;
  readonly lacks: readonly Seat[];
  readonly field: Field;
};
type Total = {
  /** Proposals with nobody missing and every seat held. */
  readonly panels: number;
  readonly places: number;
  readonly missing: number;
  /** How well everybody fits, added up. */
  readonly score: number;
  /** The same with what panels hold and who is busy: what the plan makes as large as it can. */
  readonly worth: number;
};
export type CallPlan = {
  readonly rows: readonly CallRow[];
  readonly before: Total;
  readonly after: Total;
  /** What the plan is worth, places that stay empty taken off, and what no plan can be worth more than; in 1e-4. */
  readonly certificate: {
    /** Whether the bound holds, by prices alone. */
    readonly verified: boolean;
    /** Whether nothing is worth more, nothing is worth more than the bound, or nothing is shown, as places stay empty that might be filled. */
    readonly proof: 'prices' | 'bound' | 'open';
    readonly value: number;
    readonly bound: number;
    readonly limits: boolean;
  };
};

/** A place that stays empty costs more than any panel could bring. */
const EMPTY = 100 * MICRO;
const inUnits = ({ missing, over, value }: Worth): number => Math.round(((value - missing * EMPTY - (over * EMPTY) / 10) / MICRO) * UNIT);

/** The fair share that counts is that of the whole plan: as many reviews as each would have if all of them were given out evenly. */
const evenly = (requests: readonly PanelRequest[]): PanelRequest[] => {
  const people = requests[0]?.reviewers ?? [];
  const open = requests.reduce((sum, { size = USUAL_SIZE, seated }) => sum + Math.max(0, size - new Set(seated).size), 0);
  const mean = (people.reduce((sum, { taken }) => sum + taken, 0) + open) / Math.max(1, people.length);
  return requests.map((request) => ({ ...request, period: { fairShare: Math.max(1, mean), elapsed: 1 } }));
};

/** Whether nobody gets more than the own places, nobody sits who may not, and no two of one organisation. */
const keepsLimits = (rows: readonly CallRow[]): boolean => {
  const loads = new Map<string, number>();
  for (const { members } of rows) for (const id of members) loads.set(id, (loads.get(id) ?? 0) + 1);
  return rows.every(({ field, members }) => {
    const here = members.map((id) => field.people.find((person) => person.id === id));
    const houses = [...field.seated, ...here].flatMap((one) => (one?.organisation ? [one.organisation] : []));
    const sitting = field.seated.map(({ organisation }) => organisation).filter((name) => name !== '');
    return (
      members.length <= openSeats(field) &&
      here.every((person) => person && person.exclusions.length === 0 && person.taken + loads.get(person.id)! <= person.capacity) &&
      houses.length - new Set(houses).size <= sitting.length - new Set(sitting).size
    );
  });
};

const lacking = (field: Field, members: readonly string[]): Seat[] => {
  const here = field.people.filter(({ id }) => members.includes(id)).map(({ candidate }) => candidate);
  const held = seatsOf([...field.seated, ...here]);
  return [...new Set([...field.required, ...wantedSeats(field.size)])].filter((each) => !held.includes(each));
};

const scoreIn = (field: Field, id: string): number => field.people.find((person) => person.id === id)?.affinity.score ?? 0;
const emptyIn = ({ field }: CallRow, members: readonly string[]): number => Math.max(0, openSeats(field) - members.length);
const rounded = (value: number): number => Math.round(value * UNIT) / UNIT;
const totalOf = (rows: readonly CallRow[], of: 'members' | 'before', { value }: Worth): Total => ({
  panels: rows.filter((row) => emptyIn(row, row[of]) === 0 && lacking(row.field, row[of]).length === 0).length,
  places: rows.reduce((sum, row) => sum + row[of].length, 0),
  missing: rows.reduce((sum, row) => sum + emptyIn(row, row[of]), 0),
  score: rounded(rows.reduce((sum, row) => sum + row[of].reduce((all, id) => all + scoreIn(row.field, id), 0), 0)),
  worth: rounded(value / MICRO),
});

/**
 * All open places of a call at once, as few of them empty as can be, and then worth the most: how well everybody fits, the seats and helices
 * of each panel, and who is busy. It begins with what is best without the seats and with what comes of one proposal after the other, lets no
 * panel stay that could be better beside the others, and takes the better of the two, so that it is never less than one after the other. How
 * far it can be from the best of all is proved by prices. Whoever sits stays. The same inputs make the same plan, in whatever order they come.
 */
export const planCall = (inputs: readonly CallInput[], pool: CallPool): CallPlan => {
  const ordered = [...inputs].sort((a, b) => (a.root.id < b.root.id ? -1 : 1));
  const fields = evenly(ordered.map((input) => requestOf({ ...input, ...pool }))).map(fieldOf);
  const places = placesOf(fields);
  const before = oneByOne(places);
  const alone = improved(places, before);
  const relaxed = fields.length === 0 ? undefined : relaxedOf(fields);
  const whole = relaxed && improved(places, relaxed);
  const best = whole && !isMore(alone.worth, whole.worth) ? whole : alone;
  const rows = fields.map((field, p): CallRow => {
    const members = [...best.members[p]!].sort();
    return {
      ...{ id: field.request.needs.id, seated: field.seated.map(({ id }) => id), members, before: before[p]!, field },
      missing: Math.max(0, openSeats(field) - members.length),
      lacks: lacking(field, members),
    };
  });
  const most = boundOf(places, best.members);
  const [value, bound] = [inUnits(best.worth), inUnits(most)];
  return {
    rows,
    before: totalOf(rows, 'before', worthIn(places, before)),
    after: totalOf(rows, 'members', best.worth),
    certificate: {
      verified: bound >= value,
      proof: bound <= value ? 'prices' : most.missing === best.worth.missing && most.over === best.worth.over ? 'bound' : 'open',
      ...{ value, bound },
      limits: keepsLimits(rows),
    },
  };
};

/** What a plan comes to, as one text: the same plan has the same, whatever else changed. */
export const planText = ({ rows }: CallPlan): string => rows.map(({ id, members }) => `${id} ${members.join(',')}`).join('\n');
