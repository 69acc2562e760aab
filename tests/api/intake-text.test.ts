import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { CALL } from '../support/calls.ts';
import { desk, draftOf, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let on: Record<'draft' | 'submitted' | 'screening' | 'short' | 'question', Journey>;
const short = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'short');
beforeAll(async () => {
  world = await openWorld({ seed: 'intake text' });
  cast = await addCast(world);
  const brief = await draftOf(world, { answers: short });
  await must(world, brief.own, `/api/proposals/${brief.id}/submit`);
  await must(world, cast.lia.cookie, desk(brief.id, 'take'));
  on = {
    draft: await proposalAt(world, cast, 'draft'),
    submitted: await proposalAt(world, cast, 'submitted'),
    screening: await proposalAt(world, cast, 'screening'),
    short: brief,
    question: await proposalAt(world, cast, 'question'),
  };
});
afterAll(() => world.stop());

type Field = {
  readonly path: () => string;
  readonly body: (text: string) => unknown;
  readonly cookie: () => string;
  readonly method?: string;
  readonly line?: boolean;
  readonly most: number;
};
const own = (name: keyof typeof on, verb: string) => ({ path: () => `/api/proposals/${on[name].id}/${verb}`, cookie: () => on[name].own });
const lia = (name: keyof typeof on, verb: string) => ({ path: () => desk(on[name].id, verb), cookie: () => cast.lia.cookie });
const admin = { path: () => '/api/admin/calls', cookie: () => cast.admin.cookie };
const question = (more: object) => ({
  ...CALL,
  questions: [{ id: 'q', kind: 'text', label: { nl: 'Waarom dit?', en: 'Why this?' }, required: false, ...more }],
});
const out = (text: string) => ({ outcome: 'redirected', reason: 'better-place', target: 'elsewhere', checks: { inScope: 'no' }, text });

/** Every new text that somebody can type around a proposal on its way in. */
const FIELDS: Readonly<Record<string, Field>> = {
  'name in a team': { ...own('draft', 'team'), body: (name) => ({ email: 'mee@anders.example', role: 'reader', name }), line: true, most: 120 },
  'why withdrawn': { ...own('submitted', 'withdraw'), body: (text) => ({ reason: 'other', text }), most: 2000 },
  'part of an answer': { ...own('question', 'parts/team'), method: 'PUT', body: (text) => ({ seen: 1, content: { text } }), most: 800 },
  'asking for step 2': { ...lia('short', 'ask-step-2'), body: (text) => ({ text }), most: 2000 },
  'asking for a check': { ...lia('screening', 'ask'), body: (text) => ({ text, checks: ['complete'] }), most: 2000 },
  'sending on': { ...lia('screening', 'screen-out'), body: out, most: 2000 },
  'title of a call': { ...admin, body: (nl) => ({ ...CALL, title: { nl, en: 'A call' } }), line: true, most: 120 },
  'summary of a call': { ...admin, body: (en) => ({ ...CALL, summary: { ...CALL.summary, en } }), most: 1000 },
  'question of a call': { ...admin, body: (nl) => question({ label: { nl, en: 'Why?' } }), line: true, most: 200 },
  'help of a question': { ...admin, body: (en) => question({ help: { nl: 'Leg uit.', en } }), most: 600 },
};
const send = (name: string, text: string) => {
  const { path, body, cookie, method = 'POST' } = FIELDS[name]!;
  return world.request({ method, path: path(), body: body(text), cookie: cookie() });
};
const stored = async () => JSON.stringify((await world.rows()).records.filter((row) => row.type !== 'bucket'));
const text = (around: string) => `Een regel lang genoeg voor elk veld ${around} van de intake, met nog wat woorden erbij.`;
const HOSTILE = ['a\ud800b', 'a\udfffb', 'a\u0000b', 'a\u001b[31mb', 'a\u0085b', 'a\uffffb'];
const BROKEN = ['a\nb', 'a\r\nBcc: victim@corp.example', 'a\tb'];

describe.each(Object.keys(FIELDS))('the text "%s"', (name) => {
  it('takes nothing that no person types, nor too much, and keeps nothing of it', async () => {
    const before = await stored();
    const { line, most } = FIELDS[name]!;
    for (const hostile of [...HOSTILE, ...(line ? BROKEN : [])]) {
      const refused = await send(name, text(hostile));
      expect([JSON.stringify(hostile), refused.status, refused.body.errors?.[0]?.code]).toEqual([JSON.stringify(hostile), 422, 'text.control-character']);
    }
    const long = await send(name, 'x'.repeat(most + 1));
    expect([long.status, long.body.errors?.[0]?.code]).toEqual([422, `field.long:${most}`]);
    for (const wrong of [7, null, ['x'], { text: 'x' }] as unknown as string[]) expect((await send(name, wrong)).status).toBe(422);
    expect(await stored()).toBe(before);
  });
});

const ODD = [
  `<script>alert(1)</script>`,
  `"'><img src=x onerror=alert(1)>`,
  '=HYPERLINK("http://evil.example")',
  '\u202Etxt.exe\u202C',
  '{{7*7}} $1 %s',
  'ÅÄÖ ﬁ 漢字 🌊',
];

/** A single line loses what would turn its direction, as another line could be read in its place. */
const asLine = (text: string): string => text.normalize('NFC').replaceAll(/[\u202A-\u202E]/g, '');

it('keeps what is odd and typed by people to the letter, but for marks of direction in a line, and shows it as text', async () => {
  const title = (nl: string) => nl.slice(0, 120);
  for (const odd of ODD) {
    const made = await send('title of a call', title(`Oproep ${odd}`));
    expect(made.status, odd).toBe(201);
    await must(world, cast.admin.cookie, `/api/admin/calls/${made.body.call}`, {
      ...CALL,
      title: { nl: title(`Oproep ${odd}`), en: 'A call' },
      stage: 'published',
    });
    const { calls } = (await world.request({ method: 'GET', path: '/api/calls' })).body;
    expect(calls.find(({ id }: { id: string }) => id === made.body.call).title.nl).toBe(asLine(`Oproep ${odd}`));
  }
  const { own: cookie, id } = await proposalAt(world, cast, 'submitted');
  await must(world, cookie, `/api/proposals/${id}/withdraw`, { reason: 'other', text: ODD.join('\n') });
  const { thread } = (await world.request({ method: 'GET', path: `/api/desk/proposals/${id}`, cookie: cast.lia.cookie })).body;
  expect(thread.at(-1).text).toBe(ODD.join('\n').normalize('NFC'));
});
