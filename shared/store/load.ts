import { After, Introduced } from '../domain/after.ts';
import { Assignment } from '../domain/assignment.ts';
import { Attachment } from '../domain/attachment.ts';
import { SK } from '../domain/change.ts';
import { ContactRequest } from '../domain/contact.ts';
import { Decision } from '../domain/decision.ts';
import { idPattern } from '../domain/id.ts';
import { Imported } from '../domain/import/imported.ts';
import { Message } from '../domain/message.ts';
import { PartName, type Proposal } from '../domain/proposal.ts';
import { Review, ReviewDraft } from '../domain/review.ts';
import type { Pending } from '../domain/submission.ts';
import { wasTakenBack } from '../domain/taken-back.ts';
import { Task } from '../domain/task.ts';
import { Member } from '../domain/team.ts';
import type { ContactBundle, ProposalBundle } from '../domain/view/bundle.ts';
import type { Stored } from './item.ts';
import { proposalOf, rootFrom } from './roots.ts';
import { getRow, getRows, queryRange, type Store } from './store.ts';
import { upcast } from './upcast.ts';

/** What came after a decision; nothing where nothing did, or where less than that was asked for. */
const afterFrom = (rows: readonly Stored[]): { after?: After } => {
  const row = ofType(rows, 'after')[0];
  return row ? { after: After.parse(row) } : {};
};

/** A part as it is stored: one text of one revision. */
export type StoredPart = { readonly part: PartName; readonly revision: number; readonly version: number; readonly content: unknown };

/** A proposal with everything that hangs on it, all texts of its parts, and the salt of its seals. */
export type LoadedProposal = ProposalBundle & {
  readonly salt: string;
  readonly texts: readonly StoredPart[];
  readonly members: readonly Member[];
  readonly files: readonly Attachment[];
  readonly pending: Pending;
};

/**
 * How much of a record a use case needs: the root, the round (assignments, reviews, decisions, thread), that with team and files, with what came
 * after the decision, or all with the answers.
 */
export type Depth = 'root' | 'round' | 'files' | 'after' | 'all';
const UP_TO: Record<Depth, string> = { root: SK.root, round: 'f~', files: 'h~', after: 'i~', all: 'q~' };

const rowsOf = async (store: Store, id: string, depth: Depth): Promise<Stored[]> => {
  if (depth !== 'root') return queryRange(store, id, SK.root, UP_TO[depth]);
  const row = await getRow(store, id, SK.root);
  return row ? [row] : [];
};

const ofType = (rows: readonly Stored[], type: string): Stored[] => rows.filter((row) => row.type === type);

/** The line that an item was imported from, where it was. */
const importedFrom = (rows: readonly Stored[]): { imported?: Imported } => {
  const row = ofType(rows, 'original')[0];
  return row ? { imported: Imported.parse(row) } : {};
};

/** A proposal put together from the rows of its partition. */
export const proposalFrom = (rows: readonly Stored[]): LoadedProposal | undefined => {
  const first = rows.find((row) => row.sk === SK.root && row.kind === 'proposal');
  if (!first) return undefined;
  const root = proposalOf(first);
  const texts = ofType(rows, 'part').map(({ part, revision, version, content }) => ({ part: PartName.parse(part), revision, version, content }));
  return {
    root,
    parts: Object.fromEntries(texts.filter(({ part, revision }) => root.manifest[part]?.revision === revision).map(({ part, content }) => [part, content])),
    texts,
    pending: Object.fromEntries(texts.filter(({ revision }) => revision > root.revision).map(({ part, ...text }) => [part, text])),
    assignments: ofType(rows, 'assignment')
      .map((row) => Assignment.parse(upcast(row)))
      .filter((assignment) => !wasTakenBack(assignment)),
    reviews: ofType(rows, 'review').map((row) => Review.parse(upcast(row))),
    drafts: Object.fromEntries(ofType(rows, 'review-draft').map((row) => [row.reviewer as string, ReviewDraft.parse(row.body)])),
    draftVersions: Object.fromEntries(ofType(rows, 'review-draft').map((row) => [row.reviewer as string, Number(row.version ?? 0)])),
    draftRevisions: Object.fromEntries(ofType(rows, 'review-draft').flatMap((row) => (row.revision ? [[row.reviewer as string, Number(row.revision)]] : []))),
    draftTimes: Object.fromEntries(ofType(rows, 'review-draft').map((row) => [row.reviewer as string, String(row.at)])),
    decisions: ofType(rows, 'decision').map((row) => Decision.parse(row)),
    members: ofType(rows, 'member').map((row) => Member.parse(row)),
    files: ofType(rows, 'file').map((row) => Attachment.parse(row)),
    messages: ofType(rows, 'message').map((row) => Message.parse(row)),
    ...afterFrom(rows),
    salt: (ofType(rows, 'salt')[0]?.salt as string | undefined) ?? '',
    ...importedFrom(rows),
  };
};

// An id that nobody was given is absent without a question to the store, which takes keys of a limited length only.
const [isProposalId, isContactId, isTaskId] = [idPattern('prp'), idPattern('ctc'), idPattern('tsk')];

export const loadProposal = async (store: Store, id: string, depth: Depth): Promise<LoadedProposal | undefined> =>
  isProposalId.test(id) ? proposalFrom(await rowsOf(store, id, depth)) : undefined;

/** The texts of a review that later ones took the place of. */
export const loadFormerReviews = async (store: Store, proposal: string, reviewer: string): Promise<Review[]> =>
  (await queryRange(store, proposal, `r#${reviewer}#`, `r#${reviewer}#~`)).map((row) => Review.parse(row));

export const loadContact = async (store: Store, id: string): Promise<ContactBundle | undefined> => {
  const rows = isContactId.test(id) ? await rowsOf(store, id, 'all') : [];
  const first = rows.find((row) => row.sk === SK.root && row.kind === 'contact-request');
  if (!first) return undefined;
  const sender = ofType(rows, 'part').find((row) => row.part === 'sender')?.content as ContactBundle['sender'] | undefined;
  return {
    root: ContactRequest.parse(upcast(first)),
    messages: ofType(rows, 'message').map((row) => Message.parse(row)),
    sender: { name: '', email: '', organisation: '', subject: first.title as string, ...sender },
    introduced: ofType(rows, 'introduced').flatMap((row) => Introduced.parse(row).list),
    ...importedFrom(rows),
  };
};

export const loadTask = async (store: Store, id: string): Promise<Task | undefined> => {
  const row = isTaskId.test(id) ? await getRow(store, id, SK.root) : undefined;
  return row && Task.parse(upcast(row));
};

/** Roots of items as they are now, in no order, by one request per hundred; what is not there any more is left out. */
export const loadRoots = async (store: Store, ids: readonly string[]): Promise<(Proposal | ContactRequest | Task)[]> => {
  const rows = await getRows(
    store,
    ids.map((id) => ({ pk: id, sk: SK.root })),
  );
  return rows.map(rootFrom);
};

/** The root of any item by its id alone, whose prefix says which kind it is: one read. */
export const loadRoot = async (store: Store, id: string): Promise<Proposal | ContactRequest | Task | undefined> =>
  (await loadProposal(store, id, 'root'))?.root ?? (await loadContact(store, id))?.root ?? (await loadTask(store, id));
