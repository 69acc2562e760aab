import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { SK } from '../../shared/domain/change.ts';
import { ProposalStage } from '../../shared/domain/proposal.ts';
import { isInTeam } from '../../shared/domain/team.ts';
import { type ProcessStep, processStep } from '../../shared/domain/view/applicant.ts';
import type { Stored } from '../../shared/store/item.ts';
import { PAGE, positionOf } from '../../shared/store/lists.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { getRows, queryIndex, type Store } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';
import { publicWord, requireFresh } from './own.ts';

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

/** How far a proposal is; a message has no such way to go. */
const wayShown = ({ kind, ...root }: Stored): { process?: ProcessStep } => {
  if (kind !== 'proposal') return {};
  const process = processStep({ stage: ProposalStage.parse(root.stage), cameFrom: ProposalStage.optional().parse(root.cameFrom) });
  return process ? { process } : {};
};

export const ownItemsHandlers: Pick<Handlers<typeof applicantOperations>, 'listOwnItems'> = {
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
        ...wayShown(root),
        as: root.applicant === id ? 'applicant' : 'team',
      })),
      ...(last ? { cursor: sealCursor(keys, bound, last) } : {}),
    };
  },
};
