import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, type Journey, must, OVERRIDE, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let at: Record<'draft' | 'empty' | 'submitted' | 'screening' | 'question' | 'review' | 'deliberation', Journey>;
let contact: string;

beforeAll(async () => {
  world = await openWorld({ seed: 'bad input' });
  cast = await addCast(world);
  at = {
    draft: await proposalAt(world, cast, 'draft'),
    empty: await draftOf(world, { answers: {} }),
    submitted: await proposalAt(world, cast, 'submitted'),
    screening: await proposalAt(world, cast, 'screening'),
    question: await proposalAt(world, cast, 'question'),
    review: await proposalAt(world, cast, 'in-review'),
    deliberation: await proposalAt(world, cast, 'deliberation'),
  };
  await must(world, cast.lia.cookie, desk(at.review.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id] });
  await accept(world, cast.mila.cookie, at.review.id);
  contact = (await contactFrom(world)).id;
});
afterAll(() => world.stop());

type Case = { readonly cookie?: string; readonly method?: string; readonly path: string; readonly body?: unknown; readonly errors: readonly string[] };
const letter = decisionFor('nl', 'accepted');

/** What is sent, and every "path code" that the reply must name, in order of the path. */
const CASES: Readonly<Record<string, () => Case>> = {
  'a start without anything': () => ({ path: '/api/proposals', body: {}, errors: ['email field.missing', 'language field.missing'] }),
  'a start with strange fields': () => ({
    path: '/api/proposals',
    body: { email: 'no address', language: 'de', admin: true },
    errors: ['admin field.unknown', 'email text.address', 'language field.choice'],
  }),
  'a start with other types': () => ({ path: '/api/proposals', body: { email: 7, language: ['nl'] }, errors: ['email field.type', 'language field.choice'] }),
  'a list for a body': () => ({ path: '/api/proposals', body: [], errors: [' field.type'] }),
  'nothing for a body': () => ({ path: '/api/links', body: null, errors: [' field.type'] }),
  'a contact request': () => ({
    path: '/api/contact-requests',
    body: { ...CONTACT, kind: 'gossip', name: '', subject: 'x'.repeat(161), message: '   ' },
    errors: ['kind field.choice', 'message field.empty', 'name field.empty', 'subject field.long:160'],
  }),
  'a part that does not exist': () => ({
    cookie: at.draft.own,
    method: 'PUT',
    path: `/api/proposals/${at.draft.id}/parts/__proto__`,
    body: { seen: 0, content: {} },
    errors: ['part field.choice'],
  }),
  'a part with strange content': () => ({
    cookie: at.draft.own,
    method: 'PUT',
    path: `/api/proposals/${at.draft.id}/parts/maturity`,
    body: { seen: 1, content: { trl: 12, capabilities: ['nids', 'nids'], assets: ['teapot'], stage: 'announced' } },
    errors: ['content/assets/0 field.choice', 'content/capabilities list.twice', 'content/stage field.unknown', 'content/trl field.many:9'],
  }),
  'a further part with strange content': () => ({
    cookie: at.draft.own,
    method: 'PUT',
    path: `/api/proposals/${at.draft.id}/parts/standards`,
    body: {
      seen: 0,
      content: {
        capabilityLevels: { FR1: 'SL9', FR9: 'SL1' },
        techniques: [{ id: 'T1059', relation: 'uses', note: 'x' }],
        nis2: ['21.2.a', '21.2.a'],
        attackVersion: '1',
      },
    },
    errors: [
      'content/attackVersion field.choice',
      'content/capabilityLevels/FR1 field.choice',
      'content/capabilityLevels/FR9 field.unknown',
      'content/nis2 list.twice',
      'content/techniques/0/id field.choice',
      'content/techniques/0/note field.unknown',
    ],
  }),
  'answers to questions that cannot be': () => ({
    cookie: at.draft.own,
    method: 'PUT',
    path: `/api/proposals/${at.draft.id}/parts/extra`,
    body: { seen: 0, content: { 'Not An Id': 'x', list: ['x'], long: 'x'.repeat(4001) } },
    errors: ['content/Not An Id field.unknown', 'content/list field.type', 'content/long field.long:4000'],
  }),
  'a part with a version that cannot be': () => ({
    cookie: at.draft.own,
    method: 'PUT',
    path: `/api/proposals/${at.draft.id}/parts/outline`,
    body: { seen: -1, content: 'text' },
    errors: ['content field.type', 'seen field.few:0'],
  }),
  'an empty draft submitted': () => ({ cookie: at.empty.own, path: `/api/proposals/${at.empty.id}/submit`, body: {}, errors: [] }),
  'a submission with a body': () => ({
    cookie: at.draft.own,
    path: `/api/proposals/${at.draft.id}/submit`,
    body: { stage: 'announced' },
    errors: ['stage field.unknown'],
  }),
  'an amendment that breaks the whole': () => ({
    cookie: at.submitted.own,
    path: `/api/proposals/${at.submitted.id}/amend`,
    body: { changes: { outline: { title: 'short' } } },
    errors: [
      'changes/outline/abstract field.missing',
      'changes/outline/controlsProcess field.missing',
      'changes/outline/nothingConfidential field.missing',
      'changes/outline/title field.short:8',
      'changes/outline/track field.missing',
    ],
  }),
  'an answer without text': () => ({
    cookie: at.question.own,
    path: `/api/proposals/${at.question.id}/answer`,
    body: { text: ' ' },
    errors: ['text field.empty'],
  }),
  'a withdrawal for a reason of its own': () => ({
    cookie: at.submitted.own,
    path: `/api/proposals/${at.submitted.id}/withdraw`,
    body: { reason: 'spite' },
    errors: ['reason field.choice'],
  }),
  'an acceptance with a conflict': () => ({
    cookie: cast.jan.cookie,
    path: `/api/review/${at.review.id}/accept`,
    body: { noConflict: false, terms: '' },
    errors: ['noConflict field.choice', 'terms field.empty'],
  }),
  'an acceptance of old terms': () => ({
    cookie: cast.jan.cookie,
    path: `/api/review/${at.review.id}/accept`,
    body: { noConflict: true, terms: '1999' },
    errors: [],
  }),
  'a review without comments': () => ({
    cookie: cast.mila.cookie,
    path: `/api/review/${at.review.id}/submit`,
    body: { ...reviewFor('nl', 3.5), criteria: { ...reviewFor('nl', 3.5).criteria, N: { mark: 0, comment: 'No.' } } },
    errors: ['criteria/N/comment field.short:120'],
  }),
  'a review with a mark between': () => ({
    cookie: cast.mila.cookie,
    path: `/api/review/${at.review.id}/submit`,
    body: { ...reviewFor('nl', 3.5), confidence: 9, weight: 2 },
    errors: ['confidence field.many:3', 'weight field.unknown'],
  }),
  'a question of one word': () => ({ cookie: cast.lia.cookie, path: desk(at.screening.id, 'ask'), body: { text: 'Why?' }, errors: ['text field.short:10'] }),
  'a merge into something else': () => ({
    cookie: cast.lia.cookie,
    path: desk(at.screening.id, 'merge'),
    body: { into: '../../x' },
    errors: ['into field.format'],
  }),
  'an invitation of nobody': () => ({
    cookie: cast.lia.cookie,
    path: desk(at.review.id, 'invite'),
    body: { reviewers: [] },
    errors: ['reviewers field.few:1'],
  }),
  'an invitation of somebody who reviews nothing': () => ({
    cookie: cast.lia.cookie,
    path: desk(at.review.id, 'invite'),
    body: { reviewers: [cast.rob.id, cast.tom.id] },
    errors: ['reviewers/1 person.unknown'],
  }),
  'a hand-over to a reviewer': () => ({
    cookie: cast.lia.cookie,
    path: desk(at.review.id, 'hand-over'),
    body: { to: cast.rob.id },
    errors: ['to person.unknown'],
  }),
  'a decision without a letter': () => ({
    cookie: cast.vera.cookie,
    path: desk(at.deliberation.id, 'decide'),
    body: { outcome: 'redirected', reason: 'No.', override: 'Too short.' },
    errors: ['letter field.missing', 'outcome field.choice', 'override field.short:40', 'reason field.short:20'],
  }),
  'a decision with conditions but none said': () => ({
    cookie: cast.vera.cookie,
    path: desk(at.deliberation.id, 'decide'),
    body: { ...letter, outcome: 'accepted-with-conditions', override: OVERRIDE },
    errors: [],
  }),
  'an announcement of letter nought': () => ({
    cookie: cast.vera.cookie,
    path: desk(at.deliberation.id, 'announce'),
    body: { letterRead: 0 },
    errors: ['letterRead field.few:0'],
  }),
  'a conflict without a reason': () => ({
    cookie: cast.vera.cookie,
    path: desk(at.review.id, 'conflicts'),
    body: { person: 'per_me', state: 'declared', conflict: 'own', reason: '' },
    errors: ['conflict field.choice', 'person field.format', 'reason field.empty', 'state field.choice'],
  }),
  'a reply without text': () => ({
    cookie: cast.lia.cookie,
    path: `/api/desk/contact-requests/${contact}/reply`,
    body: { text: '' },
    errors: ['text field.empty'],
  }),
  'a colleague who is an applicant': () => ({
    cookie: cast.admin.cookie,
    path: '/api/admin/people',
    body: { ...STAFF[1]!, email: 'x@', roles: ['applicant'], languages: [], capabilities: [{ id: 'magic', level: 4 }] },
    errors: ['capabilities/0/id field.choice', 'capabilities/0/level field.many:3', 'email text.address', 'languages field.few:1', 'roles/0 field.choice'],
  }),
  'a queue view that does not exist': () => ({
    cookie: cast.lia.cookie,
    method: 'GET',
    path: '/api/desk/queue?view=all&kind=draft',
    errors: ['kind field.choice', 'view field.choice'],
  }),
  'a queue of a stage without a kind': () => ({
    cookie: cast.lia.cookie,
    method: 'GET',
    path: '/api/desk/queue?view=stage&stage=submitted',
    errors: ['kind field.missing'],
  }),
  'a queue of drafts': () => ({
    cookie: cast.lia.cookie,
    method: 'GET',
    path: '/api/desk/queue?view=stage&kind=proposal&stage=draft',
    errors: ['stage field.choice'],
  }),
};

