import { community } from '../../shared/community.ts';
import { absenceOf } from '../../shared/domain/absence.ts';
import { touchAssignment } from '../../shared/domain/assignment-clock.ts';
import { giveUpScans } from '../../shared/domain/attachment.ts';
import { detectConflict } from '../../shared/domain/conflict-case.ts';
import { touchContact } from '../../shared/domain/contact-timer.ts';
import { movePromise, namePromise } from '../../shared/domain/promise.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { TASK_FOR } from '../../shared/domain/task-done.ts';
import { touchProposal } from '../../shared/domain/timer.ts';
import { dueTouch } from '../../shared/domain/touch.ts';
import { anonymiseItem } from '../../shared/store/anonymise.ts';
import { callOfBatch } from '../../shared/store/batches.ts';
import { concernedIn } from '../../shared/store/concerned.ts';
import type { Consumer } from '../../shared/store/deliveries.ts';
import { forgetUndelivered, noteUndelivered } from '../../shared/store/deliveries.ts';
import { deleteDraft } from '../../shared/store/drafts.ts';
import { wakePerson } from '../../shared/store/erase.ts';
import { factsOf } from '../../shared/store/facts.ts';
import type { Stored } from '../../shared/store/item.ts';
import { dropLeftFile } from '../../shared/store/left-files.ts';
import { loadContact, loadProposal, loadRoot } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { personOf } from '../../shared/store/people.ts';
import { changeProposal, commitChange } from '../../shared/store/records.ts';
import { promiseFrom, snapshotOf } from '../../shared/store/roster.ts';
import { rootRow, WAKE_PARTITIONS } from '../../shared/store/rows.ts';
import type { Shelf } from '../../shared/store/shelf.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import { put, queryIndex, type Store, transact } from '../../shared/store/store.ts';
import { type LoadedSupport, loadSupport, taskIdFor } from '../../shared/store/support.ts';
import { causeOf, type Log } from '../http/log.ts';
import { runBatch } from './batch.ts';
import { takeClockStep } from './clock-steps.ts';
import { consume } from './facts.ts';
import { wakePanel } from './panel-late.ts';
import { recount } from './recount.ts';
import { wakeRelations } from './relations.ts';
import { routeWaiting } from './routing.ts';
import { wakeSeal } from './seal.ts';

