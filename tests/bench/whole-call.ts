import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { community } from '../../shared/community.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { startStack } from '../browser/support/stack.ts';
import { seeded } from '../support/rewrites.ts';
import { openItemLink, openSite, type Site, saveParts, signInByMail, type Staff, staffOf, startDraft } from '../walk/acts.ts';
import { type Browser, wanted } from '../walk/client.ts';
import { verdict } from './measure.ts';

/** The size of a call as the community expects its largest. */
const PROPOSALS = Number(process.env.SLUIS_PROPOSALS ?? 200);
const REVIEWERS = Math.ceil(PROPOSALS * 0.3);
/** Three reviews of each proposal, by people who have some places more than that takes. */
const PLACES = 14;
const AT_ONCE = 6;

const CAPABILITIES = ['nids', 'remote-access', 'process-anomaly', 'asset-inventory', 'segmentation', 'patching', 'risk-assessment', 'crypto-comms'] as const;
const TYPES = ['asset-owner', 'university', 'public-operator', 'integrator'] as const;

/** Some at a time, in order. */
const each = async <T, R>(items: readonly T[], run: (item: T, i: number) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) done[i] = await run(items[i]!, i);
  };
  // Nobody is left in the middle of something when the site closes after a failure.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return done;
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Says how long each part took, in seconds of this run. */
const stopwatch = () => {
  let since = performance.now();
  return (what: string): void => {
    const now = performance.now();
    console.log(`     ${what.padEnd(60)} ${((now - since) / 1000).toFixed(1)} s`);
    since = now;
  };
};

const addReviewers = (admin: Browser, site: Site): Promise<string[]> =>
  each(numbers(REVIEWERS), async (i) => {
    const email = `reviewer${i}.${site.run}@house${i}.example`;
    await wanted(
      201,
      'add a reviewer',
      admin.post('/api/admin/people', {
        name: `Beoordelaar Getal ${i}`,
        email,
        language: 'nl',
        roles: ['reviewer'],
        organisation: `Huis ${i} ${site.run}`,
        organisationType: TYPES[i % TYPES.length],
        languages: ['nl', 'en'],
        capabilities: [0, 1, 2].map((n) => ({ id: CAPABILITIES[(i + n * 3) % CAPABILITIES.length], level: 2 + ((i + n) % 2) })),
        assets: [...new Set(IDEAS.map(({ asset }) => asset))],
        sectors: [...new Set(IDEAS.map(({ sector }) => sector))],
        capacity: PLACES,
      }),
    );
    return email;
  });

const openCall = async ({ admin }: Staff, now: string): Promise<string> => {
  const body = {
    title: { nl: 'Een volle oproep', en: 'A full call' },
    summary: { nl: 'Alles wat in een drukke oproep gebeurt, van begin tot eind.', en: 'All that happens in a busy call, from its start to its end.' },
    opensAt: now,
    graceMinutes: 0,
    requires: 'both',
    questions: [],
    inviteOnly: false,
  };
  const { call } = await wanted(201, 'make a call', admin.post('/api/admin/calls', body));
  await wanted(200, 'publish it', admin.post(`/api/admin/calls/${call}`, { ...body, stage: 'published' }));
  return call;
};

/** Ideas in turn, each of an organisation of its own, asking for two capabilities. */
const answersOf = (i: number, email: string): Answers => {
  const idea = IDEAS[i % IDEAS.length]!;
  const answers = answersFor(idea, { email, language: 'nl', name: `Aanvrager Getal ${i}`, organisation: `Onderneming ${i}` });
  const capabilities = [idea.capability, CAPABILITIES[i % CAPABILITIES.length]!];
  return { ...answers, maturity: { ...answers.maturity, capabilities: [...new Set(capabilities)] } } as Answers;
};

const sendIn = async (site: Site, call: string, i: number): Promise<string> => {
  const email = `sender${i}.${site.run}@firm${i}.example`;
  const draft = await startDraft(site, { email, language: 'nl', call });
  await openItemLink(site, draft);
  await saveParts(draft, answersOf(i, email));
  await wanted(201, 'submit', draft.browser.post(`/api/proposals/${draft.proposal}/submit`));
  return draft.proposal;
};

/** Sends the invitations of the plan, which go on by themselves, and waits for the last. */
const inviteAll = async ({ liaison }: Staff, { doors }: Site, call: string) => {
  const shown = await wanted(200, 'read the plan', liaison.get(`/api/desk/calls/${call}/panels`));
  await wanted(200, 'confirm the plan', liaison.post(`/api/desk/calls/${call}/panels`, { plan: shown.plan }));
  for (let tries = 0; tries < 120; tries += 1) {
    const { job } = await wanted(200, 'look at the invitations', liaison.get(`/api/desk/calls/${call}/panels`));
    if (job?.isDone) return { shown, job };
    await doors.later();
  }
  throw new Error('The invitations never ended.');
};