const stored = async () =>
  JSON.stringify((await world.rows()).records.filter((row) => row.type !== 'bucket').map((row) => [row.pk, row.sk, row.version, row.status]));

it.each(Object.keys(CASES))('names each field with a sentence in both languages and stores nothing: %s', async (name) => {
  const { cookie, method = 'POST', path, body, errors } = CASES[name]!();
  const before = await stored();
  const [nl, en] = [
    await world.request({ method, path, body, cookie, headers: { 'accept-language': 'nl' } }),
    await world.request({ method, path, body, cookie, headers: { 'accept-language': 'en' } }),
  ];
  expect([nl.status, en.status, nl.headers['content-type']], nl.text).toEqual([422, 422, 'application/problem+json']);
  const named = (reply: typeof nl) => (reply.body.errors ?? []).map((error: { path: string; code: string }) => `${error.path} ${error.code}`).sort();
  if (errors.length > 0) expect(named(en)).toEqual([...errors].sort());
  expect(named(nl)).toEqual(named(en));
  for (const [reply, other] of [
    [nl, en],
    [en, nl],
  ] as const) {
    expect([reply.body.title, reply.body.detail].every((text) => text.length > 5)).toBe(true);
    expect(reply.body.detail).not.toBe(other.body.detail);
    for (const [i, error] of (reply.body.errors ?? []).entries()) {
      expect(error.message.length, `${error.path} ${error.code}`).toBeGreaterThan(10);
      expect(error.message).not.toMatch(/\{\w+\}|undefined|invalid input/i);
      expect(error.message).not.toBe(other.body.errors[i].message);
    }
  }
  expect(await stored()).toBe(before);
});

