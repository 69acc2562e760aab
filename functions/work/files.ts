import * as z from 'zod';
import { SYSTEM } from '../../shared/domain/actor.ts';
import {
  type Arrival,
  cleanKey,
  type FileReason,
  judgeFile,
  MAX_BYTES,
  quarantineKey,
  receiveFile,
  uploadOf,
  type Verdict,
} from '../../shared/domain/attachment.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import type { Look, Shelf } from '../../shared/store/shelf.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Log } from '../http/log.ts';

export type FileKeeper = { readonly store: Store; readonly log: Log; readonly shelf: Shelf };

/** What S3 tells of an upload; only what is used of it. */
const Created = z.object({
  source: z.literal('aws.s3'),
  time: z.iso.datetime(),
  detail: z.object({ object: z.object({ key: z.string(), size: z.number().int(), 'version-id': z.string() }) }),
});
/** What the scanner found in one version of an object. */
const Scanned = z.object({
  source: z.literal('aws.guardduty'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']) }),
  }),
});
export const FileEvent = z.discriminatedUnion('source', [Created, Scanned]);
export type FileEvent = z.infer<typeof FileEvent>;

type Status = z.infer<typeof Scanned>['detail']['scanResultDetails']['scanResultStatus'];
const REASONS: Readonly<Record<Exclude<Status, 'NO_THREATS_FOUND'>, FileReason>> = {
  THREATS_FOUND: 'threat',
  UNSUPPORTED: 'unreadable',
  ACCESS_DENIED: 'unscanned',
  FAILED: 'unscanned',
};

/** What is wrong with a file whatever a scanner says: it is none, too large, or no PDF. */
const faultOf = ({ size, start }: Look): FileReason | undefined => {
  if (size < 1 || size > MAX_BYTES) return 'size';
  return Buffer.from(start).toString('latin1').startsWith('%PDF-') ? undefined : 'not-pdf';
};

type Place = { readonly proposal: string; readonly file: string };

/** Decides on the proposal as it is now, and writes what was decided. @returns how it ended */
const settle = async ({ store }: FileKeeper, { proposal }: Place, decide: (loaded: LoadedProposal) => Verdict): Promise<'done' | 'stray' | 'known'> => {
  let end: 'done' | 'stray' | 'known' = 'done';
  const load = () => loadProposal(store, proposal, 'files');
  try {
    await commitChange<LoadedProposal | undefined, Proposal, undefined>(
      store,
      { by: SYSTEM, at: new Date(store.now()).toISOString() },
      {
        load,
        before: (loaded) => loaded?.root,
        decide: (loaded) => {
          const verdict = loaded ? decide(loaded) : 'stray';
          end = typeof verdict === 'string' ? verdict : 'done';
          if (typeof verdict === 'string') throw new Refusal('item.changed');
          return verdict;
        },
        reply: () => undefined,
      },
    );
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'item.changed')) throw error;
  }
  return end;
};

/** What belongs to no file goes from everywhere; another upload of a file that counts leaves that one alone. */
const dropStray = async ({ store, shelf }: FileKeeper, { proposal, file }: Place): Promise<void> => {
  const loaded = await loadProposal(store, proposal, 'files');
  await shelf.drop(quarantineKey(proposal, file));
  if (!loaded?.files.some(({ id }) => id === file)) await shelf.drop(cleanKey(proposal, file));
};

/** An upload came in: from now on the file is being checked. */
const onCreated = async (keeper: FileKeeper, place: Place, arrival: Arrival): Promise<void> => {
  const end = await settle(keeper, place, ({ root, files }) => receiveFile(root, files, arrival));
  if (end === 'stray') await dropStray(keeper, place);
};

/** Whether this version may be read, and if so, whether it lies where it can be: that version and no other, before anybody is told. */
const clearing = async ({ shelf }: FileKeeper, place: Place, version: string, look: Look, status: Status): Promise<FileReason | undefined> => {
  const reason = status === 'NO_THREATS_FOUND' ? faultOf(look) : REASONS[status];
  if (reason) return reason;
  const isThere = await shelf.copy(quarantineKey(place.proposal, place.file), version, cleanKey(place.proposal, place.file));
  return isThere ? undefined : 'unscanned';
};

/**
 * The scanner's word on one version. Nothing is copied that nobody waits for; should a file have gone meanwhile, its copy goes too. What our
 * own rights kept from being scanned is told to whoever runs this as well: the event ends in the queue.
 */
const onScanned = async (keeper: FileKeeper, place: Place, version: string, status: Status): Promise<void> => {
  const from = quarantineKey(place.proposal, place.file);
  const look = await keeper.shelf.look(from, version);
  const arrival: Arrival = { file: place.file, version, at: look?.at ?? new Date(keeper.store.now()).toISOString(), size: look?.size ?? 0 };
  const judge =
    (reason: FileReason | undefined) =>
    ({ root, files }: LoadedProposal): Verdict =>
      judgeFile(root, files, arrival, reason);
  const loaded = await loadProposal(keeper.store, place.proposal, 'files');
  const waiting = loaded ? judge('unscanned')(loaded) : 'stray';
  if (waiting === 'stray') return dropStray(keeper, place);
  if (waiting !== 'known') {
    const reason = look ? await clearing(keeper, place, version, look, status) : 'unscanned';
    const end = await settle(keeper, place, judge(reason));
    if (end === 'stray') return dropStray(keeper, place);
    await keeper.shelf.drop(from);
  }
  if (status === 'ACCESS_DENIED') throw new Error('the scanner may not read what it has to scan');
};

/** One event of the bucket or of its scanner; a repeat changes nothing. Whatever else lies in the bucket is nobody's file. */
export const onFileEvent = async (keeper: FileKeeper, input: unknown): Promise<void> => {
  const event = FileEvent.parse(input);
  if (event.source === 'aws.s3') {
    const { key, size, 'version-id': version } = event.detail.object;
    const place = uploadOf(key);
    if (place) await onCreated(keeper, place, { file: place.file, version, at: new Date(event.time).toISOString(), size });
    return;
  }
  const { s3ObjectDetails: object, scanResultDetails: result } = event.detail;
  const place = uploadOf(object.objectKey);
  if (place) await onScanned(keeper, place, object.versionId, result.scanResultStatus);
};
