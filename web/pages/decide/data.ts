import type * as z from 'zod';
import { community } from '../../../shared/community.ts';
import type { AssembledView } from '../../../shared/contract/decision-shapes.ts';
import type { TallyView } from '../../../shared/contract/desk-shapes.ts';
import { bandOf } from '../../../shared/domain/decision.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import type { DecisionDraft } from '../../../shared/domain/decision-draft.ts';
import type { DiscussionView } from '../../../shared/domain/discussion.ts';
import type { Letter } from '../../../shared/domain/view/bundle.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import type { Trouble } from '../../parts/trouble.ts';
import { boardWords } from '../../words/board.ts';

export const decidePath = (language: string, id?: string): string => (id === undefined ? `/${language}/decide` : `/${language}/decide/${id}`);

export type Tally = z.infer<typeof TallyView>;
export type LetterShown = z.infer<typeof Letter>;

/** What stands in the decision's form, as it was typed. */
export type TypedDecision = {
  readonly outcome?: string | undefined;
  readonly reason?: string | undefined;
  readonly conditions?: string | undefined;
  readonly override?: string | undefined;
  /** Why the letter may name what was found in it. */
  readonly meant?: string | undefined;
  readonly opening?: string | undefined;
  readonly bands: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly doFirst?: string | undefined;
  readonly resubmit?: boolean;
  readonly resubmitFrom?: string | undefined;
  readonly talkTo?: string | undefined;
};

/** What stands in the form of the discussion. */
export type TypedTalk = { readonly text?: string | undefined; readonly outcome?: string | undefined };

export type DecideForm = 'round' | 'decision' | 'announce' | 'approve' | 'talk';

export type DecidePage = {
  readonly proposal: DeskProposal;
  readonly tally: Tally;
  readonly discussion: DiscussionView;
  readonly talk?: TypedTalk | undefined;
  /** Whether this person decides; others read along, discuss and agree. */
  readonly chairs: boolean;
  /** Whether this person may take the dossier out. */
  readonly takesOut: boolean;
  /** What somebody wrote of the decision and saved, and how often it was saved. */
  readonly draft?: { readonly name: string; readonly at: string; readonly version: number } | undefined;
  /** What stands in the letter's fields because the reviewers wrote it. */
  readonly assembled?: AssembledView | undefined;
  readonly typed: TypedDecision;
  readonly key: string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** Which form was refused. */
  readonly failed?: DecideForm | undefined;
  /** The letter as it would be read: of what was typed, of the held decision, or as it was announced. */
  readonly letter?: LetterShown | undefined;
  /** Whether that letter is only a look at what was typed. */
  readonly isPreview?: boolean;
  /** Words in that letter that could tell who judged the proposal. */
  readonly named?: readonly string[] | undefined;
  /** Whether somebody decided while this was typed. */
  readonly overtaken?: boolean;
  readonly roundReason?: string | undefined;
};

type Held = DeskProposal['decisions'][number];

/** The decision that stands now, if there is one. */
export const standing = ({ decisions, stage }: DeskProposal): Held | undefined =>
  stage === 'deliberation' || stage === 'in-review' ? undefined : decisions.at(-1);

/** A form that was begun from what the reviewers found, or from the decision that is held. */
export const typedFrom = (tally: Tally, held: Held | undefined, draft: DecisionDraft | undefined, assembled: AssembledView | undefined): TypedDecision => {
  if (draft) {
    const { criteria, ...rest } = draft;
    return {
      ...rest,
      bands: Object.fromEntries(criteria.map(({ id, band }) => [id, band ?? ''])),
      texts: Object.fromEntries(criteria.map(({ id, text }) => [id, text])),
    };
  }
  if (!held && assembled) {
    const { contact } = community;
    return {
      bands: Object.fromEntries(assembled.criteria.flatMap(({ id, band }) => (band ? [[id, band]] : []))),
      texts: Object.fromEntries(assembled.criteria.map(({ id, text }) => [id, text])),
      talkTo: boardWords[assembled.language].letter.talkToText.replace('{email}', contact.email).replace('{phone}', contact.phone),
    };
  }
  if (!held) {
    const known = tally.criteria.flatMap(({ id, mean }) => (mean === null ? [] : [[id, bandOf(rubricOf(tally.rubric), mean, id)]]));
    return { bands: Object.fromEntries(known), texts: {} };
  }
  const { outcome, reason, conditions, override, meant, letter } = held;
  return {
    outcome,
    reason,
    conditions: conditions.join('\n'),
    override,
    meant,
    opening: letter.opening,
    bands: Object.fromEntries(letter.criteria.map(({ id, band }) => [id, band])),
    texts: Object.fromEntries(letter.criteria.map(({ id, text }) => [id, text])),
    doFirst: letter.doFirst,
    resubmit: letter.resubmit,
    resubmitFrom: letter.resubmitFrom,
    talkTo: letter.talkTo,
  };
};
