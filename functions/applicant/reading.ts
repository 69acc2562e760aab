import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { windowOf } from '../../shared/domain/call.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { forMember, ownView, statusView } from '../../shared/domain/view/applicant.ts';
import type { Reach } from '../../shared/domain/view/bundle.ts';
import { openIntake, publicCall } from '../../shared/domain/view/call.ts';
import { callFor } from '../../shared/store/calls.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { namesFor, ownProposal, requireFresh } from './own.ts';

type Reading = Pick<Handlers<typeof applicantOperations>, 'readStatus' | 'readOwnProposal' | 'readCall'>;

/** Whether our letters arrive is told to nobody who only typed the address of somebody else. */
const reachOf = ({ actor, person }: Known, root: Proposal): Reach => (actor.scope.door !== 'draft' || root.verified === root.address ? person : {});

export const readingHandlers: Reading = {
  readStatus: async (call) => {
    const { root } = await ownProposal(call, 'root');
    const status = statusView(root, call.at, community, await namesFor(call.store), reachOf(call, root));
    return root.applicant === call.actor.id ? status : forMember(status, (await ownProposal(call, 'all')).members, call.actor.id);
  },

  readOwnProposal: async (call) => {
    const loaded = await ownProposal(call, 'all');
    if (loaded.root.stage !== 'draft') requireFresh(call);
    return ownView(loaded, call.at, community, await namesFor(call.store), reachOf(call, loaded.root), call.actor.id);
  },

  readCall: async (call) => {
    const { root } = await ownProposal(call, 'root');
    const of = await callFor(call.store, root.call, call.at);
    return of ? publicCall(of, windowOf(of, call.at)) : openIntake;
  },
};
