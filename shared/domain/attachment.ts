import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import { DAY, Instant, later } from './clock.ts';
import type { NewFact } from './fact.ts';
import { type FileMark, FileStatus, isOverdue, UPLOAD_MS } from './file-mark.ts';
import { isTerminal, type Proposal, type ProposalStage } from './proposal.ts';
import { BLANK } from './prose.ts';
import type { PurgeKind } from './purge.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { type Member, requireTeam } from './team.ts';

/** Files that a proposal may have beside its answers, and how large each may be. */
export const MAX_FILES = 3;
export const MAX_BYTES = 10 * 1024 * 1024;

/** Why nobody may read a file: what the scan found, what the file itself is, or that it should not lie here. */
export const FILE_REASONS = ['threat', 'unreadable', 'unscanned', 'not-pdf', 'size', 'purged'] as const;
export const FileReason = z.enum(FILE_REASONS);
export type FileReason = z.infer<typeof FileReason>;

/** A file beside a proposal. What was uploaded lies elsewhere; here stands what is known of it, and whether anybody may read it. */
export const Attachment = z.object({
  v: z.literal(1),
  id: z.string(),
  proposal: z.string(),
  /** What letters and facts call it by: the first, the second. */
  n: z.number().int().positive(),
  name: z.string(),
  /** As announced, then as it arrived, in bytes. */
  size: z.number().int(),
  status: FileStatus,
  reason: FileReason.optional(),
  by: z.string(),
  at: Instant,
  /** Until when its upload may begin; once it has arrived, by when its check must be over. */
  until: Instant,
  /** Which one of everything that was uploaded under its key counts: the first. */
  version: z.string().optional(),
  /** Added while a question is open: nobody but the applicant and the team knows of it before the answer. */
  pending: z.boolean().optional(),
});
export type Attachment = z.infer<typeof Attachment>;
type Files = readonly Attachment[];

