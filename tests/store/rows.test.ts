import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AssignmentStatus } from '../../shared/domain/assignment.ts';
import { CHECKS } from '../../shared/domain/checks.ts';
import { CONTACT_STAGES, CONTACT_TERMINAL } from '../../shared/domain/contact.ts';
import { isTerminal, MAX_PARTIES, PARTS, PROPOSAL_STAGES, Proposal, type ProposalStage } from '../../shared/domain/proposal.ts';
import type { Undo } from '../../shared/domain/undo.ts';
import { fromItem, toItem } from '../../shared/store/item.ts';
import { SEAL_LENGTH } from '../../shared/store/receipt.ts';
import { proposalOf } from '../../shared/store/roots.ts';
import { doneIn, itemRow, rootRow, WAKE_PARTITIONS, wakeKeys } from '../../shared/store/rows.ts';
import { RECORDS, ROW_ATTRIBUTES } from '../../shared/store/tables.ts';
import { AT, assignmentOf, calendar, contactIn, holds, liaison, per, proposalIn, prp, taskOf } from '../support/build.ts';
import { sizeOf } from '../support/capacity.ts';

const row = (root: Parameters<typeof rootRow>[0]) => rootRow(root, calendar) as Record<string, string | undefined>;

describe('the row of a proposal', () => {
  test.each(PROPOSAL_STAGES)('in %s stands in the indexes that lead to it', (stage) => {
    const keys = row(proposalIn(stage));
    const due = stage === 'info-requested' ? undefined : keys.due;
    const over = isTerminal(stage) || stage === 'draft';
    expect(keys.gsi1pk).toBe(over ? undefined : `owner#${liaison.id}`);
    expect(keys.gsi2pk).toBe(stage === 'draft' ? undefined : `proposal#${stage}`);
    if (keys.gsi2sk) expect(keys.gsi2sk).toBe(`${due ?? '9999'}#${prp()}`);
    const clocked = ['submitted', 'screening', 'in-review', 'deliberation', 'decided'].includes(stage);
    expect(keys.gsi3pk !== undefined).toBe(clocked || isTerminal(stage));
    expect([keys.gsi4pk, keys.gsi4sk]).toEqual([per('noor'), `proposal#${prp()}`]);
    expect(keys.gsi5pk).toBe(stage === 'draft' ? undefined : 'org#lekdetec');
    expect(keys.gsi6pk).toBe(stage === 'draft' ? undefined : 'call#open');
  });

  it('that ended sorts behind whatever is due, the newest first, and with whoever ended it', () => {
    const ended = (at: string, by?: string) => row(proposalIn('closed', { done: { at, ...(by ? { by } : {}) } }));
    const [older, newer] = [ended('2026-10-01T00:00:00.000Z', liaison.id), ended('2026-10-01T00:00:00.001Z')];
    expect([older.gsi1pk, older.gsi1sk, newer.gsi1pk]).toEqual([`done#${liaison.id}`, older.gsi2sk, undefined]);
    expect(newer.gsi2sk! < older.gsi2sk!).toBe(true);
    expect([older, newer].map((keys) => doneIn(keys.gsi2sk))).toEqual(['2026-10-01T00:00:00.000Z', '2026-10-01T00:00:00.001Z']);
    expect(older.gsi2sk! < row(proposalIn('closed')).gsi2sk!).toBe(true);
    expect(row(proposalIn('closed', { done: { at: AT, by: liaison.id }, anonymised: AT })).gsi1pk).toBeUndefined();
  });

  it('that nobody owns waits in the queue of the unowned, and with a next touch at the clock', () => {
    expect(row(proposalIn('submitted', { owner: undefined })).gsi1pk).toBe('owner#none');
    const keys = row(proposalIn('submitted', { nextTouch: AT }));
    expect(WAKE_PARTITIONS.item).toContain(keys.gsi3pk);
    expect(keys.gsi3sk).toBe(`${AT}#${prp()}`);
  });

  it('stands in the same words when it is read again', () =>
    holds(
      'stands in the same words when it is read again',
      fc.property(
        fc.dictionary(
          fc.constantFrom(...PARTS),
          fc.record({ revision: fc.integer({ min: 1, max: 99 }), version: fc.nat(999), seal: fc.base64String({ minLength: 0, maxLength: 22 }) }),
        ),
        fc.dictionary(fc.constantFrom(...CHECKS), fc.constantFrom('yes' as const, 'no' as const, 'ask' as const)),
        fc.array(deadline, { minLength: 3, maxLength: 3 }),
        fc.array(fc.constantFrom(`${prp()}#3`, `${prp('b')}#4`), { maxLength: 8 }),
        (manifest, checks, [stageClock, promise, answerBy], undone) => {
          const clocks = { stageClock: stageClock!, promise: promise!, answerBy: answerBy! };
          const undo = {
            fact: `${prp()}#3`,
            type: 'ProposalTaken',
            by: liaison.id,
            at: AT,
            was: { stage: 'submitted', ...clocks },
            absent: ['owner'],
            items: ['f#000001'],
          };
          const root = proposalIn('info-requested', { manifest, checks, ...clocks, undo, undone });
          expect(proposalOf(fromItem(toItem(rootRow(root, calendar))))).toEqual(root);
        },
      ),
    ));

  test.each([
    ['a part', { manifest: { zz: '1.1.seal' } }],
    ['a seal', { manifest: { ol: '1.1' } }],
    ['a check', { checks: 'z+' }],
    ['an answer', { checks: 's!' }],
    ['a limit', { promise: '28 moons 2026-11-02T09:00:00.000Z 0' }],
    ['a start', { promise: '28 days' }],
  ])('is not read with %s that nobody knows', (_, other) => {
    const stored = row(proposalIn('screening', { checks: { inScope: 'yes' } }));
    expect(proposalOf(stored).checks).toEqual({ inScope: 'yes' });
    expect(() => proposalOf({ ...stored, ...other })).toThrow();
  });
});

