import type { ConflictKind } from '../conflict.ts';
import type { Helix } from '../vocabulary.ts';

/** A relation that holds for every proposal of some kind: "competitor, for anything about diodes". Nothing named means all. */
export type StandingConflict = { readonly kind: ConflictKind; readonly organisation?: string | undefined; readonly capability?: string | undefined };

/** What routing knows of a reviewer. Ids are those of the vocabulary; nobody's name and no prose. */
export type ReviewerProfile = {
  readonly id: string;
  /** One folded key for each organisation; '' for somebody who stands alone. */
  readonly organisation: string;
  readonly orgType?: string | undefined;
  readonly helix?: Helix | undefined;
  /** Level 0 none, 1 knows of it, 2 own hands-on, 3 leads others in it. */
  readonly capabilities: readonly { readonly id: string; readonly level: number }[];
  readonly assets: readonly string[];
  readonly sectors: readonly string[];
  readonly protocols: readonly string[];
  /** Languages that the reviewer reads. */
  readonly languages: readonly string[];
  /** Places in the period, and how many of them are taken by invitations and reviews. */
  readonly capacity: number;
  readonly taken: number;
  /** Reviews done in the period so far, for the fair share. */
  readonly done?: number | undefined;
  /** Usual time until an invitation is answered, in working days. */
  readonly answerDays?: number | undefined;
  /** Invitations so far, and how many of them were accepted. */
  readonly invited?: { readonly asked: number; readonly accepted: number } | undefined;
  readonly absent?: boolean | undefined;
  readonly standing?: readonly StandingConflict[] | undefined;
};

/** What routing knows of a proposal. */
export type ProposalNeeds = {
  readonly id: string;
  readonly capabilities: readonly string[];
  readonly assets: readonly string[];
  readonly sectors: readonly string[];
  readonly protocols: readonly string[];
  /** The language that it is written in. */
  readonly language: string;
  /** Keys of the applicant's organisation and its partners, for standing conflicts. */
  readonly organisations: readonly string[];
  readonly helix?: Helix | undefined;
  /** The OT block asks for somebody who is competent in process safety. */
  readonly safetySeat: boolean;
};

/** In which part of a proposal somebody is named. */
export type NamedAs = 'team' | 'partner' | 'adviser' | 'pilot-site';

/**
 * A relation of one reviewer to one proposal, found by whoever calls. `ruled` is what somebody without a conflict decided about it: allowed
 * ones do not bar, an own proposal always does.
 */
export type Relation = {
  readonly kind: ConflictKind | 'own';
  readonly as?: NamedAs | undefined;
  /** An interest that the person told of, and not one of the employer. */
  readonly own?: true | undefined;
  /** The one field in which it holds. */
  readonly capability?: string | undefined;
  readonly ruled?: 'allowed' | 'refused' | undefined;
};

/** Seats that a panel should hold; one person can fill several. `helix` is somebody of another helix than the rest. */
export const SEATS = ['safety', 'expert', 'practitioner', 'helix', 'public', 'private', 'knowledge'] as const;
export type Seat = (typeof SEATS)[number];
