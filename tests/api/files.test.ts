import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFileEvent } from '../../functions/work/files.ts';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { EICAR, scannedEvent } from '../../infra/local/scanner.ts';
import { cleanKey, quarantineKey } from '../../shared/domain/attachment.ts';
import { callOf } from '../support/calls.ts';
import { inject, SIDES } from '../support/faults.ts';
import { BUCKET, pdf } from '../support/files.ts';
import { accept, desk, draftOf, type Journey, must, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'files' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const MINUTE = 60_000;
/** The short form, for proposals of which only their files matter. */
const BRIEF = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'short');
const HOUR = 60 * MINUTE;
const path = (id: string, rest = '') => `/api/proposals/${id}/files${rest}`;
const announce = async (journey: Journey, body: object = {}, cookie = journey.own) =>
  (await must(world, cookie, path(journey.id), { name: 'plan.pdf', size: 100, ...body })).body as { file: any; upload: any };
const list = async (id: string, cookie: string) => (await world.request({ method: 'GET', path: path(id), cookie })).body as { files: any[]; left: number };
const open = (id: string, file: string, cookie: string | undefined) => world.request({ method: 'GET', path: path(id, `/${file}`), cookie });
const statuses = async (id: string, cookie: string) =>
  (await list(id, cookie)).files.map(({ n, status, reason }) => [n, status, ...(reason ? [reason] : [])].join(' '));

/** A file that was announced, uploaded and looked at by the scanner. */
const added = async (journey: Journey, content: Buffer = pdf(), body: object = {}) => {
  const { file, upload } = await announce(journey, body);
  expect((await world.files.post(upload, content)).status).toBe(204);
  await world.files.deliver();
  return file.id as string;
};
const factsOf = async (id: string) => (await world.rows()).facts.filter((fact) => fact.record === id).sort((a, b) => a.seq - b.seq);
const at = (stage: Stage) => proposalAt(world, cast, stage);
const refusal = ({ status, body }: { status: number; body: any }) => [status, body.code];

