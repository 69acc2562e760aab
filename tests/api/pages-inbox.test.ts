import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { openTask } from '../../shared/domain/task.ts';
import { loadContact, loadRoot } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { put, transact } from '../../shared/store/store.ts';
import { inboxWords } from '../../web/words/inbox.ts';
import { standingWords } from '../../web/words/standing.ts';
import { contactIn } from '../support/build.ts';
import { keyIn, sendForm } from '../support/form.ts';
import { CONTACT, contactFrom, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { lastAct } from '../support/undo.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"><script>alert(1)</script> 'x' & <b>`;

let world: World;
let cast: Cast;
/** A liaison of the sender's own house, who may not know of what that sends in. */
let inside: Player;
beforeAll(async () => {
  world = await openWorld({ seed: 'inbox pages' });
  cast = await addCast(world, { admin: ['admin'] });
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
});
afterAll(() => world.stop());

const get = (path: string, cookie: string = cast.lia.cookie) => world.request({ method: 'GET', path, cookie });
const send = (path: string, fields: Record<string, string>, cookie: string = cast.lia.cookie) => sendForm(world, path, fields, cookie);
const other = { ...CONTACT, name: 'Mia', organisation: 'Gemaal Zuid' };
let senders = 0;
const message = (more: Record<string, unknown> = {}) => {
  senders += 1;
  return contactFrom(world, { ...other, email: `mia${senders}@gemaal.example`, ...more });
};
const itemsIn = (page: string): string[] => [...page.matchAll(/<li class="row" data-item="([^"]+)"/g)].map(([, id = '']) => id);
/** What the list at an address of the API holds: the page must show the same. */
const listed = async (query: string, cookie = cast.lia.cookie): Promise<string[]> =>
  ((await get(`/api/desk/queue${query}`, cookie)).body.rows as { id: string }[]).map(({ id }) => id);
const countAt = (page: string, name: string): string | undefined =>
  new RegExp(`<span>${name}</span>(?:</span>)?<span class="views-count">([^<]*)</span>`).exec(page)?.[1];

/** Letters that nothing packs, so that a page of them is as large as one of real names. */
const hash = (n: number, length: number): string => createHash('sha256').update(`row ${n}`).digest('hex').slice(0, length);

const taskAbout = async (about: ContactRequest, digit = '3'): Promise<string> => {
  const id = `tsk_${digit.repeat(26)}`;
  const at = new Date(world.now).toISOString();
  const decide = () => openTask({ id, at, reason: 'mail-bounced', about });
  await commitChange(world.store, { by: 'system', at }, { load: async () => undefined, before: () => undefined, decide, reply: () => undefined });
  return id;
};

describe('the list', () => {
  it('shows what the operation of the contract lists, counted, in both languages, and finds what is searched for', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const asked = await proposalAt(world, cast, 'question');
    const contact = await message();
    await world.drain();
    for (const language of LANGUAGES) {
      const page = await get(`/${language}/desk`);
      const words = inboxWords[language];
      expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
      expect(itemsIn(page.text)).toEqual(await listed(''));
      expect(itemsIn(page.text)).toEqual(expect.arrayContaining([id, contact.id]));
      const { views } = (await get('/api/desk/views')).body;
      for (const view of ['open', 'mine', 'unowned', 'waiting', 'urgent'] as const)
        expect(countAt(page.text, words.view[view]), view).toBe(`${views[view].count}${views[view].more ? '+' : ''}`);
      expect(page.text).toContain(`href="/${language}/desk/proposals/${id}"`);
      const waiting = await get(`/${language}/desk?view=waiting`);
      expect(itemsIn(waiting.text)).toEqual([asked.id]);
      expect(waiting.text).toContain(standingWords[language].stage.proposal['info-requested']);
      const stage = await get(`/${language}/desk?view=stage&kind=proposal&stage=screening`);
      expect(itemsIn(stage.text)).toEqual([id]);
      const filtered = await get(`/${language}/desk?q=&kind=contact-request&owner=&tlp=green&language=nl`);
      expect(itemsIn(filtered.text)).toEqual(await listed('?kind=contact-request&tlp=green&language=nl'));
      const found = await get(`/${language}/desk?q=${contact.reference}`);
      expect(itemsIn(found.text)).toEqual([contact.id]);
      const one = language === 'nl' ? '(1 regel)' : '(1 row)';
      const within = await get(`/${language}/desk?view=mine&q=${contact.reference}&kind=contact-request&owner=&tlp=&language=&flag=`);
      expect([itemsIn(within.text), within.text.includes(one), within.text.includes('type="hidden" name="view" value="mine"')]).toEqual([
        [contact.id],
        true,
        true,
      ]);
      const outside = await get(`/${language}/desk?q=${contact.reference}&kind=contact-request&flag=mail-bounced`);
      expect([itemsIn(outside.text), outside.text.includes(words.foundTitle), outside.text.includes(one)]).toEqual([[], true, false]);
      expect(outside.text).toMatch(/<details[^>]* open/);
      expect(outside.text).toMatch(/<option value="mail-bounced" selected/);
      expect(outside.text).toContain(`value="${contact.reference}"`);
    }
  });

  it('tells what is done from what is not found, and says what is wrong with a search without losing it', async () => {
    const words = inboxWords.nl;
    const left = await get('/nl/desk?view=imported');
    expect([left.text.includes(words.leftTitle), left.text.includes(words.foundTitle)]).toEqual([true, false]);
    const found = await get('/nl/desk?q=bestaatniet');
    expect([found.status, found.text.includes(words.foundTitle), found.text.includes(words.leftTitle)]).toEqual([200, true, false]);
    const unclear = await get('/nl/desk?q=%21%21');
    expect([unclear.status, faultsOf(unclear.text)]).toEqual([422, []]);
    expect(unclear.text).toMatch(/<title>Fout: /);
    expect(unclear.text).toContain(`<a href="#q">${inboxWords.nl.search}: `);
    const begun = await get('/nl/desk?q=OT-26');
    expect([begun.status, begun.text.includes('Typ het hele kenmerk')]).toEqual([422, true]);
    for (const { text } of [unclear, begun]) expect([text.includes(words.foundTitle), text.includes(words.leftTitle)]).toEqual([false, false]);
    expect(unclear.text).toContain('value="!!"');
    expect((await get('/nl/desk?view=nonsense')).status).toBe(200);
    expect((await get('/nl/desk?cursor=forged')).status).toBe(422);
  });

  it('shows what was typed as text, in the list, beside it and after an act', async () => {
    const { id } = await message({ subject: HOSTILE, message: `${HOSTILE} and more of it`, name: HOSTILE });
    await must(world, cast.admin.cookie, `/api/desk/contact-requests/${id}/hand-over`, { to: cast.lia.id });
    const pages = [
      await get('/nl/desk?view=mine'),
      await get(`/nl/desk/items/${id}/preview`),
      await get(`/nl/desk/items/${id}/preview?whole=yes`),
      await get(`/nl/desk?q=${encodeURIComponent(HOSTILE)}`),
      await send('/nl/desk', { act: 'spam', items: id, key: world.key() }),
    ];
    for (const page of pages) {
      expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
      expect(page.text).not.toMatch(/<script>|<b>/);
    }
    expect(pages[0]!.text).toContain('&lt;script>alert(1)');
  });

  it('keeps what somebody may not know of out of every page, number and piece', async () => {
    const { id, reference } = await proposalAt(world, cast, 'screening');
    const root = (await loadRoot(world.store, id))!;
    await world.drain();
    const texts = await Promise.all(
      ['', '?kind=proposal', '?view=stage&kind=proposal&stage=screening', `?q=${reference}`, `?q=${root.title.split(' ')[0]}`].map((query) =>
        get(`/nl/desk${query}`, inside.cookie),
      ),
    );
    for (const page of texts) expect([page.status, page.text.includes(id), itemsIn(page.text).includes(id)]).toEqual([200, false, false]);
    for (const page of texts.slice(0, 3)) expect(page.text).not.toContain(reference);
    const counts = (await get('/api/desk/counts', inside.cookie)).body.counts as { kind: string; stage: string; count: number }[];
    expect(texts[0]!.text.includes(standingWords.nl.stage.proposal.screening)).toBe(counts.some(({ stage }) => stage === 'screening'));
    const [hidden, absent] = [
      await get(`/nl/desk/items/${id}/preview`, inside.cookie),
      await get(`/nl/desk/items/prp_${'0'.repeat(26)}/preview`, inside.cookie),
    ];
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    const tried = await send('/nl/desk', { act: 'take', items: `${id} prp_${'0'.repeat(26)}`, sure: 'yes', key: world.key() }, inside.cookie);
    expect(tried.text).not.toContain(reference);
    expect(tried.text.split(inboxWords.nl.gone)).toHaveLength(3);
  });
});