it('says of an empty draft what every part still misses, in the submission as in the check', async () => {
  const check = await world.request({ method: 'GET', path: `/api/proposals/${at.empty.id}/check`, cookie: at.empty.own, headers: { 'accept-language': 'en' } });
  const submit = await world.request({
    method: 'POST',
    path: `/api/proposals/${at.empty.id}/submit`,
    body: {},
    cookie: at.empty.own,
    headers: { 'accept-language': 'en' },
  });
  expect([submit.status, submit.body.code]).toEqual([422, 'proposal.incomplete']);
  expect(submit.body.errors).toEqual(check.body.errors);
  expect([...new Set(check.body.errors.map((error: { path: string }) => error.path.split('/')[0]))].sort()).toEqual([
    'contact',
    'maturity',
    'organisation',
    'outline',
    'process',
    'request',
    'substance',
  ]);
});

/** Every text of the form, wherever it stands. */
const textsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value === 'string'
    ? [[...path]]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
      : [];
const withText = (value: unknown, path: readonly string[], change: (text: string) => string): unknown =>
  path.length === 0
    ? change(value as string)
    : Array.isArray(value)
      ? value.map((inner, i) => (String(i) === path[0] ? withText(inner, path.slice(1), change) : inner))
      : { ...(value as object), [path[0]!]: withText((value as Record<string, unknown>)[path[0]!], path.slice(1), change) };

