import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import { CONTACT, must } from '../support/journey.ts';
import { restore, writesDuring } from '../support/restore.ts';
import { type Staged, setStage } from '../support/stage.ts';
import { isDeep, PATIENCE, placeOf, replayOf, STRINGS, tagsOf, unescaped, withValue } from '../support/torture.ts';
import { FIELDS, fixedOf } from '../support/torture-fields.ts';
import { openWorld } from '../support/world.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

let stage: Staged;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.world.stop());

/** Addresses as people type them, and as every mail service can deliver to them. */
const TAKEN: Readonly<Record<string, string>> = {
  'noor@bücher.example': 'noor@xn--bcher-kva.example',
  'noor@BÜCHER.Example': 'noor@xn--bcher-kva.example',
  'noor@bu\u0308cher.example': 'noor@xn--bcher-kva.example',
  'noor@xn--bcher-kva.example': 'noor@xn--bcher-kva.example',
  'noor@例え.example': 'noor@xn--r8jz45g.example',
  'noor@😀.example': 'noor@xn--e28h.example',
  'noor@ｌｅｋ.example': 'noor@lek.example',
  'noor@lek。example': 'noor@lek.example',
  '  noor@lek.example\r\n': 'noor@lek.example',
  'Noor.Vondst+cop@Lek.EXAMPLE': 'Noor.Vondst+cop@lek.example',
  "o'neil@lek.example": "o'neil@lek.example",
  '=1+1@lek.example': '=1+1@lek.example',
  'a!#$%&*/?^_`{|}~-b@lek.example': 'a!#$%&*/?^_`{|}~-b@lek.example',
};
const REFUSED: readonly string[] = [
  'nöor@lek.example',
  'н@lek.example',
  'ｎoor@lek.example',
  '"noor"@lek.example',
  '"noor vondst"@lek.example',
  '"noor@lek.example"@evil.example',
  'noor vondst@lek.example',
  'noor@lek.example\r\nBcc: victim@corp.example',
  'noor@lek.example\nBcc: victim@corp.example',
  'noor\r\n@lek.example',
  'noor@lek.example%0d%0aBcc:victim@corp.example',
  'noor@lek.example, victim@corp.example',
  'noor@lek.example;victim@corp.example',
  'noor@lek.example victim@corp.example',
  'Noor <noor@lek.example>',
  '<noor@lek.example>',
  'noor(comment)@lek.example',
  'noor@(comment)lek.example',
  'mailto:noor@lek.example',
  'noor@lek.example?bcc=victim@corp.example',
  'noor@lek.example/',
  'noor@lek.example:25',
  'noor@[192.0.2.1]',
  'noor@192.0.2.1',
  'noor@localhost',
  'noor@lek@corp.example',
  'noor@@lek.example',
  '@lek.example',
  'noor@',
  'noor',
  '.noor@lek.example',
  'noor.@lek.example',
  'no..or@lek.example',
  'noor@lek..example',
  'noor@-lek.example',
  'noor@lek.example.',
  'noor\u200b@lek.example',
  'noor\u202e@lek.example',
  'noor\u0000@lek.example',
  'noor@lek\u0000.example',
  'noor\ud800@lek.example',
  'noor@\udc00.example',
  `${'n'.repeat(65)}@lek.example`,
  `noor@${'lek.'.repeat(63)}example`,
  `${'n'.repeat(60)}@${`${'ü'.repeat(40)}.`.repeat(4)}example`,
  '',
];

let sent = 0;
const post = (
  operation: OperationId,
  body: unknown,
  { cookie, path, language = 'en' }: { cookie?: string | undefined; path?: string; language?: 'nl' | 'en' },
) => {
  sent += 1;
  const [method, route] = contract[operation].route.split(' ') as [string, string];
  const ip = `10.40.${Math.floor(sent / 250)}.${sent % 250}`;
  return stage.world.request({ method, path: path ?? route, body, cookie, headers: { 'accept-language': language }, ip });
};
const isQuiet = ({ pk }: { readonly pk: string }): boolean => !pk.startsWith('bucket#') && !pk.startsWith('mail#');
const restored = async (run: () => Promise<void>): Promise<void> => {
  const from = stage.world.calls.length;
  await run();
  await restore(stage.world, stage.kept, from);
};

type Field = {
  readonly name: string;
  readonly body: object;
  readonly path?: string;
  readonly cookie?: string | undefined;
  readonly status: number;
  /** Where the address shows; nowhere where the reply may not tell whether it is known. */
  readonly shown?: (address: string) => Promise<unknown>;
};

