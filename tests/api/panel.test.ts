import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { PanelView } from '../../shared/contract/routing.ts';
import { replayed } from '../../shared/domain/routing/kept.ts';
import { keptPanelOf } from '../../shared/store/routing.ts';
import { transact, update } from '../../shared/store/store.ts';
import { accept, desk, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let noa: Player;
let piet: Player;
beforeAll(async () => {
  world = await openWorld({ seed: 'panel' });
  cast = await addCast(world, {}, 3);
  const knows = { ...REVIEWERS[0]!, capabilities: [{ id: 'nids', level: 2 }] };
  noa = await addPlayer(world, { ...knows, name: 'Noa Netwerk', email: 'noa@netwerk.example', organisation: 'Netwerk BV', organisationType: 'integrator' });
  piet = await addPlayer(world, {
    ...knows,
    name: 'Piet Provincie',
    email: 'piet@provincie.example',
    organisation: 'Provincie',
    organisationType: 'public-operator',
  });
});
afterAll(() => world.stop());

const path = (id: string): string => `/api/desk/proposals/${id}/panel`;
const read = async (id: string, { language = 'nl', pick = '', as = cast.lia.cookie } = {}) =>
  world.request({ method: 'GET', path: `${path(id)}${pick ? `?pick=${pick}` : ''}`, cookie: as, headers: { 'accept-language': language } });
const panelOf = async (id: string, options: Parameters<typeof read>[1] = {}): Promise<PanelView> => {
  const reply = await read(id, options);
  expect([reply.status, reply.body?.code]).toEqual([200, undefined]);
  return PanelView.parse(reply.body);
};
const invite = (id: string, reviewers: readonly string[]) => world.request({ method: 'POST', path: path(id), cookie: cast.lia.cookie, body: { reviewers } });

describe('the panel of a proposal', () => {
  it('names the best three with reasons in both languages, and says of everybody else why not', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const before = world.calls.length;
    const panel = await panelOf(id);
    expect(world.calls.length - before).toBeLessThanOrEqual(7);
    expect(panel).toMatchObject({ size: 3, look: 'now', state: 'panel', missing: 0, seated: [], mayInvite: true, routing: 'confirmed' });
    const everybody = [...panel.members, ...panel.near, ...panel.excluded].map((person) => person.id);
    expect(everybody.sort()).toEqual([cast.jan, cast.mila, cast.rob, cast.sara, cast.omar, cast.eva, noa, piet].map((player) => player.id).sort());
    const jan = panel.members.find((person) => person.id === cast.jan.id)!;
    expect(jan.why).toMatch(/^Heeft verstand van .*niveau 2.*; .*3 van de 3 plaatsen vrij\.$/);
    const english = await panelOf(id, { language: 'en' });
    expect(english.members.map((person) => person.id)).toEqual(panel.members.map((person) => person.id));
    expect(english.members.find((person) => person.id === cast.jan.id)!.why).toMatch(/^Knows .*level 2.*; .*3 of 3 places free\.$/);
    for (const person of panel.near) expect(person.whyNot).toMatch(/\S.*\.$/);
    for (const person of panel.excluded) expect(person.reasons.length).toBeGreaterThan(0);
    expect(panel.seats.map(({ seat }) => seat)).toEqual(['expert', 'practitioner', 'helix']);
  });

  it('is looked ahead at in screening, where nobody can be invited, and back on after the round', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const ahead = await panelOf(id);
    expect([ahead.look, ahead.mayInvite, ahead.members.length]).toEqual(['ahead', false, 3]);
    expect((await invite(id, [cast.jan.id])).body.code).toBe('proposal.not-in-review');
    const done = await proposalAt(world, cast, 'in-review');
    const now = await panelOf(done.id);
    expect(
      (
        await invite(
          done.id,
          now.members.map((person) => person.id),
        )
      ).status,
    ).toBe(200);
    await must(world, cast.lia.cookie, desk(done.id, 'close-round'), { reason: 'Enough was said by telephone to go on with this.' });
    const back = await panelOf(done.id);
    expect([back.look, back.mayInvite]).toEqual(['back', false]);
    expect(back.members.map((person) => person.id)).toEqual(now.members.map((person) => person.id));
    expect(back.kept).toMatchObject({ cause: 'confirmed', by: 'Lia Sluiswachter' });
  });

  it('keeps what was confirmed with the invitations, so that it can be made again', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const panel = await panelOf(id);
    const picks = [panel.members[0]!.id, panel.near[0]!.id];
    const reply = await invite(id, picks);
    expect(reply.status).toBe(200);
    const kept = (await keptPanelOf(world.store, id))!;
    expect(kept).toMatchObject({ cause: 'confirmed', by: cast.lia.id, members: panel.members.map((person) => person.id), picked: picks });
    const again = replayed(kept, id);
    expect([...again.result.members]).toEqual(kept.members);
    const after = await panelOf(id);
    expect(after.seated.map((person) => person.id).sort()).toEqual([...picks].sort());
    expect(after.members).toHaveLength(1);
    // Everybody who sits has the reasons of the choice, as they were then.
    for (const { id: one, why, asked } of after.seated) {
      expect(why).toBe([...panel.members, ...panel.near].find((person) => person.id === one)!.why.replace(/Verder is hier .*; /, ''));
      expect(asked).toEqual({ at: kept.at, cause: 'confirmed' });
    }
    expect(after.planned).toBe(false);
    const page = await world.request({ method: 'GET', path: `/en/desk/proposals/${id}/panel`, cookie: cast.lia.cookie });
    expect(page.text).toContain('Why asked');
    expect(page.text).toContain('The invitation can be taken back until');
  });

  it('says what a swap costs before it is made', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const panel = await panelOf(id);
    const best = panel.members.map((person) => person.id);
    expect((await panelOf(id, { pick: best.join(',') })).picked).toMatchObject({ costs: 0, lacks: [], twice: [], barred: [] });
    const near = panel.near.find(({ costs, instead }) => costs !== undefined && instead.length === 1)!;
    const swapped = best.filter((one) => one !== near.instead[0]!.id).concat(near.id);
    const { picked } = await panelOf(id, { pick: swapped.join(',') });
    expect(picked!.reviewers.map((person) => person.id).sort()).toEqual(swapped.sort());
    expect(picked!.costs!).toBeCloseTo(near.costs!, 2);
    expect((await read(id, { pick: 'per_x' })).status).toBe(422);
  });

  it('shows the seats of the panel that is looked at', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const panel = await panelOf(id);
    const pick = panel.near[0]!.id;
    const holders = ({ seats }: typeof panel) => [...new Set(seats.flatMap(({ filledBy }) => filledBy.map((person) => person.id)))].sort();
    expect(holders(panel).every((person) => panel.members.some((member) => member.id === person))).toBe(true);
    expect(holders(await panelOf(id, { pick }))).toEqual([pick]);
  });

  it('prefers whoever judged the earlier version, and says so to whoever may know of that', async () => {
    const earlier = await proposalAt(world, cast, 'in-review');
    const other = (await panelOf(earlier.id)).near.find((person) => person.costs !== undefined)!;
    const own = await session(world, other.id, { door: 'person' });
    expect((await invite(earlier.id, [other.id])).status).toBe(200);
    await accept(world, own, earlier.id);
    await judge(world, own, earlier.id);
    const { id } = await proposalAt(world, cast, 'in-review');
    const before = await panelOf(id);
    expect(before.members.map((person) => person.id)).not.toContain(other.id);
    const links = [{ id: earlier.id, kind: 'resubmission-of' }];
    await transact(world.store, [update(world.store, id, 'a', 'SET links = :links', { ':links': links })]);
    const why = async (as: string, language: string) => (await panelOf(id, { as, language })).members.find((person) => person.id === other.id)?.why;
    expect(await why(cast.lia.cookie, 'nl')).toMatch(/^Beoordeelde ook de eerdere versie; /);
    expect(await why(cast.lia.cookie, 'en')).toMatch(/^Judged the earlier version too; /);
    await world.drain();
    expect((await keptPanelOf(world.store, id))!.members).toContain(other.id);
    await must(world, await session(world, cast.vera.id, { door: 'staff' }), desk(earlier.id, 'conflicts'), {
      person: cast.tom.id,
      state: 'confirmed',
      conflict: 'family',
      reason: 'A brother of his works there.',
    });
    const tom = await session(world, cast.tom.id, { door: 'staff' });
    expect((await read(id, { as: tom })).text).not.toContain('eerdere versie');
    const choices = await world.request({ method: 'GET', path: `/api/desk/proposals/${id}/reviewers`, cookie: tom });
    expect([choices.status, choices.text.includes('"earlier"')]).toEqual([200, false]);
    await transact(world.store, [update(world.store, id, 'a', 'REMOVE links', {})]);
  });

  it('asks for a safety seat where the answers do', async () => {
    const sender = APPLICANTS[1]!;
    const answers = answersFor(IDEAS[0]!, sender, 'yes');
    const { id } = await proposalAt(world, cast, 'in-review', { sender, answers });
    const panel = await panelOf(id);
    const seat = panel.seats.find((each) => each.seat === 'safety')!;
    expect([seat.required, seat.held]).toEqual([true, true]);
    expect([cast.sara.id, cast.eva.id]).toContain(seat.filledBy[0]!.id);
  });
});

