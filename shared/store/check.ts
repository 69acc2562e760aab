import { community } from '../community.ts';
import { Call } from '../domain/call.ts';
import { expiredCount, keptFacts, verifyChain } from '../domain/chain.ts';
import { CONTACT_MOVES, CONTACT_TERMINAL, type ContactRequest, ContactRequest as ContactSchema } from '../domain/contact.ts';
import { StoredFact } from '../domain/fact.ts';
import { Intent } from '../domain/mail.ts';
import { Organisation } from '../domain/organisation-record.ts';
import { Person } from '../domain/person.ts';
import { type Manifest, type PartName, PROPOSAL_MOVES, type Proposal } from '../domain/proposal.ts';
import { isUnseen } from '../domain/rules.ts';
import { Task } from '../domain/task.ts';
import { intakeFaults } from './check-calls.ts';
import { conflictFaults } from './check-conflicts.ts';
import { figureFaults } from './check-figures.ts';
import { fileFaults } from './check-files.ts';
import { importFaults } from './check-imports.ts';
import { linkFaults } from './check-links.ts';
import { hiddenFaults, wordFaults } from './check-lists.ts';
import { circleFaults } from './check-merges.ts';
import { organisationFaults } from './check-organisations.ts';
import { placeFaults } from './check-places.ts';
import { tallyFaults } from './check-tallies.ts';
import { type Consumer, consumersOf, countedBy } from './deliveries.ts';
import type { Stored } from './item.ts';
import { receiptWith, sealWith } from './receipt.ts';
import { proposalOf } from './roots.ts';
import { type AnyRoot, isQueued, rootRow } from './rows.ts';
import { isExpired, sha256 } from './store.ts';

type Rows = { readonly records: readonly Stored[]; readonly facts: readonly Stored[] };

const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

const rootOf = (row: Stored): AnyRoot => {
  if (row.kind === 'proposal') return proposalOf(row);
  if (row.kind === 'contact-request') return ContactSchema.parse(row);
  if (row.kind === 'call') return Call.parse(row);
  if (row.kind === 'organisation') return Organisation.parse(row);
  return row.kind === 'task' ? Task.parse(row) : Person.parse(row);
};

/** I1: a receipt was shown ⇒ the submission and its facts exist, and the stored answers still give that hash. */
const receiptFaults = (root: Proposal, rows: readonly Stored[], facts: readonly StoredFact[], expired: number): string[] => {
  if (!root.receipt || root.anonymised) return [];
  const came = root.origin === 'import' ? 'ProposalImported' : 'ProposalSubmitted';
  const submitted = facts.filter((fact) => fact.type === came).length;
  const salt = rows.find((row) => row.type === 'salt')?.salt as string | undefined;
  const faults = submitted === (expired > 0 ? 0 : 1) ? [] : [`I2 ${root.id}: ${submitted} submissions for one receipt`];
  if (salt === undefined) return [...faults, `I1 ${root.id}: the salt of its receipt is missing`];
  const answers: Partial<Record<PartName, unknown>> = {};
  for (const [part, entry] of Object.entries(root.manifest) as [PartName, NonNullable<Manifest[PartName]>][]) {
    const row = rows.find((candidate) => candidate.type === 'part' && candidate.part === part && candidate.revision === entry.revision);
    if (!row || sealWith(salt)(row.content) !== entry.seal) faults.push(`I1 ${root.id}: part ${part} is not the one that was pinned`);
    answers[part] = row?.content;
  }
  const receipt = receiptWith(salt)({ reference: root.reference, revision: root.revision, answers });
  return receipt === root.receipt ? faults : [...faults, `I1 ${root.id}: the answers do not give the receipt`];
};

const MOVES = { proposal: Object.values(PROPOSAL_MOVES), 'contact-request': Object.values(CONTACT_MOVES) } as const;
const isLegal = (kind: string, from: string, to: string): boolean => {
  if (kind !== 'proposal' && kind !== 'contact-request') return true;
  return (MOVES[kind] as readonly { from: readonly string[]; to: string }[]).some((move) => move.from.includes(from) && (move.to === to || move.to === 'back'));
};

/** I5, I6: the chain verifies, and its moves are legal, each from where the one before ended. */
const chainFaults = (root: AnyRoot, facts: readonly StoredFact[], now: string): string[] => {
  const faults = verifyChain(facts, root, now, sha256).map((fault) => `I5 ${root.id}: ${fault}`);
  let stage: string | undefined;
  for (const fact of facts) {
    const { from, to } = fact.data as { from?: string; to?: string };
    if (!from || !to) continue;
    if (stage !== undefined && from !== stage) faults.push(`I6 ${fact.id}: moves from ${from}, but it was ${stage}`);
    // What takes a move back is legal where that move was.
    const isMove = fact.type === 'ActUndone' ? isLegal(root.kind, to, from) : isLegal(root.kind, from, to);
    if (from !== 'none' && !isMove) faults.push(`I6 ${fact.id}: ${from} → ${to} is no legal move`);
    stage = to;
  }
  if (stage !== undefined && 'stage' in root && root.stage !== stage) faults.push(`I6 ${root.id}: stands in ${root.stage}, its facts end in ${stage}`);
  return faults;
};

