import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadContact } from '../../shared/store/load.ts';
import { addCast, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

type Sample = {
  readonly id: string;
  readonly language: 'nl' | 'en';
  readonly declaredKind: string;
  readonly subject: string;
  readonly message: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly expected: { readonly kind: string; readonly queue: string; readonly priority: string; readonly flags: readonly string[] };
};

const FILE = join(process.env.SLUIS_DATA ?? '', 'contacts.synthetic.dev.jsonl');
const isThere = process.env.SLUIS_DATA !== undefined && existsSync(FILE);
const samples = isThere
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sample)
  : [];
if (!isThere) console.log('contact samples: skipped, SLUIS_DATA is not set');

/** The door that a sample must be shown before it is taken in, and the code that shows it. */
const DOORS: Readonly<Record<string, readonly [door: string, code: string]>> = {
  incident: ['csirt', 'contact.looks-like-incident'],
  vulnerability: ['disclosure', 'contact.looks-like-vulnerability'],
};

let world: World;
let cast: Cast;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld({ seed: 'contact samples' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'], vera: ['chair'] });
});
afterAll(() => world.stop());

const send = ({ declaredKind, subject, message, name, email, organisation, language }: Sample, n: number, warned?: boolean) =>
  world.request({
    method: 'POST',
    path: '/api/contact-requests',
    body: { kind: declaredKind, subject, message, name, email, organisation, language, warned },
    ip: `10.7.0.${n}`,
  });

it.skipIf(!isThere)('takes each sample in under its kind, queue and priority, and shows the right door before what belongs elsewhere', async () => {
  for (const [n, sample] of samples.entries()) {
    const { id, declaredKind, expected } = sample;
    const hidden = declaredKind === expected.kind ? undefined : DOORS[expected.kind];
    if (hidden) {
      const before = await world.rows();
      const refused = await send(sample, n);
      expect([id, refused.status, refused.body.door, refused.body.code]).toEqual([id, 422, ...hidden]);
      expect(await world.rows()).toEqual(before);
    }
    const reply = await send(sample, n, hidden ? true : undefined);
    expect([id, reply.status, reply.body.door]).toEqual([id, 201, DOORS[expected.kind]?.[0] ?? 'here']);
    ids.set(id, reply.body.contact);
    const { root, sender } = (await loadContact(world.store, reply.body.contact))!;
    const isGuarded = DOORS[expected.kind] !== undefined;
    expect({ ...root, flags: [...root.flags].sort() }, id).toMatchObject({
      stage: 'new',
      contactKind: declaredKind,
      queue: expected.queue,
      priority: expected.priority,
      flags: [...expected.flags, ...(isGuarded ? ['wrong-door'] : [])].sort(),
      title: isGuarded ? '' : sample.subject,
    });
    expect([id, root.suggestedKind ?? root.contactKind]).toEqual([id, expected.kind]);
    expect(sender).toEqual({ name: sample.name, email: sample.email, organisation: sample.organisation, subject: sample.subject });
  }
  expect(samples.length).toBe(24);
});

it.skipIf(!isThere)('gives each to somebody of its queue, and lists it there', async () => {
  const desks: Readonly<Record<string, readonly Player[]>> = { admin: [cast.admin], chair: [cast.vera] };
  for (const { id, expected } of samples) {
    const item = ids.get(id)!;
    const { owner } = (await loadContact(world.store, item))!.root;
    expect((desks[expected.queue] ?? [cast.lia, cast.tom, cast.vera]).map((player) => player.id)).toContain(owner);
    const path = `/api/desk/queue?view=open&queue=${expected.queue}&priority=${expected.priority}`;
    const list = await world.request({ method: 'GET', path, cookie: cast.vera.cookie });
    expect(list.body.rows.map((row: { id: string }) => row.id)).toContain(item);
  }
});

it.skipIf(!isThere)('confirms each by a mail without a word of it, except what looks like spam', async () => {
  await world.drain();
  for (const { email, expected, message } of samples) {
    const mails = world.mails(email);
    expect([email, mails.length]).toEqual([email, expected.flags.includes('spam') ? 0 : 1]);
    for (const mail of mails) expect(mail.text.replaceAll(/\s+/g, ' ')).not.toContain(message.replaceAll(/\s+/g, ' ').slice(0, 40));
  }
  expect(await world.violations()).toEqual([]);
});