describe('who stands in the way of a choice', () => {
  it('is whoever is named as pilot site, whoever declared a conflict, and whoever has no place or no address', async () => {
    const sender = APPLICANTS[0]!;
    const base = answersFor(IDEAS[0]!, sender);
    const answers = { ...base, organisation: { ...base.organisation, pilotSites: ['Waterbedrijf Horizon'], noParties: undefined } };
    const { id } = await proposalAt(world, cast, 'in-review', { sender, answers: JSON.parse(JSON.stringify(answers)) });
    const panel = await panelOf(id);
    const jan = panel.excluded.find((person) => person.id === cast.jan.id)!;
    expect([jan.reasons, jan.byHand]).toEqual([['genoemd als pilotlocatie'], false]);
    const refused = await invite(id, [cast.jan.id]);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict.blocks']);
    expect((await panelOf(id, { pick: cast.jan.id })).picked).toMatchObject({ reviewers: [], barred: [{ id: cast.jan.id }] });
  });

  it('tells a liaison with a conflict that there is no such proposal, by page and by API, to the byte', async () => {
    const inside = await addPlayer(world, {
      ...REVIEWERS[0]!,
      roles: ['liaison'],
      name: 'Lotte Binnen',
      email: 'lotte@lekdetect.example',
      organisation: 'Lekdetect BV',
    });
    const { id } = await proposalAt(world, cast, 'in-review');
    const absent = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const to of [path(id), `/nl/desk/proposals/${id}/panel`]) {
      const [own, none] = [
        await world.request({ method: 'GET', path: to, cookie: inside.cookie }),
        await world.request({ method: 'GET', path: to.replace(id, absent), cookie: inside.cookie }),
      ];
      const bare = (text: string) =>
        text
          .replaceAll(id, '')
          .replaceAll(absent, '')
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
      expect([own.status, none.status]).toEqual([404, 404]);
      expect(bare(own.text)).toBe(bare(none.text));
    }
    expect((await world.request({ method: 'POST', path: path(id), cookie: inside.cookie, body: { reviewers: [cast.jan.id] } })).status).toBe(404);
  });

  it('is a limit that a liaison may set aside by hand: language, experience, absence', async () => {
    const far = await addPlayer(world, {
      ...REVIEWERS[1]!,
      name: 'Finn Fjord',
      email: 'finn@fjord.example',
      organisation: 'Fjord AS',
      languages: ['da'],
      capabilities: [{ id: 'nids', level: 3 }],
    });
    const { id } = await proposalAt(world, cast, 'in-review');
    const finn = (await panelOf(id)).excluded.find((person) => person.id === far.id)!;
    expect([finn.byHand, finn.reasons]).toEqual([true, ['leest geen Nederlands']]);
    const { picked } = await panelOf(id, { pick: far.id });
    expect(picked).toMatchObject({ lifted: ['language'] });
    expect((await invite(id, [far.id])).status).toBe(200);
  });

  it('is one that holds for whoever said no, and not for whom the desk called off, on the page of the case and by every door', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    expect((await invite(id, [cast.rob.id, cast.eva.id])).status).toBe(200);
    await must(world, cast.rob.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
    await must(world, cast.lia.cookie, desk(id, 'cancel-assignment'), { reviewer: cast.eva.id });
    const panel = await panelOf(id);
    const keeps = (player: Player) => panel.excluded.filter((person) => person.id === player.id).map(({ byHand, reasons }) => ({ byHand, reasons }));
    expect(keeps(cast.rob)).toMatchObject([{ byHand: false, reasons: expect.arrayContaining(['bedankte of antwoordde niet']) }]);
    expect(keeps(cast.eva)).toMatchObject([{ byHand: true, reasons: expect.arrayContaining(['is al eerder gevraagd']) }]);
    const page = async (address: string) => (await world.request({ method: 'GET', path: address, cookie: cast.lia.cookie })).text;
    const [ofPanel, ofCase] = [await page(`/nl/desk/proposals/${id}/panel`), await page(`/nl/desk/proposals/${id}`)];
    const ticks = (player: Player) => [ofPanel.includes(`id="pick-${player.id}"`), ofCase.includes(`value="${player.id}" disabled`)];
    expect([ticks(cast.rob), ticks(cast.eva)]).toEqual([
      [false, true],
      [true, false],
    ]);
    expect((await panelOf(id, { pick: cast.eva.id })).picked).toMatchObject({ barred: [], lifted: expect.arrayContaining(['asked']) });
    expect([(await invite(id, [cast.rob.id])).body.code, (await invite(id, [cast.eva.id])).status]).toEqual(['assignment.passed', 200]);
  });
});

