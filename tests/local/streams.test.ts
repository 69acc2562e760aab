import { describe, expect, it } from 'vitest';
import { deliver, type StreamRecord } from '../../infra/local/batches.ts';
import { matches } from '../../infra/local/filter.ts';

const recordOf = (n: number): StreamRecord => ({ dynamodb: { SequenceNumber: String(n) } });
const numberOf = ({ dynamodb }: StreamRecord) => Number(dynamodb.SequenceNumber);

const run = async (records: number[], handler: (batch: number[]) => unknown, rules = {}) => {
  const dead: number[] = [];
  const calls: number[][] = [];
  await deliver(
    {
      rules: { bisect: true, reportsFailures: true, maxRetries: 2, ...rules },
      invoke: async (batch) => {
        calls.push(batch.map(numberOf));
        return handler(batch.map(numberOf));
      },
      onDead: (batch) => dead.push(...batch.map(numberOf)),
      alive: () => true,
    },
    records.map(recordOf),
  );
  return { dead, calls };
};

describe('a batch', () => {
  it('with one poisoned record loses only that one, and keeps the order', async () => {
    const done: number[] = [];
    const { dead } = await run([1, 2, 3, 4, 5, 6, 7, 8], (batch) => {
      if (batch.includes(5)) throw new Error('poison');
      done.push(...batch);
    });
    expect(dead).toEqual([5]);
    expect(done).toEqual([1, 2, 3, 4, 6, 7, 8]);
  });

  it('begins again at the record that the function named', async () => {
    const { dead, calls } = await run([1, 2, 3, 4], (batch) => ({ batchItemFailures: batch.includes(3) ? [{ itemIdentifier: '3' }] : [] }));
    expect(dead).toEqual([3]);
    expect(calls).toEqual([[1, 2, 3, 4], [3, 4], [3], [3], [3], [4]]);
  });

  it('succeeds after a passing failure without any loss', async () => {
    let failures = 2;
    const { dead } = await run([1], () => {
      if (failures-- > 0) throw new Error('passing');
    });
    expect(dead).toEqual([]);
  });

  it('fails as a whole when the function names a record that is not in it', async () => {
    const { dead } = await run([1], () => ({ batchItemFailures: [{ itemIdentifier: '9' }] }));
    expect(dead).toEqual([1]);
  });

  it('is given up as a whole only where the template asks for no bisecting', async () => {
    const { dead } = await run(
      [1, 2],
      (batch) => {
        if (batch.includes(2)) throw new Error('poison');
      },
      { bisect: false },
    );
    expect(dead).toEqual([1, 2]);
  });
});

describe('a filter', () => {
  const insert = { eventName: 'INSERT', dynamodb: { NewImage: { type: { S: 'intent' }, n: { N: '5' } } } };
  it.each([
    [{ eventName: ['INSERT'] }, true],
    [{ eventName: ['MODIFY', 'REMOVE'] }, false],
    [{ dynamodb: { NewImage: { type: { S: ['intent'] } } } }, true],
    [{ dynamodb: { NewImage: { type: { S: [{ prefix: 'int' }] } } } }, true],
    [{ dynamodb: { NewImage: { type: { S: [{ suffix: 'x' }] } } } }, false],
    [{ dynamodb: { NewImage: { type: { S: [{ 'anything-but': ['fact'] }] } } } }, true],
    [{ dynamodb: { NewImage: { n: { N: [{ numeric: ['>', 4, '<=', 5] }] } } } }, true],
    [{ dynamodb: { NewImage: { gone: { S: [{ exists: false }] } } } }, true],
    [{ dynamodb: { OldImage: { type: { S: [{ exists: true }] } } } }, false],
    [{ $or: [{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }] }, true],
  ])('%j accepts: %s', (pattern, expected) => {
    expect(matches(pattern, insert)).toBe(expected);
  });

  it('refuses a rule that it does not know', () => {
    expect(() => matches({ eventName: [{ wildcard: '*' }] }, insert)).toThrow(/wildcard/);
  });
});