const everything = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'everything');
const full = {
  ...everything,
  organisation: {
    ...everything.organisation,
    website: 'https://lekdetect.example/',
    partners: ['Gemaal Zuid'],
    advisers: ['Ans Wijs'],
    pilotSites: ['Waterbedrijf Noord'],
  },
  contact: { ...everything.contact, phone: '+31 70 000' },
  process: { ...everything.process, failure: 'fail-open', failureText: 'It lets everything pass.' },
  rights: { ...everything.rights, openSource: 'Apache-2.0' },
  earlier: { ...everything.earlier, text: 'A fund abroad, declined.' },
  extra: { 'a-question': 'An answer.' },
};
const HOSTILE: Readonly<Record<string, string>> = {
  'a lone high surrogate': '\ud800',
  'a lone low surrogate': '\udfff',
  NUL: '\u0000',
  'an escape': '\u001b[31m',
  'a C1 control': '\u0085',
  'a noncharacter': '\uffff',
};

it.each(Object.entries(HOSTILE))('refuses %s in every text of the form', async (_name, character) => {
  let tried = 0;
  for (const [part, content] of Object.entries(full)) {
    for (const path of textsIn(content)) {
      const body = { seen: 1, content: withText(content, path, (text) => `${text.slice(0, 3)}${character}${text.slice(3)}`) };
      const reply = await world.request({ method: 'PUT', path: `/api/proposals/${at.draft.id}/parts/${part}`, body, cookie: at.draft.own });
      expect([reply.status, `${part}/${path.join('/')}`]).toEqual([422, `${part}/${path.join('/')}`]);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(75);
});

it('refuses the same characters in what anyone sends in, and in keys of a body', async () => {
  for (const character of Object.values(HOSTILE)) {
    for (const field of ['email', 'name', 'organisation', 'subject', 'message'] as const) {
      const value = field === 'email' ? `no${character}or@lekdetect.example` : `No${character}or`;
      expect([(await world.request({ method: 'POST', path: '/api/contact-requests', body: { ...CONTACT, [field]: value } })).status, field]).toEqual([
        422,
        field,
      ]);
    }
    expect(
      (
        await world.request({
          method: 'PUT',
          path: `/api/proposals/${at.draft.id}/parts/outline`,
          body: { seen: 1, content: { [`title${character}`]: 'x' } },
          cookie: at.draft.own,
        })
      ).status,
    ).toBe(422);
  }
});

it('keeps the invariants of everything stored', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