/** Reviewers of this run sign in by mail; those of the sample data were asked too, and come in by the door for them. */
const signedIn = async (site: Site, emails: readonly string[]): Promise<Browser[]> => {
  const sample = (await site.doors.people()).filter(({ roles, email }) => roles.includes('reviewer') && !emails.includes(email));
  const known = sample.map(({ id }) => async () => {
    const browser = site.browser('nl');
    await site.doors.signIn(browser, id);
    return browser;
  });
  return each([...emails.map((email) => () => signInByMail(site, email, 'nl')), ...known], (enter) => enter());
};

/** Everybody accepts and reviews what they were asked for; marks follow a quality of the proposal and a habit of the reviewer. */
const reviewAll = async (browsers: readonly Browser[], quality: ReadonlyMap<string, number>): Promise<number> => {
  const random = seeded(4);
  const habits = browsers.map(() => random() - 0.5);
  const counts = await each(browsers, async (browser, i) => {
    let [cursor, done]: [string | undefined, number] = [undefined, 0];
    const asked: string[] = [];
    do {
      const page: any = await wanted(200, 'queue', browser.get(`/api/review${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`));
      asked.push(...page.rows.filter(({ stage }: { stage: string }) => stage === 'invited').map(({ id }: { id: string }) => id));
      cursor = page.cursor;
    } while (cursor);
    for (const id of asked) {
      await wanted(200, 'accept', browser.post(`/api/review/${id}/accept`, { noConflict: true, terms: community.termsVersion }));
      const mark = Math.round(Math.min(4.5, Math.max(1, (quality.get(id) ?? 3) + habits[i]!)) * 2) / 2;
      await wanted(201, 'review', browser.post(`/api/review/${id}/submit`, reviewFor('nl', mark)));
      done += 1;
    }
    return done;
  });
  return counts.reduce((sum, count) => sum + count, 0);
};

const announceAll = async ({ chair }: Staff, proposals: readonly string[]): Promise<void> => {
  for (let at = 0; at < proposals.length; at += 50)
    await wanted(
      200,
      'announce',
      chair.post('/api/decide/announce-many', { decisions: proposals.slice(at, at + 50).map((proposal) => ({ proposal, letterRead: 1 })) }),
    );
};

/** One call from its first draft to its last letter, through everything that runs locally. */
export const benchWholeCall = async (): Promise<boolean> => {
  const stack = await startStack();
  const site = openSite(stack.url);
  const lap = stopwatch();
  const begin = performance.now();
  try {
    const staff = await staffOf(site);
    const reviewers = await addReviewers(staff.admin, site);
    const call = await openCall(staff, await site.doors.now());
    const mailsBefore = (await site.doors.mails()).length;
    lap(`${REVIEWERS} reviewers and a call`);
    const proposals = await each(numbers(PROPOSALS), (_, i) => sendIn(site, call, i));
    lap(`${PROPOSALS} proposals, from the first mail to the receipt`);
    await each(proposals, async (id) => {
      await wanted(200, 'take', staff.liaison.post(`/api/desk/proposals/${id}/take`));
      await wanted(200, 'admit', staff.liaison.post(`/api/desk/proposals/${id}/admit`, { checks: ALL_HOLD }));
    });
    lap('all taken and admitted');
    const { shown, job } = await inviteAll(staff, site, call);
    lap(`${job.invited} panels planned at once and invited`);
    await site.doors.later();
    lap('all of them told');
    const random = seeded(7);
    const reviews = await reviewAll(await signedIn(site, reviewers), new Map(proposals.map((id) => [id, 1.5 + random() * 3])));
    await site.doors.drain();
    lap(`${reviews} reviews`);
    const closed = await each(proposals, async (id) => (await wanted(200, 'desk', staff.chair.get(`/api/desk/proposals/${id}`))).stage === 'deliberation');
    const ready = proposals.filter((_, i) => closed[i]);
    await each(ready, (id, i) =>
      wanted(200, 'decide', staff.chair.post(`/api/desk/proposals/${id}/decide`, decisionFor('nl', i % 4 ? 'declined' : 'accepted'))),
    );
    await announceAll(staff, ready);
    await site.doors.later();
    lap('all decided, announced and told');
    const mails = (await site.doors.mails()).slice(mailsBefore);
    const violations = await site.doors.violations();
    const twice = mails.length - new Set(mails.map(({ intent }) => intent)).size;
    console.log(
      `     plan: total ${shown.totals.after.score.toFixed(1)} against ${shown.totals.before.score.toFixed(1)} one after the other, ${shown.totals.after.missing} places missing, certificate ${shown.certificate.proof}, verified ${shown.certificate.verified}`,
    );
    console.log(
      `     ${mails.length} mails, ${(mails.length / PROPOSALS).toFixed(1)} for each proposal; ${((performance.now() - begin) / 1000).toFixed(0)} s in all`,
    );
    return [
      verdict('reviews that are missing', PROPOSALS * 3 - reviews, 0, ''),
      verdict('proposals without a decision', PROPOSALS - ready.length, 0, ''),
      verdict('mails that left twice', twice, 0, ''),
      verdict('violated invariants', violations.length, 0, ''),
    ].every(Boolean);
  } finally {
    site.close();
    await stack.stop();
  }
};

if (import.meta.main) process.exitCode = (await benchWholeCall()) ? 0 : 1;
