import { community } from '../../shared/community.ts';
import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import type { Change } from '../../shared/domain/change.ts';
import { type Checks, newIn } from '../../shared/domain/checks.ts';
import { type Concerned, decideConflict, type StandIn } from '../../shared/domain/conflict-case.ts';
import { newId } from '../../shared/domain/id.ts';
import { addProposalNote, askStep2 } from '../../shared/domain/inquiry.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal, type RefusalCode, refuseUnless } from '../../shared/domain/refusal.ts';
import { admitProposal, handOver, mergeProposal, recordChecks, screenOut, takeProposal } from '../../shared/domain/screening.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { standardText } from '../../shared/domain/words/index.ts';
import { type Depth, type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { type Act, changeProposal, commitChange } from '../../shared/store/records.ts';
import { standInFor } from '../../shared/store/stand-in.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import { concernedBy, done, guardedBy, relatedTo, tiedTo } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { endAssignment } from './ending.ts';
import { invite } from './inviting.ts';
import { roundHandlers } from './rounds.ts';

type Move = Pick<
  Handlers<typeof liaisonOperations>,
  | 'takeProposal'
  | 'handOver'
  | 'askStep2'
  | 'addProposalNote'
  | 'admitProposal'
  | 'screenProposal'
  | 'screenOut'
  | 'mergeProposal'
  | 'inviteReviewers'
  | 'cancelAssignment'
  | 'closeRound'
  | 'reopenRound'
  | 'decideConflict'
>;

const round = (loaded: LoadedProposal) => ({ proposal: loaded.root, assignments: loaded.assignments });

/** Every act at the desk: only on what this person may see, and tied to the relations that were read. */
const act = (call: Known, depth: Depth, decide: (loaded: LoadedProposal) => Change<Proposal>, as: Act = actOf(call)) =>
  changeProposal(
    call.store,
    call.params.proposal!,
    depth,
    as,
    (loaded) => {
      requireStaffView(loaded.root, call.actor);
      return guardedBy(call, decide(loaded));
    },
    done,
  );

/** The root of a proposal, for whoever may see it. @throws item.not-found */
const seen = async (call: Known, id: string): Promise<Proposal> => {
  const loaded = await loadProposal(call.store, id, 'root');
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded.root;
};

/** Why a proposal that passes all checks is not admitted yet. */
const NOT_YET: readonly RefusalCode[] = ['proposal.step-2-missing', 'file.scanning'];

/** What was found at the door stays, also where something else is still waited for: it is committed by itself. */
const keepChecks = async (call: Known, checks: Checks): Promise<void> => {
  const { by, at } = actOf(call);
  const { checks: before = {} } = await seen(call, call.params.proposal!);
  if (Object.keys(newIn(before, checks)).length > 0) await act(call, 'root', ({ root }) => recordChecks(root, { checks }), { by, at });
};

type Rounds = 'closeRound' | 'reopenRound';

const otherHandlers: Omit<Move, Rounds | 'decideConflict'> = {
  takeProposal: (call) => act(call, 'root', ({ root }) => takeProposal(root, { by: call.actor, at: call.at })),

  handOver: async (call) => {
    const colleague = (await rosterOf(call.store)).find((entry) => entry.id === call.body.to);
    if (!colleague?.roles.includes('liaison')) throw new Refusal('person.unknown', { fields: [{ path: 'to', code: 'person.unknown', message: '' }] });
    const to = await relatedTo(call.store, colleague.id, [call.params.proposal!]);
    return act(call, 'root', ({ root }) => tiedTo(to, handOver(root, { to })));
  },

  addProposalNote: (call) => {
    const message = newId('msg', call.store.random);
    return act(call, 'root', ({ root }) => addProposalNote(root, { by: call.actor, at: call.at, text: call.body.text, message }));
  },
  askStep2: (call) => {
    const message = newId('msg', call.store.random);
    return act(call, 'root', ({ root }) =>
      askStep2(root, { by: call.actor, at: call.at, text: call.body.text ?? standardText('step-2', root.language), message }),
    );
  },
  screenProposal: (call) => act(call, 'root', ({ root }) => recordChecks(root, call.body)),
  admitProposal: async (call) => {
    const { checks } = call.body;
    try {
      return await act(call, 'root', ({ root }) => admitProposal(root, { at: call.at, checks }));
    } catch (error) {
      if (checks && error instanceof Refusal && NOT_YET.includes(error.code)) await keepChecks(call, checks);
      throw error;
    }
  },
  screenOut: (call) => act(call, 'root', ({ root }) => screenOut(root, { ...call.body, by: call.actor, at: call.at, calendar: community })),

  mergeProposal: (call) =>
    commitChange<{ root: Proposal; into: Proposal }, Proposal, ReturnType<typeof done>>(call.store, actOf(call), {
      load: async () => ({ root: await seen(call, call.params.proposal!), into: await seen(call, call.body.into) }),
      before: ({ root }) => root,
      decide: ({ root, into }) => guardedBy(call, mergeProposal(root, { into, differentSender: call.body.differentSender ?? false })),
      reply: done,
      also: (after, { root }) => slotWrites(call.store, root, after),
    }),

  inviteReviewers: (call) => invite(call, call.body.reviewers),
  cancelAssignment: endAssignment,
};

/** Who may take part in it; by itself, for pages that do nothing else of these. */
export const rulingHandlers: Pick<Move, 'decideConflict'> = {
  decideConflict: async (call) => {
    refuseUnless(call.body.person === call.actor.id || effectiveRoles(call.actor).includes('chair'), 'session.not-enough');
    return commitChange<LoadedProposal & { person: Concerned; standIn: StandIn }, Proposal, ReturnType<typeof done>>(call.store, actOf(call), {
      load: async () => {
        const person = await concernedBy(call.store, call.body.person, call.params.proposal!);
        const loaded = await loadProposal(call.store, call.params.proposal!, 'round');
        if (!loaded) throw new Refusal('item.not-found');
        return { ...loaded, person, standIn: await standInFor(call.store, loaded.root, person.id) };
      },
      before: ({ root }) => root,
      decide: (loaded) => {
        requireStaffView(loaded.root, call.actor);
        return guardedBy(call, decideConflict(round(loaded), { ...call.body, by: call.actor, person: loaded.person, standIn: loaded.standIn }));
      },
      reply: done,
      also: (after, { root }) => slotWrites(call.store, root, after),
    });
  },
};

// A spread counts as an effect, so that a function that needs a narrow one would hold these too.
export const liaisonMoveHandlers: Move = /* @__PURE__ */ (() => ({ ...otherHandlers, ...roundHandlers, ...rulingHandlers }))();