const deadline = fc.record(
  {
    limit: fc.oneof(
      fc.record({ days: fc.nat(400) }),
      fc.record({ hours: fc.constantFrom(0.5, 4, 48) }),
      fc.record({ calendarDays: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 12 }) }),
    ),
    startedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
    pausedMs: fc.nat(),
    told: fc.nat(4),
  },
  { requiredKeys: ['limit', 'startedAt', 'pausedMs'] },
);

describe('the size of a root', () => {
  const KB = 1024;
  const bytes = (root: Proposal) => sizeOf(toItem(rootRow(root, calendar)));
  const clock = (days: number, pausedMs = 123_456_789) => ({ limit: { days }, startedAt: AT, pausedMs });
  const tags = (count: number) => Array.from({ length: count }, (_, i) => `tag${i}`.padEnd(8, '0'));
  const whole = {
    version: 62,
    factSeq: 47,
    factHead: 'f'.repeat(64),
    factAt: AT,
    title: 'Een titel, zo lang als de langste'.padEnd(80, '.'),
    address: 'a'.repeat(22),
    verified: 'a'.repeat(22),
    organisations: tags(2),
    parties: tags(6),
    revision: 3,
    manifest: Object.fromEntries(PARTS.map((part) => [part, { revision: 3, version: 12, seal: 's'.repeat(SEAL_LENGTH) }])),
    receipt: 'r'.repeat(64),
    checks: Object.fromEntries(CHECKS.map((name) => [name, 'yes' as const])),
    flags: ['looks-like-vulnerability', 'imported', 'gaps', 'cut', 'step-2'],
    safetySeat: true,
    messages: 12,
  } satisfies Partial<Proposal>;
  const undo = (type: string, was: Undo['was'], absent: string[] = [], items: string[] = []): { undo: Undo } => ({
    undo: { fact: `${prp()}#46`, type, by: liaison.id, at: AT, was, absent, items },
  });
  /** Acts of staff that can be taken back leave how it was before them, until the next change. */
  const UNDO: Partial<Record<ProposalStage, { undo: Undo }>> = {
    screening: undo('ProposalTaken', { stage: 'submitted', stageClock: clock(2, 0) }),
    'info-requested': undo('QuestionAsked', { stage: 'screening', messages: 11 }, ['cameFrom', 'answerBy', 'nextTouch'], ['f#000012']),
    'in-review': undo('ProposalAdmitted', { stage: 'screening', stageClock: clock(5), round: 1 }),
    merged: undo('ProposalMerged', { stage: 'screening', stageClock: clock(5), owner: liaison.id }, ['mergedInto']),
  };
  const wholeIn = (stage: ProposalStage, more: Partial<Proposal> = {}): Proposal => {
    const root = proposalIn(stage);
    const clocks = {
      ...(root.stageClock ? { stageClock: { ...clock(18), told: 3 } } : {}),
      ...(root.promise ? { promise: clock(28) } : {}),
      ...(root.answerBy ? { answerBy: clock(10, 0) } : {}),
      ...(['draft', 'info-requested', 'announced'].includes(stage) ? { nextTouch: AT } : {}),
    };
    return Proposal.parse({ ...root, ...whole, ...clocks, ...UNDO[stage], ...more });
  };

  test.each(PROPOSAL_STAGES)('is at most 2 KB in %s, with the whole form filled in', (stage) => {
    expect(Object.keys(whole.manifest)).toHaveLength(16);
    console.log(`a root in ${stage}: ${bytes(wholeIn(stage))} bytes`);
    expect(bytes(wholeIn(stage))).toBeLessThanOrEqual(2 * KB);
  });

  it('is at most one read unit with everything that it can ever carry', () => {
    const RARE: Record<string, Partial<Proposal>> = {
      'two more organisations and 40 more parties': { organisations: tags(4), parties: tags(MAX_PARTIES) },
      'the longest title, in letters of two bytes': { title: 'é'.repeat(120) },
      'a call with a share': { call: `cal_${'0'.repeat(26)}`, slot: { org: 'lekdetec', n: 2 } },
      'three files that are being checked': { files: [1, 2, 3].map((n) => ({ n, status: 'scanning' as const, until: AT })) },
      'a team of five': { team: Array.from({ length: 5 }, (_, i) => per(`m${i}`)) },
      'eight acts that were taken back': { undone: Array.from({ length: 8 }, (_, i) => `${prp()}#${i + 10}`) },
      'twelve links': { links: Array.from({ length: 12 }, (_, i) => ({ id: prp(`l${i}`), kind: 'converted-from' as const })) },
    };
    const usual = bytes(wholeIn('in-review'));
    for (const [what, more] of Object.entries(RARE)) console.log(`${what}: ${bytes(wholeIn('in-review', more)) - usual} bytes more`);
    const all = bytes(wholeIn('in-review', Object.assign({}, ...Object.values(RARE))));
    console.log(`all of it at once: ${all} bytes`);
    expect(all).toBeLessThanOrEqual(4 * KB);
  });

  it('is one write unit at most where an index copies it', () => {
    const item = toItem(rootRow(wholeIn('in-review'), calendar));
    for (const { name, include, partitionKey, sortKey } of RECORDS.indexes) {
      const copied = new Set(['pk', 'sk', partitionKey, sortKey, ...include]);
      const size = sizeOf(Object.fromEntries(Object.entries(item).filter(([attribute]) => copied.has(attribute))));
      console.log(`a root in ${name}: ${size} bytes`);
      expect([name, size]).toEqual([name, expect.toSatisfy((bytes: number) => bytes <= KB)]);
    }
  });
});

