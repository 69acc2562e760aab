import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { SK } from '../../shared/domain/change.ts';
import { ownView, statusView } from '../../shared/domain/view/applicant.ts';
import { getRows, queryIndex } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';
import { namesFor, ownProposal, publicWord, requireFresh } from './own.ts';

type Reading = Pick<Handlers<typeof applicantOperations>, 'readStatus' | 'readOwnProposal' | 'listOwnItems'>;

export const readingHandlers: Reading = {
  readStatus: async (call) => {
    const { root } = await ownProposal(call, 'root');
    return statusView(root, call.at, community, await namesFor(call.store), call.person);
  },

  readOwnProposal: async (call) => {
    const loaded = await ownProposal(call, 'all');
    if (loaded.root.stage !== 'draft') requireFresh(call);
    return ownView(loaded, call.at, community, await namesFor(call.store), call.person);
  },

  listOwnItems: async (call) => {
    requireFresh(call);
    const of = (kind: string) => queryIndex(call.store, 4, call.actor.id, { after: `${kind}#`, upTo: `${kind}#~`, limit: 50 });
    const keys = (await Promise.all(['proposal', 'contact-request'].map(of))).flat().map((row) => ({ pk: row.pk as string, sk: SK.root }));
    const roots = keys.length === 0 ? [] : await getRows(call.store, keys);
    const mine = roots.filter((root) => root.applicant === call.actor.id).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return { rows: mine.map(({ id, kind, reference, title, stage }) => ({ id, kind, reference, title, stage: publicWord(kind, stage) })) };
  },
};
