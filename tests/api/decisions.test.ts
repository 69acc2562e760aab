import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { transact, update } from '../../shared/store/store.ts';
import { accept, desk, type Journey, must, OVERRIDE, proposalAt, REASON } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, signInAgain } from '../support/people.ts';
import { withPlaces } from '../support/places.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'decisions' });
  cast = await withPlaces(world, await addCast(world));
});
afterAll(() => world.stop());

const ask = (cookie: string, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
  world.request({ method, path, cookie, ...(body === undefined ? {} : { body }) });
const codeOf = async (reply: ReturnType<typeof ask>) => (await reply).body.code ?? (await reply).status;

/** A proposal that these reviewers have judged, each by the mark beside the name; the round closes when all are in. */
const judged = async (marks: readonly [Player, number][], { closed = true } = {}): Promise<Journey> => {
  const journey = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: marks.map(([{ id }]) => id) });
  for (const [player, mark] of marks) {
    await accept(world, player.cookie, journey.id);
    await must(world, player.cookie, `/api/review/${journey.id}/submit`, reviewFor('nl', mark));
  }
  if (closed && marks.length < 3) await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: REASON });
  return journey;
};
const three = () =>
  judged([
    [cast.mila, 4],
    [cast.rob, 4],
    [cast.eva, 3.5],
  ]);
const decided = async (): Promise<Journey> => {
  const journey = await three();
  await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
  return journey;
};
const conflict = (by: Player, journey: Journey) =>
  must(world, by.cookie, desk(journey.id, 'conflicts'), {
    person: by.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'Een zus werkt daar en leidt het project.',
  });
const stageOf = async ({ id }: Journey) => (await loadProposal(world.store, id, 'root'))!.root.stage;
/** As if its call asked for so many to agree. */
const withApprovals = (journey: Journey, approvals: number) =>
  transact(world.store, [update(world.store, journey.id, 'a', 'SET #r = :rules', { ':rules': { approvals } }, undefined, { '#r': 'rules' })]);

