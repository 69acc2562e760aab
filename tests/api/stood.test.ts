import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onFacts } from '../../functions/on-fact.ts';
import { keepStood } from '../../functions/work/stood.ts';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { shown } from '../../shared/domain/shown.ts';
import { rankingOf } from '../../shared/domain/ranking.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { toItem } from '../../shared/store/item.ts';
import { put, transact, update } from '../../shared/store/store.ts';
import { linesOf } from '../../shared/store/tallies.ts';
import { per, prp } from '../support/build.ts';
import { accept, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, type Player, signInAgain } from '../support/people.ts';
import { withPlaces } from '../support/places.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

const PANEL = 'open.2026Q4';
const rubric = rubricOf('standard-1');
let world: World;
let cast: Cast;
let [journey, other] = [] as unknown as [Journey, Journey];

const judged = async (mark: number): Promise<Journey> => {
  const found = await proposalAt(world, cast, 'in-review');
  const panel: Player[] = [cast.mila, cast.rob, cast.eva];
  await must(world, cast.lia.cookie, desk(found.id, 'invite'), { reviewers: panel.map(({ id }) => id) });
  for (const { cookie } of panel) {
    await accept(world, cookie, found.id);
    await must(world, cookie, `/api/review/${found.id}/submit`, reviewFor('nl', mark));
  }
  return found;
};

/** A call in which ten reviewers, half of them severe, judged forty more proposals: their lines alone, as nothing else of them counts here. */
const crowd = () =>
  Promise.all(
    Array.from({ length: 40 }, (_, p) => {
      const proposal = prp(`p${String(p).padStart(2, '0')}`);
      return transact(
        world.store,
        [p, p + 1, p + 3].map((r) => {
          const reviewer = per(`r${r % 10}`);
          const mark = Math.max(0, Math.min(5, 2 + (p % 5) * 0.5 + (r % 10 < 5 ? -1 : 1)));
          return put(world.store, {
            ...{ pk: `tally#${PANEL}`, sk: `${proposal}#${reviewer}`, type: 'tally', proposal, reviewer, status: 'submitted', seat: false, asksSeat: false },
            ...{ rubric: 'standard-1', quorum: 3, applicant: per('noor'), organisations: [], parties: [], vote: 'yes', inScope: true, confidence: 2 },
            marks: Object.fromEntries(rubric.criteria.map(({ id }) => [id, mark])),
          });
        }),
      );
    }),
  );

beforeAll(async () => {
  world = await openWorld({ seed: 'stood' });
  cast = await withPlaces(world, await addCast(world));
  [journey, other] = [await judged(4), await judged(2)];
  await crowd();
});
afterAll(() => world.stop());

const tally = async ({ cookie }: Player) => (await must(world, cookie, desk(journey.id, 'tally'), undefined, 'GET')).body;
const settle = async () => {
  world.advance(5 * 60_000);
  await world.drain();
  // As the stream brings them, every fact again.
  for (const fact of (await world.rows()).facts) await keepStood(world.store, StoredFact.parse(fact));
};

