import { afterAll, beforeAll, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import type { Response } from '../../infra/local/direct.ts';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import { moveWatermark } from '../../shared/store/deliveries.ts';

import { accept, desk, type Journey, judge, must, OVERRIDE, REASON, TERMS } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { inviting, reviewFields } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';

const PATIENCE = 300_000;
/** In a quick run each door is tried in each stage by some of them, by a printed seed; in a deep one by all. */
const isDeep = process.env.SLUIS_DEEP === '1';
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
let asked = 0;
const ABSENT = `prp_${'0'.repeat(26)}`;

/** Everything that a reviewer can ask about one proposal: what is new is asked for from the day on which it is there. */
const DOORS = (Object.keys(contract) as OperationId[]).filter((id) => {
  const who: readonly string[] = contract[id].who;
  return contract[id].route.includes('{proposal}') && who.includes('reviewer');
});

const BODIES: Partial<Record<OperationId, readonly object[]>> = {
  acceptInvitation: [TERMS, { ...TERMS, ties: [], kind: 'competitor' }],
  declineInvitation: [{ reason: 'workload' }, { reason: 'other', suggestion: 'Vraag het Eva, zij bouwde zulke schakelaars.' }],
  declareConflict: [{ conflict: 'competitor' }],
  saveReviewDraft: [
    { seen: 0, vote: 'yes' },
    { seen: 4, revision: 1, criteria: { Z: { mark: 3 } } },
  ],
  saveReviewForm: [{ text: 'Dit is geen formulier.' }],
  submitReview: [reviewFor('nl', 3.5), { seen: 0 }],
  discussAsReviewer: [{ act: 'comment', text: 'Wat vinden de anderen van het bewijs?' }],
};
const FORMS: Partial<Record<OperationId, readonly Record<string, string>[]>> = {
  reviewForm: [
    { act: 'answer', answer: 'no', agreed: 'yes', terms: TERMS.terms },
    { act: 'answer', answer: 'yes', kind: 'competitor' },
    { act: 'link' },
    { act: 'decline', reason: 'workload' },
    { act: 'hand-back', reason: 'workload' },
    { act: 'conflict', kind: 'family' },
    { act: 'save', seen: '0', vote: 'yes' },
    { act: 'submit', ...reviewFields(3.5) },
    { act: 'reopen' },
  ],
  reviewPaperForm: [{ text: 'Dit is geen formulier.' }],
  panelTalkForm: [{ act: 'talk', 'talk/text': 'Wat vinden de anderen van het bewijs?' }],
};
const BODYLESS: readonly object[] = [{}];

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'ex-reviewers' });
  cast = await addCast(world);
}, PATIENCE);
afterAll(() => world.stop());

const requestsOf = (operation: OperationId, id: string) => {
  const [method, route] = contract[operation].route.split(' ') as [string, string];
  const path = route
    .replace('{language}', 'nl')
    .replace('{proposal}', id)
    .replace('{file}', `att_${'1'.repeat(26)}`);
  if (method === 'GET') return [{ method, path }];
  if (!('face' in contract[operation])) return (BODIES[operation] ?? BODYLESS).map((body) => ({ method, path, body }));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return (FORMS[operation] ?? [{}]).map((fields) => ({
    method,
    path,
    headers,
    text: String(new URLSearchParams({ ...(fields as object), key: 'a-key-of-this-form-0123456789' })),
  }));
};

const EXCEPT: readonly string[] = ['etag', 'content-length'];
/** All that a reply says, without what tells one request and one address from another. */
const saidBy = ({ status, headers, text, cookies }: Response, id: string): string =>
  JSON.stringify([
    status,
    Object.entries(headers)
      .filter(([name]) => !EXCEPT.includes(name))
      .sort(),
    text
      .replaceAll(id, 'prp')
      .replaceAll(/<code>[\w=-]+<\/code>/g, 'request')
      .replaceAll(/"request":"[^"]+"/g, 'request'),
    cookies,
  ]);

/** What there is not answers the same whenever it is asked for. */
const ofNone = new Map<string, Promise<string>>();