describe('a panel that cannot be filled', () => {
  it('says that too few know enough, names the ways out, and never fills up with anybody', async () => {
    const own = await openWorld({ seed: 'expertise' });
    try {
      const players = await addCast(own);
      for (const name of ['jan', 'mila', 'omar'] as const)
        await transact(own.store, [
          update(own.store, 'roster', players[name].id, 'SET capabilities = :none, assets = :none, sectors = :none', { ':none': [] }),
        ]);
      const { id } = await proposalAt(own, players, 'in-review');
      const reply = await own.request({ method: 'GET', path: path(id), cookie: players.lia.cookie, headers: { 'accept-language': 'en' } });
      expect(reply.body).toMatchObject({ state: 'not-enough-expertise' });
      expect(reply.body.ways).toEqual(expect.arrayContaining(['ask-member', 'widen-sector', 'invite-outside']));
      expect(reply.body.said[0]).toMatch(/^Not enough expertise: .*3 are needed\.$/);
      expect(reply.body.members.length).toBeLessThan(3);
      const page = async (cookie: string, language: 'nl' | 'en') =>
        (await own.request({ method: 'GET', path: `/${language}/desk/proposals/${id}/panel`, cookie })).text;
      for (const [language, ask, see] of [
        ['nl', 'Vraag een beheerder om iemand van buiten toe te voegen', 'Zet op het voorstel wie u vroeg'],
        ['en', 'Ask an administrator to add somebody from outside', 'Note on the proposal whom you asked'],
      ] as const) {
        const ofLiaison = await page(players.lia.cookie, language);
        expect([ofLiaison.includes(ask), ofLiaison.includes('/desk/people/new')]).toEqual([true, false]);
        const ofAdmin = await page(players.admin.cookie, language);
        expect([ofAdmin.includes(ask), ofAdmin.includes(`/${language}/desk/people/new`)]).toEqual([false, true]);
        expect(ofLiaison).toContain(see);
        const [, letter = ''] = /href="(mailto:[^"]+)"/.exec(ofLiaison) ?? [];
        const said = decodeURIComponent(letter);
        const { body } = await own.request({ method: 'GET', path: path(id), cookie: players.lia.cookie, headers: { 'accept-language': language } });
        expect(body.subjects.length).toBeGreaterThan(0);
        for (const subject of body.subjects) expect(said.split(subject).length).toBeGreaterThan(2);
        expect(said).not.toContain(body.proposal.reference);
      }
      for (const { id: person } of [players.jan, players.mila, players.rob, players.sara, players.omar, players.eva])
        await transact(own.store, [
          update(own.store, 'roster', person, 'SET capabilities = :none, assets = :none, sectors = :none, protocols = :none', { ':none': [] }),
        ]);
      const nobody = await own.request({ method: 'GET', path: path(id), cookie: players.lia.cookie });
      expect(nobody.body).toMatchObject({ state: 'not-enough-expertise', ways: expect.arrayContaining(['ask-member', 'invite-outside']) });
      expect(nobody.body.ways).not.toContain('widen-sector');
    } finally {
      await own.stop();
    }
  });

  it('says when there are places again where only places are missing', async () => {
    const own = await openWorld({ seed: 'full' });
    try {
      const players = await addCast(own);
      for (const name of ['jan', 'mila', 'rob', 'sara', 'omar', 'eva'] as const)
        await transact(own.store, [update(own.store, 'roster', players[name].id, 'SET #c = :none', { ':none': 0 }, undefined, { '#c': 'capacity' })]);
      const { id } = await proposalAt(own, players, 'in-review');
      const reply = await own.request({ method: 'GET', path: path(id), cookie: players.lia.cookie });
      expect(reply.body).toMatchObject({ state: 'infeasible', placesFrom: '2027-01-01', members: [] });
      expect(reply.body.relaxations.length).toBeGreaterThan(0);
    } finally {
      await own.stop();
    }
  });
});