describe('the ranked list', () => {
  it('ranks what was judged, says why nothing is corrected, and reads as much for one as for many', async () => {
    const journeys = [
      await judged([
        [cast.mila, 4.5],
        [cast.rob, 4.5],
        [cast.eva, 4],
      ]),
      await judged([
        [cast.mila, 2],
        [cast.rob, 2],
      ]),
      await judged([[cast.mila, 3]], { closed: false }),
    ];
    const from = world.calls.length;
    const { body } = await ask(cast.vera.cookie, '/api/decide');
    const reads = world.calls.slice(from).map(({ operation, index }) => `${operation}${index ? ` ${index}` : ''}`);
    expect(reads.sort()).toEqual(['BatchGetItem', 'Query', 'Query', 'Query']);
    const mine = body.rows.filter(({ id }: { id: string }) => journeys.some((journey) => journey.id === id));
    expect(mine.map(({ id, place, reviews, stage }: Record<string, unknown>) => [id, place, reviews, stage])).toEqual([
      [journeys[0]!.id, 1, 3, 'deliberation'],
      [journeys[2]!.id, 2, 1, 'in-review'],
      [journeys[1]!.id, 3, 2, 'deliberation'],
    ]);
    expect(mine[0].judged.map(({ name, marks, vote }: { name: string; marks: Record<string, number>; vote: string }) => [name, marks.N, vote]).sort()).toEqual(
      [
        [cast.mila.name, 4.5, 'yes'],
        [cast.rob.name, 4.5, 'yes'],
        [cast.eva.name, 4, 'yes'],
      ].sort(),
    );
    expect([body.call, body.basis, body.line, body.rows[0].calibrated]).toEqual(['open.2026Q4', 'raw', 70, null]);
    expect(body.why[0]).toMatch(/8 zijn er? nodig|8 are needed|er zijn er 8 nodig/);
  });

  it('is another one for somebody involved, as if that proposal were not there', async () => {
    const bare = async () => (await ask(cast.vera.cookie, '/api/decide')).body;
    const before = await bare();
    const journey = await three();
    await conflict(cast.vera, journey);
    expect(await bare()).toEqual(before);
    const csv = await ask(cast.vera.cookie, '/api/decide?format=csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).not.toContain(journey.reference);
    expect((await ask(cast.lia.cookie, '/api/decide?format=csv')).text).toContain(journey.reference);
  });

  it('forgets a review that was called off, and refuses a call that nobody made', async () => {
    const journey = await judged(
      [
        [cast.mila, 4],
        [cast.rob, 4],
      ],
      { closed: false },
    );
    const rowOf = async () => (await ask(cast.lia.cookie, '/api/decide')).body.rows.find(({ id }: { id: string }) => id === journey.id);
    expect(await rowOf()).toMatchObject({ reviews: 2, score: 80 });
    await must(world, cast.rob.cookie, `/api/review/${journey.id}/conflict`, { conflict: 'family' });
    expect(await rowOf()).toMatchObject({ reviews: 1 });
    expect(await codeOf(ask(cast.lia.cookie, '/api/decide?call=elsewhere'))).toBe('request.invalid');
    expect(await codeOf(ask(cast.lia.cookie, `/api/decide?call=cal_${'0'.repeat(26)}`))).toBe('item.not-found');
  });
});

describe('the discussion', () => {
  it('is open to staff and to those whose own review is in, by letters and by names', async () => {
    const journey = await judged(
      [
        [cast.mila, 4],
        [cast.rob, 2],
      ],
      { closed: false },
    );
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.eva.id] });
    const talk = `/api/review/${journey.id}/discussion`;
    await must(world, cast.mila.cookie, talk, { act: 'comment', text: 'Wat vonden jullie van de proef?' });
    await must(world, cast.rob.cookie, talk, { act: 'propose', outcome: 'pitch', text: 'Een gesprek neemt de twijfel over de proef weg.' });
    await must(world, cast.lia.cookie, desk(journey.id, 'discussion'), { act: 'comment', text: 'De indiener stuurt de meetgegevens na.' });
    const asRob = (await ask(cast.rob.cookie, talk)).body;
    const asStaff = (await ask(cast.vera.cookie, desk(journey.id, 'discussion'))).body;
    expect(asRob.entries.map(({ role, letter, own, outcome }: Record<string, unknown>) => [role, letter !== undefined, own, outcome])).toEqual([
      ['reviewer', true, false, undefined],
      ['reviewer', true, true, 'pitch'],
      ['staff', false, false, undefined],
    ]);
    expect(JSON.stringify(asRob)).not.toMatch(/Mila|Lia|per_/);
    expect(asRob.letter).toBe(asRob.entries[1].letter);
    expect(asStaff.entries.map(({ name }: { name: string }) => name)).toEqual([cast.mila.name, cast.rob.name, cast.lia.name]);
    expect(asStaff.entries.map(({ letter }: { letter?: string }) => letter)).toEqual(asRob.entries.map(({ letter }: { letter?: string }) => letter));
    expect(await codeOf(ask(cast.eva.cookie, talk))).toBe('item.not-found');
    await accept(world, cast.eva.cookie, journey.id);
    expect(await codeOf(ask(cast.eva.cookie, talk))).toBe('discussion.own-first');
    expect(await codeOf(ask(cast.jan.cookie, talk))).toBe('item.not-found');
  });

  it('loses what somebody wrote who has a conflict by now, and is over with the announcement', async () => {
    const journey = await decided();
    const talk = `/api/review/${journey.id}/discussion`;
    await must(world, cast.mila.cookie, talk, { act: 'comment', text: 'Ook nu het besluit er bijna is.' });
    await must(world, cast.rob.cookie, talk, { act: 'comment', text: 'Mijn zwager werkt daar, merk ik nu.' });
    await must(world, cast.rob.cookie, `/api/review/${journey.id}/conflict`, { conflict: 'family' });
    expect((await ask(cast.lia.cookie, desk(journey.id, 'discussion'))).text).not.toContain('zwager');
    expect(await codeOf(ask(cast.rob.cookie, talk))).toBe('item.not-found');
    expect(await codeOf(ask(cast.rob.cookie, talk, { act: 'comment', text: 'Nog iets.' }))).toBe('item.not-found');
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 2 });
    expect(await codeOf(ask(cast.mila.cookie, talk, { act: 'comment', text: 'Te laat.' }))).toBe('discussion.closed');
    const seen = (await ask(cast.mila.cookie, talk)).body;
    expect([seen.open, seen.entries.length]).toEqual([false, 1]);
    expect((await ask(journey.own, `/api/proposals/${journey.id}`)).text).not.toContain('het besluit er bijna is');
    expect((await ask(cast.lia.cookie, `/api/desk/proposals/${journey.id}`)).body.thread).toEqual([]);
  });

  it('keeps the last outcome that somebody proposed as theirs', async () => {
    const journey = await three();
    const propose = (outcome: string) =>
      must(world, cast.tom.cookie, desk(journey.id, 'discussion'), { act: 'propose', outcome, text: 'Zo zie ik het na dit gesprek.' });
    await propose('declined');
    await propose('resubmit');
    const { entries } = (await ask(cast.lia.cookie, desk(journey.id, 'discussion'))).body;
    expect(entries.map(({ outcome, superseded }: Record<string, unknown>) => [outcome, superseded])).toEqual([
      ['declined', true],
      ['resubmit', undefined],
    ]);
    expect(await stageOf(journey)).toBe('deliberation');
  });
});