describe('several rows', () => {
  it('are asked about first, then done each by itself, with the reason where one fails, and are taken back within the minute', async () => {
    const [one, two] = [await message(), await message()];
    const list = await get('/nl/desk');
    const items = `${one.id} ${two.id}`;
    const asking = await send('/nl/desk?view=open', { act: 'take', items, key: keyIn(list.text) });
    expect([asking.status, faultsOf(asking.text), asking.text.includes('2 regels oppakken?')]).toEqual([200, [], true]);
    expect((await loadRoot(world.store, one.id))?.stage).toBe('new');
    // Somebody else is quicker with one of them.
    await must(world, cast.tom.cookie, `/api/desk/contact-requests/${two.id}/spam`);
    const fields = { act: 'take', items, sure: 'yes', key: keyIn(asking.text) };
    const done = await send('/nl/desk?view=open', fields);
    expect([done.status, faultsOf(done.text)]).toEqual([200, []]);
    expect(done.text).toContain('1 regel is opgepakt.');
    expect(done.text).toContain('Met 1 regel lukte het niet');
    expect((await loadRoot(world.store, one.id))?.owner).toBe(cast.lia.id);
    const again = await send('/nl/desk?view=open', fields);
    expect(again.text).toContain('1 regel is opgepakt.');
    const undo = /<input type="hidden" name="items" value="([^"]+)"/.exec(done.text.slice(done.text.indexOf('class="flash"')))?.[1];
    expect(undo).toBe(one.id);
    const facts = /name="facts" value="([^"]+)"/.exec(done.text)![1]!;
    expect(facts).toBe((await lastAct(world, one.id)).fact);
    const other = await send('/nl/desk?view=open', { act: 'undo', items: one.id, facts: 'none', key: world.key() });
    expect(other.text).toContain('Er is intussen iets anders gedaan');
    const back = await send('/nl/desk?view=open', { act: 'undo', items: one.id, facts, key: keyIn(done.text) });
    expect(back.text).toContain('1 regel is teruggezet.');
    expect((await loadRoot(world.store, one.id))?.stage).toBe('new');
    const late = await send('/nl/desk', { act: 'undo', items: one.id, key: world.key() });
    expect(late.text).toContain('Met 1 regel lukte het niet');
  });

  it('that changed while somebody was asked are left alone, named with where they stand now', async () => {
    const [one, two] = [await message(), await message()];
    const asking = await send('/nl/desk', { act: 'take', items: `${one.id} ${two.id}`, key: world.key() });
    const seen = /name="seen" value="([\d ]+)"/.exec(asking.text)![1]!;
    expect(seen.split(' ')).toHaveLength(2);
    await must(world, cast.tom.cookie, `/api/desk/contact-requests/${two.id}/take`);
    const fields = { act: 'take', items: `${one.id} ${two.id}`, seen, sure: 'yes' };
    const done = await send('/nl/desk', { ...fields, key: keyIn(asking.text) });
    expect([done.status, faultsOf(done.text), done.text.includes('1 regel is opgepakt.')]).toEqual([200, [], true]);
    const failed = done.text.slice(done.text.indexOf('Met 1 regel lukte het niet'));
    for (const said of [two.reference, cast.tom.name, 'Iemand anders was u voor']) expect(failed.slice(0, 900)).toContain(said);
    expect((await loadRoot(world.store, two.id))?.owner).toBe(cast.tom.id);
  });

  it('go to a colleague once one was chosen; a single row is taken at once', async () => {
    const one = await message();
    const nobody = await send('/nl/desk', { act: 'hand-over', items: one.id, to: '', key: world.key() });
    expect([nobody.status, nobody.text.includes('href="#to"')]).toEqual([422, true]);
    expect(nobody.text).toMatch(new RegExp(`value="${one.id}" checked`));
    const nothing = await send('/nl/desk', { act: 'take', key: world.key() });
    expect([nothing.status, faultsOf(nothing.text), nothing.text.includes(inboxWords.nl.nothingChosen)]).toEqual([422, [], true]);
    const asking = await send('/nl/desk', { act: 'hand-over', items: one.id, to: cast.tom.id, key: world.key() });
    expect(asking.text).toContain(`1 regel overdragen aan ${cast.tom.name}?`);
    await send('/nl/desk', { act: 'hand-over', items: one.id, to: cast.tom.id, sure: 'yes', key: world.key() });
    expect((await loadRoot(world.store, one.id))?.owner).toBe(cast.tom.id);
    const taken = await send('/en/desk', { act: 'take', items: one.id, key: world.key() });
    expect([taken.status, taken.text.includes('1 row was taken.')]).toEqual([200, true]);
    expect((await loadRoot(world.store, one.id))?.owner).toBe(cast.lia.id);
  });

  it('leave with their owner before a holiday, a part at a time', async () => {
    const page = await get('/nl/desk/hand-over', cast.lia.cookie);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).not.toContain(`<option value="${cast.lia.id}"`);
    const wrong = await send('/nl/desk', { act: 'hand-over-all', to: '', key: keyIn(page.text) });
    expect([wrong.status, wrong.text.includes('href="#to"')]).toEqual([422, true]);
    const mine = await listed('?view=mine');
    expect(mine.length).toBeGreaterThan(0);
    const first = await send('/nl/desk', { act: 'hand-over-all', to: cast.tom.id, key: keyIn(page.text) });
    expect([first.status, faultsOf(first.text)]).toEqual([200, []]);
    expect(await listed('?view=mine')).toEqual([]);
    expect(first.text).toContain(mine.length === 1 ? '1 regel is overgedragen.' : `${mine.length} regels zijn overgedragen.`);
  });
});

