import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { SK } from '../../shared/domain/change.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { isInTeam } from '../../shared/domain/team.ts';
import { forMember, ownView, statusView } from '../../shared/domain/view/applicant.ts';
import type { Reach } from '../../shared/domain/view/bundle.ts';
import type { Stored } from '../../shared/store/item.ts';
import { PAGE, positionOf } from '../../shared/store/lists.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { getRows, queryIndex, type Store } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { namesFor, ownProposal, publicWord, requireFresh } from './own.ts';

type Reading = Pick<Handlers<typeof applicantOperations>, 'readStatus' | 'readOwnProposal' | 'listOwnItems'>;

/** Whether our letters arrive is told to nobody who only typed the address of somebody else. */
const reachOf = ({ actor, person }: Known, root: Proposal): Reach => (actor.scope.door !== 'draft' || root.verified === root.address ? person : {});

/** What leads to own items in the index of people, in its order. */
const KINDS = ['contact-request', 'proposal', 'team'] as const;

/** A page of these entries behind a position, and one more where there is one. */
const entriesFrom = async (store: Store, person: string, after: string): Promise<Stored[]> => {
  const entries: Stored[] = [];
  for (const kind of KINDS) {
    if (entries.length > PAGE || after > `${kind}#~`) continue;
    const from = after > `${kind}#` ? after : `${kind}#`;
    entries.push(...(await queryIndex(store, 4, person, { after: from, upTo: `${kind}#~`, limit: PAGE + 2 - entries.length })));
  }
  return entries;
};

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
    const keys = await call.deps.keys();
    const bound = `${id} mine`;
    const entries = await entriesFrom(call.store, id, positionOf(keys, bound, call.query.cursor) ?? '');
    const last = entries.length > PAGE ? String(entries[PAGE - 1]!.gsi4sk) : undefined;
    const found = entries.slice(0, PAGE).map((row) => ({ pk: row.pk as string, sk: SK.root }));
    const roots = found.length === 0 ? [] : await getRows(call.store, found);
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
      ...(last ? { cursor: sealCursor(keys, bound, last) } : {}),
    };
  },
};