describe('news of the discussion', () => {
  it('reaches reviewers by one mail without a word of it, and never whoever spoke or has a conflict', async () => {
    const journey = await three();
    await world.drain();
    const mails = (player: Player) => world.mails(player.email).filter(({ subject }) => subject.includes(journey.reference));
    const before = { mila: mails(cast.mila).length, rob: mails(cast.rob).length, eva: mails(cast.eva).length };
    const talk = `/api/review/${journey.id}/discussion`;
    await must(world, cast.rob.cookie, talk, { act: 'comment', text: 'Wat vonden jullie van de meting?' });
    await world.drain();
    await must(world, cast.rob.cookie, talk, { act: 'comment', text: 'En van de meetopstelling?' });
    await must(world, cast.eva.cookie, `/api/review/${journey.id}/conflict`, { conflict: 'family' });
    await world.drain();
    world.advance(26 * 3_600_000);
    await world.drain();
    expect([mails(cast.mila).length - before.mila, mails(cast.rob).length - before.rob, mails(cast.eva).length - before.eva]).toEqual([1, 0, 0]);
    expect(mails(cast.mila).at(-1)!.text).not.toMatch(/meting|Rob/);
    cast = await signInAgain(world, cast);
  });
});

describe('agreement to a decision', () => {
  it('is asked of others without a conflict, is void once it is amended, and holds up the announcement', async () => {
    const journey = await decided();
    await withApprovals(journey, 2);
    const [announce, approve] = [desk(journey.id, 'announce'), desk(journey.id, 'approve-decision')];
    expect(await codeOf(ask(cast.vera.cookie, announce, { letterRead: 1 }))).toBe('decision.approvals-missing');
    expect(await codeOf(ask(cast.vera.cookie, approve, { decision: 1 }))).toBe('decision.own-approval');
    await must(world, cast.lia.cookie, approve, { decision: 1 });
    expect(await codeOf(ask(cast.lia.cookie, approve, { decision: 1 }))).toBe('decision.approved-before');
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), { ...decisionFor('nl', 'resubmit'), amends: 1 });
    // Whoever read the first one does not write over what came of it.
    const late = { method: 'POST', path: desk(journey.id, 'amend-decision'), cookie: cast.vera.cookie, body: { ...decisionFor('nl', 'declined'), amends: 1 } };
    expect((await world.request(late)).body.code).toBe('item.changed');
    expect(await codeOf(ask(cast.vera.cookie, announce, { letterRead: 2 }))).toBe('decision.approvals-missing');
    expect(await codeOf(ask(cast.lia.cookie, approve, { decision: 1 }))).toBe('decision.letter-unread');
    await must(world, cast.lia.cookie, approve, { decision: 2 });
    await must(world, cast.vera.cookie, announce, { letterRead: 2 });
    expect(await stageOf(journey)).toBe('announced');
  });

  it('of somebody who has a conflict is refused, and no longer counts when the conflict comes later', async () => {
    const journey = await decided();
    await withApprovals(journey, 2);
    await conflict(cast.lia, journey);
    const barred = await ask(cast.lia.cookie, desk(journey.id, 'approve-decision'), { decision: 1 });
    const absent = await ask(cast.lia.cookie, desk(`prp_${'0'.repeat(26)}`, 'approve-decision'), { decision: 1 });
    expect([barred.status, barred.body.code]).toEqual([absent.status, absent.body.code]);
    await must(world, cast.tom.cookie, desk(journey.id, 'approve-decision'), { decision: 1 });
    const heldRow = async () => (await ask(cast.vera.cookie, '/api/decide/held')).body.rows.find(({ id }: { id: string }) => id === journey.id);
    expect(await heldRow()).toMatchObject({ approvals: 2, needed: 2, conflicted: 0, deciderConflicted: false });
    await conflict(cast.tom, journey);
    expect(await heldRow()).toMatchObject({ approvals: 1, needed: 2, conflicted: 1, deciderConflicted: false });
    for (const path of ['/en/decide/announce', `/en/decide/${journey.id}`]) {
      const { text } = await ask(cast.vera.cookie, path);
      expect(text, path).toContain('no longer count, having a conflict by now: 1.');
      expect(text, path).toContain('One more has to agree first.');
    }
    expect((await ask(cast.vera.cookie, `/en/decide/${journey.id}`)).text).toContain('Needed behind this decision: 2, whoever decided included. Now: 1.');
    expect((await ask(cast.vera.cookie, '/en/decide/announce')).text).not.toContain(`read/${journey.id}`);
    expect(await codeOf(ask(cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 }))).toBe('decision.approvals-missing');
    await must(world, cast.admin.cookie, desk(journey.id, 'approve-decision'), { decision: 1 });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
  });

  it('cannot save a decision by somebody who has a conflict by now', async () => {
    const journey = await decided();
    const other = await proposalAt(world, cast, 'decided');
    await conflict(cast.vera, journey);
    expect(await codeOf(ask(cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 }))).toBe('item.not-found');
    const chair = await addPlayer(world, { ...STAFF[3]!, name: 'Cor Collega', email: 'cor@example.org' });
    expect(await codeOf(ask(chair.cookie, desk(journey.id, 'announce'), { letterRead: 1 }))).toBe('decision.decider-conflicted');
    const { text } = await ask(chair.cookie, '/en/decide/announce');
    expect(text).toContain('Whoever made this decision has a conflict by now.');
    expect(text).not.toContain(`read/${journey.id}`);
    expect(text).toContain(`read/${other.id}`);
    await must(world, chair.cookie, desk(journey.id, 'return-decision'));
    await must(world, chair.cookie, desk(other.id, 'announce'), { letterRead: 1 });
  });
});

