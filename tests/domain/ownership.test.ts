import { expect, it } from 'vitest';
import { keepOwnerApart } from '../../shared/domain/ownership.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

const change = (organisations: string[], parties: string[]) => ({
  root: { owner: 'per_lia', organisations, parties } as unknown as Proposal,
  facts: [{ type: 'ProposalAmended' as const, revision: 2, receipt: 'r' }],
});
const desk = (next: string | undefined) => ({
  involves: (_: string, item: { organisations: readonly string[]; parties: readonly string[] }) => [...item.organisations, ...item.parties].includes('horizon'),
  ownerOf: () => next,
});

it.each([['nobody whom the owner knows', ['x'], ['y']]])('keeps the owner where a new text names %s', (_, organisations, parties) => {
  const before = change(organisations, parties);
  expect(keepOwnerApart(before, desk('per_tom'))).toBe(before);
});

it.each([
  ['the applicant itself', ['horizon'], []],
  ['a partner', [], ['horizon']],
])('hands over where the new text makes the employer %s', (_, organisations, parties) => {
  const after = keepOwnerApart(change(organisations, parties), desk('per_tom'));
  expect(after.root.owner).toBe('per_tom');
  expect(after.facts.at(-1)).toEqual({ type: 'OwnerChanged', ownerFrom: 'per_lia', ownerTo: 'per_tom' });
});

it('leaves it unowned rather than with somebody involved', () => {
  const after = keepOwnerApart(change(['horizon'], []), desk(undefined));
  expect(after.root.owner).toBeUndefined();
  expect(after.facts.at(-1)).toEqual({ type: 'OwnerChanged', ownerFrom: 'per_lia' });
});
