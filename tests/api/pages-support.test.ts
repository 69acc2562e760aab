import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announcedAs, askedToMeet, after, CONDITIONS, DEMAND, FOR_APPLICANT, FOR_OWNER, root, supportedWith } from '../support/afterwards.ts';
import { decisionFor } from '../../infra/local/sample-items.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { desk as api, type Journey, must, OVERRIDE, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session } from '../support/people.ts';
import { community } from '../../shared/community.ts';
import { dueOf, later } from '../../shared/domain/clock.ts';
import { offerAt, offerUntil, RECONSIDERATION } from '../../shared/domain/offer.ts';
import { momentIn } from '../../web/parts/format.tsx';
import { openWorld, type World } from '../support/world.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeEach(async () => {
  world = await openWorld({ seed: 'support-pages' });
  cast = await addCast(world);
});
afterEach(() => world.stop());

const see = async (path: string, cookie: string) => {
  const reply = await world.request({ method: 'GET', path, cookie });
  expect(reply.status, path).toBe(200);
  expect(faultsOf(reply.text), path).toEqual([]);
  return reply.text;
};
const send = async (path: string, cookie: string, fields: Record<string, string>) =>
  sendForm(world, path, { key: keyIn(await see(path, cookie)), ...fields }, cookie);
const own = ({ id }: Journey, language = 'nl') => `/${language}/proposals/${id}/afterwards`;
const desk = (id: string, language = 'nl') => `/${language}/desk/proposals/${id}/support`;