describe('a review that falls away after the decision', () => {
  it('is told from one that never came in, and the chair is asked to look again, and why fewer are enough', async () => {
    const journey = await decided();
    const heldRow = async () => (await ask(cast.vera.cookie, '/api/decide/held')).body.rows.find(({ id }: { id: string }) => id === journey.id);
    const texts = async () => Promise.all(['/en/decide/announce', `/en/decide/${journey.id}`].map(async (path) => (await ask(cast.vera.cookie, path)).text));
    expect(await heldRow()).toMatchObject({ reviews: 3, lost: 0 });
    await must(world, cast.rob.cookie, `/api/review/${journey.id}/conflict`, { conflict: 'family' });
    expect(await heldRow()).toMatchObject({ reviews: 3, lost: 1 });
    expect((await ask(cast.vera.cookie, desk(journey.id, 'tally'))).body).toMatchObject({ reviews: 2, held: { reviews: 3, lost: 1 } });
    const [list, page] = await texts();
    for (const text of [list, page]) expect(text).toContain('Reviews that this decision rested on: 3. No longer counted since: 1.');
    expect(page).toContain(`<bdi>${cast.rob.name}</bdi>: sent in, no longer counts: has a conflict`);
    expect(page).not.toContain('Not sent in');
    const early = { method: 'POST', path: desk(journey.id, 'announce'), cookie: cast.vera.cookie, body: { letterRead: 1 } };
    expect((await world.request(early)).body.code).toBe('decision.reviews-missing');
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
    await must(world, cast.lia.cookie, desk(journey.id, 'approve-decision'), { decision: 2 });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 2 });
  });
});

