import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { community } from '../../shared/community.ts';
import { Assignment } from '../../shared/domain/assignment.ts';
import { Call, Extension } from '../../shared/domain/call.ts';
import { ContactRequest } from '../../shared/domain/contact.ts';
import { Decision } from '../../shared/domain/decision.ts';
import { Entry } from '../../shared/domain/digest.ts';
import { dataOf, StoredFact } from '../../shared/domain/fact.ts';
import { Imported } from '../../shared/domain/import/imported.ts';
import { Intent, LinkToken } from '../../shared/domain/mail.ts';
import { Message } from '../../shared/domain/message.ts';
import { ConflictRow, Person, RosterEntry, Session } from '../../shared/domain/person.ts';
import { Organisation } from '../../shared/domain/organisation-record.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Review, ReviewDraft } from '../../shared/domain/review.ts';
import { Task } from '../../shared/domain/task.ts';
import { Member } from '../../shared/domain/team.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { loadContact, loadProposal, loadTask } from '../../shared/store/load.ts';
import { intentOf, mailsOf, tokenOf } from '../../shared/store/mail.ts';
import { personOf, rosterOf } from '../../shared/store/people.ts';
import { proposalOf } from '../../shared/store/roots.ts';
import { type AnyRoot, intentRow, itemRow, rootRow, tokenRow } from '../../shared/store/rows.ts';
import { SCHEMA_VERSIONS, upcast } from '../../shared/store/upcast.ts';
import { sizeOf } from '../support/capacity.ts';
import { openWorld, type World } from '../support/world.ts';