describe('a decision in a call whose reviewers overlap', () => {
  it('keeps where the proposal stood, by which formula, and from which reviews, whatever comes later', async () => {
    const lines = await linesOf(world.store, PANEL);
    const expected = rankingOf(rubric, lines).standings.find(({ proposal }) => proposal === journey.id)!;
    expect(expected.calibrated).not.toBeNull();
    expect((await tally(cast.vera)).stood).toBeUndefined();
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), decisionFor('nl', 'declined'));
    await settle();
    const kept = (await tally(cast.vera)).stood;
    expect(kept).toMatchObject({
      ...{ decision: 1, panel: PANEL, rubric: 'standard-1', formula: 'additive-gaussian-2', line: 70 },
      ...{ place: expected.place, raw: shown(expected.score!, 2), ...expected.calibrated },
      ...{ proposals: 42, reviewers: 13, reviews: 126 },
    });
    await transact(world.store, [
      update(world.store, `tally#${PANEL}`, `${other.id}#${cast.mila.id}`, 'SET marks = :marks', { ':marks': { T: 0, R: 0, S: 0, V: 0, B: 0 } }),
    ]);
    const moved = rankingOf(rubric, await linesOf(world.store, PANEL)).standings.find(({ proposal }) => proposal === journey.id)!;
    expect(moved.calibrated).not.toEqual(expected.calibrated);
    expect((await tally(cast.vera)).stood).toEqual(kept);
  });

  it('shows it on the page of the decision and in the dossier, with every review that it came from', async () => {
    const { score, place } = (await tally(cast.vera)).stood;
    for (const [language, said] of [
      ['nl', /Plaats (\d+) van 42/],
      ['en', /Place (\d+) of 42/],
    ] as const) {
      const { status, text } = await world.request({ method: 'GET', path: `/${language}/decide/${journey.id}`, cookie: cast.vera.cookie });
      expect([status, faultsOf(text), Number(said.exec(text)?.[1])]).toEqual([200, [], place]);
      expect(text).toContain('additive-gaussian-2');
    }
    const reply = await world.request({ method: 'GET', path: desk(journey.id, 'dossier'), cookie: cast.vera.cookie });
    const files = unzipSync(Buffer.from(reply.text, 'base64'));
    const text = (name: string) => Buffer.from(files[name]!).toString('utf8');
    const [stood] = JSON.parse(text('standing.json'));
    expect(stood.inputs).toHaveLength(126);
    expect(stood.inputs).toContainEqual({ proposal: journey.id, reviewer: cast.mila.id, n: 1 });
    expect(text('decision.html')).toContain(String(score));
  });

  it('is worked out anew when the decision is amended, and kept beside the first', async () => {
    await must(world, cast.vera.cookie, desk(journey.id, 'amend-decision'), decisionFor('nl', 'resubmit'));
    await settle();
    const expected = rankingOf(rubric, await linesOf(world.store, PANEL)).standings.find(({ proposal }) => proposal === journey.id)!;
    expect((await tally(cast.vera)).stood).toMatchObject({ decision: 2, ...expected.calibrated });
    const { body } = await must(world, cast.vera.cookie, `${desk(journey.id, 'dossier')}?format=json`, undefined, 'GET');
    expect(body.stood.map(({ decision }: { decision: number }) => decision)).toEqual([1, 2]);
  });

  it('shows nothing of it to whoever may not know of a proposal that it was worked out from', async () => {
    expect((await tally(cast.lia)).stood).toBeDefined();
    await must(world, cast.lia.cookie, desk(other.id, 'conflicts'), {
      ...{ person: cast.lia.id, state: 'confirmed', conflict: 'family', reason: 'Een zus werkt daar en leidt het project.' },
    });
    cast = await signInAgain(world, cast);
    expect((await tally(cast.lia)).stood).toBeUndefined();
    await settle();
    cast = await signInAgain(world, cast);
    expect((await tally(cast.lia)).stood).toBeUndefined();
    expect((await tally(cast.vera)).stood).toBeDefined();
  });

  it('is worked out without what its decider may not know of', async () => {
    const third = await judged(3);
    await must(world, cast.vera.cookie, desk(other.id, 'conflicts'), {
      ...{ person: cast.vera.id, state: 'confirmed', conflict: 'family', reason: 'Een broer werkt daar en leidt het project.' },
    });
    cast = await signInAgain(world, cast);
    await must(world, cast.vera.cookie, desk(third.id, 'decide'), decisionFor('nl', 'declined'));
    await settle();
    const known = (await linesOf(world.store, PANEL)).filter(({ proposal }) => proposal !== other.id);
    const expected = rankingOf(rubric, known).standings.find(({ proposal }) => proposal === third.id)!;
    const { body } = await must(world, cast.vera.cookie, desk(third.id, 'tally'), undefined, 'GET');
    expect(body.stood).toMatchObject({ ...expected.calibrated, proposals: 42 });
  });

  it('is kept by the stream alone, once, whether a fault comes before or after, and however often a batch comes', async () => {
    for (const fault of ['before', 'after'] as const) {
      const { id } = await judged(3);
      await must(world, cast.vera.cookie, desk(id, 'decide'), decisionFor('nl', 'declined'));
      const facts = (await world.rows()).facts.filter((fact) => fact.record === id).sort((a, b) => a.seq - b.seq);
      const records = facts.map((fact) => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(fact.seq), NewImage: toItem(fact) } }));
      const bring = (from: number) =>
        onFacts(world.store, world.deps.log, { Records: records.filter((record) => Number(record.dynamodb.SequenceNumber) >= from) } as unknown as Parameters<
          typeof onFacts
        >[2]);
      const kept = async () => (await world.rows()).records.filter((row) => row.pk === id && row.type === 'stood');
      const decided = facts.find(({ type }) => type === 'ProposalDecided')!.seq as number;
      let faults = 0;
      world.hook = async (call, _n, run) => {
        if (call.operation !== 'TransactWriteItems' || !JSON.stringify(call.input).includes('{"S":"stood"}')) return run();
        faults += 1;
        if (fault === 'after') await run();
        throw new Error('the connection was lost');
      };
      expect(await bring(0)).toEqual({ batchItemFailures: [{ itemIdentifier: String(decided) }] });
      world.hook = undefined;
      const half = await kept();
      expect([faults > 0, half.length]).toEqual([true, fault === 'after' ? 1 : 0]);
      expect(await bring(decided)).toEqual({ batchItemFailures: [] });
      const whole = await kept();
      expect(whole).toEqual([expect.objectContaining({ decision: 1, panel: PANEL })]);
      if (fault === 'after') expect(whole).toEqual(half);
      world.advance(60_000);
      for (let n = 0; n < 2; n += 1) expect(await bring(0)).toEqual({ batchItemFailures: [] });
      expect(await kept()).toEqual(whole);
      expect((await must(world, cast.vera.cookie, desk(id, 'tally'), undefined, 'GET')).body.stood).toMatchObject({ decision: 1 });
    }
  });
});
