import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { durationMs, openClock } from '../../infra/local/clock.ts';
import { nextRun } from '../../infra/local/schedule-expression.ts';

it('moves forward only and remembers its lead', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-clock-'));
  const clock = openClock(dir);
  clock.moveTo(Date.now() + 86_400_000);
  expect(clock.now().getTime()).toBeGreaterThan(Date.now() + 86_000_000);
  expect(() => clock.moveTo(Date.now())).toThrow(/forward/);
  expect(openClock(dir).now().getTime()).toBeGreaterThan(Date.now() + 86_000_000);
});

it.each([
  ['PT1M', 60_000],
  ['P30D', 2_592_000_000],
  ['P1DT2H', 93_600_000],
  ['P1W', 604_800_000],
  [1500, 1500],
  ['1500', 1500],
  ['P1M', undefined],
  ['P', undefined],
  ['PT', undefined],
  [-1, undefined],
  ['soon', undefined],
])('reads the duration %s as %s ms', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

const after = new Date('2026-03-27T10:00:00Z');
it.each([
  ['rate(1 minute)', 'UTC', '2026-03-27T10:01:00.000Z'],
  ['rate(5 minutes)', 'UTC', '2026-03-27T10:05:00.000Z'],
  ['cron(0 7 * * ? *)', 'UTC', '2026-03-28T07:00:00.000Z'],
  ['cron(0/15 10 * * ? *)', 'UTC', '2026-03-27T10:15:00.000Z'],
  ['cron(0 7 ? * MON-FRI *)', 'UTC', '2026-03-30T07:00:00.000Z'],
  ['cron(0 7 ? * MON-FRI *)', 'Europe/Amsterdam', '2026-03-30T05:00:00.000Z'],
  ['cron(0 7 L * ? *)', 'UTC', '2026-03-31T07:00:00.000Z'],
  ['cron(0 7 ? * 2#1 *)', 'UTC', '2026-04-06T07:00:00.000Z'],
  ['at(2026-04-01T08:00:00)', 'Europe/Amsterdam', '2026-04-01T06:00:00.000Z'],
  ['at(2026-01-01T08:00:00)', 'UTC', undefined],
])('runs %s in %s next at %s', (expression, zone, expected) => {
  expect(nextRun(expression, after, zone)?.toISOString()).toBe(expected);
});

it('refuses a schedule that it cannot read', () => {
  expect(() => nextRun('every minute', after)).toThrow(/every minute/);
});
