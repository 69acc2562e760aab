import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf, type Head, timeInChain, verifyChain } from '../../shared/domain/chain.ts';
import { DAY } from '../../shared/domain/clock.ts';
import { canonical, dataOf, type NewFact, StoredFact } from '../../shared/domain/fact.ts';
import { factWrites, linkFacts } from '../../shared/store/facts.ts';
import { fromItem } from '../../shared/store/item.ts';
import { isExpired, type Store, sha256 } from '../../shared/store/store.ts';
import { AT, holds, prp } from '../support/build.ts';

const STORY: NewFact[] = [
  { type: 'ProposalSubmitted', from: 'draft', to: 'submitted', revision: 1, receipt: 'r' },
  { type: 'ProposalTaken', from: 'submitted', to: 'screening', ownerTo: 'per_1' },
  { type: 'ProposalAdmitted', from: 'screening', to: 'in-review' },
  { type: 'ReviewerInvited', reviewer: 'per_2', round: 1, safetySeat: false },
  { type: 'ReviewerInvited', reviewer: 'per_3', round: 1, safetySeat: true },
  { type: 'QuestionAsked', from: 'in-review', to: 'info-requested', message: 'm' },
];
/** A chain written in commits of one or two facts, with its head. */
const chain = () => {
  let head: Head = { factSeq: 0, factHead: '' };
  const facts: StoredFact[] = [];
  for (const commit of [STORY.slice(0, 1), STORY.slice(1, 2), STORY.slice(2, 5), STORY.slice(5)]) {
    const linked = linkFacts(prp(), head, commit, 'per_1', AT, { before: 'a|none', after: 'b|none' });
    facts.push(...linked.stored);
    head = linked.head;
  }
  return { facts, head };
};
const faults = (facts: readonly StoredFact[], head: Head = chain().head, now = AT) => verifyChain(facts, head, now, sha256);
/** A fact with another hash put over it, as somebody would who knows how it is made. */
const resealed = (fact: StoredFact): StoredFact =>
  linkFacts(
    fact.record,
    { factSeq: fact.seq - 1, factHead: fact.prev === 'genesis' ? '' : fact.prev, factAt: fact.prevAt },
    [{ type: fact.type, ...fact.data } as NewFact],
    fact.by,
    fact.at,
    fact.state,
  ).stored[0]!;

describe('a chain', () => {
  it('verifies as it was written, and when it is empty', () => {
    const { facts, head } = chain();
    expect(faults(facts)).toEqual([]);
    expect(head.factSeq).toBe(6);
    expect(faults([], { factSeq: 0, factHead: '' })).toEqual([]);
    expect(facts.map((fact) => StoredFact.parse(fact))).toEqual(facts);
    expect(facts.map((fact) => fact.state !== undefined)).toEqual([true, true, false, false, true, true]);
  });

  it('betrays each fact that was changed in any field', () => {
    const changes: Partial<StoredFact>[] = [
      { by: 'per_9' },
      { at: '2026-11-02T09:00:00.001Z' },
      { data: { from: 'draft', to: 'announced' } },
      { type: 'ProposalClosed' },
      { record: prp('x') },
      { state: { after: 'announced|none' } },
      { prev: 'f'.repeat(64) },
      { prevAt: '2020-11-02T09:00:00.000Z' },
      { hash: '0'.repeat(64) },
    ];
    for (const [place] of STORY.entries()) {
      for (const change of changes) {
        const { facts } = chain();
        facts[place] = { ...facts[place]!, ...change };
        expect([place, Object.keys(change), faults(facts).length]).not.toEqual([place, Object.keys(change), 0]);
      }
    }
  });

  it('betrays a fact that was changed and sealed anew', () => {
    for (const [place] of STORY.entries()) {
      const { facts } = chain();
      facts[place] = resealed({ ...facts[place]!, by: 'per_9' });
      expect(faults(facts).length).toBeGreaterThan(0);
    }
  });

  it('betrays a dropped fact, a cut tail, a swapped pair, a repeated and an added one', () => {
    const { facts } = chain();
    for (let i = 0; i < facts.length; i += 1) expect(faults(facts.toSpliced(i, 1)).length).toBeGreaterThan(0);
    for (let i = 1; i <= facts.length; i += 1) expect(faults(facts.slice(0, -i)).length).toBeGreaterThan(0);
    for (let i = 1; i < facts.length; i += 1) expect(faults(facts.toSpliced(i - 1, 2, facts[i]!, facts[i - 1]!)).length).toBeGreaterThan(0);
    for (let i = 0; i < facts.length; i += 1) expect(faults(facts.toSpliced(i, 0, facts[i]!)).length).toBeGreaterThan(0);
    const { stored } = linkFacts(prp(), chain().head, [{ type: 'DecisionReturned', from: 'decided', to: 'deliberation' }], 'per_9', AT);
    expect(faults([...facts, ...stored]).length).toBeGreaterThan(0);
  });

  it('betrays a changed head, and one that was never written', () => {
    const { facts, head } = chain();
    for (const wrong of [
      { ...head, factSeq: 5 },
      { ...head, factHead: facts[4]!.hash },
      { factSeq: 0, factHead: '' },
      { factSeq: 6, factHead: '' },
    ])
      expect(faults(facts, wrong)).toEqual(['the last facts do not match the head of the record']);
  });

  it('betrays two records whose facts were swapped', () => {
    const other = linkFacts(prp('b'), { factSeq: 0, factHead: '' }, STORY.slice(0, 1), 'per_1', AT);
    const { facts } = chain();
    expect(faults([other.stored[0]!, ...facts.slice(1)]).length).toBeGreaterThan(0);
    const whole = facts.map((fact) => ({ ...fact, record: prp('b') }));
    expect(faults(whole).length).toBeGreaterThan(0);
  });

  it('parses the data of a fact by its own schema', () => {
    const [fact] = chain().facts;
    expect(dataOf(fact!, 'ProposalSubmitted')).toEqual({ from: 'draft', to: 'submitted', revision: 1, receipt: 'r' });
    expect(() => dataOf({ ...fact!, data: {} }, 'ProposalSubmitted')).toThrow();
  });
});

