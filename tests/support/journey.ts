import type { Response } from '../../infra/local/direct.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, type SampleApplicant } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { transact, update } from '../../shared/store/store.ts';
import { type Cast, cookieOf, session } from './people.ts';
import type { World } from './world.ts';

/** A proposal on its way: its sender, the browser that started it, and a fresh sign-in of the sender. */
export type Journey = {
  readonly id: string;
  readonly reference: string;
  readonly applicant: string;
  readonly draft: string;
  readonly own: string;
  readonly sender: SampleApplicant;
};

export const TERMS = { noConflict: true, terms: community.termsVersion };
export const REASON = 'The panel has said what it can say about this.';
export const OVERRIDE = 'Two experts were heard by telephone; their judgement stands in the minutes of the meeting.';

/** A request that must succeed, so that a builder never hides a failure. */
export const must = async (world: World, cookie: string | undefined, path: string, body: unknown = {}, method = 'POST'): Promise<Response> => {
  const reply = await world.request({ method, path, cookie, ...(method === 'GET' ? {} : { body }) });
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status} ${reply.text}`);
  return reply;
};

let starts = 0;
/** A draft with all answers and a verified address. Each start comes from a client address of its own. */
export const draftOf = async (
  world: World,
  {
    sender = APPLICANTS[0]!,
    answers = answersFor(IDEAS[0]!, sender),
    verified = true,
    call,
    invite,
  }: { sender?: SampleApplicant; answers?: Partial<Answers>; verified?: boolean; call?: string; invite?: string } = {},
): Promise<Journey> => {
  starts += 1;
  const ip = `10.1.${Math.floor(starts / 250)}.${starts % 250}`;
  const reply = await world.request({ method: 'POST', path: '/api/proposals', body: { email: sender.email, language: sender.language, call, invite }, ip });
  if (reply.status !== 201) throw new Error(`starting answered ${reply.status} ${reply.text}`);
  const id = reply.body.proposal as string;
  const draft = cookieOf(reply);
  const person = (await personByAddress(world.store, sender.email))!;
  if (verified) await transact(world.store, [update(world.store, id, 'a', 'SET verified = :address', { ':address': person.address })]);
  for (const [part, content] of Object.entries(answers)) await must(world, draft, `/api/proposals/${id}/parts/${part}`, { seen: 0, content }, 'PUT');
  return { id, reference: reply.body.reference, applicant: person.id, draft, own: await session(world, person.id, { door: 'person' }), sender };
};

export const desk = (id: string, verb: string): string => `/api/desk/proposals/${id}/${verb}`;

export const accept = (world: World, cookie: string, id: string): Promise<Response> => must(world, cookie, `/api/review/${id}/accept`, TERMS);
export const judge = (world: World, cookie: string, id: string): Promise<Response> => must(world, cookie, `/api/review/${id}/submit`, reviewFor('nl', 3.5));

const STAGES = ['draft', 'submitted', 'screening', 'in-review', 'deliberation', 'decided', 'announced'] as const;
export type Stage = (typeof STAGES)[number] | 'question';

const STEPS: readonly { to: Stage; run: (world: World, cast: Cast, id: string, own: string) => Promise<unknown> }[] = [
  { to: 'submitted', run: (world, _cast, id, own) => must(world, own, `/api/proposals/${id}/submit`) },
  { to: 'screening', run: (world, cast, id) => must(world, cast.lia.cookie, desk(id, 'take')) },
  { to: 'in-review', run: (world, cast, id) => must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD }) },
  { to: 'deliberation', run: (world, cast, id) => must(world, cast.lia.cookie, desk(id, 'close-round'), { reason: REASON }) },
  { to: 'decided', run: (world, cast, id) => must(world, cast.vera.cookie, desk(id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE }) },
  { to: 'announced', run: (world, cast, id) => must(world, cast.vera.cookie, desk(id, 'announce'), { letterRead: 1 }) },
];

/** A proposal in a stage, by the requests that lead there; without reviews, which a test adds where it needs them. */
export const proposalAt = async (world: World, cast: Cast, stage: Stage, options: Parameters<typeof draftOf>[1] = {}): Promise<Journey> => {
  const journey = await draftOf(world, options);
  if (stage === 'draft') return journey;
  for (const step of STEPS) {
    await step.run(world, cast, journey.id, journey.own);
    if (step.to === stage) return journey;
    if (stage === 'question' && step.to === 'screening') break;
  }
  await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'What happens when the sensor fails?' });
  return journey;
};

export const CONTACT = {
  kind: 'join-cop',
  email: 'noor@lekdetect.example',
  name: 'Noor Vondst',
  organisation: 'Lekdetect BV',
  subject: 'Joining',
  message: 'We run two pumping stations and would like to join.',
  language: 'en',
} as const;

export const contactFrom = async (world: World, body: Record<string, unknown> = CONTACT): Promise<{ id: string; reference: string }> => {
  starts += 1;
  const reply = await world.request({ method: 'POST', path: '/api/contact-requests', body, ip: `10.2.${Math.floor(starts / 250)}.${starts % 250}` });
  if (reply.status !== 201) throw new Error(`a contact request answered ${reply.status} ${reply.text}`);
  return { id: reply.body.contact, reference: reply.body.reference };
};

/** The link in the last mail to an address: its path and its token. */
export const linkIn = (world: World, to: string): { path: string; token: string } => {
  const mail = world.mails(to).at(-1);
  const url = mail && /https:\/\/sluis\.example(\/(?:nl|en)\/open\/[A-Za-z0-9._-]+)/.exec(mail.text);
  if (!url) throw new Error(`no link in the last mail to ${to}`);
  return { path: url[1]!, token: url[1]!.split('/').at(-1)! };
};
