import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { SK } from '../../shared/domain/change.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { isInTeam } from '../../shared/domain/team.ts';
import { forMember, ownView, statusView } from '../../shared/domain/view/applicant.ts';
import type { Reach } from '../../shared/domain/view/bundle.ts';
import { getRows, queryIndex } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { namesFor, ownProposal, publicWord, requireFresh } from './own.ts';

type Reading = Pick<Handlers<typeof applicantOperations>, 'readStatus' | 'readOwnProposal' | 'listOwnItems'>;

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

  listOwnItems: async (call) => {
    requireFresh(call);
    const { id } = call.actor;
    const of = (kind: string) => queryIndex(call.store, 4, id, { after: `${kind}#`, upTo: `${kind}#~`, limit: 50 });
    const keys = (await Promise.all(['proposal', 'contact-request', 'team'].map(of))).flat().map((row) => ({ pk: row.pk as string, sk: SK.root }));
    const roots = keys.length === 0 ? [] : await getRows(call.store, keys);
    const mine = roots.filter((root) => root.applicant === id || isInTeam(root, id)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return {
      rows: mine.map((root) => ({
        id: root.id,
        kind: root.kind,
        reference: root.reference,
        title: root.title,
        stage: publicWord(root.kind, root.stage),
        as: root.applicant === id ? 'applicant' : 'team',
      })),
    };
  },
};
