import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { onClock } from '../../functions/on-clock.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { moveWatermark } from '../../shared/store/deliveries.ts';
import { toItem } from '../../shared/store/item.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { CONDITIONS } from './afterwards.ts';
import { pdf } from './files.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, type Journey, must, OVERRIDE, proposalAt, REASON } from './journey.ts';
import { addCast, addPlayer, type Cast, type Player, session, signInAgain } from './people.ts';
import { writtenBy } from './restore.ts';
import { openWorld, type World } from './world.ts';

/** Everywhere a proposal can stand: an announced one by its outcome, and a question by what it interrupts. */
export const STANDS = [
  'draft',
  'submitted',
  'screening',
  'question',
  'review',
  'asked',
  'deliberation',
  'decided',
  'accepted',
  'conditions',
  'pitch',
  'reserve',
  'declined',
  'resubmit',
  'scope',
  'redirected',
  'support',
  'completed',
  'closed',
  'withdrawn',
  'expired',
  'merged',
] as const;
export type Stand = (typeof STANDS)[number];

/** What is written at one place of one proposal and nowhere else; whoever is sent it has read that place. */
export const WRITTEN = [
  'title',
  'abstract',
  /** An answer that is for reviewers who accepted, one that is for nobody beside the desk, and who should not review. */
  'answer',
  'contact',
  'excluded',
  'file',
  /** Of the reviewer `submitted`, whose own it is; of another one; and what `accepted` has not sent in yet. */
  'review',
  'other',
  'draft',
  'talk',
  /** Of the desk among itself, of a reviewer to the chair, of a chair about a conflict, of a chair about the decision. */
  'note',
  'chair',
  'conflict',
  'reason',
  'letter',
] as const;
export type Written = (typeof WRITTEN)[number];
const wordOf = (what: Written, stand: Stand): string => `zq${what}x${stand}qz`;
const PLANTED = new RegExp(`zq(${WRITTEN.join('|')})x(${STANDS.join('|')})qz`, 'g');
/** Every place that a text shows. */
export const shownIn = (text: string): { what: Written; stand: Stand }[] =>
  [...text.matchAll(PLANTED)].map((found) => ({ what: found[1] as Written, stand: found[2] as Stand }));

const DAY = 86_400_000;
const HELPERS = { reader: 'meelezer@lekdetect.example', editor: 'meeschrijver@lekdetect.example' } as const;
const EXTRA = ['dirk', 'xander', 'nia'] as const;
type Extra = Record<(typeof EXTRA)[number], Player>;
type Everybody = Cast & Extra & Record<'inside' | 'barred' | 'ada' | 'bea', Player>;

const addExtra = async (world: World): Promise<Extra> => {
  const made: Partial<Record<(typeof EXTRA)[number], Player>> = {};
  for (const [i, name] of EXTRA.entries())
    made[name] = await addPlayer(world, {
      ...REVIEWERS[0]!,
      capacity: 20,
      name: `${name[0]!.toUpperCase()}${name.slice(1)} Zijsluis`,
      email: `${name}@zijsluis${i}.example`,
      organisation: `Zijsluis ${i}`,
    });
  return made as Extra;
};