describe('the pages after a decision', () => {
  it('say once which day counts for what, and show nothing where there is nothing to do', async () => {
    const journey = await announcedAs(world, cast, 'accepted');
    const proposal = (language: string) => see(`/${language}/proposals/${journey.id}`, journey.own);
    for (const [language, first, last] of [
      ['nl', /Laat ons liefst uiterlijk <strong>/, /kan het nog tot en met [^.]+\. Daarna vervalt het aanbod\./],
      ['en', /Please tell us, by <strong>/, /you can still take it until [^.]+\. After that the offer ends\./],
    ] as const) {
      const html = await proposal(language);
      expect(html).toMatch(first);
      expect(html).toMatch(last);
      expect(html).not.toMatch(/heroverweging vragen|ask once for a reconsideration/);
    }
    await must(world, journey.own, `/api/proposals/${journey.id}/confirm`);
    expect(await proposal('nl')).not.toContain('id="afterwards"');
    const empty = await world.request({ method: 'GET', path: own(journey), cookie: journey.own });
    expect([empty.status, empty.headers.location]).toEqual([303, `/nl/proposals/${journey.id}`]);
  });

  it('name only the last day of an offer once the aimed day is over, on the page and in the status', async () => {
    const journey = await announcedAs(world, cast, 'accepted');
    const status = async (cookie: string) => (await world.request({ method: 'GET', path: `/api/proposals/${journey.id}/status`, cookie })).body;
    const announced = await root(world, journey.id);
    const aimed = (await status(journey.own)).nextDate;
    expect(aimed).toBe(dueOf(announced.stageClock!, community));
    const last = offerUntil(announced, community)!;
    expect(last > aimed).toBe(true);
    // To the end of the day it is the aimed one.
    world.now = Date.parse(aimed);
    const onTheDay = await session(world, journey.applicant, { door: 'person' });
    expect(await status(onTheDay)).toMatchObject({ nextStep: 'confirm', nextDate: aimed, late: false });
    world.now += 1;
    expect(await status(onTheDay)).toMatchObject({ nextStep: 'confirm', nextDate: last, late: false });
    for (const language of ['nl', 'en'] as const) {
      const page = await see(`/${language}/proposals/${journey.id}`, onTheDay);
      expect(page).toContain(momentIn(language, last));
      expect(page).not.toContain(momentIn(language, aimed));
      expect(page).not.toMatch(/Deze datum is voorbij|This date has passed/);
    }
  });

  it('let an applicant say how a condition is met, and a liaison tick it', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    for (const language of ['nl', 'en']) expect(await see(own(journey, language), journey.own)).toContain(CONDITIONS[0]);
    // One way leads there from the proposal, by one name.
    const ways = (await see(`/nl/proposals/${journey.id}`, journey.own)).match(/<a [^>]*\/afterwards"[^>]*>[^<]*/g);
    expect(ways).toEqual([expect.stringMatching(/>Bekijk wat u nu kunt doen$/)]);
    // The letter leads to the one form that it speaks of.
    expect(await see(`/nl/proposals/${journey.id}`, journey.own)).toContain(`/nl/proposals/${journey.id}/afterwards#reconsider"`);
    const short = await send(own(journey), journey.own, { act: 'condition', form: 'condition-1', condition: '1', 'condition-1/text': 'kort' });
    expect([short.status, short.text.includes('>kort<'), short.text.includes('<title>Fout: ')]).toEqual([422, true, true]);
    const hostile = '<script>alert(1)</script> & wat er verder nog te zeggen valt';
    const sent = await send(own(journey), journey.own, { act: 'condition', form: 'condition-1', condition: '1', 'condition-1/text': hostile });
    expect(sent.status).toBe(303);
    const page = await see(desk(journey.id), cast.lia.cookie);
    expect(page).toContain('&lt;script>alert(1)&lt;/script> &amp; wat er verder');
    for (const n of ['1', '2'])
      expect(
        (await send(desk(journey.id), cast.lia.cookie, { act: 'meet-condition', form: `condition-${n}`, condition: n, [`condition-${n}/note`]: 'Gezien.' }))
          .status,
      ).toBe(303);
    expect((await root(world, journey.id)).stage).toBe('in-support');
  });

  /** What the own page says first, and its facts beside it. */
  const standingOf = async (journey: Journey, language = 'nl') => {
    const html = await see(`/${language}/proposals/${journey.id}`, journey.own);
    const plain = (part: string | undefined) =>
      (part ?? '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
    return { html, lead: plain(/<p class="lead">(.*?)<\/p>/s.exec(html)?.[1]), facts: plain(/<aside class="own-can">.*?<\/dl>/s.exec(html)?.[0]) };
  };

  it.each([
    ['accepted', /Laat ons liefst uiterlijk .* weten of u de ondersteuning wilt\./, /Laat weten dat u de ondersteuning wilt Uiterlijk/, true],
    ['accepted-with-conditions', /onder voorwaarden\. Laat uiterlijk {until} zien/, /Laat zien dat u aan de voorwaarden voldoet Uiterlijk {until}/, true],
    ['reserve', /op de reservelijst tot en met {until} ?\./, /U hoort het als er een plaats vrijkomt Tot en met {until}/, true],
    ['pitch', /^Uw liaison stemt met u af wanneer u uw pitch geeft\.$/, /Hierna Uw liaison stemt met u af wanneer u uw pitch geeft/, true],
    ['declined', /Tot en met {window} kunt u om heroverweging vragen\./, /Lees het besluit Om heroverweging vragen tot en met {window}/, false],
    ['resubmit', /Wij vragen u uw voorstel te verbeteren/, /Verbeter uw voorstel en dien het opnieuw in Om heroverweging vragen tot en met {window}/, false],
  ] as const)('say what comes next after %s, and by when', async (outcome, lead, facts, goesOn) => {
    const journey = await announcedAs(world, cast, outcome);
    const announced = await root(world, journey.id);
    const day = (iso: string | undefined) => (iso ? momentIn('nl', iso) : 'geen dag');
    const filled = ({ source }: RegExp) =>
      new RegExp(source.replace('{until}', day(offerUntil(announced, community))).replace('{window}', day(later(announced.announcedAt!, RECONSIDERATION))));
    const told = await standingOf(journey);
    expect(told.lead).toMatch(filled(lead));
    expect(told.facts).toMatch(filled(facts));
    expect(told.lead).not.toContain('erover praten');
    // A way that ends with its decision shows no step behind it.
    expect(/<ol class="process".*?<\/ol>/s.exec(told.html)![0].includes('Begeleiding')).toBe(goesOn);
    const status = await see(`/nl/proposals/${journey.id}`, await session(world, journey.applicant, { door: 'item', item: journey.id }));
    expect(status).toContain(told.html.match(/<p class="lead">.*?<\/p>/s)![0]);
    expect((await standingOf(journey, 'en')).lead).not.toMatch(/\{|undefined/);
  });

  it('say what a pitch is and by when its day is looked for, and name in the words of each what can be declined', async () => {
    const [pitch, reserve, offer] = [
      await announcedAs(world, cast, 'pitch'),
      await announcedAs(world, cast, 'reserve'),
      await announcedAs(world, cast, 'accepted-with-conditions'),
    ];
    const by = momentIn('nl', dueOf((await root(world, pitch.id)).stageClock!, community));
    for (const html of [(await standingOf(pitch)).html, await see(own(pitch), pitch.own)]) {
      expect(html).toContain('vertelt u over uw voorstel op een bijeenkomst van de community');
      expect(html).toContain(`De datum volgt, naar verwachting uiterlijk ${by}.`);
    }
    const pages = await Promise.all([pitch, reserve, offer].map((journey) => see(own(journey), journey.own)));
    const words = ['Zie van de pitch af', 'Ga van de reservelijst af', 'Zie van het aanbod af'];
    expect(pages.map((html) => words.filter((each) => html.includes(each)))).toEqual(words.map((each) => [each]));
    for (const html of pages) expect(html).toMatch(/<p class="tag-head">.*?TLP:/s);
  });

  it('lead back to the conditions that are still open, and say in the log what was sent and what was not enough', async () => {
    const journey = await announcedAs(world, cast, 'accepted-with-conditions');
    const text = 'Zie het rapport van de meting in september.';
    const sent = await send(own(journey), journey.own, { act: 'condition', form: 'condition-1', condition: '1', 'condition-1/text': text });
    expect(landing(sent)).toBe(`${own(journey)}?done=condition`);
    expect(await see(sent.headers.location!, journey.own)).toContain('Dit is verstuurd. Uw liaison kijkt ernaar.');
    expect((await standingOf(journey)).html).toContain('U liet weten hoe u aan voorwaarde 1 voldoet.');
    const missing = 'Het rapport meet geen stroomuitval; stuur een meting daarvan.';
    const vague = await send(desk(journey.id), cast.lia.cookie, { act: 'return-condition', form: 'return-1', condition: '1', 'return-1/text': 'te kort' });
    expect([vague.status, vague.text.includes('>te kort<')]).toEqual([422, true]);
    const asked = await send(desk(journey.id), cast.lia.cookie, { act: 'return-condition', form: 'return-1', condition: '1', 'return-1/text': missing });
    expect(await see(asked.headers.location!, cast.lia.cookie)).toContain('De indiener krijgt een brief');
    for (const html of [await see(own(journey), journey.own), (await standingOf(journey)).html]) {
      expect(html).toContain(missing);
      expect(html).toContain('Nog niet genoeg, schreven wij op');
    }
    const declined = await send(own(journey), journey.own, { act: 'decline', form: 'decline', 'decline/sure': 'yes' });
    expect(landing(declined)).toBe(`/nl/proposals/${journey.id}?done=declined`);
    expect(await see(declined.headers.location!, journey.own)).toContain('Wij hebben uw voorstel afgesloten.');
  });

  it('say of a declined or an improvable proposal the same as its letter: whether it can be sent in again, and from when', async () => {
    const decision = decisionFor('nl', 'declined');
    const announced = async (outcome: 'declined' | 'resubmit', letter: object) => {
      const journey = await proposalAt(world, cast, 'deliberation');
      await must(world, cast.vera.cookie, api(journey.id, 'decide'), { ...decision, outcome, letter: { ...decision.letter, ...letter }, override: OVERRIDE });
      await must(world, cast.vera.cookie, api(journey.id, 'announce'), { letterRead: 1 });
      return [await see(`/nl/proposals/${journey.id}`, journey.own), await see(own(journey), journey.own)] as const;
    };
    const [letter, page] = await announced('declined', { resubmit: false });
    expect(letter).toContain('Wij vragen u niet om een verbeterde versie. Opnieuw indienen mag wel, als nieuw voorstel.');
    expect([page.includes('Wij vroegen niet om een verbeterde versie'), page.includes('Dien een verbeterd voorstel in')]).toEqual([true, false]);
    const [dated, again] = await announced('resubmit', { resubmit: true, resubmitFrom: '2027-01-15' });
    expect(dated).toMatch(/opnieuw indienen\. Dat kan vanaf <time[^>]*>15 januari 2027<\/time>/);
    for (const html of [dated, again]) expect(html).toContain('Opnieuw indienen kan vanaf 15 januari 2027.');
    expect(again).toContain('Dien een verbeterd voorstel in');
  });

  it.each([
    ['accepted', 'Bij bekendmaking nu geldt het aanbod tot en met'],
    ['reserve', 'Bij bekendmaking nu op de reservelijst tot en met'],
    ['pitch', undefined],
    ['declined', undefined],
  ] as const)('tell whoever announces %s until when that offers something', async (outcome, term) => {
    const journey = await proposalAt(world, cast, 'deliberation');
    await must(world, cast.vera.cookie, api(journey.id, 'decide'), { ...decisionFor('nl', outcome), override: OVERRIDE });
    const at = new Date(world.now).toISOString();
    const until = offerUntil({ outcome, stageClock: offerAt(outcome, at, community)?.stageClock }, community);
    for (const path of [`/nl/decide/${journey.id}`, '/nl/decide/announce']) {
      const said = /<dt>(Bij bekendmaking nu [^<]*)<\/dt><dd><time datetime="([^"]*)"/.exec(await see(path, cast.vera.cookie))?.slice(1);
      expect(said, path).toEqual(term === undefined ? undefined : [term, until]);
    }
  });

  it('let an applicant ask for a reconsideration, begin anew, and decline only on purpose', async () => {
    const journey = await announcedAs(world, cast, 'declined');
    const reserve = await announcedAs(world, cast, 'reserve');
    const again = await send(own(journey), journey.own, { act: 'start-again' });
    expect([again.status, again.headers.location]).toEqual([303, expect.stringMatching(/^\/nl\/drafts\/prp_/)]);
    const reasons = 'Er is gelezen dat wij schrijven op de regelaar, en dat doen wij niet.';
    expect((await send(own(journey), journey.own, { act: 'reconsider', form: 'reconsider', 'reconsider/reasons': reasons })).status).toBe(303);
    expect(await see(own(journey), journey.own)).toContain('binnen tien werkdagen');
    const due = dueOf({ limit: { days: 10 }, startedAt: (await after(world, journey.id))!.reconsideration!.at, pausedMs: 0 }, community);
    for (const [language, until] of [
      ['nl', 'U krijgt uiterlijk'],
      ['en', 'You get an answer by'],
    ] as const)
      expect((await see(`/${language}/proposals/${journey.id}`, journey.own)).replaceAll(/<\/?(strong|time)[^>]*>/g, '')).toContain(
        `${until} ${momentIn(language, due)}`,
      );
    const slip = await send(own(reserve), reserve.own, { act: 'decline', form: 'decline' });
    expect([slip.status, (await root(world, reserve.id)).stage]).toEqual([422, 'announced']);
    expect((await send(own(reserve), reserve.own, { act: 'decline', form: 'decline', 'decline/sure': 'yes' })).status).toBe(303);
    const admin = await see(desk(journey.id), cast.admin.cookie);
    expect(admin).toContain('Er is geen voorzitter die niet bij het besluit betrokken was');
  });

  it('let a liaison plan a pitch by day and time', async () => {
    const journey = await announcedAs(world, cast, 'pitch');
    const day = { 'pitch/on/day': '14', 'pitch/on/month': '12', 'pitch/on/year': '2026' };
    const vague = await send(desk(journey.id), cast.lia.cookie, { act: 'plan-pitch', form: 'pitch', ...day, 'pitch/time': 'middag', 'pitch/place': 'Zaal 3' });
    expect([vague.status, vague.text.includes('value="middag"')]).toEqual([422, true]);
    expect(
      (await send(desk(journey.id), cast.lia.cookie, { act: 'plan-pitch', form: 'pitch', ...day, 'pitch/time': '14:30', 'pitch/place': 'Zaal 3' })).status,
    ).toBe(303);
    expect((await after(world, journey.id))!.pitch!.on).toBe('2026-12-14T13:30:00.000Z');
    expect(await see(own(journey), journey.own)).toContain('14:30');
    const planned = await see(desk(journey.id), cast.lia.cookie);
    for (const [name, value] of [...Object.entries(day), ['pitch/time', '14:30'], ['pitch/place', 'Zaal 3']])
      expect(planned.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0], name).toContain(`value="${value}"`);
    // The first hour of a day here is still the day before on the clock of the world.
    await send(desk(journey.id), cast.lia.cookie, { act: 'plan-pitch', form: 'pitch', ...day, 'pitch/time': '0:30', 'pitch/place': 'Zaal 3' });
    expect((await after(world, journey.id))!.pitch!.on).toBe('2026-12-13T23:30:00.000Z');
    const early = await see(desk(journey.id), cast.lia.cookie);
    expect(early.match(/<input[^>]*name="pitch\/on\/day"[^>]*>/)?.[0]).toContain('value="14"');
    expect(early.match(/<input[^>]*name="pitch\/time"[^>]*>/)?.[0]).toContain('value="00:30"');
  });

  it('tell whoever answers a reconsideration in which language, and how long', async () => {
    const chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
    for (const [language, said] of [
      ['nl', { nl: 'schrijf in het Nederlands', en: 'write it in Dutch' }],
      ['en', { nl: 'schrijf in het Engels', en: 'write it in English' }],
    ] as const) {
      const journey = await announcedAs(world, cast, 'declined', { sender: { ...APPLICANTS[0]!, language } });
      await send(own(journey), journey.own, {
        act: 'reconsider',
        form: 'reconsider',
        'reconsider/reasons': 'Er is gelezen dat wij schrijven op de regelaar, en dat doen wij niet.',
      });
      expect(await see(desk(journey.id, 'nl'), chris.cookie)).toMatch(new RegExp(`${said.nl}[^<]*Ten minste 40 tekens`));
      expect(await see(desk(journey.id, 'en'), chris.cookie)).toMatch(new RegExp(`${said.en}[^<]*At least 40 characters`));
    }
  });

  it('lead from a demand to an introduction that both agree to', async () => {
    const { journey, demand } = await supportedWith(world, cast);
    expect(await see('/nl/desk/demands', cast.lia.cookie)).toContain(DEMAND.subject);
    expect(await see('/en/desk/demands', cast.lia.cookie)).toContain('Open demands');
    expect(await see(desk(journey.id), cast.lia.cookie)).toContain(DEMAND.subject);
    expect((await send(desk(journey.id), cast.lia.cookie, { act: 'link-demand', form: `demand-${demand}`, demand })).status).toBe(303);
    const texts = { 'introduce/demand': demand, 'introduce/forApplicant': FOR_APPLICANT, 'introduce/forOwner': FOR_OWNER };
    const named = await send(desk(journey.id), cast.lia.cookie, {
      act: 'introduce',
      form: 'introduce',
      ...texts,
      'introduce/forApplicant': `${DEMAND.organisation} zoekt een sensor.`,
    });
    expect([named.status, named.text.includes('Zeg het zonder namen')]).toEqual([422, true]);
    expect((await send(desk(journey.id), cast.lia.cookie, { act: 'introduce', form: 'introduce', ...texts })).status).toBe(303);
    const page = await see(own(journey), journey.own);
    expect([page.includes(FOR_APPLICANT), page.includes(DEMAND.organisation)]).toEqual([true, false]);
  });

  it('show an asset owner what was asked, and nothing of the proposal', async () => {
    const { journey, demand, owner, introduction } = await askedToMeet(world, cast);
    const path = `/nl/contact/requests/${demand}/introductions`;
    const page = await see(path, owner);
    expect([page.includes(FOR_OWNER), page.includes(journey.reference), page.includes('Lekdetect')]).toEqual([true, false, false]);
    expect(await see(`/nl/contact/requests/${demand}`, owner)).toContain(`/contact/requests/${demand}/introductions`);
    expect((await send(path, owner, { act: 'introduction', introduction, agrees: 'no' })).status).toBe(303);
    expect(await see(path, owner)).toContain('U zei nee.');
    expect(await see(desk(journey.id), cast.lia.cookie)).toContain('nee');
  });

  it('are absent for staff with a conflict, whatever they ask', async () => {
    const { journey } = await supportedWith(world, cast);
    const inside = await addPlayer(world, {
      ...STAFF[1]!,
      name: 'Ilse Inwoner',
      email: 'ilse@example.org',
      organisation: 'Lekdetect B.V.',
      roles: ['liaison', 'chair', 'admin'],
    });
    const absent = await world.request({ method: 'GET', path: desk(`prp_${'0'.repeat(26)}`), cookie: inside.cookie });
    const hidden = await world.request({ method: 'GET', path: desk(journey.id), cookie: inside.cookie });
    const bare = (text: string) => text.replaceAll(/prp_[0-9a-z]{26}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect([hidden.status, bare(hidden.text)]).toEqual([404, bare(absent.text)]);
    const act = await world.request({
      method: 'POST',
      path: `/api/desk/proposals/${journey.id}/support`,
      cookie: inside.cookie,
      body: { act: 'complete', text: 'Dit mag niet.' },
    });
    expect(act.status).toBe(404);
  });
});