const PDF = /\.pdf$/i;
/** Of what a PDF is often made of; any other ending stays to be seen. */
const MADE_OF = /(?:\s*\.(?:png|jpe?g|gif|webp|tiff?|heic|bmp|docx?|odt|xlsx?|ods|pptx?|odp|txt|rtf))+$/i;
const NAME_LENGTH = 120;
/** What no file system takes, and what could be read as a way to another folder. */
const NO_NAME = /[<>:"|?*%]/g;

/** A name as it can stand in a header, a list and a folder: without a path, signs that nobody sees, or an ending that is none of a PDF. */
export const fileName = (typed: string): string => {
  const last = typed.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(NO_NAME, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  const stem = [...plain.replace(PDF, '').trimEnd().replace(MADE_OF, '').trimEnd()].slice(0, NAME_LENGTH - 4).join('');
  return `${stem === '' ? 'document' : stem}.pdf`;
};

const fileItem = (file: Attachment): Item => ({ ...file, sk: SK.file(file.id), type: 'file' });

/** What the root knows of files: which it waits for. */
export const marksOf = (files: Files): FileMark[] | undefined => {
  const marks = files.flatMap(({ n, status, until }) => (status === 'expected' || status === 'scanning' ? [{ n, status, until }] : []));
  return marks.length === 0 ? undefined : marks.sort((a, b) => a.n - b.n);
};

const unlessDraft = ({ stage }: Proposal, ...facts: readonly NewFact[]): NewFact[] => (stage === 'draft' ? [] : [...facts]);

/** The proposal with these files in the place of those before. */
const changed = (root: Proposal, before: Files, after: Files, facts: readonly NewFact[]): Change<Proposal> => {
  const gone = before.filter((file) => !after.some(({ id }) => id === file.id));
  return {
    root: { ...root, files: marksOf(after) },
    items: after.filter((file) => !before.includes(file)).map(fileItem),
    removes: gone.map(({ id }) => SK.file(id)),
    facts: unlessDraft(root, ...facts),
  };
};

/** What its applicant sees and what counts: a file that was announced and never came is none. */
export const liveFiles = (files: Files, at: string): Attachment[] => files.filter((file) => !isOverdue(file, at));

/** Stages in which an applicant may add files, or take them away. */
const CHANGEABLE: readonly ProposalStage[] = ['draft', 'submitted', 'info-requested'];
/** A file may show that a condition of the decision is met. */
const meetsConditions = ({ stage, outcome }: Proposal): boolean => stage === 'announced' && outcome === 'accepted-with-conditions';
export const filesCanChange = (root: Proposal): boolean => CHANGEABLE.includes(root.stage) || meetsConditions(root);
/** A question may be answered, and a proposal taken, while a file is still on its way. */
const ARRIVING: readonly ProposalStage[] = [...CHANGEABLE, 'screening', 'in-review', 'deliberation'];

type Own = { readonly by: Actor; readonly at: string; readonly members: readonly Member[] };

/** Nobody stores files with us under an address that was never proven. */
export const mayStore = (root: Proposal, { scope }: Actor): boolean => scope.door === 'person' || scope.door === 'staff' || root.verified === root.address;

const requireChange = (root: Proposal, { by, members }: Own): void => {
  requireTeam(root, by, 'edit', members);
  refuseUnless(filesCanChange(root), 'file.not-now');
};

/** Refused files stay beside the others until they are removed, but no more of them than this. */
const KEPT_REFUSED = 3;

/**
 * A file is announced; what is uploaded under its id within the time counts. Files that never came make room, and so does the oldest
 * refused one where there are many.
 * @throws file.not-now, file.too-many, proposal.address-unverified
 */
export const startFile = (root: Proposal, files: Files, { id, name, size, ...own }: Own & { id: string; name: string; size: number }): Change<Proposal> => {
  const { by, at } = own;
  requireChange(root, own);
  refuseUnless(mayStore(root, by), 'proposal.address-unverified');
  const live = liveFiles(files, at);
  refuseUnless(live.filter(({ status }) => status !== 'refused').length < MAX_FILES, 'file.too-many');
  const refused = live.filter(({ status }) => status === 'refused').toSorted((a, b) => b.n - a.n);
  const kept = live.filter((file) => !refused.slice(KEPT_REFUSED - 1).includes(file));
  const n = 1 + Math.max(0, ...files.map((file) => file.n));
  const pending = root.stage === 'info-requested' ? { pending: true } : {};
  const file: Attachment = {
    v: 1,
    id,
    proposal: root.id,
    n,
    name: fileName(name),
    size,
    status: 'expected',
    by: by.id,
    at,
    until: later(at, UPLOAD_MS),
    ...pending,
  };
  return changed(root, files, [...kept, file], [{ type: 'FileExpected', file: id, n }]);
};

const mustFind = (files: Files, id: string): Attachment => {
  const file = files.find((candidate) => candidate.id === id);
  if (!file) throw new Refusal('item.not-found');
  return file;
};

/** The applicant takes a file away again; what was judged stays. @throws file.not-now, item.not-found */
export const removeFile = (root: Proposal, files: Files, { file: id, ...own }: Own & { file: string }): Change<Proposal> => {
  requireTeam(root, own.by, 'edit', own.members);
  const file = mustFind(files, id);
  requireChange(root, own);
  refuseUnless(!meetsConditions(root) || file.at >= (root.announcedAt ?? ''), 'file.not-now');
  const rest = files.filter((other) => other !== file);
  return changed(root, files, rest, [{ type: 'FileRemoved', file: id, n: file.n, reason: 'asked' }]);
};

/** Staff take out what should not lie here; its name goes too, and the applicant hears of it. @throws item.not-found, purge.nothing */
export const purgeFile = (root: Proposal, files: Files, { file: id, kind }: { file: string; kind: PurgeKind }): Change<Proposal> => {
  const file = mustFind(files, id);
  refuseUnless(file.reason !== 'purged', 'purge.nothing');
  const purged: Attachment = { ...file, name: BLANK, status: 'refused', reason: 'purged', version: undefined };
  const after = files.map((other) => (other === file ? purged : other));
  return changed(root, files, after, [{ type: 'FileRemoved', file: id, n: file.n, reason: kind }]);
};

/** What arrived under the key of a file: which version, when and of what size. */
export type Arrival = { readonly file: string; readonly version: string; readonly at: string; readonly size: number };
/** `stray`: nobody waits for this, it can go. `known`: everything of it has been noted before. */
export type Verdict = Change<Proposal> | 'stray' | 'known';

/** A scan takes minutes; what nobody has heard of for this long was forgotten on the way. */
const SCAN_MS = DAY;

const received = (root: Proposal, file: Attachment, { version, at, size }: Arrival): Attachment | 'stray' =>
  (ARRIVING.includes(root.stage) || meetsConditions(root)) && !isOverdue(file, at)
    ? { ...file, status: 'scanning', version, size, until: later(at, SCAN_MS) }
    : 'stray';

const receipt = ({ id, n }: Attachment): NewFact => ({ type: 'FileReceived', file: id, n });

/** Something was uploaded. Only the first that comes in time counts; it may be read once it has been checked. */
export const receiveFile = (root: Proposal, files: Files, arrival: Arrival): Verdict => {
  const file = files.find(({ id }) => id === arrival.file);
  if (!file || isTerminal(root.stage)) return 'stray';
  if (file.status !== 'expected') return file.version === arrival.version ? 'known' : 'stray';
  const came = received(root, file, arrival);
  if (came === 'stray') return came;
  const after = files.map((other) => (other === file ? came : other));
  return changed(root, files, after, [receipt(came)]);
};

/** What the checks say of an arrival: a reason why it may not be read, or none. Whoever hears the result first hears of the arrival too. */
export const judgeFile = (root: Proposal, files: Files, arrival: Arrival, reason: FileReason | undefined): Verdict => {
  const file = files.find(({ id }) => id === arrival.file);
  if (!file || isTerminal(root.stage)) return 'stray';
  if (file.status === 'clean' || file.status === 'refused') return file.version === arrival.version ? 'known' : 'stray';
  if (file.status === 'scanning' && file.version !== arrival.version) return 'stray';
  const came = file.status === 'scanning' ? file : received(root, file, arrival);
  if (came === 'stray') return came;
  const { id, n } = came;
  const judged: Attachment = reason ? { ...came, size: arrival.size, status: 'refused', reason } : { ...came, size: arrival.size, status: 'clean' };
  const facts: NewFact[] = [
    ...(file.status === 'expected' ? [receipt(came)] : []),
    reason ? { type: 'FileRefused', file: id, n, reason } : { type: 'FileCleared', file: id, n },
  ];
  return changed(
    root,
    files,
    files.map((other) => (other === file ? judged : other)),
    facts,
  );
};

/** Files whose check never ended are refused, so that they hold nobody up; the applicant can add them again. */
export const giveUpScans = (root: Proposal, files: Files, at: string): Change<Proposal> => {
  const lost = files.filter(({ status, until }) => status === 'scanning' && until <= at);
  const after = files.map((file): Attachment => (lost.includes(file) ? { ...file, status: 'refused', reason: 'unscanned' } : file));
  return changed(
    root,
    files,
    after,
    lost.map(({ id, n }) => ({ type: 'FileRefused', file: id, n, reason: 'unscanned' })),
  );
};

const standing = ({ id: file, n, status, reason }: Attachment): NewFact => {
  if (status === 'expected') return { type: 'FileExpected', file, n };
  if (status === 'scanning') return { type: 'FileReceived', file, n };
  return status === 'clean' ? { type: 'FileCleared', file, n } : { type: 'FileRefused', file, n, reason: reason ?? 'unscanned' };
};

/** What a draft came with is in the log from its submission on; that waits for no scan. */
export const withFilesSubmitted = (change: Change<Proposal>, files: Files, at: string): Change<Proposal> => ({
  ...change,
  facts: [
    ...change.facts,
    ...liveFiles(files, at)
      .toSorted((a, b) => a.n - b.n)
      .map(standing),
  ],
});

/** The answer brings the files that were added for it. */
export const withFilesAnswered = (change: Change<Proposal>, files: Files): Change<Proposal> => ({
  ...change,
  items: [...(change.items ?? []), ...files.filter(({ pending }) => pending).map(({ pending: _, ...file }) => fileItem(file))],
});

const ID = '[0-9a-hjkmnp-tv-z]{26}';
const KEY = new RegExp(`^quarantine/(prp_${ID})/(att_${ID})$`);
/** Where a file lies before it has been checked, and where it is read from afterwards. */
export const quarantineKey = (proposal: string, file: string): string => `quarantine/${proposal}/${file}`;
export const cleanKey = (proposal: string, file: string): string => `clean/${proposal}/${file}`;
/** Which file an upload is for; undefined for anything else that lies in the same place. */
export const uploadOf = (key: string): { proposal: string; file: string } | undefined => {
  const [, proposal, file] = KEY.exec(key) ?? [];
  return proposal && file ? { proposal, file } : undefined;
};
