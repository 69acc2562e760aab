import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { announce, decideHeld, type Staff, saveParts, signInByMail, staffOf, startDraft, statusBytes, submit } from '../walk/acts.ts';
import { answersOf } from '../walk/answers.ts';
import { linkIn, wanted } from '../walk/client.ts';
import { OWN } from '../walk/own-samples.ts';
import { letterFaults } from '../walk/rest.ts';
import { checkTally, decisionOf, reviewAll, reviewAround } from '../walk/review.ts';
import { addReviewer, type Reviewer } from '../walk/reviewers.ts';
import { Transcript } from '../walk/transcript.ts';
import { each } from './drafts.ts';
import { type Running, startSluis } from './support.ts';

const isDeep = Boolean(process.env.SLUIS_DEEP);
const RUSH = isDeep ? 60 : 30;
/** A quick run goes the whole way once, in a language and to an end that follow from a printed seed. */
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const WAYS = [
  ['nl', 'accepted'],
  ['en', 'declined'],
] as const;
const ways = isDeep ? WAYS : [WAYS[seed % WAYS.length]!];
const [[known]] = ways as [(typeof WAYS)[number]];
const addressIn = (language: 'nl' | 'en'): string => `flow-${language}@stilte-${language}.example`;

let running: Running;
let staff: Staff;
const panel: Reviewer[] = [];
beforeAll(async () => {
  running = await startSluis();
  staff = await staffOf(running.site);
  for (const sample of OWN.reviewers.slice(1, 4)) panel.push(await addReviewer(running.site, staff.admin, sample));
});
afterAll(() => running.stop());

const silent = new (class extends Transcript {
  override line(): void {}
})();

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

it.each(ways)('takes a proposal from the first mail to the letter in %s, %s', { timeout: 120_000 }, async (language, outcome) => {
  console.log(`in ${language}, ${outcome}: seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/flows/path.test.ts`);
  const { site } = running;
  const { doors } = site;
  const sample = {
    ...OWN.synthetic[0]!,
    language,
    title: language === 'nl' ? 'Stille luisteraar' : 'Silent listener',
    organisation: `Stilte ${language}`,
  };
  const draft = await startDraft(site, { email: addressIn(language), language });
  const mail = await doors.mail(draft.email, (found) => linkIn(found) !== undefined, 'item link');
  const path = linkIn(mail)!;
  expect(path.startsWith(`/${language}/open/`)).toBe(true);

  // Looking at the link does nothing, however often; its page has one button.
  const browser = site.browser(language);
  for (let n = 0; n < 3; n += 1) {
    const page = await browser.get(path);
    expect([page.status, page.headers['set-cookie']]).toEqual([200, undefined]);
    expect(page.text).toContain(`lang="${language}"`);
    expect(page.text.match(/<button/g)).toHaveLength(1);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  }
  expect((await browser.get('/api/me')).body.door).toBeUndefined();
  expect((await draft.browser.get(`/api/proposals/${draft.proposal}/check`)).body.addressVerified).toBe(false);

  // The button opens it: this browser is in, the one that only typed the address is out.
  const opened = await browser.form(path);
  expect([opened.status, opened.headers.location]).toEqual([303, `/${language}/opened`]);
  expect((await draft.browser.get('/api/me')).body.door).toBeUndefined();
  const own = { ...draft, browser };
  const answers = answersOf(sample);
  await saveParts(own, answers);
  const receipt = await submit(site, own);

  const led = await browser.get(`/${language}/opened`);
  expect([led.status, led.headers.location]).toEqual([303, `/${language}/proposals/${draft.proposal}`]);
  const page = await browser.get(led.headers.location!);
  expect(page.status).toBe(200);
  expect(text(page.text)).toContain(receipt.reference);
  for (const secret of [answers.outline.title, answers.outline.abstract.slice(0, 40), answers.substance.solution!.slice(0, 40), answers.organisation.name])
    expect(page.text).not.toContain(secret);
  expect((await browser.get(`/api/proposals/${draft.proposal}`)).status).toBe(403);

  const desk = `/api/desk/proposals/${draft.proposal}`;
  await wanted(200, 'take', staff.liaison.post(`${desk}/take`));
  await wanted(200, 'admit', staff.liaison.post(`${desk}/admit`, { checks: ALL_HOLD }));
  await wanted(200, 'invite', staff.liaison.post(`${desk}/invite`, { reviewers: panel.map(({ id }) => id) }));
  await doors.later();
  const reviews = [4, 3.5, 4].map((mark) => reviewAround(language, outcome === 'accepted' ? mark : mark - 2));
  await reviewAll(
    site,
    staff,
    { sample, draft: own, answers, receipt },
    panel.map((reviewer, i) => ({ reviewer, review: reviews[i]! })),
    silent,
  );
  await checkTally(staff, draft.proposal, reviews);

  const applicant = await signInByMail(site, draft.email, language);
  await decideHeld(staff.chair, applicant, draft.proposal, decisionOf(language, outcome));
  const held = await statusBytes(applicant, draft.proposal);
  await announce(staff.chair, draft.proposal);
  expect(await statusBytes(applicant, draft.proposal)).not.toBe(held);
  await doors.later();
  const letter = (await applicant.get(`/api/proposals/${draft.proposal}`)).body.letter;
  expect(letter).toMatchObject({ outcome, opening: decisionOf(language, outcome).letter.opening });
  const confirmed = await applicant.post(`/api/proposals/${draft.proposal}/confirm`);
  expect(confirmed.status).toBe(outcome === 'accepted' ? 200 : 409);

  await doors.later();
  const letters = await doors.mails();
  expect(new Set(letters.map(({ intent }) => intent)).size).toBe(letters.length);
  const mine = letters.filter(({ to }) => to.includes(draft.email));
  expect(mine.flatMap((letter) => letterFaults(letter, [answers.outline.title, answers.outline.abstract]))).toEqual([]);
  expect(new Set(mine.map(({ headers }) => headers.find(({ name }) => name === 'Content-Language')?.value))).toEqual(new Set([language]));
  expect(await doors.violations()).toEqual([]);
});

