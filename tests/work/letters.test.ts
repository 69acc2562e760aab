import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { dateIn } from '../../shared/domain/date.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { CONTACT, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let ips = 0;
beforeAll(async () => {
  world = await openWorld({ seed: 'what letters say' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const send = async (body: Record<string, unknown>) => {
  ips += 1;
  const reply = await world.request({ method: 'POST', path: '/api/contact-requests', body: { ...CONTACT, ...body }, ip: `10.8.0.${ips}` });
  expect(reply.status).toBe(201);
  await world.drain();
  return { reply: reply.body, text: plain(world.mails(body.email as string).at(-1)!.text) };
};

describe.each(['nl', 'en'] as const)('a confirmation in %s', (language) => {
  const at =
    language === 'nl'
      ? (date: string) => `U krijgt uiterlijk ${date} een persoonlijk antwoord.`
      : (date: string) => `You get a personal reply by ${date} at the latest.`;
  const notice = language === 'nl' ? 'Een melding bij ons is geen NIS2-melding.' : 'Telling us is not a NIS2 notification.';

  it('of a message names the date by which its sender gets a reply', async () => {
    const { reply, text } = await send({ kind: 'other', email: `plain-${language}@gemaal.example`, language });
    const { root } = (await loadContact(world.store, reply.contact))!;
    const date = dateIn(language, dueOf(root.stageClock!, community), community.timeZone)!;
    expect(text).toContain(at(date));
    expect(reply).toMatchObject({ door: 'here', nextDate: dueOf(root.stageClock!, community) });
    expect([reply.csirt, reply.disclosure]).toEqual([undefined, undefined]);
    expect(text).toContain(community.csirt.phone);
    expect(text).not.toContain(notice);
    expect(text).not.toContain(community.disclosure[language]);
  });

  it('of a declared incident carries the phone and the page of the right door, as the reply does, and that it is no notification', async () => {
    const { reply, text } = await send({
      kind: 'incident',
      email: `night-${language}@gemaal.example`,
      language,
      subject: 'Pump',
      message: 'It moves by itself.',
    });
    expect([reply.door, reply.csirt, reply.disclosure]).toEqual(['csirt', community.csirt, undefined]);
    for (const part of [community.csirt.phone, community.csirt.url, notice]) expect(text).toContain(part);
    expect(text).not.toContain(community.disclosure[language]);
    expect(text).not.toMatch(/Pump|moves by itself/);
  });

  it('of a declared vulnerability carries the disclosure page, as the reply does', async () => {
    const { reply, text } = await send({
      kind: 'vulnerability',
      email: `hole-${language}@gemaal.example`,
      language,
      subject: 'Valve',
      message: 'No password.',
    });
    expect([reply.door, reply.csirt, reply.disclosure]).toEqual(['disclosure', undefined, community.disclosure[language]]);
    expect(text).toContain(community.disclosure[language]);
    expect(text).not.toContain(notice);
  });

  it('of a text that looks like an incident and was sent all the same says so too', async () => {
    const message = 'Our SCADA screens went black an hour ago and there is a ransom note on the historian. Who can help us right now?';
    const { reply, text } = await send({ kind: 'other', email: `ransom-${language}@gemaal.example`, language, subject: 'URGENT', message, warned: true });
    expect([reply.door, reply.csirt]).toEqual(['csirt', community.csirt]);
    expect(text).toContain(notice);
  });

  it('of a proposal names the date by which a decision is promised, as its status does', async () => {
    const sender = { ...APPLICANTS[0]!, email: `proposal-${language}@start.example`, language };
    const { id, own } = await proposalAt(world, cast, 'submitted', { sender });
    await world.drain();
    const status = (await must(world, own, `/api/proposals/${id}/status`, {}, 'GET')).body;
    const date = dateIn(language, status.decisionBy, community.timeZone)!;
    expect(status.decisionBy).toBe(dueOf((await loadProposal(world.store, id, 'root'))!.root.promise!, community));
    const text = plain(world.mails(sender.email).at(-1)!.text);
    expect(text).toContain(language === 'nl' ? `U krijgt uiterlijk ${date} een besluit.` : `You get a decision by ${date} at the latest.`);
  });
});

it('names to staff who was asked into a team, and never by the address', async () => {
  const { id, own } = await proposalAt(world, cast, 'screening', { sender: { ...APPLICANTS[0]!, email: 'asks@start.example' } });
  await must(world, own, `/api/proposals/${id}/team`, { email: 'named@start.example', name: 'Piet Naamloos', role: 'editor' });
  await must(world, own, `/api/proposals/${id}/team`, { email: 'unnamed@start.example', role: 'reader' });
  await world.drain();
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  const { mails } = (await must(world, lia, `/api/desk/items/${id}/mails`, {}, 'GET')).body;
  const to = mails.filter(({ template }: { template: string }) => template === 'team-invitation').map((mail: { to: string }) => mail.to);
  expect(to.sort()).toEqual(['Piet Naamloos', 'team']);
  expect(JSON.stringify(mails)).not.toContain('@start.example');
  expect(mails.every((mail: { to: string }) => mail.to !== '')).toBe(true);
});
