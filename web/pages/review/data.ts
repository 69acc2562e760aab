import type { ReviewView } from '../../../shared/domain/view/reviewer.ts';
import type { ListRow } from '../../../shared/domain/view/row.ts';
import type { Trouble } from '../../parts/trouble.ts';

export const reviewPath = (language: string, id?: string): string => (id === undefined ? `/${language}/review` : `/${language}/review/${id}`);

/** What stands in the form: as it was kept, or as it was typed. */
export type Typed = {
  readonly marks: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly inScope?: string | undefined;
  readonly vote?: string | undefined;
  readonly confidence?: string | undefined;
  readonly note?: string | undefined;
};

/** How the form says that somebody cannot judge. */
export const CANNOT = 'none';

/** Where in the queue this one stands, and what lies beside it. */
export type Place = { readonly n: number; readonly of: number; readonly previous?: string | undefined; readonly next?: string | undefined };

const isOpenRow = ({ stage }: ListRow): boolean => stage === 'invited' || stage === 'accepted';

/** Among what is still to be done; whatever is done leads to the first of these. */
export const placeIn = (rows: readonly ListRow[], id: string): Place => {
  const open = rows.filter(isOpenRow).map((row) => row.id);
  const at = open.indexOf(id);
  return { n: at + 1, of: open.length, previous: at > 0 ? open[at - 1] : undefined, next: open[at + 1] };
};

export type ReviewPage = {
  readonly review: ReviewView;
  /** The reference of the proposal that this one improves on, as far as the reader may know of it. */
  readonly earlier?: string | undefined;
  readonly typed: Typed;
  /** The version of the draft that the form goes on from. */
  readonly seen: number;
  /** What is stored now, where another window was first. */
  readonly theirs?: Typed | undefined;
  readonly place: Place;
  readonly key: string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** Which of the smaller forms was refused. */
  readonly failed?: 'conflict' | 'hand-back' | undefined;
};

const asText = (mark: number | null): string => (mark === null ? CANNOT : String(mark));

/** A draft as the form shows it. */
export const typedFrom = ({ criteria = {}, inScope, vote, confidence, note }: NonNullable<ReviewView['draft']>): Typed => {
  const given = Object.entries(criteria);
  return {
    marks: Object.fromEntries(given.flatMap(([id, { mark }]) => (mark === undefined ? [] : [[id, asText(mark)]]))),
    comments: Object.fromEntries(given.map(([id, { comment = '' }]) => [id, comment])),
    inScope: inScope === undefined ? undefined : inScope ? 'yes' : 'no',
    vote,
    confidence: confidence === undefined ? undefined : String(confidence),
    note,
  };
};