type Fixture = { readonly records: Stored[]; readonly facts: Stored[] };
const stored = (name: string): Fixture => JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/${name}.json`), 'utf8'));
/** Rows as each version wrote them, kept as they were, and when they are read. A later version adds its own file beside them; none is ever changed. */
const [early, calls, later, houses] = [stored('stored-1'), stored('stored-1-calls'), stored('stored-2'), stored('stored-1-organisations')];
/** Organisations came later still, beside proposals of the second version. */
const second: Fixture = { records: [...later.records, ...houses.records], facts: [...later.facts, ...houses.facts] };
/** Calls and teams came later; what came before is left as it was. */
const first: Fixture = { records: [...early.records, ...calls.records], facts: [...early.facts, ...calls.facts] };
const VERSIONS = [
  { version: 1, fixture: first, roots: 10, read: '2026-12-01T09:00:00.000Z' },
  { version: 2, fixture: second, roots: 21, read: '2026-11-02T12:00:00.000Z' },
];
const typeOf = (row: Stored): string => (row.type === 'root' ? row.kind : row.type);
const READERS: Record<string, { parse: (row: unknown) => unknown; of?: (row: Stored) => unknown }> = {
  proposal: { parse: (row) => proposalOf(row as Stored) },
  'contact-request': ContactRequest,
  task: Task,
  person: Person,
  assignment: Assignment,
  review: Review,
  intent: Intent,
  token: LinkToken,
  session: Session,
  conflict: ConflictRow,
  roster: RosterEntry,
  decision: Decision,
  message: Message,
  call: Call,
  organisation: Organisation,
  extension: Extension,
  member: Member,
  entry: Entry,
  original: Imported,
  'review-draft': { parse: (row) => ReviewDraft.parse(row), of: (row) => row.body },
};
/** Rows that are read as they are, attribute by attribute. */
const RECORD = ['slot', 'part', 'salt', 'sent', 'key', 'reference', 'address', 'import', 'organisation-key', 'organisation-name', 'organisation-mirror'];
const LISTS = ['count', 'watermark', 'words', 'word', 'band', 'delivered', 'hidden-head'];
const rowsOf = (type: string, { records }: Fixture = first) => records.filter((row) => typeOf(row) === type);

it('are here, rows of every type that is stored', () => {
  const types = VERSIONS.flatMap(({ fixture }) => fixture.records.map(typeOf));
  expect([...new Set(types)].sort()).toEqual([...Object.keys(READERS), ...RECORD, ...LISTS].sort());
  for (const type of Object.keys(SCHEMA_VERSIONS)) expect([type, rowsOf(type).length + rowsOf(type, second).length > 0]).toEqual([type, true]);
});

describe.each(VERSIONS)('rows of version $version', ({ version, fixture, roots, read }) => {
  test.each(Object.keys(READERS))('of %s are read by the schema of today', (type) => {
    const { parse, of = (row: Stored) => row } = READERS[type]!;
    for (const row of rowsOf(type, fixture)) expect(() => parse(of(upcast(row)))).not.toThrow();
  });

  it('are written again as they were, or in their newest form: no attribute is lost on the way', () => {
    const plain = (row: object) => JSON.parse(JSON.stringify(row)) as Stored;
    // What is looked at earlier than it was then is looked at as it was until it changes: nothing is due that nobody waits for.
    const withoutTouch = ({ gsi3sk: _, ...row }: Stored): Stored => row;
    for (const row of fixture.records.filter((candidate) => candidate.type === 'root' && candidate.kind !== 'person')) {
      const root = READERS[row.kind]!.parse(upcast(row)) as AnyRoot;
      const written = plain(rootRow(root, community));
      expect(withoutTouch(written)).toEqual(withoutTouch(version === 1 && row.kind === 'proposal' ? upcast(row) : row));
      expect(String(written.gsi3sk) <= String(row.gsi3sk), row.pk).toBe(true);
    }
    for (const row of rowsOf('assignment', fixture))
      expect(plain(itemRow(row.pk, { ...(Assignment.parse(upcast(row)) as object), sk: row.sk, type: 'assignment' }, community))).toEqual(row);
    // Digests end by themselves, unlike other letters.
    for (const { ttl: _, ...row } of rowsOf('intent', fixture)) expect(plain(intentRow(Intent.parse(row)))).toEqual(row);
    for (const row of rowsOf('token', fixture)) expect(plain(tokenRow(LinkToken.parse(row)))).toEqual(row);
  });

  it('hold every invariant', () => {
    const about = new Set(fixture.records.filter((row) => row.type === 'root').map((row) => row.pk));
    // Counters are not among these rows, and the lines of a tally, the places of reviewers, figures and some earlier looks came later.
    const kept = (line: string) => !/^(I7 count|I7 tally|I7 places#|I7 figure|I7 prp_\w+: gsi3sk|I10)/.test(line);
    expect(about.size).toBe(roots);
    expect(violationsOf(fixture, Date.parse(read)).filter(kept)).toEqual([]);
  });

  it('of facts are read with their data', () => {
    for (const row of fixture.facts) {
      const fact = StoredFact.parse(row);
      expect(dataOf(fact, fact.type)).toEqual(fact.data);
    }
  });
});

describe('a proposal of version 1', () => {
  const [row] = rowsOf('proposal') as [Stored];
  const entries = Object.entries(row.manifest as Proposal['manifest']);

  it('keeps where its texts stand, half of each seal, and its clocks', () => {
    expect(entries).toHaveLength(7);
    const { manifest, stageClock } = proposalOf(row);
    expect(manifest).toEqual(Object.fromEntries(entries.map(([part, entry]) => [part, { ...entry, seal: entry.seal.slice(0, 11) }])));
    expect(stageClock).toEqual(row.stageClock);
  });

  it('becomes shorter, to be read with the eye still', () => {
    const lifted = upcast(row);
    expect(lifted).toMatchObject({ v: 2, stageClock: '10 days 2026-11-02T09:09:00.000Z 0', manifest: { ol: `1.1.${row.manifest.outline.seal.slice(0, 11)}` } });
    expect(sizeOf(toItem(row)) - sizeOf(toItem(lifted))).toBeGreaterThan(250);
  });
});

describe('a row of a version that is not known here', () => {
  test.each(Object.keys(SCHEMA_VERSIONS))('is refused: %s', (type) => {
    const row = [...rowsOf(type, second), ...rowsOf(type)][0]!;
    expect(() => upcast({ ...row, v: SCHEMA_VERSIONS[type]! + 1 })).toThrow('newer than this code');
    expect(() => upcast({ ...row, v: 0 })).toThrow('no way from version 0');
    expect(() => READERS[type]!.parse(upcast({ ...row, v: undefined }))).toThrow();
    expect(() => READERS[type]!.parse({ ...row, v: SCHEMA_VERSIONS[type]! + 1 })).toThrow();
  });

  it('is refused for facts too', () => {
    expect(StoredFact.safeParse({ ...first.facts[0], v: 2 }).success).toBe(false);
  });
});

describe('loading them from the engine', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ seed: 'upcast' });
    for (const [table, rows] of Object.entries(first))
      await Promise.all(rows.map((row) => world.plain.send(new PutItemCommand({ TableName: table, Item: toItem(row) }))));
  });
  afterAll(() => world.stop());

  it('gives whole records', async () => {
    const id = rowsOf('proposal')[0]!.id as string;
    const proposal = (await loadProposal(world.store, id, 'all'))!;
    expect(proposal).toMatchObject({ root: { stage: 'announced', outcome: 'accepted-with-conditions' }, salt: rowsOf('salt')[0]!.salt });
    expect([
      proposal.assignments.length,
      proposal.reviews.length,
      proposal.decisions.length,
      Object.keys(proposal.parts).length,
      proposal.messages.map((message) => message.kind),
    ]).toEqual([3, 1, 1, 7, ['question', 'answer', 'note']]);
    expect(await factsOf(world.store, id)).toHaveLength(proposal.root.factSeq);
    expect((await mailsOf(world.store, id)).length).toBeGreaterThan(5);
    const contact = (await loadContact(world.store, rowsOf('contact-request')[0]!.id))!;
    expect(contact).toMatchObject({ root: { stage: 'waiting-on-requester' }, sender: { email: 'bounce+f@lekdetect.example' } });
    expect(await loadTask(world.store, rowsOf('task')[0]!.id)).toMatchObject({ reason: 'mail-bounced' });
    for (const row of rowsOf('person')) expect(await personOf(world.store, row.id)).toMatchObject({ email: row.email });
    for (const row of rowsOf('intent')) expect(await intentOf(world.store, row.pk, row.id)).toMatchObject({ template: row.template });
    for (const row of rowsOf('token')) expect(await tokenOf(world.store, row.intent)).toMatchObject({ purpose: row.purpose });
    expect(await rosterOf(world.store)).toHaveLength(rowsOf('roster').length);
  });
});
