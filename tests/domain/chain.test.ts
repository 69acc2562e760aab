import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, dataOf, type NewFact, StoredFact, verifyChain } from '../../shared/domain/fact.ts';
import { linkFacts } from '../../shared/store/facts.ts';
import { sha256 } from '../../shared/store/store.ts';
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
  let head = { factSeq: 0, factHead: '' };
  const facts: StoredFact[] = [];
  for (const commit of [STORY.slice(0, 1), STORY.slice(1, 2), STORY.slice(2, 5), STORY.slice(5)]) {
    const linked = linkFacts(prp(), head, commit, 'per_1', AT, { before: 'a|none', after: 'b|none' });
    facts.push(...linked.stored);
    head = linked.head;
  }
  return { facts, head };
};
const faults = (facts: readonly StoredFact[], head = chain().head) => verifyChain(facts, head, sha256);
/** A fact with another hash put over it, as somebody would who knows how it is made. */
const resealed = (fact: StoredFact): StoredFact =>
  linkFacts(
    fact.record,
    { factSeq: fact.seq - 1, factHead: fact.prev === 'genesis' ? '' : fact.prev },
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
    expect(verifyChain([], { factSeq: 0, factHead: '' }, sha256)).toEqual([]);
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