describe('the page of a panel', () => {
  const page = (id: string, more = '', language = 'nl') =>
    world.request({ method: 'GET', path: `/${language}/desk/proposals/${id}/panel${more}`, cookie: cast.lia.cookie });
  const form = async (id: string, fields: readonly (readonly [string, string])[]) =>
    world.request({
      method: 'POST',
      path: `/nl/desk/proposals/${id}/panel`,
      cookie: await session(world, cast.lia.id, { door: 'staff' }),
      text: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const keyIn = (text: string): string => /name="key" value="([\w-]+)"/.exec(text)![1]!;

  it('shows, looks and invites without a script, and says once what was done', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const shown = await page(id);
    expect(shown.status).toBe(200);
    for (const word of ['Voorgesteld', 'Ook geschikt', 'Niet te vragen, en waarom', 'Plekken in het panel']) expect(shown.text).toContain(word);
    const panel = await panelOf(id);
    const picks = [panel.members[0]!.id, panel.near[0]!.id];
    const look = await form(id, [['key', keyIn(shown.text)], ['act', 'look'], ...picks.map((pick) => ['pick', pick] as const)]);
    expect(look.status).toBe(303);
    expect(look.headers.location).toContain('?pick=');
    const looked = await page(id, look.headers.location!.replace(/^[^?]*/, '').replace('#picked', ''));
    expect(looked.text).toContain('Uw keuze');
    const sent = await form(id, [['key', keyIn(shown.text)], ['act', 'invite'], ...picks.map((pick) => ['pick', pick] as const)]);
    expect(sent.status).toBe(303);
    const after = await page(id, sent.headers.location!.replace(/^[^?]*/, ''));
    expect(after.text).toContain('De uitnodigingen gaan over een minuut de deur uit.');
    expect(after.text).toContain('Al gevraagd');
    const english = await page(id, '', 'en');
    expect(english.text).toContain('Asked already');
  });

  it('keeps the ticks where an invitation is refused, and says why', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    const full = await addPlayer(world, { ...REVIEWERS[0]!, name: 'Pim Vol', email: 'pim@vol.example', organisation: 'Vol BV', capacity: 0 });
    const key = keyIn((await page(id)).text);
    const refused = await form(id, [
      ['key', key],
      ['act', 'invite'],
      ['pick', cast.mila.id],
      ['pick', full.id],
    ]);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('heeft dit kwartaal geen plaats meer');
    expect(refused.text).toMatch(new RegExp(`value="${cast.mila.id}"[^>]*checked|checked[^>]*value="${cast.mila.id}"`));
    expect(
      (
        await form(id, [
          ['key', key],
          ['act', 'invite'],
        ])
      ).status,
    ).toBe(422);
    expect(
      (
        await form(id, [
          ['key', key],
          ['act', 'nothing'],
        ])
      ).status,
    ).toBe(422);
  });

  it('shows what somebody typed as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const evil = await addPlayer(world, { ...REVIEWERS[0]!, name: `Eva ${nasty}`, email: 'evil@evil.example', organisation: `Evil ${nasty}` });
    const { id } = await proposalAt(world, cast, 'in-review');
    const shown = await page(id);
    expect(shown.text).not.toContain('<img src=x');
    expect(shown.text).toContain('&lt;img src=x');
    expect(evil.id).toMatch(/^per_/);
  });
});