describe('what a decision needs', () => {
  it('is a quorum or a reason in writing, and a letter without a mark that nobody looked at', async () => {
    const journey = await judged([
      [cast.mila, 4],
      [cast.rob, 4],
    ]);
    const decide = (more: object = {}) => codeOf(ask(cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'declined'), ...more }));
    expect(await decide()).toBe('decision.reviews-missing');
    const { letter } = decisionFor('nl', 'declined');
    const marked = { ...letter, doFirst: 'Vraag het ⟦naam weggelaten⟧.' };
    expect(await decide({ override: OVERRIDE, letter: marked })).toBe('decision.letter-unedited');
    const reply = await ask(cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'declined'), override: OVERRIDE, letter: marked });
    expect(reply.body.errors.map(({ path, code }: Record<string, string>) => [path, code])).toEqual([['letter/doFirst', 'letter.mark-left']]);
    expect(await decide({ override: OVERRIDE })).toBe(200);
    const { decisions } = (await loadProposal(world.store, journey.id, 'round'))!;
    expect(decisions[0]).toMatchObject({
      rubric: 'standard-1',
      formula: 'weighted-mean-2',
      language: 'nl',
      override: OVERRIDE,
      tally: { reviews: 2, score: 80 },
    });
  });

  it('is begun from the reviews without a name, kept as a draft by one at a time, and gone once it is decided', async () => {
    const journey = await judged(
      [
        [cast.mila, 4],
        [cast.rob, 4],
      ],
      { closed: false },
    );
    const comment = `Zoals Mila Meetnet van de Hogeschool Aan Zee zei, bel 06-12345678 of mail ${cast.mila.email}; dit is ruim genoeg opgeschreven.`;
    const body = reviewFor('nl', 3);
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.eva.id] });
    await accept(world, cast.eva.cookie, journey.id);
    await must(world, cast.eva.cookie, `/api/review/${journey.id}/submit`, { ...body, criteria: { ...body.criteria, N: { mark: 3, comment } } });
    const letter = (await ask(cast.vera.cookie, desk(journey.id, 'letter'))).body;
    expect(letter.criteria[0].text).toContain(
      'Zoals ⟦naam weggelaten⟧ van de ⟦organisatie weggelaten⟧ zei, bel ⟦telefoonnummer weggelaten⟧ of mail ⟦adres weggelaten⟧',
    );
    const path = desk(journey.id, 'decision-draft');
    const draft = { criteria: [{ id: 'N', text: 'De behoefte is' }], resubmit: true, outcome: 'resubmit' };
    expect((await must(world, cast.vera.cookie, path, { draft, seen: 0 }, 'PUT')).body.version).toBe(1);
    expect((await must(world, cast.vera.cookie, path, { draft, seen: 0 }, 'PUT')).body.version).toBe(1);
    expect(await codeOf(ask(cast.vera.cookie, path, { draft: { ...draft, reason: 'Anders' }, seen: 0 }, 'PUT'))).toBe('decision.draft-changed');
    expect((await ask(cast.vera.cookie, path)).body.draft).toMatchObject({ version: 1, name: cast.vera.name, body: draft });
    expect(await stageOf(journey)).toBe('deliberation');
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'resubmit'));
    expect((await ask(cast.vera.cookie, path)).body).toEqual({});
    const held = (await ask(cast.lia.cookie, '/api/decide/held')).body.rows.find(({ id }: { id: string }) => id === journey.id);
    expect(held).toMatchObject({ outcome: 'resubmit', decision: 1, approvals: 1, needed: 1, decidedBy: cast.vera.name });
  });
});

