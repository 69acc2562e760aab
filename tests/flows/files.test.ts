import { afterAll, beforeAll, expect, it } from 'vitest';
import { EICAR } from '../../infra/local/scanner.ts';
import { pdf } from '../support/files.ts';
import { type Draft, openItemLink, startDraft } from '../walk/acts.ts';
import { wanted } from '../walk/client.ts';
import { type Running, startSluis } from './support.ts';

let sluis: Running;
beforeAll(async () => {
  sluis = await startSluis();
});
afterAll(() => sluis.stop());

const TEN_MB = 10 * 1024 * 1024;
const draftOf = async (email: string): Promise<Draft> => {
  const draft = await startDraft(sluis.site, { email, language: 'en' });
  await sluis.site.doors.drain();
  await openItemLink(sluis.site, draft);
  return draft;
};
const files = (draft: Draft, rest = '') => `/api/proposals/${draft.proposal}/files${rest}`;
const start = async ({ browser, ...draft }: Draft, body: object) =>
  (await wanted(201, 'start', browser.post(files({ browser, ...draft }), { name: 'plan.pdf', size: 100, ...body }))) as {
    file: { id: string };
    upload: { url: string; fields: Record<string, string> };
  };
/** What a browser does with the form of a page: fields as they are, then the file. */
const send = ({ url, fields }: { url: string; fields: Record<string, string> }, content: Uint8Array, headers: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(content)], { type: 'application/pdf' }), 'plan.pdf');
  return fetch(url, { method: 'POST', body: form, redirect: 'manual', headers });
};
const statuses = async (draft: Draft): Promise<string[]> =>
  (await wanted(200, 'list', draft.browser.get(files(draft)))).files.map(({ status, reason }: any) => [status, ...(reason ? [reason] : [])].join(' '));

it('takes a file from a browser through the bucket and the scanner to a link that works for a minute', async () => {
  const draft = await draftOf('bijlage@inzenders.example');
  const { file, upload } = await start(draft, { next: '/en/link' });
  expect(new URL(upload.url).origin).not.toBe(sluis.local.url);
  const content = pdf({ bytes: 200_000 });
  const posted = await send(upload, content, { origin: sluis.local.url });
  expect([posted.status, posted.headers.get('access-control-allow-origin')]).toEqual([303, sluis.local.url]);
  expect(posted.headers.get('location')).toMatch(new RegExp(`^${sluis.local.url}/en/link\\?bucket=`));
  await sluis.site.doors.drain();
  expect(await statuses(draft)).toEqual(['clean']);
  const opened = await draft.browser.get(files(draft, `/${file.id}`));
  expect(opened.status).toBe(303);
  const got = await fetch(opened.headers.location!);
  expect([got.status, got.headers.get('content-disposition'), Buffer.from(await got.arrayBuffer()).equals(content)]).toEqual([
    200,
    `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`,
    true,
  ]);
  await sluis.site.doors.advance('PT2M');
  expect((await fetch(opened.headers.location!)).status).toBe(403);
});

it('says why a file is refused, takes ten megabytes and no byte more, and nothing that nobody signed', async () => {
  const draft = await draftOf('geweigerd@inzenders.example');
  const virus = await start(draft, {});
  expect((await send(virus.upload, pdf({ text: EICAR }))).status).toBe(204);
  const whole = await start(draft, { size: TEN_MB });
  expect((await send(whole.upload, pdf({ bytes: TEN_MB }))).status).toBe(204);
  const { upload } = await start(draft, {});
  const large = await send(upload, pdf({ bytes: TEN_MB + 1 }));
  expect([large.status, await large.text()]).toEqual([400, expect.stringContaining('<Code>EntityTooLarge</Code>')]);
  const forged = await send({ ...upload, fields: { ...upload.fields, key: upload.fields.key!.replace('quarantine', 'clean') } }, pdf());
  expect([forged.status, await forged.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
  await sluis.site.doors.drain();
  expect(await statuses(draft)).toEqual(['refused threat', 'clean', 'expected']);
});

it.each(['CopyObject', 'GetObject', 'DeleteObject'])('ends where it would have ended when %s fails at first', async (operation) => {
  const draft = await draftOf(`${operation.toLowerCase()}@inzenders.example`);
  for (const kind of ['error500', 'timeout', 'crash']) {
    await sluis.site.doors.post('faults', { service: 's3', operation, kind, when: kind === 'timeout' ? 'after' : 'before', fn: 'on-file' });
    const { upload } = await start(draft, {});
    await send(upload, pdf());
    await sluis.site.doors.drain();
  }
  expect(await statuses(draft)).toEqual(['clean', 'clean', 'clean']);
  expect(await sluis.site.doors.get('dead-letters')).toEqual([]);
});

it('keeps a file that nobody may scan for whoever runs this, and the stored data in order', async () => {
  const draft = await draftOf('rechten@inzenders.example');
  const { upload } = await start(draft, {});
  await send(upload, pdf({ status: 'ACCESS_DENIED' }));
  await sluis.site.doors.drain();
  expect(await statuses(draft)).toEqual(['refused unscanned']);
  const letters = await sluis.site.doors.get('dead-letters');
  expect(letters.map(({ fn, event }: any) => [fn, event.detail.scanResultDetails.scanResultStatus])).toEqual([['on-file', 'ACCESS_DENIED']]);
  expect(await sluis.site.doors.violations()).toEqual([]);
});