/** What a reviewer who is no longer bound to it is answered about a proposal otherwise than about one that there is not. */
const toldTo = async (who: Readonly<Record<string, string>>, { id }: Journey, stage: string): Promise<string[]> => {
  const told: string[] = [];
  for (const [turn, operation] of DOORS.entries())
    for (const [name, cookie] of Object.entries(who).filter((_, i) => isDeep || (seed + turn + i + stage.length) % 3 === 0)) {
      const absent = requestsOf(operation, ABSENT);
      for (const [i, request] of requestsOf(operation, id).entries()) {
        const door = `${operation} ${i} by ${name}`;
        asked += 1;
        if (!ofNone.has(door))
          ofNone.set(
            door,
            world.request({ ...absent[i]!, cookie }).then((reply) => saidBy(reply, ABSENT)),
          );
        const here = await world.request({ ...request, cookie });
        if (saidBy(here, id) !== (await ofNone.get(door))) told.push(`${door} in ${stage}: ${here.status} ${here.body?.code ?? ''}`);
      }
    }
  return told;
};

it('tells whoever is no longer asked for a review nothing of how it went on, by any door', { timeout: PATIENCE }, async () => {
  const { jan, mila, rob, omar, eva, sara } = cast;
  const journey = await inviting(world, cast, [sara]);
  const { id } = journey;
  await world.drain();
  // An invitation that nobody answers ends by itself.
  world.advance(8 * 86_400_000);
  await moveWatermark(world.store, new Date(world.now - 2 * 3_600_000).toISOString());
  for (let woken = 1; woken > 0; ) woken = (await onClock(world.post, { job: 'wake' })).done;
  const again = async (player: { id: string }): Promise<string> => session(world, player.id, { door: 'person' });
  const staff = { lia: await session(world, cast.lia.id, { door: 'staff' }), vera: await session(world, cast.vera.id, { door: 'staff' }) };
  await must(world, staff.lia, desk(id, 'invite'), { reviewers: [jan, mila, rob, omar, eva].map((player) => player.id) });
  const cookies = { jan: await again(jan), mila: await again(mila), rob: await again(rob), omar: await again(omar), eva: await again(eva) };
  await must(world, cookies.jan, `/api/review/${id}/decline`, { reason: 'workload' });
  for (const cookie of [cookies.rob, cookies.omar, cookies.eva]) await accept(world, cookie, id);
  await must(world, staff.lia, desk(id, 'cancel-assignment'), { reviewer: mila.id });
  await must(world, cookies.rob, `/api/review/${id}/decline`, { reason: 'workload' });
  await must(world, cookies.omar, `/api/review/${id}/conflict`, { conflict: 'financial' });
  const who = {
    declined: cookies.jan,
    cancelled: cookies.mila,
    'handed back': cookies.rob,
    recused: cookies.omar,
    lapsed: await again(sara),
  };
  const told: string[] = [];
  // The link of an invitation leads to this one alone, and acting by it needs a sign-in: whatever it is told has to be the same in every stage.
  const link = await session(world, jan.id, { door: 'invitation', item: id });
  const byLink = new Map<string, Set<string>>();
  const look = async (stage: string) => {
    told.push(...(await toldTo(who, journey, stage)));
    for (const operation of DOORS)
      for (const [i, request] of requestsOf(operation, id).entries()) {
        const name = `${operation} ${i}`;
        byLink.set(name, (byLink.get(name) ?? new Set()).add(saidBy(await world.request({ ...request, cookie: link }), id)));
      }
  };
  await look('in-review');
  await must(world, staff.lia, desk(id, 'ask'), { text: 'Wat gebeurt er bij uitval?' });
  await look('info-requested');
  const own = await session(world, journey.applicant, { door: 'person' });
  await must(world, own, `/api/proposals/${id}/answer`, { text: 'Dan blijft de klep staan.' });
  await judge(world, cookies.eva, id);
  await must(world, staff.lia, desk(id, 'close-round'), { reason: REASON });
  await look('deliberation');
  await must(world, staff.vera, desk(id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
  await look('decided');
  await must(world, staff.vera, desk(id, 'announce'), { letterRead: 1 });
  await look('announced');
  console.log(
    `ex-reviewers: ${DOORS.length} operations × ${Object.keys(who).length} people × 5 stages, ${asked} asked for; replay: SLUIS_SEED=${seed} npx vitest run tests/api/ex-reviewers.test.ts`,
  );
  expect(told).toEqual([]);
  expect([...byLink].filter(([, replies]) => replies.size > 1).map(([name]) => name)).toEqual([]);
});

it('prints what was stored without a violated invariant', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