describe('what a row is about', () => {
  it('stands beside the list with what its stage allows, and nothing for whoever may not act', async () => {
    const proposal = await proposalAt(world, cast, 'screening');
    const piece = await get(`/nl/desk/items/${proposal.id}/preview`);
    expect([piece.status, faultsOf(piece.text), piece.text.startsWith('<article')]).toEqual([200, [], true]);
    expect([...piece.text.matchAll(/data-key="(.)"/g)].map(([, key]) => key)).toEqual(['1', '2', '3', '4']);
    expect(piece.text).toContain(`/nl/desk/proposals/${proposal.id}#screen-out`);
    const admin = await get(`/nl/desk/items/${proposal.id}/preview`, cast.admin.cookie);
    expect(admin.text).not.toContain('data-key');
    const submitted = await proposalAt(world, cast, 'submitted');
    const taken = await get(`/nl/desk/items/${submitted.id}/preview`);
    expect(taken.text).not.toContain('data-key');
    expect(taken.text).toContain('name="act" value="take"');
    const whole = await get(`/en/desk/items/${submitted.id}/preview?whole=yes`);
    expect([whole.status, faultsOf(whole.text), whole.text.startsWith('<!doctype')]).toEqual([200, [], true]);
  });

  it('is done when a task is ticked off, and a letter that came back is sent again', async () => {
    const { id } = await message();
    await world.drain();
    const { root } = (await loadContact(world.store, id))!;
    const task = await taskAbout(root);
    const page = await get(`/nl/desk/tasks/${task}`);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).toContain(`/nl/desk/contact-requests/${id}`);
    const { mails } = (await get(`/api/desk/items/${id}/mails`)).body as { mails: { intent: string; state: string }[] };
    expect(page.text).not.toContain('value="resend"');
    const arrived = await send(`/nl/desk/tasks/${task}`, { act: 'resend', intent: mails[0]!.intent, key: keyIn(page.text) });
    expect([arrived.status, faultsOf(arrived.text)]).toEqual([409, []]);
    await transact(world.store, [
      put(world.store, { ...(await world.rows()).records.find((row) => row.sk === `x#${mails[0]!.intent}`)!, state: 'dead' } as object),
    ]);
    const failed = await get(`/nl/desk/tasks/${task}`);
    expect(failed.text).toContain('value="resend"');
    const sent = await send(`/nl/desk/tasks/${task}`, { act: 'resend', intent: mails[0]!.intent, key: keyIn(failed.text) });
    expect([sent.status, sent.text.includes('De brief gaat opnieuw de deur uit.')]).toEqual([200, true]);
    const done = await send(`/nl/desk/tasks/${task}`, { act: 'done', key: keyIn(page.text) });
    expect([done.status, done.headers.location]).toEqual([303, '/nl/desk']);
    const after = await get(`/nl/desk/tasks/${task}`);
    expect(after.text).toContain('Deze taak is gedaan.');
    expect(after.text).not.toContain('value="done"');
    expect((await get(`/nl/desk/tasks/${task}`, inside.cookie)).status).toBe(200);
  });
});