/** A decision leaves when it is announced, or again when it did not arrive. */
const RELEASING: readonly string[] = ['ProposalAnnounced', 'ProposalScreenedOut', 'LetterResent'];

/** I3, I4: every letter has a committed cause and an end, or a time at which it is tried again; decisions only after the announcement. */
const letterFaults = (intents: readonly Intent[], sent: ReadonlySet<string>, facts: ReadonlyMap<string, StoredFact>, expired: ReadonlySet<string>): string[] =>
  intents.flatMap((intent) => {
    const faults: string[] = [];
    const cause = facts.get(intent.cause);
    const isKnown = !expired.has(intent.cause);
    if (isKnown && !cause && !intent.cause.startsWith(intent.record)) faults.push(`I4 ${intent.id}: no committed cause`);
    if (isKnown && intent.template === 'decision' && !RELEASING.includes(cause?.type ?? '')) faults.push(`I4 ${intent.id}: a decision without an announcement`);
    const ended = ['sent', 'suppressed', 'dead'].includes(intent.state);
    if (!ended && !intent.nextTouch) faults.push(`I3 ${intent.id}: neither ended nor to be tried again`);
    if (intent.state === 'sent' && !intent.confirmedBy && !sent.has(intent.id)) faults.push(`I3 ${intent.id}: sent, but its text is not kept`);
    return faults;
  });

/** I3: whatever was put by for a digest, or for a mail of several alerts, has one to stand in. */
const entryFaults = (rows: readonly Stored[], intents: readonly Intent[]): string[] => {
  const digests = new Set(intents.flatMap(({ template, to, slot }) => (template === 'digest' || template === 'alerts' ? [`${to} ${template} ${slot}`] : [])));
  return rows
    .filter((row) => row.type === 'entry' && !digests.has(`${row.pk} ${row.in ?? 'digest'} ${row.slot}`))
    .map((row) => `I3 ${row.pk} ${row.sk}: put by for no digest`);
};

const isOpen = (root: Proposal | ContactRequest | Task): boolean => {
  if (root.kind === 'task') return root.stage === 'open';
  return root.kind === 'proposal'
    ? !['draft', 'completed', 'closed', 'withdrawn', 'expired', 'merged'].includes(root.stage)
    : ![...CONTACT_TERMINAL, 'resolved'].includes(root.stage);
};

const DECIDED = new Set(['decided', 'announced', 'in-support', 'completed', 'closed']);

/** What was imported waits in the queue without a clock until somebody takes it: it is not late. */
const waitsUntaken = (root: Proposal | ContactRequest | Task): boolean =>
  root.kind !== 'task' && root.origin === 'import' && (root.stage === 'submitted' || root.stage === 'new');

/** I8, I12: somebody or some clock is responsible; outcome and target stand exactly where they must. */
const stateFaults = (root: Proposal | ContactRequest | Task): string[] => {
  const faults: string[] = [];
  const hasClock = root.stageClock || ('nextTouch' in root && root.nextTouch);
  if (isOpen(root) && !root.owner && !hasClock && !waitsUntaken(root)) faults.push(`I8 ${root.id}: neither an owner nor a clock`);
  if (root.kind !== 'proposal') return faults;
  if ((root.outcome !== undefined) !== DECIDED.has(root.stage)) faults.push(`I12 ${root.id}: outcome ${root.outcome ?? 'none'} in ${root.stage}`);
  if ((root.mergedInto !== undefined) !== (root.stage === 'merged')) faults.push(`I12 ${root.id}: merged without a target, or a target without a merge`);
  return faults;
};

/** I7: index keys follow from the root. */
const indexFaults = (root: AnyRoot, row: Stored): string[] => {
  const expected = JSON.parse(JSON.stringify(rootRow(root, community))) as Stored;
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(row)])].filter((key) => key.startsWith('gsi'));
  return keys.filter((key) => expected[key] !== row[key]).map((key) => `I7 ${root.id}: ${key} is ${row[key] ?? 'missing'}, not ${expected[key] ?? 'absent'}`);
};

/** I7: every counter equals a recount. */
const countFaults = (roots: readonly AnyRoot[], rows: readonly Stored[]): string[] => {
  const counted = new Map<string, number>();
  for (const row of rows.filter((candidate) => candidate.type === 'count')) {
    const { kind, stage, owner } = countedBy(row.sk as string);
    const key = `${kind} ${stage} ${owner}`;
    counted.set(key, (counted.get(key) ?? 0) + (row.n as number));
  }
  const recount = ({ kind, stage, owner = 'none' }: { kind: string; stage: string; owner?: string | undefined }): void => {
    const key = `${kind} ${stage} ${owner}`;
    counted.set(key, (counted.get(key) ?? 0) - 1);
  };
  for (const root of roots) {
    if (!isQueued(root) || isUnseen(root)) continue;
    recount(root);
  }
  return [...counted].filter(([, difference]) => difference !== 0).map(([key, difference]) => `I7 count ${key} is off by ${difference}`);
};