const fields = (): Partial<Record<OperationId, Field>> => {
  const { world, bodies, cookieFor, ids, cast } = stage;
  const [admin, lia, own] = [cookieFor('admin', 'draft'), cookieFor('liaison', 'draft'), cookieFor('own', 'draft')];
  const get = async (path: string, cookie: string | undefined): Promise<any> => (await must(world, cookie, path, undefined, 'GET')).body;
  /** Whoever stands behind an address, with the address as it is kept. */
  const person = async (email: string): Promise<unknown> => {
    const found = await must(world, admin, '/api/privacy/people', { email });
    return (await get(`/api/privacy/people/${found.body.person}`, admin)).person.email;
  };
  const thread = async (): Promise<unknown> => (await get(`/api/desk/contact-requests/${ids.contact}`, lia)).thread.at(-1).address;
  const team = async (address: string): Promise<unknown> =>
    (await get(`/api/proposals/${ids.draft}`, own)).team.map((each: { email: string }) => each.email).find((email: string) => email === address);
  return {
    startProposal: { name: 'email', body: bodies.startProposal as object, status: 201, shown: person },
    requestLink: { name: 'email', body: bodies.requestLink as object, status: 202 },
    sendContactRequest: { name: 'email', body: CONTACT, status: 201, shown: person },
    pasteMail: { name: 'from', body: { text: 'Zoals ik schreef.' }, path: `/api/desk/items/${ids.contact}/mail`, cookie: lia, status: 201, shown: thread },
    inviteMember: { name: 'email', body: { role: 'reader' }, path: `/api/proposals/${ids.draft}/team`, cookie: own, status: 200, shown: team },
    findPerson: { name: 'email', body: {}, cookie: admin, status: 404 },
    addPerson: { name: 'email', body: bodies.addPerson as object, cookie: admin, status: 201, shown: person },
    /** An address is never replaced. */
    changePerson: { name: 'email', body: bodies.changePerson as object, path: `/api/admin/people/${cast.tom.id}`, cookie: admin, status: 409 },
  };
};

it('knows every field that takes a mail address', () => {
  const named = Object.keys(FIELDS).flatMap((id) => fixedOf(id as OperationId).flatMap(([path, kind]) => (kind === 'address' ? [`${id} ${path}`] : [])));
  expect(
    Object.entries(fields())
      .map(([id, { name }]) => `${id} ${name}`)
      .sort(),
  ).toEqual(named.sort());
});

it('refuses in words what no mail service delivers to, in every field, and writes nothing', async () => {
  for (const [id, field] of Object.entries(fields()))
    for (const [n, address] of REFUSED.entries()) {
      const language = n % 2 === 0 ? 'nl' : 'en';
      let reply: Awaited<ReturnType<typeof post>> | undefined;
      const written = await writesDuring(stage.world, async () => {
        reply = await post(id as OperationId, { ...field.body, [field.name]: address }, { ...field, language });
      });
      const errors = reply!.body.errors as { path: string; code: string; message: string }[];
      expect([id, address, reply!.status, [...new Set(errors?.map(({ path }) => path))], written.filter(isQuiet)]).toEqual([
        id,
        address,
        422,
        [field.name],
        [],
      ]);
      for (const { code, message } of errors)
        expect([['text.address', 'text.no-address', 'field.long:254'].includes(code), message.length > 20], `${id} ${address}`).toEqual([true, true]);
      expect(errors[0]!.message).toMatch(language === 'nl' ? /mailadres|tekens/ : /address|characters/);
    }
});

it('takes international domains in every field, and keeps them in ASCII', async () => {
  for (const [i, [id, field]] of Object.entries(fields()).entries())
    for (const [typed, address] of Object.entries(TAKEN).filter((_each, n) => isDeep || n % 3 === i % 3))
      await restored(async () => {
        const reply = await post(id as OperationId, { ...field.body, [field.name]: typed }, field);
        expect([id, typed, reply.status, reply.status < 300 ? '' : reply.body.code]).toEqual([
          id,
          typed,
          field.status,
          reply.status < 300 ? '' : expect.not.stringMatching('request.invalid'),
        ]);
        if (field.shown) expect([id, typed, await field.shown(address)]).toEqual([id, typed, address]);
      });
});

it('mails to exactly that address and to no other', async () => {
  const world = await openWorld({ seed: 'torture addresses' });
  for (const email of Object.keys(TAKEN)) await must(world, undefined, '/api/proposals', { email, language: 'nl' });
  await world.drain();
  expect(new Set(world.mails().flatMap(({ to }) => to))).toEqual(new Set(Object.values(TAKEN)));
  for (const mail of world.mails()) {
    expect(mail.to).toHaveLength(1);
    expect(mail.headers.filter(({ name }) => /^(to|cc|bcc)$/i.test(name)).map(({ value }) => value)).toEqual(mail.to);
  }
  await world.stop();
});