describe('a decision that is held', () => {
  it('leaves everything that the applicant and the reviewers see as it was, byte by byte, until it is announced', async () => {
    const journey = await three();
    await world.drain();
    const doors: [string, string][] = [
      [journey.draft, `/api/proposals/${journey.id}/status`],
      [journey.own, `/api/proposals/${journey.id}`],
      [journey.own, '/api/mine'],
      [journey.own, `/nl/proposals/${journey.id}`],
      [journey.own, '/nl/mine'],
      [cast.mila.cookie, `/api/review/${journey.id}`],
      [cast.mila.cookie, '/api/review'],
    ];
    const look = async () => {
      const seen = [];
      for (const [cookie, path] of doors) {
        const { status, headers, text } = await ask(cookie, path);
        seen.push([path, status, headers, text.replaceAll(/name="key" value="[^"]*"/g, 'key')]);
      }
      return [seen, world.mails(APPLICANTS[0]!.email).length, world.mails(cast.mila.email).length];
    };
    const at = world.now;
    const before = await look();
    await must(world, cast.vera.cookie, desk(journey.id, 'decision-draft'), { draft: { criteria: [], resubmit: false }, seen: 0 }, 'PUT');
    await must(world, cast.tom.cookie, desk(journey.id, 'discussion'), { act: 'propose', outcome: 'declined', text: 'Er is te weinig bewijs, vind ik.' });
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
    await must(world, cast.lia.cookie, desk(journey.id, 'approve-decision'), { decision: 1 });
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), decisionFor('nl', 'accepted'));
    await world.drain();
    world.now = at;
    const held = await look();
    expect(held[0]).toEqual(before[0]);
    expect(held[1]).toBe(before[1]);
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 2 });
    await world.drain();
    const after = await look();
    expect(after[0]).not.toEqual(before[0]);
    expect(after[1]).toBe((before[1] as number) + 1);
  });
});

describe('several decisions at once', () => {
  it('are announced each by itself, say what went and what did not, and once for one key', async () => {
    const [first, second, third, fourth] = [await decided(), await decided(), await decided(), await three()];
    await withApprovals(second, 2);
    await conflict(cast.vera, third);
    const body = { decisions: [first, second, third, fourth].map(({ id }) => ({ proposal: id, letterRead: 1 })) };
    const send = (key: string) =>
      world.request({ method: 'POST', path: '/api/decide/announce-many', cookie: cast.vera.cookie, body, headers: { 'idempotency-key': key } });
    const key = world.key();
    const reply = await send(key);
    expect(reply.body.results.map(({ id, ok, stage, problem }: any) => [id, ok, stage ?? problem.code])).toEqual([
      [first.id, true, 'announced'],
      [second.id, false, 'decision.approvals-missing'],
      [third.id, false, 'item.not-found'],
      [fourth.id, false, 'proposal.not-decided'],
    ]);
    await must(world, cast.lia.cookie, desk(second.id, 'approve-decision'), { decision: 1 });
    expect((await send(key)).text).toBe(reply.text);
    expect(await stageOf(second)).toBe('decided');
    const again = await send(world.key());
    expect(again.body.results.map(({ ok, problem }: any) => (ok ? 'went' : problem.code))).toEqual([
      'proposal.not-decided',
      'went',
      'item.not-found',
      'proposal.not-decided',
    ]);
  });

  it('hold every invariant, the tally among them', async () => {
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});