it('a list stays small with fifty rows, and goes on behind them', async () => {
  const added: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const root = {
      ...contactIn('new', {
        title: `Vraag over ${hash(n, 18)} bij ${hash(n + 100, 14)} in het bedieningsnetwerk`,
        owner: cast.tom.id,
        createdAt: new Date(world.now).toISOString(),
      }),
      id: `ctc_${hash(n, 26)}`,
      reference: `OT-26-${hash(n, 5).toUpperCase()}-X`,
    };
    added.push(root.id);
    await transact(world.store, [put(world.store, rootRow(root, community))]);
  }
  const page = await get(`/nl/desk?owner=${cast.tom.id}`);
  expect(itemsIn(page.text)).toHaveLength(50);
  const bytes = brotliCompressSync(page.text).length;
  expect(bytes).toBeLessThan(25 * 1024);
  const next = /<a class="btn btn-quiet btn-small" href="([^"]+)" rel="next">/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const behind = await get(next);
  const all = [...itemsIn(page.text), ...itemsIn(behind.text)];
  expect([behind.status, new Set(all).size]).toEqual([200, all.length]);
  expect(all).toEqual(expect.arrayContaining(added));
  console.log(`inbox with 50 rows: ${bytes} bytes packed`);
});

describe('a slip at the desk', () => {
  it('asks about no proposal as unwanted, and shows each row as it is by now', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const contact = await message();
    await world.drain();
    await must(world, cast.vera.cookie, `/api/desk/contact-requests/${contact.id}/take`);
    const asked = await send('/nl/desk', { act: 'spam', key: world.key(), items: `${id} ${contact.id}` });
    const asking = /<section class="asking"[\s\S]*?<\/section>/.exec(asked.text)![0];
    expect(faultsOf(asked.text)).toEqual([]);
    expect(asking).toContain('1 gekozen regel is geen bericht.');
    expect(asking).toContain(`name="items" value="${contact.id}"`);
    const none = await send('/nl/desk', { act: 'spam', key: world.key(), items: id });
    expect(/<section class="asking"[\s\S]*?<\/section>/.exec(none.text)![0]).not.toContain('name="sure"');
    await world.drain();
    const later = await send(`/nl/desk?owner=${cast.vera.id}`, { act: 'spam', key: world.key(), items: contact.id });
    expect(/<section class="asking"[\s\S]*?<\/section>/.exec(later.text)![0]).toContain(`<bdi>${cast.vera.name}</bdi>`);
  });

  it('says to staff why a proposal cannot be taken, and nothing that is meant for applicants', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    const taken = await send('/nl/desk', { act: 'take', key: world.key(), items: id });
    expect(taken.text).toContain('Het voorstel is intussen in een andere fase.');
    expect(taken.text).not.toContain('Een liaison heeft');
  });

  it('shows everything, and says so, where an address names a list that there is not', async () => {
    const page = await get('/nl/desk?view=nonsense');
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).toContain('Deze lijst bestaat niet. U ziet alles.');
    expect(page.text).not.toContain(inboxWords.nl.left);
    expect(itemsIn(page.text)).toEqual(await listed(''));
  });
});
