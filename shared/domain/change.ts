import type { ContactRequest } from './contact.ts';
import type { NewFact } from './fact.ts';
import type { Proposal } from './proposal.ts';
import type { Task } from './task.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** Prose beside a root: an item of the record's partition with its own sort key. */
export type Item = { readonly sk: string; readonly type: string; readonly [key: string]: unknown };

/** A condition on a row outside the record: it must still be as it was when the decision was made. */
export type Check =
  | {
      readonly kind: 'relation-version';
      readonly person: string;
      readonly version: number;
      /** Terms that the person accepts by it, kept with the person too. */
      readonly terms?: { readonly version: string; readonly at: string };
    }
  /** Another record, of which nothing changes. */
  | { readonly kind: 'record-version'; readonly record: string; readonly version: number };

/** A row in a person's partition that changes together with the record: a declared conflict raises the relation version. */
export type ConflictPut = {
  readonly person: string;
  readonly item: string;
  readonly state: string;
  readonly conflict: string;
  readonly kinds?: readonly string[];
  readonly by?: string;
  readonly reason?: string;
  /** The version of the relations that was looked at; it was decided afresh if they have changed since. */
  readonly relationVersion?: number;
};

/** Another record of the same transaction; `before` is how it was read, absent where it is new. */
export type Beside = {
  readonly before?: Proposal | ContactRequest | Task | undefined;
  readonly change: Change<Proposal> | Change<ContactRequest> | Change<Task>;
};

/** Everything that one use case wants to happen, or nothing of it. */
export type Change<R> = {
  readonly root: R;
  readonly items?: readonly Item[];
  /** Sort keys of items that go. */
  readonly removes?: readonly string[];
  readonly facts: readonly NewFact[];
  readonly checks?: readonly Check[];
  readonly conflicts?: readonly ConflictPut[];
  readonly besides?: readonly Beside[];
  /** Everybody whom it invites, where none of them was asked before: only that can be taken back. */
  readonly invited?: readonly string[];
  /** How many places each person who is invited by it has in a quarter: the invitation takes one, and no more than these are taken. */
  readonly places?: Readonly<Record<string, number>>;
};

/** Sort keys inside a record's partition. Their letters order it: a round is a…f, answers follow, mails come last. */
export const SK = {
  root: 'a',
  assignment: (person: string) => `b#${person}`,
  review: (person: string) => `c#${person}`,
  reviewDraft: (person: string) => `d#${person}`,
  decision: (n: number) => `e#${String(n).padStart(4, '0')}`,
  /** The decision that somebody is writing; behind those that were made. */
  decisionDraft: 'e~',
  message: (n: number) => `f#${String(n).padStart(6, '0')}`,
  /** Somebody in the team of its applicant. */
  member: (person: string) => `g#${person}`,
  /** A file beside the answers. */
  file: (file: string) => `h#${file}`,
  /** The whole line of an imported item; of a person it stands behind what every request of that person reads. */
  original: 'o',
  originalOfPerson: 't',
  part: (revision: number, part: string) => `p#${String(revision).padStart(4, '0')}#${part}`,
  salt: 'q',
  /** The organisations that reviewers of a blind call are asked about; read by itself, by those who are. */
  ties: 's',
  /** A text of a review that a later one took the place of: behind what every request about the item reads. */
  formerReview: (person: string, n: number) => `r#${person}#${String(n).padStart(4, '0')}`,
  /** The panel that was chosen last; read by itself, when somebody asks about it. */
  panel: 'u',
  /** Where it stood in its call when it was decided; read by itself. */
  stood: (n: number) => `v#${String(n).padStart(4, '0')}`,
  /** Under which words and bands an item is found: what is no longer right is removed by it. */
  words: 'w',
  intent: (intent: string) => `x#${intent}`,
  sent: (intent: string) => `y#${intent}`,
} as const;
