import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AssignmentStatus } from '../../shared/domain/assignment.ts';
import { CONTACT_STAGES, CONTACT_TERMINAL } from '../../shared/domain/contact.ts';
import { isTerminal, PROPOSAL_STAGES } from '../../shared/domain/proposal.ts';
import { fromItem, toItem } from '../../shared/store/item.ts';
import { itemRow, rootRow, WAKE_PARTITIONS, wakeKeys } from '../../shared/store/rows.ts';
import { RECORDS, ROW_ATTRIBUTES } from '../../shared/store/tables.ts';
import { AT, assignmentOf, calendar, contactIn, holds, liaison, per, proposalIn, prp, taskOf } from '../support/build.ts';

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

  it('that nobody owns waits in the queue of the unowned, and with a next touch at the clock', () => {
    expect(row(proposalIn('submitted', { owner: undefined })).gsi1pk).toBe('owner#none');
    const keys = row(proposalIn('submitted', { nextTouch: AT }));
    expect(WAKE_PARTITIONS.item).toContain(keys.gsi3pk);
    expect(keys.gsi3sk).toBe(`${AT}#${prp()}`);
  });

  it('stays small, and what an index copies smaller', () => {
    const long = proposalIn('in-review', {
      title: 'é'.repeat(120),
      organisations: ['12345678', '23456789'],
      parties: Array.from({ length: 6 }, (_, i) => `1234567${i}`),
      nextTouch: AT,
      safetySeat: true,
      flags: ['a-flag'],
    });
    const bytes = (value: object) => Buffer.byteLength(JSON.stringify(value));
    const all = rootRow(long, calendar) as Record<string, unknown>;
    // With all sixteen parts of the form in its manifest, and a title in letters of two bytes.
    expect(Object.keys(long.manifest)).toHaveLength(16);
    expect(bytes(all)).toBeLessThan(3 * 1024);
    expect(bytes(Object.fromEntries(ROW_ATTRIBUTES.filter((name) => name in all).map((name) => [name, all[name]])))).toBeLessThan(1024);
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