it('says of a full panel that it is full, and what a swap would cost', async () => {
  const own = await openWorld({ seed: 'complete' });
  try {
    const players = await addCast(own);
    const { cookie } = players.lia;
    const knows = { ...REVIEWERS[0]!, capabilities: [{ id: 'nids', level: 2 }] };
    for (const [name, type] of [
      ['Noa', 'integrator'],
      ['Piet', 'public-operator'],
      ['Rik', 'asset-owner'],
    ] as const)
      await addPlayer(own, { ...knows, name, email: `${name}@elders.example`, organisation: `${name} BV`, organisationType: type });
    const { id } = await proposalAt(own, players, 'in-review');
    const panel = async () => PanelView.parse((await own.request({ method: 'GET', path: path(id), cookie, headers: { 'accept-language': 'en' } })).body);
    const first = await panel();
    const members = first.members.map((person) => person.id);
    await must(own, cookie, path(id), { reviewers: members });
    const full = await panel();
    expect([full.state, full.members, full.near.length]).toEqual(['complete', [], first.near.length]);
    expect(full.near.length).toBeGreaterThan(0);
    for (const { whyNot, costs, instead } of full.near) {
      expect(whyNot).toBe('The panel is full.');
      expect(costs).toBeGreaterThanOrEqual(0);
      expect(members).toContain(instead[0]!.id);
    }
    // The same swap costs the same before and after the invitations.
    const one = first.near.find(({ costs, instead }) => costs !== undefined && instead.length === 1)!;
    expect(full.near.find((person) => person.id === one.id)!.costs!).toBeCloseTo(one.costs!, 2);
    const page = (await own.request({ method: 'GET', path: `/en/desk/proposals/${id}/panel`, cookie })).text;
    expect([page.includes('To swap, end an assignment above first.'), page.includes('in place of ')]).toEqual([true, true]);
  } finally {
    await own.stop();
  }
});
