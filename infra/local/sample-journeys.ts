import { createHash } from 'node:crypto';
import { community } from '../../shared/community.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { personByAddress, rosterOf } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';
import { transact, update } from '../../shared/store/store.ts';
import type { directApi, Response } from './direct.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from './sample-items.ts';
import { APPLICANTS, REVIEWERS, type SampleApplicant, STAFF } from './sample-people.ts';

type Tools = {
  readonly api: ReturnType<typeof directApi>;
  readonly store: Store;
  readonly admin: string;
  readonly openSession: (person: { id: string; roles: readonly Role[] }) => Promise<string>;
  readonly now: () => number;
};

/** How far a sample proposal goes before it is left lying, and how much of the form it fills in. */
const JOURNEYS = [
  { stage: 'draft', idea: 0, applicant: 0, filled: 'short' },
  { stage: 'submitted', idea: 1, applicant: 1, filled: 'short' },
  { stage: 'screening', idea: 2, applicant: 2, filled: 'everything' },
  { stage: 'question', idea: 0, applicant: 1, filled: 'short' },
  { stage: 'in-review', idea: 1, applicant: 0, filled: 'everything' },
  { stage: 'deliberation', idea: 2, applicant: 1, filled: 'everything' },
  { stage: 'decided', idea: 0, applicant: 2, filled: 'everything' },
  { stage: 'announced', idea: 1, applicant: 2, filled: 'complete' },
  { stage: 'in-support', idea: 2, applicant: 0, filled: 'everything' },
  { stage: 'out-of-scope', idea: 0, applicant: 1, filled: 'short' },
  { stage: 'withdrawn', idea: 1, applicant: 1, filled: 'complete' },
] as const;
type Journey = (typeof JOURNEYS)[number];
const ORDER = ['draft', 'submitted', 'screening', 'in-review', 'deliberation', 'decided', 'announced', 'in-support'];
const reaches = (journey: Journey, stage: string): boolean => ORDER.indexOf(journey.stage) >= ORDER.indexOf(stage);

const CONTACTS = [
  {
    kind: 'join-cop',
    nl: ['Meedoen', 'Wij beheren de besturing van twee gemalen en willen graag meedoen aan de bijeenkomsten.'],
    en: ['Joining', 'We run the control systems of two pumping stations and would like to join the meetings.'],
  },
  {
    kind: 'demand',
    nl: ['Oplossing gezocht', 'Wie helpt ons met oude bedienstations die niet bijgewerkt kunnen worden?'],
    en: ['Looking for a solution', 'Who can help us with old operator stations that cannot be patched?'],
  },
  {
    kind: 'press',
    nl: ['Vraag van een krant', 'Kunnen wij iemand spreken over de beveiliging van waterwerken?'],
    en: ['A question from a newspaper', 'Could we speak with someone about the security of water works?'],
  },
] as const;

/** Few people are asked about everything that is sent in while somebody tries Sluis out. */
const PLACES = 20;

/** A key that follows from what it is for, so that seeding twice does nothing twice. */
const keyFor = (what: string): string => createHash('sha256').update(what).digest('base64url').slice(0, 32);