const SYSTEM = 'system';
/** Of a run's time, what the invitations of one call may take; what is left comes with the next run. */
const BATCH_MS = 20_000;
const versioned = (root: Proposal) => ({ expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': root.version } });

/** A draft whose address nobody proved is marked without a letter: whoever starts drafts in another's name causes no mail beyond the hourly three. */
const warnDraft = (store: Store, before: Proposal, after: Proposal, at: string): Promise<void> =>
  transact(store, [
    put(store, rootRow({ ...after, version: before.version + 1 }, community), versioned(before)),
    ...(before.verified === before.address
      ? letterWrites(store, {
          template: 'draft-warning',
          to: before.applicant,
          address: before.address,
          record: before.id,
          cause: `${before.id} warning ${before.version}`,
          at,
        })
      : []),
  ]);

const touched = ({ root, assignments, after, contacts }: LoadedSupport, at: string) =>
  touchProposal(root, at, assignments, { after, contacts, taskId: taskIdFor, calendar: community });

const wakeProposal = async (store: Store, id: string, at: string): Promise<void> => {
  const loaded = await loadSupport(store, id);
  const touch = loaded && touched(loaded, at);
  if (!loaded || !touch) return;
  if (touch.kind === 'delete-draft') return deleteDraft(store, loaded.root, at);
  if (touch.kind === 'warn-draft') return warnDraft(store, loaded.root, touch.root, at);
  await commitChange<LoadedSupport | undefined, Proposal, undefined>(
    store,
    { by: SYSTEM, at },
    {
      load: () => loadSupport(store, id),
      before: (fresh) => fresh?.root,
      decide: (fresh) => {
        const now = fresh && touched(fresh, at);
        if (now?.kind !== 'change') throw new Refusal('item.changed');
        return now.change;
      },
      reply: () => undefined,
      also: (after, fresh) => (fresh ? slotWrites(store, fresh.root, after) : []),
    },
  );
};

const wakeContact = (store: Store, id: string, at: string): Promise<undefined> =>
  commitChange(
    store,
    { by: SYSTEM, at },
    {
      load: () => loadContact(store, id),
      before: (fresh) => fresh?.root,
      decide: (fresh) => {
        const touch = fresh && touchContact(fresh.root, at);
        if (touch?.kind !== 'change') throw new Refusal('item.changed');
        return touch.change;
      },
      reply: () => undefined,
    },
  );

/** Whoever is barred by now steps back instead of being reminded. */
const wakeAssignment = (store: Store, proposal: string, reviewer: string, at: string): Promise<undefined> =>
  commitChange(
    store,
    { by: SYSTEM, at },
    {
      load: async () => {
        const [person, fresh] = [await concernedIn(store, reviewer, proposal), await loadProposal(store, proposal, 'round')];
        return fresh && { ...fresh, person, away: absenceOf((await personOf(store, reviewer)) ?? {}, at, community) };
      },
      before: (fresh) => fresh?.root,
      decide: (fresh) => {
        const round = fresh && { proposal: fresh.root, assignments: fresh.assignments };
        const back = round && fresh.person && detectConflict(round, fresh.person);
        if (back) return back;
        const own = round?.assignments.find((assignment) => assignment.reviewer === reviewer);
        const change =
          round && own && touchAssignment(round, { reviewer, at, calendar: community, task: taskIdFor(TASK_FOR.overdue(proposal, own)), away: fresh.away });
        if (!change) throw new Refusal('item.changed');
        return change;
      },
      reply: () => undefined,
    },
  );

/** A fact whose consequences failed before is tried again; failing once more only moves its next try. */
const redrive = async (store: Store, log: Log, fact: string, consumer: Consumer): Promise<void> => {
  const [record, seq] = fact.split('#') as [string, string];
  try {
    const found = (await factsOf(store, record)).find((candidate) => candidate.seq === Number(seq));
    if (found) await consume(store, found, consumer);
    await forgetUndelivered(store, fact, consumer);
  } catch (error) {
    log({ event: 'redrive.failed', fact, consumer, ...causeOf(error) });
    await noteUndelivered(store, fact, consumer);
  }
};

const wakePromise = async (store: Store, id: string, at: string): Promise<undefined> => {
  const snapshot = await snapshotOf(store);
  return changeProposal(
    store,
    id,
    'root',
    { by: SYSTEM, at },
    ({ root }) => {
      if (dueTouch(root, at, community) !== 'promise') throw new Refusal('item.changed');
      return root.promise ? movePromise(root, { at, calendar: community }) : namePromise(root, { at, deadline: promiseFrom(snapshot, at, root).deadline });
    },
    () => undefined,
  );
};

const wakeFiles = (store: Store, id: string, at: string): Promise<undefined> =>
  changeProposal(
    store,
    id,
    'files',
    { by: SYSTEM, at },
    ({ root, files }) => {
      if (dueTouch(root, at, community) !== 'files') throw new Refusal('item.changed');
      return giveUpScans(root, files, at);
    },
    () => undefined,
  );

/** An item, for whichever of its reasons comes first; one that a fault left half anonymous goes on with that. */
const wakeItem = async (store: Store, id: string, at: string): Promise<void> => {
  const root = await loadRoot(store, id);
  const reason = root && (root.anonymised ? 'retention' : dueTouch(root, at, community));
  if (!root || !reason) return;
  if (reason === 'retention') await anonymiseItem(store, id, { by: SYSTEM, at }, 'retention');
  else if (reason === 'promise') await wakePromise(store, id, at);
  else if (reason === 'panel') await wakePanel(store, id, at);
  else if (reason === 'files') await wakeFiles(store, id, at);
  else if (reason === 'seal') await wakeSeal(store, id, at);
  else if (reason === 'clock') await takeClockStep(store, id, at);
  else if (root.kind === 'proposal') await wakeProposal(store, id, at);
  else if (root.kind === 'contact-request') await wakeContact(store, id, at);
};

const wakeRow = async (store: Store, log: Log, shelf: Shelf, row: Stored, at: string): Promise<void> => {
  const [pk, sk] = [row.pk as string, row.sk as string];
  if (row.type === 'assignment') await wakeAssignment(store, pk, sk.slice(2), at);
  else if (row.type === 'undelivered') await redrive(store, log, pk.slice('undelivered#'.length), sk as Consumer);
  else if (row.type === 'recount') await recount(store, pk);
  else if (row.type === 'waiting') await routeWaiting(store, sk, at);
  else if (row.type === 'batch') await runBatch(store, callOfBatch(pk), Date.parse(at) + BATCH_MS);
  else if (row.type === 'left-file') await dropLeftFile(store, shelf, pk);
  else if (pk.startsWith('per_')) {
    await wakeRelations(store, pk);
    await wakePerson(store, pk, at);
  } else await wakeItem(store, pk, at);
};

/** Rows per page. Shards take turns page by page, so that no shard waits for another's backlog. */
const BATCH = 50;
/** A run ends before the function's own time does; what is left comes at the next minute. */
const RUN_MS = 40_000;

/**
 * Every item whose time has come, letters aside. One that fails is logged and stays due; the run goes on behind it, so that rows which
 * fail each time keep nobody else from being woken.
 */
export const wake = async (store: Store, log: Log, shelf: Shelf): Promise<number> => {
  const start = store.now();
  const at = new Date(start).toISOString();
  let woken = 0;
  let places: { partition: string; after?: string }[] = WAKE_PARTITIONS.item.map((partition) => ({ partition }));
  while (places.length > 0) {
    const next: typeof places = [];
    for (const { partition, after } of places) {
      const rows = await queryIndex(store, 3, partition, { upTo: `${at}~`, limit: BATCH, ...(after ? { after } : {}) });
      for (const row of rows) {
        if (store.now() - start > RUN_MS) return woken;
        try {
          await wakeRow(store, log, shelf, row, at);
          woken += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) log({ event: 'wake.failed', row: `${row.pk} ${row.sk}`, ...causeOf(error) });
        }
      }
      if (rows.length >= BATCH - 1) next.push({ partition, after: rows.at(-1)!.gsi3sk as string });
    }
    places = next;
  }
  return woken;
};