describe('a file', () => {
  it('is announced, posted to the bucket, checked, and then read by a link of a minute', async () => {
    const journey = await at('draft');
    const { file, upload } = await announce(journey, { name: 'Schéma "pomp".pdf', size: 2000 });
    expect(file).toMatchObject({ n: 1, name: 'Schéma pomp.pdf', size: 2000, status: 'expected' });
    expect(upload).toMatchObject({ maxBytes: 10_485_760, expiresAt: new Date(world.now + 15 * MINUTE).toISOString() });
    const content = pdf({ bytes: 3000 });
    expect((await world.files.post(upload, content)).status).toBe(204);
    const [created] = world.files.events;
    await onFileEvent({ store: world.store, log: () => {}, shelf: world.files.shelf }, created);
    expect(await statuses(journey.id, journey.own)).toEqual(['1 scanning']);
    expect(refusal(await open(journey.id, file.id, journey.own))).toEqual([404, 'item.not-found']);
    await world.files.deliver();
    expect((await list(journey.id, journey.own)).files).toEqual([expect.objectContaining({ n: 1, status: 'clean', size: 3000 })]);
    const reply = await open(journey.id, file.id, journey.own);
    expect(reply.status).toBe(303);
    const link = new URL(reply.headers.location!);
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
    const got = await world.files.fetch(link.href);
    expect(got).toMatchObject({
      status: 200,
      body: content,
      headers: {
        'content-type': 'application/pdf',
        'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename="Sche_ma pomp.pdf"; filename*=UTF-8''Sch%C3%A9ma%20pomp.pdf`,
      },
    });
    world.advance(61_000);
    expect((await world.files.fetch(link.href)).status).toBe(403);
  });

  it('leads a plain form back to the page that it came from, and to no other site', async () => {
    const journey = await at('draft');
    const { upload } = await announce(journey, { next: '/nl/proposals/attachments' });
    const reply = await world.files.post(upload, pdf());
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toMatch(/^https:\/\/sluis\.example\/nl\/proposals\/attachments\?bucket=files&key=quarantine%2F/);
    for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/nl/../x', '/api/me', '/nl/a?b=c', 'javascript:1'])
      expect((await world.request({ method: 'POST', path: path(journey.id), cookie: journey.own, body: { name: 'a.pdf', size: 1, next } })).status).toBe(422);
  });

  it('leaves no fact in a draft; from the submission on everything of it is in the log, without its name', async () => {
    const journey = await at('draft');
    await added(journey, pdf(), { name: 'geheime naam.pdf' });
    await added(journey, pdf({ status: 'THREATS_FOUND' }));
    const { file } = await announce(journey);
    expect(await factsOf(journey.id)).toEqual([]);
    await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
    await must(world, journey.own, path(journey.id, `/${file.id}/remove`));
    const last = await added(journey);
    const facts = await factsOf(journey.id);
    expect(facts.map(({ type, data }) => `${type} ${data.n ?? ''} ${data.reason ?? ''}`.trim())).toEqual([
      'ProposalSubmitted',
      'FileCleared 1',
      'FileRefused 2 threat',
      'FileExpected 3',
      'FileRemoved 3 asked',
      'FileExpected 3',
      'FileReceived 3',
      'FileCleared 3',
    ]);
    expect(facts.at(-1)!.data).toEqual({ file: last, n: 3 });
    const { events } = (await must(world, cast.lia.cookie, `/api/desk/items/${journey.id}/timeline`, {}, 'GET')).body;
    expect(events.slice(0, 4).map(({ by }: { by: string }) => by)).toEqual(['sender', 'system', 'system', 'sender']);
    expect(JSON.stringify(facts)).not.toContain('geheime');
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is one of three at most, each of ten megabytes at most', async () => {
    const journey = await at('draft');
    for (let n = 0; n < 3; n += 1) await added(journey);
    expect((await list(journey.id, journey.own)).left).toBe(0);
    const fourth = await world.request({ method: 'POST', path: path(journey.id), cookie: journey.own, body: { name: 'a.pdf', size: 5 } });
    expect(refusal(fourth)).toEqual([409, 'file.too-many']);
    for (const size of [0, 10_485_761, -1, 1.5])
      expect((await world.request({ method: 'POST', path: path(journey.id), cookie: journey.own, body: { name: 'a.pdf', size } })).status).toBe(422);
    const { files } = await list(journey.id, journey.own);
    await must(world, journey.own, path(journey.id, `/${files[1].id}/remove`));
    await added(journey, pdf(), { size: 10_485_760 });
    expect(await statuses(journey.id, journey.own)).toEqual(['1 clean', '3 clean', '4 clean']);
  });

  it('gets one reply for one key, with the same id, and a fresh form', async () => {
    const journey = await at('draft');
    const key = world.key();
    const send = (body: object) => world.request({ method: 'POST', path: path(journey.id), cookie: journey.own, body, headers: { 'idempotency-key': key } });
    const first = await send({ name: 'a.pdf', size: 5 });
    world.advance(MINUTE);
    const again = await send({ name: 'a.pdf', size: 5 });
    expect(again.body.file).toEqual(first.body.file);
    expect(again.body.upload.expiresAt).toBe(first.body.upload.expiresAt);
    expect((await list(journey.id, journey.own)).files).toHaveLength(1);
    expect(refusal(await send({ name: 'b.pdf', size: 5 }))).toEqual([422, 'key.reused']);
    const together = world.key();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.request({
          method: 'POST',
          path: path(journey.id),
          cookie: journey.own,
          body: { name: 'c.pdf', size: 5 },
          headers: { 'idempotency-key': together },
        }),
      ),
    );
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.file?.id}`)).size).toBe(1);
  });

  it('is no longer counted once it was announced and never came', async () => {
    const journey = await at('draft');
    for (let n = 0; n < 3; n += 1) await announce(journey);
    expect((await list(journey.id, journey.own)).left).toBe(0);
    world.advance(31 * MINUTE);
    expect(await list(journey.id, journey.own)).toEqual({ reference: expect.stringMatching(/^OT-26-/), files: [], left: 3, as: 'own', goesWith: 'draft' });
    await announce(journey);
    expect((await list(journey.id, journey.own)).files.map(({ n }) => n)).toEqual([4]);
  });
});

describe('the check', () => {
  const MAILED: Readonly<Record<string, string>> = {
    threat: 'schadelijke code',
    unreadable: 'zonder wachtwoord',
    unscanned: 'ligt aan ons',
    'not-pdf': 'geen pdf',
  };
  const CASES: readonly [string, Buffer, string, string][] = [
    ['malicious code', pdf({ text: EICAR }), 'threat', 'Malicious code'],
    ['what the scanner finds', pdf({ status: 'THREATS_FOUND' }), 'threat', 'Malicious code'],
    ['what the scanner cannot look into', pdf({ status: 'UNSUPPORTED' }), 'unreadable', 'Remove its password'],
    ['what the scanner failed at', pdf({ status: 'FAILED' }), 'unscanned', 'our fault'],
    ['what is no PDF', Buffer.from('<html>%PDF-1.7</html>'), 'not-pdf', 'no PDF'],
  ];
  it.each(CASES)('refuses %s, says why in words, and lets nobody read it', async (_what, content, reason, words) => {
    const journey = await at('submitted');
    const id = await added(journey, content);
    const { files } = await list(journey.id, journey.own);
    expect(files).toEqual([expect.objectContaining({ status: 'refused', reason, message: expect.stringContaining(words) })]);
    for (const cookie of [journey.own, cast.lia.cookie]) expect((await open(journey.id, id, cookie)).status).toBe(404);
    expect(world.files.objects.keys('')).not.toContain(cleanKey(journey.id, id));
    expect((await factsOf(journey.id)).at(-1)).toMatchObject({ type: 'FileRefused', data: { file: id, n: 1, reason } });
    await world.drain();
    const mail = world.mails(journey.sender.email).find(({ text }) => text.includes(journey.reference) && text.includes('ijlage 1 bij'));
    expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain(MAILED[reason]);
    expect(mail?.text).not.toContain('plan');
  });

  it('tells whoever runs this when its own rights kept it from looking', async () => {
    const journey = await at('submitted');
    const { upload } = await announce(journey);
    await world.files.post(upload, pdf({ status: 'ACCESS_DENIED' }));
    await expect(world.files.deliver()).rejects.toThrow('may not read');
    expect(await statuses(journey.id, journey.own)).toEqual(['1 refused unscanned']);
  });

  it('holds up no submission, but admission and invitations, naming the file', async () => {
    const journey = await at('draft');
    const { upload } = await announce(journey);
    await world.files.post(upload, pdf());
    await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
    await must(world, cast.lia.cookie, desk(journey.id, 'take'));
    const admit = () => world.request({ method: 'POST', path: desk(journey.id, 'admit'), cookie: cast.lia.cookie, body: { checks: ALL_HOLD } });
    const refused = await admit();
    expect(refusal(refused)).toEqual([409, 'file.scanning']);
    expect(refused.body.errors).toEqual([{ path: 'files/1', code: 'file.scanning:1', message: 'File 1 is still being checked.' }]);
    await world.files.deliver();
    expect((await admit()).status).toBe(200);
    await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Do you have a drawing?' });
    const own = await session(world, journey.applicant, { door: 'person' });
    const second = await announce({ ...journey, own });
    await world.files.post(second.upload, pdf());
    await must(world, own, `/api/proposals/${journey.id}/answer`, { text: 'Here it is.' });
    const invite = () => world.request({ method: 'POST', path: desk(journey.id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [cast.jan.id] } });
    expect(refusal(await invite())).toEqual([409, 'file.scanning']);
    await world.files.deliver();
    expect((await invite()).status).toBe(200);
  });
});

describe('what arrives', () => {
  const keeper = () => ({ store: world.store, log: () => {}, shelf: world.files.shelf });

  it('counts once, however often and in whatever order its events come', async () => {
    for (const order of [
      [0, 1, 0, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]) {
      const journey = await at('submitted');
      const { upload } = await announce(journey);
      world.files.events.length = 0;
      await world.files.post(upload, pdf());
      const events = world.files.events.splice(0);
      for (const i of order) await onFileEvent(keeper(), events[i]);
      expect(await statuses(journey.id, journey.own)).toEqual(['1 clean']);
      expect((await factsOf(journey.id)).map(({ type }) => type)).toEqual(['ProposalSubmitted', 'FileExpected', 'FileReceived', 'FileCleared']);
    }
  });

  it('stays the first one, whatever is uploaded in its place', async () => {
    const journey = await at('draft');
    const { file, upload } = await announce(journey);
    const [good, bad] = [pdf({ text: 'the first' }), pdf({ text: EICAR })];
    world.files.events.length = 0;
    await world.files.post(upload, good);
    await world.files.post(upload, bad);
    const events = world.files.events.splice(0);
    for (const i of [0, 3, 2, 1]) await onFileEvent(keeper(), events[i]);
    const reply = await open(journey.id, file.id, journey.own);
    expect((await world.files.fetch(reply.headers.location!)).body).toEqual(good);
    await world.files.post(upload, bad);
    await world.files.deliver();
    expect((await world.files.fetch((await open(journey.id, file.id, journey.own)).headers.location!)).body).toEqual(good);
    expect(await statuses(journey.id, journey.own)).toEqual(['1 clean']);
  });

  it('is refused by the bucket after its time, and is nothing if it comes all the same', async () => {
    const journey = await at('draft');
    const { file, upload } = await announce(journey);
    world.advance(15 * MINUTE + 1000);
    expect((await world.files.post(upload, pdf())).status).toBe(403);
    world.advance(15 * MINUTE);
    const version = world.files.objects.put(quarantineKey(journey.id, file.id), pdf());
    await onFileEvent(keeper(), scannedEvent(BUCKET, quarantineKey(journey.id, file.id), version, new Date(world.now)));
    expect(await list(journey.id, journey.own)).toEqual({ reference: expect.stringMatching(/^OT-26-/), files: [], left: 3, as: 'own', goesWith: 'draft' });
    expect(world.files.objects.keys('').filter((key) => key.includes(file.id))).toEqual([]);
  });

  it('changes nothing after a removal, a withdrawal or the end of a draft, and does not stay', async () => {
    const ends: readonly [Stage, (journey: Journey, file: string) => Promise<unknown>][] = [
      ['draft', (journey, file) => must(world, journey.own, path(journey.id, `/${file}/remove`))],
      ['draft', (journey) => must(world, journey.own, `/api/proposals/${journey.id}/delete`)],
      ['submitted', (journey) => must(world, journey.own, `/api/proposals/${journey.id}/withdraw`, { reason: 'other' })],
    ];
    for (const [stage, end] of ends) {
      const journey = await at(stage);
      const { file, upload } = await announce(journey);
      await world.files.post(upload, pdf());
      await end(journey, file.id);
      const before = await world.rows();
      await world.files.deliver();
      const after = await world.rows();
      expect([after.records.filter(({ pk }) => pk === journey.id), after.facts.length]).toEqual([
        before.records.filter(({ pk }) => pk === journey.id),
        before.facts.length,
      ]);
      expect(world.files.objects.keys('').filter((key) => key.includes(file.id))).toEqual([]);
    }
  });

  it('leaves nothing behind when it is removed while it is being copied', async () => {
    const journey = await at('draft');
    const { file, upload } = await announce(journey);
    await world.files.post(upload, pdf());
    const events = world.files.events.splice(0);
    const { shelf } = world.files;
    const slow = {
      ...shelf,
      copy: async (...given: Parameters<typeof shelf.copy>) => {
        await must(world, journey.own, path(journey.id, `/${file.id}/remove`));
        await onClock(world.post, { job: 'wake' });
        return shelf.copy(...given);
      },
    };
    for (const event of events) await onFileEvent({ ...keeper(), shelf: slow }, event);
    expect(world.files.objects.keys('').filter((key) => key.includes(file.id))).toEqual([]);
    expect(await statuses(journey.id, journey.own)).toEqual([]);
  });

  it('ends as it would have ended without a fault, whichever call of the worker fails and how', async () => {
    const ends = new Set<string>();
    let calls = 0;
    for (const kind of ['fault', 'crash'] as const)
      for (const side of SIDES)
        for (let call = 1, isHit = true; isHit; call += 1) {
          const journey = await proposalAt(world, cast, 'submitted', { answers: BRIEF });
          const { upload } = await announce(journey);
          world.files.events.length = 0;
          await world.files.post(upload, pdf());
          const scanned = world.files.events.splice(0).at(-1);
          const { hit, off } = inject(world, { call, kind, side });
          await onFileEvent(keeper(), scanned).catch(() => {});
          off();
          isHit = hit();
          calls = Math.max(calls, call - 1);
          await onFileEvent(keeper(), scanned);
          ends.add([...(await statuses(journey.id, journey.own)), ...(await factsOf(journey.id)).map(({ type }) => type)].join(', '));
        }
    expect([...ends]).toEqual(['1 clean, ProposalSubmitted, FileExpected, FileReceived, FileCleared']);
    expect(calls).toBeGreaterThanOrEqual(3);
    console.log(`a scan: ${calls} calls, each failing before and after its effect`);
  });

  it('takes what is in the place of nobody’s file for none', async () => {
    const known = world.calls.length;
    for (const key of ['malware-protection-resource-validation-object', 'quarantine/x', `quarantine/prp_${'0'.repeat(26)}/../x`])
      await onFileEvent(keeper(), { source: 'aws.s3', time: '2026-11-02T09:00:00Z', detail: { object: { key, size: 1, 'version-id': 'v' } } });
    expect(world.calls.length).toBe(known);
    await expect(onFileEvent(keeper(), { source: 'aws.s3', detail: {} })).rejects.toThrow();
  });
});

describe('readers', () => {
  it('are applicant, team, staff and reviewers who accepted; nobody else hears of a file', async () => {
    const journey = await at('draft');
    const clean = await added(journey);
    await added(journey, pdf({ status: 'UNSUPPORTED' }));
    expect(refusal(await open(journey.id, clean, cast.lia.cookie))).toEqual([404, 'item.not-found']);
    await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
    await must(world, cast.lia.cookie, desk(journey.id, 'take'));
    await must(world, cast.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
    await accept(world, cast.mila.cookie, journey.id);
    await accept(world, cast.rob.cookie, journey.id);
    await must(world, cast.rob.cookie, `/api/review/${journey.id}/conflict`, { conflict: 'financial' });
    const barred = await addPlayer(world, { ...STAFF[1]!, name: 'Bas Gebonden', email: 'bas@lekdetect.example', roles: ['chair'] });
    const seen = async (cookie: string | undefined) => [
      (await open(journey.id, clean, cookie)).status,
      (await list(journey.id, cookie!)).files?.map(({ n }) => n),
    ];
    expect(await seen(journey.own)).toEqual([303, [1, 2]]);
    expect(await seen(cast.lia.cookie)).toEqual([303, [1, 2]]);
    expect(await seen(cast.vera.cookie)).toEqual([303, [1, 2]]);
    expect(await seen(cast.mila.cookie)).toEqual([303, [1]]);
    const link = await session(world, cast.mila.id, { door: 'invitation', item: journey.id });
    const mailed = await session(world, cast.lia.id, { door: 'person' });
    for (const cookie of [cast.jan.cookie, cast.rob.cookie, cast.sara.cookie, barred.cookie, link, mailed])
      expect(await seen(cookie)).toEqual([404, undefined]);
    expect((await open(journey.id, clean, undefined)).status).toBe(401);
    const item = await session(world, journey.applicant, { door: 'item', item: journey.id });
    expect(refusal(await open(journey.id, clean, item))).toEqual([403, 'session.not-enough']);
    const review = await world.request({ method: 'GET', path: `/api/review/${journey.id}`, cookie: cast.mila.cookie });
    expect(review.body.files.map(({ n }: any) => n)).toEqual([1]);
  });

  it('do not see what was added for an answer before the answer', async () => {
    const journey = await at('question');
    const id = await added(journey);
    expect((await list(journey.id, journey.own)).files).toEqual([expect.objectContaining({ n: 1, status: 'clean', pending: true })]);
    expect(await list(journey.id, cast.lia.cookie)).toEqual({ reference: expect.stringMatching(/^OT-26-/), files: [], left: 0, as: 'desk' });
    expect((await open(journey.id, id, cast.lia.cookie)).status).toBe(404);
    await must(world, journey.own, `/api/proposals/${journey.id}/answer`, { text: 'It fails open.' });
    expect((await open(journey.id, id, cast.lia.cookie)).status).toBe(303);
    expect((await list(journey.id, journey.own)).files[0].pending).toBeUndefined();
  });

  it('may change nothing that was sent in to a call that has closed', async () => {
    const closesAt = new Date(world.now + HOUR).toISOString();
    const call = await callOf(world, cast, { closesAt, graceMinutes: 0 });
    const journey = await proposalAt(world, cast, 'submitted', { call: call.id });
    await announce(journey);
    world.advance(2 * HOUR);
    const reply = await world.request({
      method: 'POST',
      path: path(journey.id),
      cookie: await session(world, journey.applicant, { door: 'person' }),
      body: { name: 'a.pdf', size: 5 },
    });
    expect(refusal(reply)).toEqual([409, 'call.closed']);
  });

  it('may change files only while the proposal may be changed', async () => {
    for (const stage of ['screening', 'in-review', 'deliberation', 'decided', 'announced'] as const) {
      const journey = await at(stage);
      const own = await session(world, journey.applicant, { door: 'person' });
      const reply = await world.request({ method: 'POST', path: path(journey.id), cookie: own, body: { name: 'a.pdf', size: 5 } });
      expect(refusal(reply), stage).toEqual([409, 'file.not-now']);
    }
  });
});

describe('the end of a file', () => {
  const left = (id: string) => world.files.objects.keys('').filter((key) => key.includes(id));

  it('comes with its removal, within a minute', async () => {
    const journey = await at('draft');
    const id = await added(journey);
    expect(left(id)).toEqual([cleanKey(journey.id, id)]);
    const link = (await open(journey.id, id, journey.own)).headers.location!;
    await must(world, journey.own, path(journey.id, `/${id}/remove`));
    expect((await open(journey.id, id, journey.own)).status).toBe(404);
    await world.drain();
    expect(left(id)).toEqual([]);
    expect((await world.files.fetch(link)).status).not.toBe(200);
    expect((await world.rows()).records.filter(({ type }) => type === 'left-file')).toEqual([]);
  });

  it('comes with the end of its draft, and with the erasure of its sender', async () => {
    const draft = await at('draft');
    const one = await added(draft);
    await must(world, draft.own, `/api/proposals/${draft.id}/delete`);
    const journey = await proposalAt(world, cast, 'draft', {
      sender: { email: 'weg@elders.example', language: 'nl', name: 'Wil Weg', organisation: 'Elders BV' } as any,
    });
    const two = await added(journey);
    await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
    await must(world, cast.admin.cookie, `/api/privacy/people/${journey.applicant}/erase`);
    await world.drain();
    expect([...left(one), ...left(two)]).toEqual([]);
    const rows = (await world.rows()).records.filter(({ pk, type }) => pk === journey.id && type === 'file');
    expect(rows).toEqual([]);
    expect((await factsOf(journey.id)).map(({ type }) => type)).toContain('FileCleared');
    expect(await world.violations()).toEqual([]);
  });

  it('comes by a liaison who takes out what should not lie here, its name too', async () => {
    const journey = await at('submitted');
    const id = await added(journey, pdf(), { name: 'wachtwoorden.pdf' });
    const purge = (cookie: string) => world.request({ method: 'POST', path: desk(journey.id, `files/${id}/purge`), cookie, body: { kind: 'credential' } });
    expect((await purge(journey.own)).status).toBe(403);
    expect((await purge(cast.lia.cookie)).status).toBe(200);
    expect(refusal(await purge(cast.lia.cookie))).toEqual([409, 'purge.nothing']);
    expect((await list(journey.id, journey.own)).files).toEqual([expect.objectContaining({ name: '▇▇▇', status: 'refused', reason: 'purged' })]);
    await world.drain();
    expect(left(id)).toEqual([]);
    const rows = await world.rows();
    expect(JSON.stringify([rows.facts, rows.records.filter(({ pk }) => pk === journey.id)])).not.toContain('wachtwoorden');
    expect((await factsOf(journey.id)).find(({ type }) => type === 'FileRemoved')?.data).toEqual({ file: id, n: 1, reason: 'credential' });
  });

  it('does not spare its name when a passage is taken out of the item', async () => {
    const journey = await at('submitted');
    await added(journey, pdf(), { name: 'gemaal Verborgenhoek.pdf' });
    const reply = (await must(world, cast.lia.cookie, `/api/privacy/items/${journey.id}/purge`, { kind: 'address', passages: ['Verborgenhoek'] })).body;
    expect(reply.places).toBeGreaterThanOrEqual(1);
    expect((await list(journey.id, journey.own)).files[0]).toMatchObject({ name: 'gemaal ▇▇▇.pdf', status: 'clean' });
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is in what a person asks of the own data', async () => {
    const journey = await draftOf(world, { sender: { email: 'inzage@elders.example', language: 'nl', name: 'Ina Zage', organisation: 'Inzage BV' } as any });
    await added(journey, pdf(), { name: 'van mij.pdf' });
    const reply = await world.request({ method: 'GET', path: '/api/me/data', cookie: journey.own });
    expect(reply.body.entries.find(({ kind }: any) => kind === 'proposal').data.files).toEqual([
      expect.objectContaining({ name: 'van mij.pdf', status: 'clean' }),
    ]);
  });
});

describe('a check that never ends', () => {
  it('is given up after a day without a word from the scanner', async () => {
    const journey = await at('submitted');
    const { file, upload } = await announce(journey);
    await world.files.post(upload, pdf());
    const created = world.files.events[0];
    world.files.events.length = 0;
    await onFileEvent({ store: world.store, log: () => {}, shelf: world.files.shelf }, created);
    world.advance(25 * HOUR);
    await world.drain();
    expect((await factsOf(journey.id)).filter(({ type }) => type.startsWith('File')).at(-1)).toMatchObject({
      type: 'FileRefused',
      data: { file: file.id, reason: 'unscanned' },
    });
    expect(await world.violations()).toEqual([]);
  });
});