/** Notes of delivery end by themselves after 90 days; facts from before are not asked for theirs. */
const NOTES_MS = 60 * 86_400_000;

/** Facts whose notes of delivery are still kept. */
const askedFor = (factRows: readonly Stored[], rows: readonly Stored[]): readonly Stored[] => {
  const mark = rows.find((row) => row.type === 'watermark')?.at as string | undefined;
  const horizon = mark === undefined ? '' : new Date(Date.parse(mark) - NOTES_MS).toISOString();
  return factRows.filter((fact) => fact.committedAt === undefined || fact.committedAt >= horizon);
};

/** Whether a consumer had every fact of a record. */
const settledFor = (consumer: Consumer, asked: readonly Stored[], rows: readonly Stored[]): ((record: string) => boolean) => {
  const had = new Set(rows.filter((row) => row.type === 'delivered' && row.sk === consumer).map((row) => row.pk as string));
  const waiting = new Set(asked.filter((fact) => !had.has(`delivered#${fact.id}`)).map((fact) => fact.record as string));
  return (record) => !waiting.has(record);
};

/** I10: every fact reached every consumer, or is noted to be tried again. */
const deliveryFaults = (asked: readonly Stored[], rows: readonly Stored[]): string[] => {
  const known = new Set(rows.filter((row) => row.type === 'delivered' || row.type === 'undelivered').map((row) => `${row.pk} ${row.sk}`));
  return asked
    .filter((fact) => !String(fact.record).startsWith('per_'))
    .flatMap((fact) =>
      consumersOf(fact.type as string)
        .filter((consumer) => !known.has(`delivered#${fact.id} ${consumer}`) && !known.has(`undelivered#${fact.id} ${consumer}`))
        .map((consumer) => `I10 ${fact.id}: ${consumer} never had it`),
    );
};

/**
 * Every violated invariant of the stored data, in words; empty when all hold. Meant for data at rest: after the workers are quiet.
 * `at` is when the rows were read, in epoch milliseconds: facts that had expired by then count as gone.
 */
export const violationsOf = ({ records, facts: allFacts }: Rows, at: number): string[] => {
  const now = new Date(at).toISOString();
  const factRows = allFacts.filter((row) => !isExpired(row, at));
  const facts = factRows.map((row) => StoredFact.parse(row)).sort((a, b) => a.seq - b.seq);
  const byRecord = groupBy(facts, (fact) => fact.record);
  const byPartition = groupBy(records, (row) => row.pk as string);
  const rootRows = records.filter((row) => row.type === 'root');
  const roots = rootRows.map(rootOf);
  const intents = records.filter((row) => row.type === 'intent').map((row) => Intent.parse(row));
  const sent = new Set(records.filter((row) => row.type === 'sent').map((row) => row.intent as string));
  const expired = new Set<string>();
  const perRoot = roots.flatMap((root, i) => {
    const own = keptFacts(byRecord.get(root.id) ?? [], now);
    const gone = expiredCount(own, root, now);
    for (let seq = 1; seq <= gone; seq += 1) expired.add(`${root.id}#${seq}`);
    const receipts = root.kind === 'proposal' ? receiptFaults(root, byPartition.get(root.id) ?? [], own, gone) : [];
    return [...receipts, ...chainFaults(root, own, now), ...(isQueued(root) ? stateFaults(root) : []), ...indexFaults(root, rootRows[i]!)];
  });
  const orphans = [...byRecord.keys()].filter((record) => !roots.some((root) => root.id === record)).map((record) => `I5 ${record}: facts without a record`);
  const items = roots.filter(isQueued);
  const owned = roots.filter((root) => root.kind !== 'call' && root.kind !== 'organisation');
  const asked = askedFor(factRows, records);
  return [
    ...perRoot,
    ...orphans,
    ...letterFaults(intents, sent, new Map(facts.map((fact) => [fact.id, fact])), expired),
    ...entryFaults(records, intents),
    ...countFaults(roots, records),
    ...wordFaults(items, records, settledFor('search', asked, records)),
    ...hiddenFaults(items, records, settledFor('counts', asked, records)),
    ...figureFaults(
      roots.filter((root) => root.kind === 'proposal'),
      { records, partitions: byPartition, facts: byRecord, isSettled: settledFor('counts', asked, records) },
    ),
    ...conflictFaults(
      roots.filter((root) => root.kind === 'proposal'),
      records,
      settledFor('counts', asked, records),
    ),
    ...linkFaults(items),
    ...circleFaults(items),
    ...importFaults(owned, byPartition),
    ...fileFaults(
      roots.filter((root) => root.kind === 'proposal'),
      records,
    ),
    ...tallyFaults(
      roots.filter((root) => root.kind === 'proposal'),
      records,
      byPartition,
    ),
    ...intakeFaults(
      roots.filter((root) => root.kind === 'proposal'),
      roots.filter((root) => root.kind === 'call'),
      records,
    ),
    ...organisationFaults(records),
    ...placeFaults(
      records,
      items.filter((root) => root.kind === 'proposal' && root.anonymised).map(({ id }) => byRecord.get(id) ?? []),
      at,
    ),
    ...deliveryFaults(asked, records),
  ];
};
