import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { SK } from '../../shared/domain/change.ts';
import { ContactStage } from '../../shared/domain/contact.ts';
import { ProposalStage } from '../../shared/domain/proposal.ts';
import { isInTeam } from '../../shared/domain/team.ts';
import { type ProcessStep, processStep, publicStageOf } from '../../shared/domain/view/applicant.ts';
import { shownStage } from '../../shared/domain/view/contact.ts';
import { asTold } from '../../shared/domain/view/told.ts';
import type { Stored } from '../../shared/store/item.ts';
import { PAGE, positionOf } from '../../shared/store/lists.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { getRows, queryIndex, type Store } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';
import { requireFresh } from './own.ts';

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

/** Where an item is, as its sender may know it, and how far a proposal is; a message has no such way to go. */
const wayShown = (row: Stored, now: string): { stage: string; process?: ProcessStep } => {
  const root = asTold(row, now);
  if (row.kind !== 'proposal') return { stage: shownStage({ stage: ContactStage.parse(root.stage), cameFrom: ContactStage.optional().parse(root.cameFrom) }) };
  const seen = { stage: ProposalStage.parse(root.stage), cameFrom: ProposalStage.optional().parse(root.cameFrom) };
  const process = processStep(seen);
  return { stage: publicStageOf(seen.stage), ...(process ? { process } : {}) };
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
        ...wayShown(root, call.at),
        as: root.applicant === id ? 'applicant' : 'team',
      })),
      ...(last ? { cursor: sealCursor(keys, bound, last) } : {}),
    };
  },
};
