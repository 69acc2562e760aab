import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doorFor } from '../../shared/domain/door.ts';
import { doorForFirst } from '../../shared/domain/first-door.ts';

/** Texts line by line: what belongs elsewhere though it does not say so behind a plus, an ordinary wish behind a minus. */
const batch = (name: string) => {
  const lines = readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8')
    .split('\n')
    .filter(Boolean);
  const of = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => ({ kind: 'other', subject: '', message: line.slice(2) }));
  return { hot: of('+'), ordinary: of('-') };
};

describe('a text that tells of an incident or a hole and does not call it so', () => {
  // The rules were made with the first batch in sight; the second was written afterwards, and no rule was touched since.
  it.each([
    ['oblique-known.txt', 30, 0],
    ['oblique-fresh.txt', 12, 1],
  ] as const)('is noticed as a first message, as far as measured, and ordinary wishes pass: %s', (name, found, mistaken) => {
    const { hot, ordinary } = batch(name);
    const noticed = hot.filter((text) => doorForFirst(text) !== undefined);
    const alarms = ordinary.filter((text) => doorForFirst(text) !== undefined);
    console.log(`${name}: recall ${noticed.length}/${hot.length}, false alarms ${alarms.length}/${ordinary.length}`);
    expect([hot.length, ordinary.length]).toEqual([30, 60]);
    expect(noticed.length).toBeGreaterThanOrEqual(found);
    expect(alarms.map(({ message }) => message).length).toBeLessThanOrEqual(mistaken);
  });

  it('is judged by what it wants only where nobody asked for it, and nobody expects telling', () => {
    const told = {
      kind: 'other',
      subject: '',
      message: 'The alarm horn of the cold store has been silenced remotely every evening, and by whom is a mystery.',
    };
    expect([doorForFirst(told), doorFor(told)]).toEqual(['incident', undefined]);
    expect(doorForFirst({ ...told, kind: 'share-info' })).toBeUndefined();
    expect(doorForFirst({ ...told, kind: 'incident' })).toBeUndefined();
    expect(doorForFirst({ ...told, message: `${told.message} Could you list our session about it?` })).toBeUndefined();
  });
});