it('shows on the page for a link what was typed, inside its field alone', async () => {
  const form = async (email: string) => {
    sent += 1;
    const text = `email=${encodeURIComponent(email.toWellFormed())}`;
    const ip = `10.41.${Math.floor(sent / 250)}.${sent % 250}`;
    return stage.world.request({ method: 'POST', path: '/nl/link', text, headers: { 'content-type': 'application/x-www-form-urlencoded' }, ip });
  };
  /** Two faults of one address are two lines that lead to the same field. */
  const shapeOf = (html: string) =>
    tagsOf(html.replace(/ value(="[^"]*"|(?=\/>))/, '').replace(/(?:<li><a href="#email">[^<]*<\/a><\/li>)+/, '<li><a href="#email"></a></li>'));
  const plain = await form('geen adres');
  for (const string of [...STRINGS, ...REFUSED.map((text) => ({ index: -1, text }))]) {
    const page = await form(string.text);
    expect([page.status, shapeOf(page.text)], `${string.text} ${string.index < 0 ? '' : replayOf(string)}`).toEqual([422, shapeOf(plain.text)]);
    const value = / value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    expect(unescaped(value), string.text).toBe(string.text.toWellFormed().slice(0, 254).toWellFormed());
  }
});

/** Two of the strings look like an id that leads nowhere, and a reply that is kept names it. */
const IS_ID = /^(prp|per)_0{26}$/;

/** Fields that are no text but an id, a moment, a code or a place in a list: for each operation its path and who may send it. */
it('answers every string in a field that is no text by a refusal in words or as if it were not there, and keeps nothing of it', async () => {
  const { world, bodies, cookieFor, ids, cast } = stage;
  const at: Partial<Record<OperationId, string>> = {
    setAbsenceOf: cast.tom.id,
    readPersonData: cast.tom.id,
    changeCall: 'open',
    addExtension: 'open',
    renewInvite: 'open',
    listReceived: 'open',
    confirmCallPanels: 'open',
  };
  const items = (id: OperationId): string => at[id] ?? (contract[id].route.includes('contact-requests/') ? ids['open-contact'] : ids['in-review']);
  const fixed = Object.keys(FIELDS).flatMap((id) =>
    fixedOf(id as OperationId).flatMap(([path, kind]) => (kind === 'address' || path.includes('{key}') ? [] : [{ id: id as OperationId, path }])),
  );
  const callers = ['own', 'liaison', 'chair', 'admin', 'accepted'] as const;
  const seen = new Map<number, number>();
  const before = JSON.stringify([...stage.kept.values()]);
  for (const [n, string] of STRINGS.entries())
    for (const { id, path } of isDeep ? fixed : [fixed[n % fixed.length]!]) {
      const { who, route } = contract[id];
      // Only who has not answered an invitation yet can accept it.
      const asked = callers.find((each) => (who as readonly string[]).includes({ own: 'applicant', accepted: 'reviewer' }[each as string] ?? each));
      const caller = id === 'acceptInvitation' ? 'invited' : asked;
      const [method, whole] = route.split(' ') as [string, string];
      const place = whole.replace('{part}', 'outline').replaceAll(/\{\w+\}/g, items(id));
      const query = string.text.isWellFormed() ? encodeURIComponent(string.text) : '%ED%A0%80';
      const body = path.startsWith('?') ? {} : { body: withValue(bodies[id] ?? {}, path, string.text) };
      sent += 1;
      await restored(async () => {
        let reply: Awaited<ReturnType<typeof world.request>> | undefined;
        const written = await writesDuring(world, async () => {
          reply = await world.request({
            method,
            path: path.startsWith('?') ? `${place}?${path.slice(1)}=${query}` : place,
            ...body,
            cookie: caller && cookieFor(caller, 'draft'),
            headers: { 'accept-language': n % 2 === 0 ? 'nl' : 'en' },
            ip: `10.42.${Math.floor(sent / 250) % 250}.${sent % 250}`,
          });
        });
        const { status } = reply!;
        seen.set(status, (seen.get(status) ?? 0) + 1);
        const said = `${id} ${placeOf(path).join('/')} ${replayOf(string)}: ${reply!.text.slice(0, 300)}`;
        expect(status, said).toBeLessThan(500);
        if (status >= 400 && 'face' in contract[id] === false)
          expect([reply!.body.title.length > 5, reply!.body.detail.length > 10], said).toEqual([true, true]);
        if (status >= 400 || method === 'GET') expect(written.filter(isQuiet), said).toEqual([]);
        else if (string.text.length > 5 && !IS_ID.test(string.text)) {
          const found = JSON.stringify(string.text).slice(1, -1);
          const now = JSON.stringify(Object.values(await world.rows()));
          expect(now.includes(found) && !before.includes(found), said).toBe(false);
        }
      });
    }
  console.log(
    `torture, no text: ${fixed.length} fields, ${[...seen].map(([status, count]) => `${count} × ${status}`).join(', ')}; ${REFUSED.length + Object.keys(TAKEN).length} addresses`,
  );
});
