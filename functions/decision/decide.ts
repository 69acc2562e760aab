import { community } from '../../shared/community.ts';
import type { decisionOperations } from '../../shared/contract/decision.ts';
import { approveDecision } from '../../shared/domain/approval.ts';
import { counts } from '../../shared/domain/assignment.ts';
import { backersIn, backingOf } from '../../shared/domain/backing.ts';
import type { Change } from '../../shared/domain/change.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { amendDecision, announceDecision, type DecisionBody, decideProposal, returnDecision } from '../../shared/domain/decision.ts';
import { latestDecision, type Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { stoodView } from '../../shared/domain/stood.ts';
import { mayStill } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { conflictedBackers } from '../../shared/store/backing.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { type Act, changeProposal } from '../../shared/store/records.ts';
import { stoodFor } from '../../shared/store/stood.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { type Colleague, done, guardedBy, relatedTo, tiedTo } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { actOnRound, roundOf, seenBy } from './act.ts';
import { againFor, beforeFor } from './before.ts';
import { heldCheck, type LetterCheck, letterCheck } from './named.ts';

type Decide = Pick<
  Handlers<typeof decisionOperations>,
  'readTally' | 'decideProposal' | 'amendDecision' | 'returnDecision' | 'approveDecision' | 'announceDecision'
>;

const deciding = (call: Known<DecisionBody>, loaded: LoadedProposal, check: LetterCheck) => ({
  by: call.actor,
  at: call.at,
  body: call.body,
  tally: tallyRound(roundOf(loaded), loaded.reviews),
  calendar: community,
  named: check(loaded, call.body),
});

/** Decides or amends, once it is known whom the letter must not name. */
const write = async (call: Known<DecisionBody>, act: typeof decideProposal) => {
  const check = await letterCheck(call);
  return actOnRound(call, (loaded) => act(roundOf(loaded), deciding(call, loaded, check)));
};

/** Those beside the caller who stand behind a held decision, with their relations to it as they are now. */
const backersOf = async (call: Known, root: Proposal): Promise<Colleague[]> => {
  const others = backersIn(root).filter((person) => person !== call.actor.id);
  return Promise.all(others.map((person) => relatedTo(call.store, person, [root.id])));
};

/** What a held decision still stands on. */
const heldFor = async ({ store }: Known, { root, decisions, assignments }: LoadedProposal) => {
  if (root.stage !== 'decided') return {};
  const conflicted = (await conflictedBackers(store, [root]))(root);
  return { held: backingOf(root, latestDecision(root, decisions), { conflicted, assignments }) };
};

/** One decision released: whoever decided or agreed is judged for a conflict once more, and must not get one meanwhile. */
export const announce = async (call: Known, id: string, letterRead: number, act: Act) => {
  const before = await loadProposal(call.store, id, 'root');
  if (!before) throw new Refusal('item.not-found');
  requireStaffView(before.root, call.actor);
  const backers = await backersOf(call, before.root);
  const conflicted = backers.filter((backer) => conflictOf(backer, before.root)).map((backer) => backer.id);
  const check = await letterCheck({ ...call, params: { ...call.params, proposal: id } });
  const release = (loaded: LoadedProposal): Change<Proposal> => {
    const { root } = loaded;
    requireStaffView(root, call.actor);
    const held = latestDecision(root, loaded.decisions);
    const isShort = held?.override === undefined && loaded.assignments.filter(counts).length < rulesOf(root).quorum;
    const known = new Set([call.actor.id, ...backers.map((backer) => backer.id)]);
    const unknown = (root.approvedBy ?? []).filter((person) => !known.has(person));
    const change = announceDecision(roundOf(loaded), {
      ...{ by: call.actor, at: call.at, letterRead, calendar: community, conflicted: [...conflicted, ...unknown], isShort },
      ...heldCheck(check, loaded),
    });
    return backers.reduce((tied, backer) => tiedTo(backer, tied), guardedBy(call, change));
  };
  return changeProposal(call.store, id, 'round', act, release, done);
};

export const decideHandlers: Decide = {
  readTally: async (call) => {
    const loaded = await seenBy(call, 'after');
    const [snapshot, all] = await Promise.all([snapshotOf(call.store), loaded.root.decisions > 0 ? stoodFor(call.store, loaded.root.id, call.actor) : []]);
    const nameOf = namesOf(snapshot);
    const stood = all.find(({ decision }) => decision === loaded.root.decisions);
    const tally = tallyRound(roundOf(loaded), loaded.reviews);
    const pitched = loaded.after?.pitched;
    return {
      ...tally,
      quorum: rulesOf(loaded.root).quorum,
      flags: [...tally.flags],
      criteria: [...tally.criteria],
      totals: tally.totals.map((entry) => ({ ...entry, name: nameOf(entry.reviewer) ?? '' })),
      ...(stood ? { stood: stoodView(stood) } : {}),
      ...(loaded.root.announcedAt ? { announced: { at: loaded.root.announcedAt, may: mayStill(loaded.root) } } : {}),
      ...(await againFor(call, loaded, nameOf)),
      ...(await beforeFor(call, loaded.root, nameOf)),
      ...(pitched ? { pitch: { on: pitched.on, place: pitched.place } } : {}),
      ...(await heldFor(call, loaded)),
    };
  },

  decideProposal: (call) => write(call, decideProposal),
  amendDecision: (call) => write(call, amendDecision),
  returnDecision: (call) => actOnRound(call, (loaded) => returnDecision(roundOf(loaded), { by: call.actor, at: call.at })),
  approveDecision: (call) => actOnRound(call, (loaded) => approveDecision(roundOf(loaded), { by: call.actor, decision: call.body.decision })),
  announceDecision: (call) => announce(call, call.params.proposal!, call.body.letterRead, actOf(call)),
};
