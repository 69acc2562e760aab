import { afterAll, beforeAll, expect, it } from 'vitest';
import { openItemLink, saveParts, startDraft } from '../walk/acts.ts';
import { answersOf } from '../walk/answers.ts';
import { freshKey } from '../walk/client.ts';
import { OWN } from '../walk/own-samples.ts';
import { persist, type Running, startSluis } from './support.ts';

let running: Running;
beforeAll(async () => {
  running = await startSluis();
});
afterAll(() => running.stop());

it('takes 200 submits with one key at once for one, and tells all of them the same', async () => {
  const { site } = running;
  const draft = await startDraft(site, { email: 'same-key@gelijk.example', language: 'nl' });
  await openItemLink(site, draft);
  await saveParts(draft, answersOf(OWN.synthetic[0]!));
  const key = freshKey();
  const first: number[] = [];
  const replies = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const path = `/api/proposals/${draft.proposal}/submit`;
      let tried = 0;
      const reply = await persist(async () => {
        const came = await draft.browser.post(path, {}, { key });
        if (tried++ === 0) first.push(came.status);
        return came;
      });
      return `${reply.status} ${reply.text}`;
    }),
  );
  expect(new Set(replies).size).toBe(1);
  expect(replies[0]).toMatch(/^201 /);
  expect(first.filter((status) => status !== 201 && status !== 503)).toEqual([]);
  console.log(
    `200 submits with one key: ${first.filter((status) => status === 201).length} replied at once, ${first.filter((status) => status === 503).length} were told to come again`,
  );

  await site.doors.drain();
  const dump: any[] = await site.doors.get('dump');
  expect(dump.filter((row) => row._table === 'facts' && row.record === draft.proposal && row.type === 'ProposalSubmitted')).toHaveLength(1);
  expect((await site.doors.mails(draft.email)).filter(({ subject }) => subject.includes('ontvangen'))).toHaveLength(1);
  const other = await draft.browser.post(`/api/proposals/${draft.proposal}/submit`, { other: 1 }, { key });
  expect(other.status).toBe(422);
  expect(await site.doors.violations()).toEqual([]);
});
