import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { STAFF } from '../../infra/local/sample-people.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { linkFacts } from '../../shared/store/facts.ts';
import type { Stored } from '../../shared/store/item.ts';
import { accept, CONTACT, contactFrom, desk, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

type Rows = { records: Stored[]; facts: Stored[] };
let world: World;
let clean: Rows;
beforeAll(async () => {
  world = await openWorld({ seed: 'check' });
  const cast = await addCast(world);
  await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
  for (const stage of ['draft', 'submitted', 'question', 'in-review', 'decided', 'announced'] as const) {
    const { id, own } = await proposalAt(world, cast, stage);
    world.advance(60_000);
    if (stage === 'question')
      await must(world, own, `/api/proposals/${id}/answer`, {
        text: 'It fails open, as the tests on the bench have shown.',
        changes: { substance: { problem: 'Nobody writes down what was changed.', solution: 'A sensor that reads along and keeps a history.' } },
      });
    if (stage !== 'in-review') continue;
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
    world.advance(60_000);
    await accept(world, cast.mila.cookie, id);
    await judge(world, cast.mila.cookie, id);
  }
  await contactFrom(world);
  await contactFrom(world, { ...CONTACT, email: 'bounce+check@lekdetect.example' });
  const draft = await proposalAt(world, cast, 'submitted');
  await must(world, draft.own, `/api/proposals/${draft.id}/withdraw`, { reason: 'other' });
  await world.drain();
  clean = await world.rows();
});
afterAll(() => world.stop());

const violations = (rows: Rows, at = world.now) => violationsOf(rows, at);
const rootIn = (rows: Rows, stage: string, kind = 'proposal') => rows.records.find((row) => row.type === 'root' && row.kind === kind && row.stage === stage)!;
const ofType = (rows: Rows, type: string, fits: (row: Stored) => boolean = () => true) => rows.records.find((row) => row.type === type && fits(row))!;
const drop = <T>(list: T[], row: T) => void list.splice(list.indexOf(row), 1);
const factsOf = (rows: Rows, record: string) => rows.facts.filter((fact) => fact.record === record).sort((a, b) => a.seq - b.seq);

/** Each a way to break one promise, and the name under which it must be found. */
const PLANTS: [invariant: string, what: string, plant: (rows: Rows) => void][] = [
  [
    'I1',
    'an answer that was edited',
    (rows) => {
      ofType(rows, 'part', (row) => row.pk === rootIn(rows, 'submitted').id && row.part === 'substance').content.problem = 'Something else.';
    },
  ],
  [
    'I1',
    'a part that is gone',
    (rows) =>
      drop(
        rows.records,
        ofType(rows, 'part', (row) => row.pk === rootIn(rows, 'announced').id && row.part === 'outline'),
      ),
  ],
  [
    'I1',
    'another receipt',
    (rows) => {
      rootIn(rows, 'submitted').receipt = '0'.repeat(64);
    },
  ],
  [
    'I1',
    'a salt that is gone',
    (rows) =>
      drop(
        rows.records,
        ofType(rows, 'salt', (row) => row.pk === rootIn(rows, 'submitted').id),
      ),
  ],
  [
    'I1',
    'a manifest that points at the earlier text',
    (rows) => {
      const { manifest } = rootIn(rows, 'screening');
      manifest.su = manifest.su.replace(/^2\./, '1.');
    },
  ],
  ['I2', 'a second submission', (rows) => void rows.facts.push({ ...factsOf(rows, rootIn(rows, 'submitted').id)[0]!, seq: 2, id: 'twice' })],
  ['I2', 'a submission that left no fact', (rows) => drop(rows.facts, factsOf(rows, rootIn(rows, 'submitted').id)[0]!)],
  [
    'I3',
    'a letter that nobody will send',
    (rows) => {
      Object.assign(
        ofType(rows, 'intent', (row) => row.state === 'sent'),
        { state: 'pending', nextTouch: undefined },
      );
    },
  ],
  [
    'I3',
    'a claim without an end',
    (rows) => {
      Object.assign(
        ofType(rows, 'intent', (row) => row.state === 'sent'),
        { state: 'claimed', nextTouch: undefined },
      );
    },
  ],
  [
    'I3',
    'a sent letter whose text is not kept',
    (rows) => {
      const sent = ofType(rows, 'sent');
      delete ofType(rows, 'intent', (row) => row.id === sent.intent).confirmedBy;
      drop(rows.records, sent);
    },
  ],
  [
    'I4',
    'a letter without a cause',
    (rows) => {
      ofType(rows, 'intent', (row) => row.template === 'receipt').cause = 'ctc_0#9';
    },
  ],
  [
    'I4',
    'a decision that was not announced',
    (rows) => {
      ofType(rows, 'intent', (row) => row.template === 'decision').cause = factsOf(rows, rootIn(rows, 'announced').id)[0]!.id;
    },
  ],
  [
    'I5',
    'a fact that was edited',
    (rows) => {
      factsOf(rows, rootIn(rows, 'decided').id)[1]!.by = 'per_somebody';
    },
  ],
  ['I5', 'a fact that is gone', (rows) => drop(rows.facts, factsOf(rows, rootIn(rows, 'decided').id)[2]!)],
  ['I5', 'a tail that was cut', (rows) => drop(rows.facts, factsOf(rows, rootIn(rows, 'announced').id).at(-1)!)],
  [
    'I5',
    'a head that was changed',
    (rows) => {
      rootIn(rows, 'announced').factHead = '0'.repeat(64);
    },
  ],
  ['I5', 'facts whose record is gone', (rows) => drop(rows.records, rootIn(rows, 'submitted'))],
  [
    'I6',
    'a stage that no fact led to',
    (rows) => {
      rootIn(rows, 'announced').stage = 'in-support';
    },
  ],
  [
    'I6',
    'a move that is not legal',
    (rows) => {
      const root = rootIn(rows, 'submitted');
      const { stored, head } = linkFacts(
        root.id,
        root as never,
        [{ type: 'ProposalAnnounced', from: 'submitted', to: 'announced', outcome: 'accepted', decision: 1 }],
        'x',
        '2026-11-02T09:00:00.000Z',
      );
      rows.facts.push(stored[0]!);
      Object.assign(root, head, { stage: 'announced' });
    },
  ],
  [
    'I6',
    'a move that does not start where the one before ended',
    (rows) => {
      const root = rootIn(rows, 'announced');
      const { stored, head } = linkFacts(
        root.id,
        root as never,
        [{ type: 'ProposalAdmitted', from: 'screening', to: 'in-review' }],
        'x',
        '2026-11-02T09:00:00.000Z',
      );
      rows.facts.push(stored[0]!);
      Object.assign(root, head, { stage: 'in-review' });
    },
  ],
  [
    'I7',
    'a counter that is one off',
    (rows) => {
      ofType(rows, 'count', (row) => row.n > 0).n += 1;
    },
  ],
  [
    'I7',
    'a counter that is gone',
    (rows) =>
      drop(
        rows.records,
        ofType(rows, 'count', (row) => row.n > 0),
      ),
  ],
  [
    'I7',
    'a queue row under another owner',
    (rows) => {
      rootIn(rows, 'submitted').gsi1pk = 'owner#per_other';
    },
  ],
  [
    'I7',
    'a queue row that is missing',
    (rows) => {
      delete rootIn(rows, 'submitted').gsi2sk;
    },
  ],
  [
    'I7',
    'a wake-up that nobody asked for',
    (rows) => {
      rootIn(rows, 'announced').gsi3pk = 'wake#item#0';
    },
  ],
  [
    'I7',
    'a draft in the queue',
    (rows) => {
      rootIn(rows, 'draft').gsi2pk = 'proposal#draft';
    },
  ],
  ['I7', 'a word under which an item is no longer found', (rows) => drop(rows.records, ofType(rows, 'word'))],
  ['I7', 'a band of a text that is gone', (rows) => drop(rows.records, ofType(rows, 'band'))],
  [
    'I7',
    'a word that an item has lost',
    (rows) => {
      const row = ofType(rows, 'word');
      rows.records.push({ ...row, sk: `${row.pk.slice(5)}thing#${row.sk.split('#')[1]}` });
    },
  ],
  ['I7', 'an item that does not know its words any more', (rows) => drop(rows.records, ofType(rows, 'words'))],
  ['I7', 'a count that betrays an item', (rows) => drop(rows.records, ofType(rows, 'hidden'))],
  [
    'I7',
    'a count that keeps an item back where it no longer stands',
    (rows) => {
      ofType(rows, 'hidden', (row) => row.kind === 'proposal').stage = 'completed';
    },
  ],
  [
    'I7',
    'a count that keeps an item back for nothing',
    (rows) => rows.records.push({ ...ofType(rows, 'hidden'), pk: `hidden#${ofType(rows, 'roster', (row) => row.roles.includes('chair')).id}` }),
  ],
  [
    'I7',
    'a place that is taken by no assignment',
    (rows) => {
      ofType(rows, 'places').n += 1;
    },
  ],
  ['I7', 'an assignment that takes no place', (rows) => drop(rows.records, ofType(rows, 'places'))],
  ['I7', 'a place in a quarter of which nobody was asked', (rows) => rows.records.push({ ...ofType(rows, 'places'), pk: 'places#2026Q3' })],
  [
    'I7',
    'a place that an ended assignment keeps',
    (rows) => {
      ofType(rows, 'assignment', (row) => row.status === 'invited').status = 'cancelled';
    },
  ],
  ['I7', 'counts that nobody worked out', (rows) => drop(rows.records, ofType(rows, 'hidden-head'))],
  [
    'I8',
    'an item that nobody answers for',
    (rows) => {
      Object.assign(rootIn(rows, 'submitted'), { owner: undefined, stageClock: undefined });
    },
  ],
  [
    'I8',
    'a contact request that nobody answers for',
    (rows) => {
      Object.assign(rootIn(rows, 'new', 'contact-request'), { owner: undefined, stageClock: undefined });
    },
  ],
  [
    'I10',
    'a fact that one consumer never had',
    (rows) =>
      drop(
        rows.records,
        ofType(rows, 'delivered', (row) => row.sk === 'notices'),
      ),
  ],
  [
    'I12',
    'an outcome before the decision',
    (rows) => {
      rootIn(rows, 'screening').outcome = 'accepted';
    },
  ],
  [
    'I12',
    'a decision without an outcome',
    (rows) => {
      delete rootIn(rows, 'decided').outcome;
    },
  ],
  [
    'I12',
    'a target without a merge',
    (rows) => {
      rootIn(rows, 'screening').mergedInto = 'prp_other';
    },
  ],
  [
    'I12',
    'an outcome that stayed after a withdrawal',
    (rows) => {
      rootIn(rows, 'withdrawn').outcome = 'declined';
    },
  ],
  [
    'I12',
    'a link that the other end does not know',
    (rows) => {
      const other = rootIn(rows, 'screening');
      rootIn(rows, 'new', 'contact-request').links = [{ id: other.id, kind: 'converted-to' }];
    },
  ],
  [
    'I12',
    'a conflicted reviewer at work',
    (rows) => {
      const assignment = ofType(rows, 'assignment');
      rows.records.push({
        pk: assignment.reviewer,
        sk: `k#${assignment.proposal}`,
        type: 'conflict',
        item: assignment.proposal,
        state: 'declared',
        conflict: 'family',
        at: '2026-11-02T09:00:00.000Z',
      });
    },
  ],
];

describe('the check', () => {
  it('finds nothing where everything holds', () => {
    expect(violations(clean)).toEqual([]);
    expect(clean.facts.length).toBeGreaterThan(25);
    expect(new Set(clean.records.filter((row) => row.type === 'root').map((row) => row.stage))).toEqual(
      new Set([undefined, 'draft', 'submitted', 'screening', 'in-review', 'decided', 'announced', 'new', 'open', 'withdrawn']),
    );
  });

  test.each(PLANTS)('names %s: %s', (invariant, _, plant) => {
    const rows = structuredClone(clean);
    plant(rows);
    expect(violations(rows).filter((line) => line.startsWith(`${invariant} `))).not.toEqual([]);
  });

  it('names what is merged in a circle, however long, and nothing that leads into one', () => {
    const rows = structuredClone(clean);
    const round = [rootIn(rows, 'screening'), rootIn(rows, 'decided'), rootIn(rows, 'announced')];
    for (const [i, root] of round.entries()) root.mergedInto = round[(i + 1) % round.length]!.id;
    rootIn(rows, 'submitted').mergedInto = round[0]!.id;
    expect(violations(rows).filter((line) => line.includes('merged into itself'))).toEqual(
      expect.arrayContaining(round.map(({ id }) => `I12 ${id}: is merged into itself, over 2 others`)),
    );
    expect(violations(rows).filter((line) => line.includes('merged into itself'))).toHaveLength(round.length);
    const linked = structuredClone(clean);
    const one = rootIn(linked, 'new', 'contact-request');
    one.links = [{ id: one.id, kind: 'merged-into' }];
    expect(violations(linked)).toContain(`I12 ${one.id}: is merged into itself, over 0 others`);
  });

  it('lets a waived conflict, a note to try again and expired notes of delivery stand', () => {
    const rows = structuredClone(clean);
    const assignment = ofType(rows, 'assignment');
    rows.records.push({
      pk: assignment.reviewer,
      sk: `k#${assignment.proposal}`,
      type: 'conflict',
      item: assignment.proposal,
      state: 'waived',
      conflict: 'customer',
      at: '2026-11-02T09:00:00.000Z',
    });
    const delivered = ofType(rows, 'delivered', (row) => row.sk === 'counts');
    Object.assign(delivered, { type: 'undelivered', pk: String(delivered.pk).replace('delivered', 'undelivered') });
    expect(violations(rows)).toEqual([]);
    const later = structuredClone(clean);
    later.records = later.records.filter((row) => row.type !== 'delivered');
    expect(violations(later).length).toBeGreaterThan(0);
    ofType(later, 'watermark').at = '2027-02-20T09:00:00.000Z';
    expect(violations(later)).toEqual([]);
  });

  it('takes expired facts for gone, whether the store has deleted them or not, and asks nothing of what they led to', () => {
    const ends = [...new Set(clean.facts.map((fact) => fact.ttl * 1000))].sort((a, b) => a - b);
    expect(ends.length).toBeGreaterThan(5);
    for (const at of ends) {
      const deleted = { ...clean, facts: clean.facts.filter((fact) => fact.ttl * 1000 > at) };
      expect([at, violations(clean, at), violations(deleted, at)]).toEqual([at, [], []]);
    }
    const notes = clean.records.filter((row) => row.type !== 'delivered');
    expect(violations({ records: notes, facts: [] }, ends.at(-1)!)).toEqual([]);
  });

  it('misses facts that are gone before their time', () => {
    const ends = clean.facts.map((fact) => fact.ttl * 1000);
    const found = violations({ ...clean, facts: [] }, Math.min(...ends) - 1000);
    expect(new Set(found.map((line) => line.slice(0, 3)))).toEqual(new Set(['I2 ', 'I4 ', 'I5 ']));
    const chains = clean.records.filter((row) => row.type === 'root' && row.factSeq > 0);
    expect(found.filter((line) => line.startsWith('I5'))).toHaveLength(chains.length);
  });
});