describe('the row of a contact request', () => {
  test.each(CONTACT_STAGES)('in %s stands in the queue while somebody may have to act', (stage) => {
    const keys = row(contactIn(stage));
    expect(keys.gsi1pk === undefined).toBe(CONTACT_TERMINAL.includes(stage) || stage === 'resolved');
    expect(keys.gsi2pk).toBe(`contact-request#${stage}`);
  });
});

describe('the row of a task', () => {
  it('leaves the queue when it is done, and tells what it is about', () => {
    expect(row(taskOf()).gsi1pk).toBe(`owner#${liaison.id}`);
    expect(row(taskOf({ stage: 'done' })).gsi1pk).toBeUndefined();
    expect(ROW_ATTRIBUTES).toContain('item');
  });
});

describe('the row of an assignment', () => {
  test.each(AssignmentStatus.options)('that is %s stands in the queue of its reviewer while it is theirs', (status) => {
    const keys = itemRow(prp(), { ...assignmentOf('mila', status), sk: `b#${per('mila')}`, type: 'assignment' }, calendar) as Record<
      string,
      string | undefined
    >;
    expect(keys.gsi1pk).toBe(['invited', 'accepted', 'submitted'].includes(status) ? `reviewer#${per('mila')}` : undefined);
    expect(keys.due !== undefined).toBe(status === 'invited' || status === 'accepted');
    expect(keys.gsi3pk !== undefined).toBe(status === 'invited' || status === 'accepted');
    expect(keys.owner).toBe(per('mila'));
  });
});

describe('the clock', () => {
  it('finds the same row in the same partition, and spreads rows over all', () => {
    const ids = Array.from({ length: 400 }, (_, i) => prp(`n${i}`));
    for (const sleeper of ['item', 'mail'] as const) {
      const partitions = ids.map((id) => wakeKeys(sleeper, id, AT).gsi3pk);
      expect(ids.map((id) => wakeKeys(sleeper, id, '2027-01-01T00:00:00.000Z').gsi3pk)).toEqual(partitions);
      expect([...new Set(partitions)].sort()).toEqual([...WAKE_PARTITIONS[sleeper]].sort());
    }
  });

  it('has names for its indexes that can stay for ever', () => {
    expect(RECORDS.indexes.map((index) => index.name)).toEqual(['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5', 'gsi6']);
  });
});

it('stores any JSON and gives it back as it was', () =>
  holds(
    'stores any JSON and gives it back as it was',
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
        fc.jsonValue({ noUnicodeString: false }),
      ),
      (value) => {
        expect(JSON.parse(JSON.stringify(fromItem(toItem(value))))).toEqual(JSON.parse(JSON.stringify(value)));
      },
    ),
  ));