/** A chain of one fact per moment, as the store would hold it: with the moment from which each row is gone. */
const rowsAt = (moments: readonly { readonly at: number; readonly lag?: number }[]) => {
  let head: Head = { factSeq: 0, factHead: '' };
  const rows: (StoredFact & { readonly ttl: number })[] = [];
  for (const { at, lag = 0 } of moments) {
    const linked = linkFacts(prp(), head, [{ type: 'OwnerChanged', ownerTo: 'per_1' }], 'per_1', new Date(at).toISOString());
    const puts = factWrites({ facts: 'facts' } as Store, linked.stored, at + lag);
    rows.push(...puts.map(({ Put }) => fromItem(Put!.Item!) as (typeof rows)[number]));
    head = linked.head;
  }
  return { rows, head };
};
const years = (...list: string[]) => rowsAt(list.map((at) => ({ at: Date.parse(`${at}T12:00:00.000Z`) })));
const before = (at: string) => new Date(Date.parse(at) - 1).toISOString();
const isDue = (fact: StoredFact, now: string) => expiryOf(timeInChain(fact)) <= now;

describe('five years', () => {
  it('are years of the calendar, and never end early', () => {
    expect(expiryOf('2026-11-02T09:00:00.000Z')).toBe('2031-11-02T09:00:00.000Z');
    expect(expiryOf('2024-02-29T23:59:59.999Z')).toBe('2029-03-01T23:59:59.999Z');
    expect(expiryOf('2027-12-31T23:30:00.000Z')).toBe('2032-12-31T23:30:00.000Z');
  });

  it('begin with the commit, in whole seconds, rounded up', () => {
    const at = Date.parse('2026-11-02T09:00:00.000Z');
    expect(rowsAt([{ at }, { at, lag: 1 }, { at: at - 9_000, lag: 0 }]).rows.map(({ ttl }) => new Date(ttl * 1000).toISOString())).toEqual([
      '2031-11-02T09:00:00.000Z',
      '2031-11-02T09:00:01.000Z',
      '2031-11-02T09:00:00.000Z',
    ]);
  });

  it('excuse missing facts from the moment on at which the last of them is due', () => {
    const { rows, head } = years('2026-01-01', '2027-01-01', '2029-01-01', '2030-01-01');
    for (let gone = 1; gone < rows.length; gone += 1) {
      const due = expiryOf(timeInChain(rows[gone - 1]!));
      expect([gone, faults(rows.slice(gone), head, due)]).toEqual([gone, []]);
      expect([gone, faults(rows.slice(gone), head, before(due)).length]).not.toEqual([gone, 0]);
    }
    expect(faults(rows, head, '2040-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('excuse a record without facts only when its newest one is due, by its root', () => {
    const { head } = years('2026-01-01', '2027-01-01');
    expect(head).toMatchObject({ factSeq: 2, factAt: '2027-01-01T12:00:00.000Z' });
    expect(faults([], head, '2032-01-01T12:00:00.000Z')).toEqual([]);
    expect(faults([], head, '2032-01-01T11:59:59.999Z')).toEqual(['the last facts do not match the head of the record']);
    expect(faults([], { ...head, factAt: undefined }, '2040-01-01T00:00:00.000Z')).toEqual(['the last facts do not match the head of the record']);
  });

  it('do not excuse a cut tail by a root that gives it an age which the facts before deny', () => {
    const { rows, head } = years('2030-01-01', '2030-02-01', '2030-03-01');
    const lying = { ...head, factAt: '2020-01-01T12:00:00.000Z' };
    for (const left of [1, 2, 3]) expect([left, faults(rows.slice(0, left), lying, '2031-01-01T00:00:00.000Z').length]).not.toEqual([left, 0]);
  });

  it('are not shortened by a seal that was lifted, nor by one that lies', () => {
    const { rows, head } = years('2030-01-01', '2030-02-01', '2030-03-01');
    const now = '2031-01-01T00:00:00.000Z';
    const early = { ...rows[1]!, prevAt: '2020-01-01T12:00:00.000Z' };
    expect(faults([early, rows[2]!], head, now)).toContain('fact 2 was changed');
    expect(faults([rows[0]!, resealed(early), rows[2]!], head, now)).toContain('fact 2 gives the one before another time');
    const { prevAt: _, ...without } = rows[1]!;
    expect(faults([without, rows[2]!], head, '2040-01-01T00:00:00.000Z').length).toBeGreaterThan(0);
  });

  it('explain every chain that expiry leaves, in whatever order the store deletes, and no other loss', () => {
    const moment = fc.record({ step: fc.integer({ min: -8_000, max: 500 * DAY }), lag: fc.integer({ min: 0, max: 20_000 }) });
    const age = fc.integer({ min: 0, max: 4_000 });
    return holds(
      'explain every chain that expiry leaves',
      fc.property(fc.array(moment, { minLength: 1, maxLength: 7 }), age, fc.infiniteStream(fc.boolean()), (steps, days, coins) => {
        let at = Date.parse('2026-02-27T00:00:00.000Z');
        const { rows, head } = rowsAt(
          steps.map(({ step, lag }) => {
            at += step;
            return { at, lag };
          }),
        );
        const now = new Date(at + days * DAY).toISOString();
        const read = rows.filter((row) => !isExpired(row, Date.parse(now)));
        expect(faults(read, head, now)).toEqual([]);
        const left = rows.filter((row) => !isDue(row, now) || coins.next().value);
        expect(faults(left, head, now)).toEqual([]);
        for (const row of rows.filter((candidate) => !isDue(candidate, now)))
          expect([
            row.seq,
            faults(
              left.filter((other) => other !== row),
              head,
              now,
            ).length,
          ]).not.toEqual([row.seq, 0]);
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('says the same whatever the order of the keys', () =>
    holds(
      'says the same whatever the order of the keys',
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.infiniteStream(fc.nat()), (value, keys) => {
        const mixed = Object.fromEntries(
          Object.entries(value)
            .map((entry) => ({ entry, key: keys.next().value! }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry),
        );
        expect(canonical(mixed)).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));

  it('has one documented form', () => {
    expect(canonical({ b: [1, 'x', null, true], a: { d: undefined, c: 'é"\n' }, 10: 1, 9: 2 })).toBe(
      '{"10":1,"9":2,"a":{"c":"é\\"\\n"},"b":[1,"x",null,true]}',
    );
    expect(sha256(canonical({ reference: 'OT-26-00000-0', revision: 1, answers: {}, salt: 's' }))).toBe(
      sha256('{"answers":{},"reference":"OT-26-00000-0","revision":1,"salt":"s"}'),
    );
  });
});
