import type { Actor } from './actor.ts';
import { acceptInvitation, declareConflict, declineInvitation, type Round, requireAsked } from './assignment.ts';
import { type Change, SK } from './change.ts';
import type { Calendar } from './clock.ts';
import type { ConflictKind } from './conflict.ts';
import type { Message } from './message.ts';
import type { Proposal } from './proposal.ts';
import { Refusal } from './refusal.ts';
import { rulesOf } from './rules.ts';

/** What a reviewer says of the organisations on the list of a blind call, and of which kind the tie with them is. */
export type TiesAnswer = { readonly ties?: readonly string[] | undefined; readonly kind?: ConflictKind | undefined };

const missing = (path: string, code: string): Refusal => new Refusal('assignment.ties', { fields: [{ path, code, message: '' }] });

/**
 * The answer to an invitation by somebody without a conflict. In a blind call it holds the organisations that were ticked: a tie with one that is
 * involved declares the conflict, whatever else was said; a tie with any other clears it. Either way the list is answered once and for all.
 */
export const answerInvitation = (
  { proposal, assignments }: Round,
  given: TiesAnswer & {
    by: Actor;
    at: string;
    terms: string;
    noConflict: true;
    calendar: Calendar;
    /** Not yet to this version of the terms. */
    agrees: boolean;
  },
): Change<Proposal> => {
  const { ties, kind, agrees, by, at, terms } = given;
  requireAsked({ proposal, assignments }, by);
  if (rulesOf(proposal).blind) {
    if (!ties) throw missing('ties', 'ties.missing');
    if (ties.length > 0 && !kind) throw missing('kind', 'field.choice');
    const involved = new Set([...proposal.organisations, ...proposal.parties]);
    if (kind && ties.some((key) => involved.has(key))) return declareConflict({ proposal, assignments }, { by, kind });
  }
  const change = acceptInvitation({ proposal, assignments }, given);
  const accepting = (change.checks ?? []).map((wanted) => (wanted.kind === 'relation-version' ? { ...wanted, terms: { version: terms, at } } : wanted));
  return agrees ? { ...change, checks: accepting } : change;
};

/** Somebody who does not take it may say whom to ask instead: a note among staff. */
export const declineWith = (
  { proposal, assignments }: Round,
  { by, reason, suggestion }: Parameters<typeof declineInvitation>[1] & { suggestion?: { text: string; message: string; at: string } | undefined },
): Change<Proposal> => {
  const change = declineInvitation({ proposal, assignments }, { by, reason });
  if (!suggestion) return change;
  const note: Message = { id: suggestion.message, seq: proposal.messages + 1, kind: 'note', by: by.id, at: suggestion.at, text: suggestion.text };
  return {
    ...change,
    root: { ...change.root, messages: note.seq },
    items: [...(change.items ?? []), { sk: SK.message(note.seq), type: 'message', ...note }],
    facts: [...change.facts, { type: 'NoteAdded', message: note.id }],
  };
};
