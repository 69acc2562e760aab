import type { peopleOperations } from '../../shared/contract/people.ts';
import { conflictOf, detectedKinds, standOf } from '../../shared/domain/conflict.ts';
import { overlap, partyKeys } from '../../shared/domain/organisation.ts';
import { ConflictRow, type RosterEntry } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { getRows } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';

type Said = { readonly reviewers?: readonly { readonly name: string; readonly why: string }[] };

/** Why the applicant would rather not have this person, in the applicant's own words. */
const exclusionOf = (entry: RosterEntry, { parts }: LoadedProposal): string | undefined =>
  ((parts.exclusions as Said | undefined)?.reviewers ?? []).find(({ name }) => overlap(entry.keys, partyKeys(name)))?.why;

/** Where somebody stands to the item: by what the store knows, by what was said, and by what was decided; nothing where nothing is. */
const lineOf = (entry: RosterEntry, root: Proposal, row: ConflictRow | undefined) => {
  const found = conflictOf({ ...entry, conflicts: row ? { [root.id]: standOf(row) } : {} }, root);
  if (!found && !row) return undefined;
  const detected = detectedKinds(entry, root);
  if (found?.kind === 'own') return { kinds: ['own'], state: 'own' as const };
  if (found?.state === 'detected') return { kinds: detected.filter((kind) => !row?.kinds?.includes(kind)), state: 'detected' as const };
  if (!row) return undefined;
  return { kinds: [...new Set([...(row.kinds ?? [row.conflict]), ...(found ? detected : [])])], state: row.state };
};

export const conflictHandlers: Pick<Handlers<typeof peopleOperations>, 'listConflicts'> = {
  listConflicts: async (call) => {
    const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
    if (!loaded) throw new Refusal('item.not-found');
    const { root } = loaded;
    requireStaffView(root, call.actor);
    const roster = await rosterOf(call.store);
    const rows = await getRows(
      call.store,
      roster.map(({ id }) => ({ pk: id, sk: `k#${root.id}` })),
    );
    const known = new Map(rows.map((row) => [row.pk as string, ConflictRow.parse(row)]));
    const nameOf = namesOf(await snapshotOf(call.store));
    const conflicts = roster.flatMap((entry) => {
      const row = known.get(entry.id);
      const line = lineOf(entry, root, row);
      if (!line) return [];
      const excluded = line.kinds.includes('named') ? exclusionOf(entry, loaded) : undefined;
      const by = line.state === 'detected' || !row ? undefined : (row.by ?? entry.id);
      return [
        {
          person: entry.id,
          name: entry.name,
          organisation: entry.organisation,
          roles: entry.roles,
          ...line,
          ...(excluded === undefined ? {} : { excluded }),
          ...(by ? { by: nameOf(by) ?? '' } : {}),
          ...(row && line.state !== 'detected' ? { ...(row.reason ? { reason: row.reason } : {}), at: row.at } : {}),
        },
      ];
    });
    return { conflicts: conflicts.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
};
