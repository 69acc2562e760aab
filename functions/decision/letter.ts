import type { decisionOperations } from '../../shared/contract/decision.ts';
import { requireUninvolved } from '../../shared/domain/approval.ts';
import { assembleLetter } from '../../shared/domain/assemble.ts';
import { counts } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { type DecisionDraft, KeptDraft } from '../../shared/domain/decision-draft.ts';
import { canonical } from '../../shared/domain/fact.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import type { Hidden } from '../../shared/domain/redact.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { Cancelled, check, getRow, put, transact } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { roundOf, seenBy } from './act.ts';

type Letter = Pick<Handlers<typeof decisionOperations>, 'assembleLetter' | 'readDecisionDraft' | 'saveDecisionDraft'>;

/** Whom a letter must not name: everybody who reviews or works here, and the organisations of those who were asked about this proposal. */
const hiddenIn = (roster: readonly RosterEntry[], { assignments }: LoadedProposal): Hidden => {
  const asked = new Set(assignments.map(({ reviewer }) => reviewer));
  const known = roster.filter((entry) => entry.roles.includes('reviewer') || isStaffEntry(entry));
  const near = known.filter((entry) => asked.has(entry.id) || isStaffEntry(entry));
  return {
    people: known.map(({ name }) => name),
    organisations: [...new Set(near.map(({ organisation }) => organisation))].filter((name) => name !== ''),
    aliases: assignments.map(({ alias }) => alias),
  };
};

const keptIn = async (call: Known): Promise<KeptDraft | undefined> => {
  const row = await getRow(call.store, call.params.proposal!, SK.decisionDraft);
  return row && KeptDraft.parse(row);
};

const WRITABLE: readonly string[] = ['deliberation', 'decided'];

/** Kept as long as the proposal stands where it stood and nobody else saved meanwhile. */
const keep = async (call: Known, { stage, id }: { stage: string; id: string }, draft: DecisionDraft, seen: number): Promise<void> => {
  const row = { pk: id, sk: SK.decisionDraft, type: 'decision-draft', body: draft, version: seen + 1, by: call.actor.id, at: call.at };
  const isFirst = { expression: 'attribute_not_exists(pk)' };
  const isSeen = { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': seen } };
  try {
    await transact(call.store, [
      put(call.store, row, seen === 0 ? isFirst : isSeen),
      check(call.store, id, SK.root, { expression: '#stage = :stage', names: { '#stage': 'stage' }, values: { ':stage': stage } }),
      check(call.store, call.actor.id, SK.root, { expression: 'relationVersion = :v', values: { ':v': call.actor.relationVersion } }),
    ]);
  } catch (error) {
    if (!(error instanceof Cancelled) || !error.reasons.includes('ConditionalCheckFailed')) throw error;
    throw new Refusal(error.reasons[0] === 'ConditionalCheckFailed' ? 'decision.draft-changed' : 'item.changed');
  }
};

export const letterHandlers: Letter = {
  assembleLetter: async (call) => {
    const loaded = await seenBy(call, 'round');
    const { roster } = await snapshotOf(call.store);
    const { language } = loaded.root;
    const round = roundOf(loaded);
    const isCounted = (reviewer: string) => loaded.assignments.some((assignment) => assignment.reviewer === reviewer && counts(assignment));
    const letter = assembleLetter({
      rubric: rubricOf(rulesOf(loaded.root).rubric),
      tally: tallyRound(round, loaded.reviews),
      reviews: loaded.reviews.filter(({ reviewer }) => isCounted(reviewer)),
      language,
      hidden: hiddenIn(roster, loaded),
    });
    return { ...letter, language, criteria: [...letter.criteria], marks: { ...letter.marks } as Record<string, number> };
  },

  readDecisionDraft: async (call) => {
    await seenBy(call, 'root');
    const [kept, snapshot] = await Promise.all([keptIn(call), snapshotOf(call.store)]);
    return kept ? { draft: { ...kept, name: namesOf(snapshot)(kept.by) ?? '' } } : {};
  },

  saveDecisionDraft: async (call) => {
    const { draft, seen } = call.body;
    const { root } = await seenBy(call, 'root');
    requireUninvolved(root, call.actor);
    refuseUnless(WRITABLE.includes(root.stage), 'proposal.not-deliberating');
    const known = await keptIn(call);
    const version = seen + 1;
    // A save whose answer was lost comes again.
    if (known?.version === version && known.by === call.actor.id && canonical(known.body) === canonical(draft)) return { savedAt: known.at, version };
    refuseUnless((known?.version ?? 0) === seen, 'decision.draft-changed');
    await keep(call, root, draft, seen);
    return { savedAt: call.at, version };
  },
};
