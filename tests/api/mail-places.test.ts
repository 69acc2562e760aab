import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { CONTACT, contactFrom, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const victim = APPLICANTS[0]!.email;
let world: World;
beforeAll(async () => {
  world = await openWorld({ seed: 'places of mails' });
  await proposalAt(world, await addCast(world), 'submitted');
  await world.drain();
  // The mails that brought it here are more than an hour ago.
  world.advance(61 * 60_000);
  world.mailbox.clear();
});
afterAll(() => world.stop());

it('lets the owner of an address sign in, however many messages and drafts others send in with it', async () => {
  for (let n = 0; n < 8; n += 1) await contactFrom(world, { ...CONTACT, email: victim, subject: `Receipt ${n}` });
  for (let n = 0; n < 8; n += 1)
    await world.request({ method: 'POST', path: '/api/proposals', body: { email: victim, language: 'nl' }, ip: `10.9.0.${n + 1}` });
  await world.drain();
  expect(world.mails(victim)).toHaveLength(2);
  await must(world, undefined, '/api/links', { email: victim, language: 'nl' });
  await must(world, undefined, '/api/links', { email: victim, language: 'nl' });
  await world.drain();
  expect(world.mails(victim)).toHaveLength(3);
  const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token: linkIn(world, victim).token } });
  expect([opened.status, opened.body.door]).toEqual([200, 'person']);
});
