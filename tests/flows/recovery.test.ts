import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wanted } from '../walk/client.ts';
import { press, readyDrafts, storm, stormFaults, untilSome } from './drafts.ts';
import { persist, type Running, startSluis } from './support.ts';

/** Each draft is pressed several times at once with its one key. */
const isDeep = Boolean(process.env.SLUIS_DEEP);
const [DRAFTS, PRESSES] = isDeep ? [200, 4] : [12, 10];
/** Warnings, reminders and ends of terms lie in the first fortnight; retention looks further. */
const STEPS = isDeep ? ['P3D', 'P4D', 'P7D', 'P14D', 'P2D'] : ['P4D', 'P10D'];

let running: Running;
beforeAll(async () => {
  running = await startSluis();
});
afterAll(() => running.stop());

describe('in one process', { timeout: 120_000 }, () => {
  afterEach(async () => {
    await fetch(`${running.local.url}/_local/faults`, { method: 'DELETE' });
    await running.site.doors.post('stream', { on: true });
  });

  it('mails everything once with the stream off, and nothing anew when it comes back', async () => {
    const { site } = running;
    const { doors } = site;
    const [draft] = await readyDrafts(site, 1, 'stil');
    await doors.drain();
    await doors.post('stream', { on: false });
    const before = (await doors.mails(draft!.email)).length;
    const receipt = await wanted(201, 'submit', press(draft!));
    await doors.drain();
    for (let n = 0; n < 4; n += 1) {
      await doors.advance('PT3M');
      await doors.drain();
    }
    const mails = (await doors.mails(draft!.email)).slice(before);
    expect(mails.filter(({ text }) => text.includes(receipt.receipt))).toHaveLength(1);
    expect(await doors.violations()).toEqual([]);
    const all = (await doors.mails()).length;
    await doors.post('stream', { on: true });
    await doors.drain();
    expect((await doors.mails()).length).toBe(all);
  });

  it.each(['before', 'after'] as const)('keeps one submission and one letter when a function dies %s its transaction', async (when) => {
    const { site } = running;
    const [draft] = await readyDrafts(site, 1, `sterft-${when}`);
    await site.doors.drain();
    await site.doors.post('faults', { service: 'dynamodb', operation: 'TransactWriteItems', kind: 'crash', when, fn: 'api-applicant' });
    const first = await press(draft!);
    expect(first.status).toBe(500);
    expect(await site.doors.get('faults')).toEqual([]);
    const reply = await persist(() => press(draft!));
    expect(reply.status).toBe(201);
    expect(await stormFaults(site, [draft!], new Map([[draft!.proposal, reply.text]]))).toEqual([]);
  });

  it.each([
    ['ses', 'SendRawEmail', 'before', 'send-mail'],
    ['ses', 'SendRawEmail', 'after', 'send-mail'],
    ['dynamodb', 'TransactWriteItems', 'before', 'on-fact'],
    ['dynamodb', 'TransactWriteItems', 'after', 'on-fact'],
    ['dynamodb', 'TransactWriteItems', 'before', 'send-mail'],
  ] as const)('sends each letter once when %s %s dies %s in %s', async (service, operation, when, fn) => {
    const { site } = running;
    const [draft] = await readyDrafts(site, 1, `${service}-${when}-${fn}`);
    await site.doors.drain();
    await site.doors.post('faults', { service, operation, kind: 'crash', when, fn });
    const reply = await persist(() => press(draft!));
    await site.doors.drain();
    expect(await site.doors.get('faults')).toEqual([]);
    expect(await stormFaults(site, [draft!], new Map([[draft!.proposal, reply.text]]))).toEqual([]);
  });

  it('loses nothing that it acknowledged when the database is killed among the submits', async () => {
    const { site } = running;
    const drafts = await readyDrafts(site, DRAFTS, 'database');
    const acknowledged = new Map<string, string>();
    const counts = { cut: 0, failed: 0 };
    const storming = storm(drafts, PRESSES, acknowledged, counts);
    await untilSome(acknowledged, 3);
    const kills = [acknowledged.size];
    await site.doors.post('kill-database');
    await untilSome(acknowledged, 6);
    kills.push(acknowledged.size);
    await site.doors.post('kill-database');
    await storming;
    // Both came while there was still something to acknowledge.
    expect(Math.max(...kills)).toBeLessThan(drafts.length);
    console.log(
      `database killed at ${kills.join(' and ')} acknowledged, among ${drafts.length * PRESSES} submits of ${drafts.length} drafts: ${acknowledged.size} acknowledged, ${counts.failed} refused, ${counts.cut} cut off`,
    );
    expect(await stormFaults(site, drafts, acknowledged)).toEqual([]);
  });

  it('sends each letter once over weeks of clocks', async () => {
    const { site } = running;
    for (const step of STEPS) {
      await site.doors.advance(step);
      await site.doors.drain();
      await site.doors.drain();
    }
    const mails = await site.doors.mails();
    expect(new Set(mails.map(({ intent }) => intent)).size).toBe(mails.length);
    expect(await site.doors.violations()).toEqual([]);
  });
});