it('repeats no link and opens none twice where it must not', async () => {
  const { site } = running;
  const email = addressIn(known);
  await signInByMail(site, email, known);
  const mail = await site.doors.mail(email, (found) => found.subject === (known === 'nl' ? 'Uw inloglink' : 'Your sign-in link'), 'sign-in link');
  const stranger = site.browser(known);
  const again = await stranger.form(linkIn(mail)!);
  expect([again.status, again.headers['set-cookie']]).toEqual([410, undefined]);
  expect(text(again.text)).not.toMatch(/undefined|\{/);
});

it('answers alike, in words and in the language asked for, whether an address is known or not', async () => {
  const { site } = running;
  for (const language of ['nl', 'en'] as const) {
    const replies = [];
    for (const email of [addressIn(known), 'nobody@nowhere.example']) {
      const page = await site.browser(language).form(`/${language}/link`, { email });
      replies.push([page.status, page.text]);
    }
    expect(replies[0]).toEqual(replies[1]);
    const wrong = await site.browser(language).form(`/${language}/link`, { email: 'no address' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(language === 'nl' ? 'e-mailadres' : 'e-mail address');
  }
});

it('shares a rush among the liaisons who read its language, and evens out what they carry', async () => {
  const { site } = running;
  const carried = async () => {
    await site.doors.drain();
    const { counts } = await wanted(200, 'counts', staff.liaison.get('/api/desk/counts'));
    const loads = new Map<string, number>();
    for (const { owner, count } of counts) if (owner !== 'none') loads.set(owner, (loads.get(owner) ?? 0) + count);
    return [...loads.values()].sort((a, b) => a - b);
  };
  const numbers = Array.from({ length: RUSH }, (_, n) => n);
  await each(numbers, (n) =>
    wanted(
      201,
      'contact',
      site.browser().post('/api/contact-requests', {
        kind: 'join-cop',
        email: `drukte-${n}@inzenders.example`,
        name: 'Drukte',
        subject: 'Joining',
        message: 'We would like to join.',
        language: 'en',
      }),
    ),
  );
  const loads = await carried();
  console.log(`${RUSH} messages at once leave the liaisons with ${loads.join(', ')}`);
  expect(loads.length).toBeGreaterThan(1);
  // Two workers each hand out by what they know: uneven by a few, not by all.
  expect(loads.at(-1)! - loads.at(-2)!).toBeLessThan(RUSH / 3);
});