const addDesk = async (world: World): Promise<Pick<Everybody, 'inside' | 'barred' | 'ada' | 'bea'>> => {
  const staff = STAFF[1]!;
  return {
    inside: await addPlayer(world, { ...staff, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' }),
    barred: await addPlayer(world, { ...staff, name: 'Bas Gebonden', email: 'bas@lekdetect.example', roles: ['chair'] }),
    ada: await addPlayer(world, { ...staff, name: 'Ada Beheerder', email: 'ada@example.org', roles: ['admin'] }),
    bea: await addPlayer(world, { ...staff, name: 'Bea Familielid', email: 'bea@example.org', roles: ['admin'] }),
  };
};

/** Whoever has twenty proposals asks more people to help than one day allows. */
const forgetLimits = async (world: World, from: number): Promise<void> => {
  const keys = world.calls
    .slice(from)
    .flatMap(writtenBy)
    .filter(({ pk }) => pk.startsWith('bucket#'));
  for (const { table, pk, sk } of keys) await world.plain.send(new DeleteItemCommand({ TableName: table, Key: toItem({ pk, sk }) }));
};

/** A draft with everything in it that somebody could read, and a team. */
const draftAs = async (world: World, stand: Stand): Promise<Journey> => {
  const whole = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'everything');
  const said = (what: Written) => wordOf(what, stand);
  const journey = await draftOf(world, {
    answers: {
      ...whole,
      outline: { ...whole.outline!, title: `Luisteraar ${said('title')}`, abstract: `${whole.outline!.abstract} ${said('abstract')}` },
      substance: { ...whole.substance!, problem: `${whole.substance!.problem} ${said('answer')}` },
      contact: { ...whole.contact!, role: said('contact') },
      exclusions: { reviewers: [{ name: 'Bureau Elders', why: said('excluded') }] },
    },
  });
  const { upload } = (await must(world, journey.own, `/api/proposals/${journey.id}/files`, { name: `${said('file')}.pdf`, size: 100 })).body;
  await world.files.post(upload, pdf());
  await world.files.deliver();
  const from = world.calls.length;
  for (const [role, email] of Object.entries(HELPERS))
    await must(world, journey.own, `/api/proposals/${journey.id}/team`, { email, role, name: `Een ${role}` });
  await forgetLimits(world, from);
  return journey;
};

/** Both helpers follow each of their mails. */
const joinAll = async (world: World): Promise<void> => {
  await world.drain();
  for (const { text } of Object.values(HELPERS).flatMap((email) => world.mails(email))) {
    const token = /\/open\/([A-Za-z0-9._-]+)/.exec(text)![1];
    const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token } });
    if (opened.status !== 200) throw new Error(`a helper was not let in: ${opened.text}`);
  }
};

/** Sent in, with somebody of the staff and a reviewer barred by the word of a chair. */
const submit = async (world: World, people: Everybody, stand: Stand, { id, applicant }: Journey): Promise<void> => {
  const own = await session(world, applicant, { door: 'person' });
  await must(world, own, `/api/proposals/${id}/submit`);
  const conflict = { state: 'confirmed', conflict: 'family', reason: `They are related, ${wordOf('conflict', stand)}.` };
  for (const { id: person } of [people.bea, people.sara]) await must(world, people.vera.cookie, desk(id, 'conflicts'), { ...conflict, person });
};

const take = async (world: World, people: Everybody, stand: Stand, journey: Journey): Promise<void> => {
  await submit(world, people, stand, journey);
  await must(world, people.lia.cookie, desk(journey.id, 'take'));
  await must(world, people.lia.cookie, desk(journey.id, 'notes'), { text: `They rang, ${wordOf('note', stand)}.` });
};

const judging = (stand: Stand, what: 'review' | 'other', note?: string) => {
  const body = reviewFor('nl', 3.5);
  const first = body.criteria.N!;
  return { ...body, criteria: { ...body.criteria, N: { ...first, comment: `${first.comment} ${wordOf(what, stand)}` } }, ...(note ? { note } : {}) };
};