export const journeys = async ({ api, store, admin, openSession, now }: Tools): Promise<void> => {
  const cookieOf = (cookie: string) => `sluis=${cookie}`;
  const post = async (cookie: string | undefined, path: string, body: unknown, what: string): Promise<Response> => {
    const method = path.includes('/parts/') ? 'PUT' : 'POST';
    const response = await api({
      method,
      path,
      body,
      at: now(),
      headers: { 'idempotency-key': keyFor(`${path} ${what}`) },
      ...(cookie ? { cookie: cookieOf(cookie) } : {}),
      ip: `10.0.0.${what.length}`,
    });
    if (response.status >= 300) throw new Error(`sample data: ${path} answered ${response.status} ${response.text}`);
    return response;
  };

  for (const person of [...STAFF.slice(1), ...REVIEWERS]) {
    if (!(await personByAddress(store, person.email))?.roles.length) await post(admin, '/api/admin/people', { ...person, capacity: PLACES }, person.email);
  }
  const roster = await rosterOf(store);
  const session = async (name: string) => openSession(roster.find((entry) => entry.name === name)!);
  const [liaison, chair] = [await session('Lia Sluiswachter'), await session('Vera Voorzitter')];
  const panel = roster.filter((entry) => ['Mila Meetnet', 'Rob Rijksbrug', 'Sara Stoomketel'].includes(entry.name));
  const panelSessions = await Promise.all(panel.map((entry) => openSession(entry)));

  const start = async (journey: Journey, applicant: SampleApplicant): Promise<{ id: string; cookie: string }> => {
    const reply = await post(undefined, '/api/proposals', { email: applicant.email, language: applicant.language }, `start ${journey.stage}`);
    const person = (await personByAddress(store, applicant.email))!;
    const address = person.address;
    await transact(store, [update(store, reply.body.proposal as string, 'a', 'SET verified = :address', { ':address': address })]);
    return { id: reply.body.proposal as string, cookie: await openSession({ id: person.id, roles: [] }) };
  };

  const review = async (id: string, journey: Journey): Promise<void> => {
    await post(liaison, `/api/desk/proposals/${id}/invite`, { reviewers: panel.map((entry) => entry.id) }, 'invite');
    for (const [i, cookie] of panelSessions.entries()) {
      if (journey.stage === 'in-review' && i === 2) continue;
      await post(cookie, `/api/review/${id}/accept`, { noConflict: true, terms: community.termsVersion }, 'accept');
      if (journey.stage === 'in-review' && i === 1) continue;
      await post(cookie, `/api/review/${id}/submit`, reviewFor('nl', 3.5, [i * 0.5, 0, -i * 0.5, 0, 0.5, 0]), 'review');
    }
  };

  const run = async (journey: Journey): Promise<void> => {
    const applicant = APPLICANTS[journey.applicant]!;
    const { id, cookie } = await start(journey, applicant);
    for (const [part, content] of Object.entries(answersFor(IDEAS[journey.idea]!, applicant, 'no', journey.filled)))
      await post(cookie, `/api/proposals/${id}/parts/${part}`, { seen: 0, content }, 'save');
    if (journey.stage === 'draft') return;
    await post(cookie, `/api/proposals/${id}/submit`, {}, 'submit');
    if (journey.stage === 'withdrawn') return void (await post(cookie, `/api/proposals/${id}/withdraw`, { reason: 'not-ready' }, 'withdraw'));
    if (journey.stage === 'submitted') return;
    await post(liaison, `/api/desk/proposals/${id}/take`, {}, 'take');
    if (journey.stage === 'question')
      return void (await post(
        liaison,
        `/api/desk/proposals/${id}/ask`,
        { text: 'Wat gebeurt er als de sensor uitvalt? / What happens when the sensor fails?' },
        'ask',
      ));
    const screened = {
      outcome: 'out-of-scope',
      reason: 'not-ot',
      checks: { inScope: 'no' },
      text: 'Dit valt buiten wat deze gemeenschap kan beoordelen; u vindt elders meer hulp.',
    };
    if (journey.stage === 'out-of-scope') return void (await post(liaison, `/api/desk/proposals/${id}/screen-out`, screened, 'screen out'));
    if (!reaches(journey, 'in-review')) return;
    await post(liaison, `/api/desk/proposals/${id}/admit`, { checks: ALL_HOLD }, 'admit');
    await review(id, journey);
    if (reaches(journey, 'decided')) await post(chair, `/api/desk/proposals/${id}/decide`, decisionFor(applicant.language, 'accepted'), 'decide');
    if (reaches(journey, 'announced')) await post(chair, `/api/desk/proposals/${id}/announce`, { letterRead: 1 }, 'announce');
    if (reaches(journey, 'in-support')) await post(cookie, `/api/proposals/${id}/confirm`, {}, 'confirm');
  };

  for (const journey of JOURNEYS) await run(journey);
  for (const [i, contact] of CONTACTS.entries()) {
    const applicant = APPLICANTS[i]!;
    const [subject, message] = contact[applicant.language];
    const { body } = await post(
      undefined,
      '/api/contact-requests',
      {
        kind: contact.kind,
        email: applicant.email,
        name: applicant.name,
        organisation: applicant.organisation,
        subject,
        message,
        language: applicant.language,
      },
      `contact ${i}`,
    );
    if (i > 0) await post(liaison, `/api/desk/contact-requests/${body.contact}/take`, {}, 'take');
    if (i > 1) await post(liaison, `/api/desk/contact-requests/${body.contact}/reply`, { text: 'Dank voor uw bericht; wij bellen u morgen.' }, 'reply');
  }
};
