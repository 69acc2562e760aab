import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onFacts } from '../../functions/on-fact.ts';
import { expiryOf, type Head } from '../../shared/domain/chain.ts';
import type { NewFact } from '../../shared/domain/fact.ts';
import { factsCommitted, factsOf, factWrites, hourOf, linkFacts, verifiedFacts } from '../../shared/store/facts.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { transact } from '../../shared/store/store.ts';
import { prp } from '../support/build.ts';
import { openWorld, type World } from '../support/world.ts';

const RECORD = prp('e');
const STEP: NewFact = { type: 'OwnerChanged', ownerTo: 'per_1' };
let world: World;
let began: number;
let head: Head = { factSeq: 0, factHead: '' };
let rows: Stored[];

/** Three facts: one now, two together a year later. */
beforeAll(async () => {
  world = await openWorld({ seed: 'expiry' });
  began = world.now;
  for (const facts of [[STEP], [STEP, STEP]]) {
    const linked = linkFacts(RECORD, head, facts, 'per_1', new Date(world.now).toISOString());
    head = linked.head;
    await transact(world.store, factWrites(world.store, linked.stored, world.now));
    world.now = Date.parse('2027-11-02T09:00:00.000Z');
  }
  rows = (await world.rows()).facts.sort((a, b) => a.seq - b.seq);
});
afterAll(() => world.stop());

const at = (iso: string) => {
  world.now = Date.parse(iso);
};
const read = async () => ({
  own: (await factsOf(world.store, RECORD)).map(({ seq }) => seq),
  committed: (await factsCommitted(world.store, hourOf(began), '', '~')).map(({ id }) => id),
  faults: (await verifiedFacts(world.store, { ...head, id: RECORD })).faults,
});

describe('facts that have expired', () => {
  it('carry the end of their five years', () => {
    expect(rows.map((row) => new Date(row.ttl * 1000).toISOString())).toEqual([
      '2031-11-02T09:00:00.000Z',
      '2032-11-02T09:00:00.000Z',
      '2032-11-02T09:00:00.000Z',
    ]);
    expect(rows.map((row) => row.prevAt)).toEqual([undefined, '2026-11-02T09:00:00.000Z', '2027-11-02T09:00:00.000Z']);
  });

  it('are read no more from that second on, though the store still has them, and leave a chain that verifies', async () => {
    at('2031-11-02T08:59:59.999Z');
    expect(await read()).toEqual({ own: [1, 2, 3], committed: [`${RECORD}#1`], faults: [] });
    at('2031-11-02T09:00:00.000Z');
    expect(await read()).toEqual({ own: [2, 3], committed: [], faults: [] });
    at(expiryOf('2027-11-02T09:00:00.000Z'));
    expect(await read()).toEqual({ own: [], committed: [], faults: [] });
    expect((await world.rows()).facts).toHaveLength(3);
  });

  it('are deleted by the store without an alarm, and by nobody else', async () => {
    const removed = (principalId: string) => ({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId },
      dynamodb: { SequenceNumber: '1', Keys: toItem({ pk: rows[0]!.pk, sk: rows[0]!.sk }), OldImage: toItem(rows[0]!) },
    });
    const bring = (record: object) => onFacts(world.store, world.deps.log, { Records: [record] } as unknown as Parameters<typeof onFacts>[2]);
    expect(await bring(removed('dynamodb.amazonaws.com'))).toEqual({ batchItemFailures: [] });
    expect(world.logs).toEqual([]);
    await bring(removed('AROAEXAMPLE'));
    expect(world.logs).toEqual([{ alarm: 'fact.tampered', event: 'REMOVE', fact: `${RECORD}#00000001` }]);
  });
});