/** In review, with a reviewer in every state but invited and expired. */
const review = async (world: World, people: Everybody, stand: Stand, journey: Journey): Promise<void> => {
  await take(world, people, stand, journey);
  const { mila, rob, eva, omar, dirk, xander } = people;
  const at = (verb: string) => `/api/review/${journey.id}/${verb}`;
  await must(world, people.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
  await must(world, people.lia.cookie, desk(journey.id, 'invite'), { reviewers: [mila, rob, eva, omar, dirk, xander].map(({ id }) => id) });
  for (const { cookie } of [mila, rob, eva, omar, dirk]) await accept(world, cookie, journey.id);
  await must(world, dirk.cookie, at('decline'), { reason: 'workload' });
  await must(world, omar.cookie, at('conflict'), { conflict: 'financial' });
  await must(world, mila.cookie, at('draft'), { seen: 0, criteria: { N: { comment: wordOf('draft', stand) } } }, 'PUT');
  await must(world, rob.cookie, at('submit'), judging(stand, 'review'));
  await must(world, eva.cookie, at('submit'), judging(stand, 'other', `Between us: ${wordOf('chair', stand)}.`));
  await must(world, rob.cookie, at('discussion'), { act: 'comment', text: `What of the evidence, ${wordOf('talk', stand)}?` });
};

type Outcome = Parameters<typeof decisionFor>[1];
const decide = async (world: World, people: Everybody, stand: Stand, { id }: Journey, outcome: Outcome, announced = true): Promise<void> => {
  const { letter, ...body } = decisionFor('nl', outcome);
  await must(world, people.lia.cookie, desk(id, 'close-round'), { reason: REASON });
  await must(world, people.vera.cookie, desk(id, 'decide'), {
    ...body,
    reason: `${body.reason} ${wordOf('reason', stand)}`,
    letter: { ...letter, opening: `${letter.opening} ${wordOf('letter', stand)}` },
    override: OVERRIDE,
    ...(outcome === 'accepted-with-conditions' ? { conditions: CONDITIONS } : {}),
  });
  if (announced) await must(world, people.vera.cookie, desk(id, 'announce'), { letterRead: 1 });
};

const OUTCOMES: Partial<Record<Stand, Outcome>> = {
  accepted: 'accepted',
  conditions: 'accepted-with-conditions',
  pitch: 'pitch',
  reserve: 'reserve',
  declined: 'declined',
  resubmit: 'resubmit',
  support: 'accepted',
  completed: 'accepted',
  closed: 'declined',
};
/** Stands that a round of reviewing comes before. */
export const REVIEWED: readonly Stand[] = ['review', 'asked', 'deliberation', 'decided', 'withdrawn', 'expired', ...(Object.keys(OUTCOMES) as Stand[])];
/** What time alone brings about, so long ago that it has happened by now. */
const LONG_AGO: readonly Stand[] = ['closed', 'expired'];

const screenOut = (world: World, people: Everybody, stand: Stand, { id }: Journey, more: object) =>
  must(world, people.lia.cookie, desk(id, 'screen-out'), {
    text: `This lies outside of what the community can judge; others can help, ${wordOf('letter', stand)}.`,
    checks: { inScope: 'no' },
    reason: 'not-ot',
    ...more,
  });

/** The last steps to a stand, from what comes before it. */
const finish = async (world: World, people: Everybody, stand: Stand, journey: Journey, into: string): Promise<void> => {
  const { id, own } = journey;
  const outcome = OUTCOMES[stand];
  const ask = () => must(world, people.lia.cookie, desk(id, 'ask'), { text: 'What happens when the sensor fails?' });
  if (outcome) await decide(world, people, stand, journey, outcome);
  if (stand === 'question' || stand === 'asked' || stand === 'expired') await ask();
  if (stand === 'deliberation') await must(world, people.lia.cookie, desk(id, 'close-round'), { reason: REASON });
  if (stand === 'decided') await decide(world, people, stand, journey, 'accepted', false);
  if (stand === 'scope') await screenOut(world, people, stand, journey, { outcome: 'out-of-scope' });
  if (stand === 'redirected') await screenOut(world, people, stand, journey, { outcome: 'redirected', target: 'elsewhere' });
  if (stand === 'support' || stand === 'completed') await must(world, own, `/api/proposals/${id}/confirm`);
  if (stand === 'completed') await must(world, people.lia.cookie, desk(id, 'support'), { act: 'complete', text: 'The pilot has ended well.' });
  if (stand === 'withdrawn') await must(world, own, `/api/proposals/${id}/withdraw`, { reason: 'other' });
  if (stand === 'merged') await must(world, people.lia.cookie, desk(id, 'merge'), { into });
  // What staff ended is told once nobody can take it back any more.
  if (stand === 'scope' || stand === 'redirected' || stand === 'merged') world.advance(60_000);
};

/** What follows from facts and clocks, without the letters: they are looked at elsewhere, and nobody here waits for one. */
const settle = async (world: World): Promise<void> => {
  for (let done = 1; done > 0; ) {
    world.advance(3 * 60_000);
    const [swept, woken] = [await onClock(world.post, { job: 'sweep' }), await onClock(world.post, { job: 'wake' })];
    done = swept.done + woken.done + (await world.files.deliver());
  }
};

/** Time passes, the clocks do their work, and everybody signs in again. */
const later = async <P extends Everybody>(world: World, people: P, ms: number): Promise<P> => {
  await settle(world);
  world.advance(ms);
  await moveWatermark(world.store, new Date(world.now - 2 * 3_600_000).toISOString());
  await settle(world);
  const desk = ['inside', 'barred', 'ada', 'bea'];
  const again: Record<string, Player> = { ...(await signInAgain(world, people as unknown as Cast)) };
  for (const name of desk) again[name] = { ...again[name]!, cookie: await session(world, again[name]!.id, { door: 'staff' }) };
  return again as P;
};

/** One proposal in every stand there is, with a word of its own at each place that somebody could read, and everybody who could ask for it. */
export const openReading = async () => {
  const world = await openWorld({ seed: 'reading' });
  let people: Everybody = { ...(await addCast(world)), ...(await addExtra(world)), ...(await addDesk(world)) };
  const found = new Map<Stand, Journey>();
  for (const stand of STANDS) found.set(stand, await draftAs(world, stand));
  await joinAll(world);
  const fresh = async (stand: Stand): Promise<Journey> => {
    const journey = found.get(stand)!;
    return { ...journey, own: await session(world, journey.applicant, { door: 'person' }) };
  };
  for (const stand of LONG_AGO) {
    await review(world, people, stand, await fresh(stand));
    await finish(world, people, stand, await fresh(stand), '');
  }
  people = await later(world, people, 38 * DAY);
  const recent = REVIEWED.filter((stand) => !LONG_AGO.includes(stand));
  for (const stand of recent) await review(world, people, stand, await fresh(stand));
  people = await later(world, people, 8 * DAY);
  for (const stand of recent) await must(world, people.lia.cookie, desk(found.get(stand)!.id, 'invite'), { reviewers: [people.jan.id] });
  await submit(world, people, 'submitted', await fresh('submitted'));
  for (const stand of ['screening', 'question', 'scope', 'redirected', 'merged'] as const) await take(world, people, stand, await fresh(stand));
  for (const stand of STANDS) if (!LONG_AGO.includes(stand)) await finish(world, people, stand, await fresh(stand), found.get('submitted')!.id);
  const elsewhere = await proposalAt(world, people, 'in-review', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
  await must(world, people.lia.cookie, desk(elsewhere.id, 'invite'), { reviewers: [people.nia.id] });
  await accept(world, people.nia.cookie, elsewhere.id);
  await contactFrom(world, { ...CONTACT, email: 'lid@gemaal.example', name: 'Een Lid', organisation: 'Gemaal Zuid' });
  await settle(world);
  const helpers = await Promise.all(Object.values(HELPERS).map((email) => personByAddress(world.store, email)));
  const member = await personByAddress(world.store, 'lid@gemaal.example');
  const person = { door: 'person' } as const;
  const { lia, tom, vera, inside, barred, ada, bea, jan, mila, rob, dirk, xander, omar, sara, nia } = people;
  const cookies: Readonly<Record<string, string>> = {
    stranger: await session(world, elsewhere.applicant, person),
    own: await session(world, found.get('draft')!.applicant, person),
    reader: await session(world, helpers[0]!.id, person),
    editor: await session(world, helpers[1]!.id, person),
    member: await session(world, member!.id, person),
    invited: jan.cookie,
    accepted: mila.cookie,
    submitted: rob.cookie,
    declined: dirk.cookie,
    lapsed: xander.cookie,
    recused: omar.cookie,
    related: sara.cookie,
    elsewhere: nia.cookie,
    mailed: await session(world, lia.id, person),
    owner: lia.cookie,
    liaison: tom.cookie,
    inside: inside.cookie,
    chair: vera.cookie,
    barred: barred.cookie,
    admin: ada.cookie,
    kin: bea.cookie,
  };
  return { world, people, found, cookies };
};
export type Reading = Awaited<ReturnType<typeof openReading>>;
