import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { anonymiseItem } from '../../shared/store/anonymise.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { updateRow } from '../../shared/store/store.ts';
import { interleave } from '../support/interleave.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'merging' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const contact = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const merge = (path: string, body: object, language = 'en', cookie = cast.lia.cookie) =>
  world.request({ method: 'POST', path, body, cookie, headers: { 'accept-language': language } });
const stageOf = async (id: string) => (await loadRoot(world.store, id))!.stage as string;
const atRest = async () => (await world.violations()).filter((fault) => !/^I7 count|^I10/.test(fault));
const screened = async (sender = APPLICANTS[0]!) => (await proposalAt(world, cast, 'screening', { sender })).id;
const submitted = async (sender = APPLICANTS[0]!) => (await proposalAt(world, cast, 'submitted', { sender })).id;
const asked = async (more: object = {}) => (await contactFrom(world, { ...CONTACT, ...more })).id;
const away = (id: string) => anonymiseItem(world.store, id, { by: 'system', at: new Date(world.now).toISOString() }, 'retention');

describe('two that are put together with each other at once', () => {
  it.each([
    ['proposals', screened, desk, 'proposal.target-ended'],
    ['messages', asked, contact, 'contact.target-ended'],
  ] as const)('end in no circle, whenever the one comes in between the other: %s', async (_, make, path, refusal) => {
    const [a, b] = [await make(), await make()];
    const kept = await keep(world);
    let from = world.calls.length;
    const calls = await interleave(world, {
      first: () => merge(path(a, 'merge'), { into: b }),
      second: () => merge(path(b, 'merge'), { into: a }, 'en', cast.tom.cookie),
      reset: async () => {
        await restore(world, kept, from);
        from = world.calls.length;
      },
      judge: async (first, second, before) => {
        const [won, lost] = before === 'after' ? [first, second] : [second, first];
        expect([won.status, lost.status, lost.body.code], `before ${before}`).toEqual([200, 409, refusal]);
        expect(
          [await stageOf(a), await stageOf(b)].filter((stage) => stage === 'merged'),
          `before ${before}`,
        ).toHaveLength(1);
        expect(await atRest()).toEqual([]);
      },
    });
    expect(calls).toBeGreaterThan(3);
  });
});

describe('what a proposal cannot be put together with', () => {
  const refused = async (id: string, into: string, refusal: string) => {
    const said = await Promise.all(['en', 'nl'].map((language) => merge(desk(id, 'merge'), { into }, language)));
    expect(said.map(({ status, body }) => [status, body.code])).toEqual([
      [409, refusal],
      [409, refusal],
    ]);
    expect(said[0]!.body.title).not.toBe(said[1]!.body.title);
    expect(await stageOf(id)).toBe('screening');
  };

  it('is one that ended without going on: withdrawn, expired, merged itself or anonymous', async () => {
    const id = await screened();
    const gone = await proposalAt(world, cast, 'screening');
    await must(world, gone.own, `/api/proposals/${gone.id}/withdraw`, { reason: 'other' });
    const [late, twin, old] = [await submitted(), await screened(), await submitted()];
    await updateRow(world.store, late, 'a', 'SET #stage = :expired', { ':expired': 'expired' }, undefined, { '#stage': 'stage' });
    await must(world, cast.lia.cookie, desk(twin, 'merge'), { into: old });
    for (const into of [gone.id, late, twin]) await refused(id, into, 'proposal.target-ended');
    const ended = (await proposalAt(world, cast, 'announced')).id;
    await away(ended);
    expect(await stageOf(ended)).toBe('closed');
    await refused(id, ended, 'proposal.target-ended');
    const self = await merge(desk(id, 'merge'), { into: id });
    expect([self.status, self.body.errors[0].path, self.body.errors[0].code]).toEqual([422, 'into', 'link.self']);
    await updateRow(world.store, late, 'a', 'SET #stage = :back', { ':back': 'submitted' }, undefined, { '#stage': 'stage' });
  });

  it('is one of another applicant, unless that is meant', async () => {
    const [id, other] = [await screened(), await submitted(APPLICANTS[1])];
    await refused(id, other, 'proposal.other-applicant');
    await must(world, cast.lia.cookie, desk(id, 'merge'), { into: other, differentSender: true });
    expect(await loadRoot(world.store, id)).toMatchObject({ stage: 'merged', mergedInto: other });
  });

  it('is absent where it may not be seen', async () => {
    const id = await screened();
    const draft = (await proposalAt(world, cast, 'draft')).id;
    for (const into of [draft, `prp_${'0'.repeat(26)}`]) expect((await merge(desk(id, 'merge'), { into })).status).toBe(404);
  });
});

it('puts no message together with an anonymous one', async () => {
  const [id, old] = [await asked(), await asked()];
  await away(old);
  const reply = await merge(contact(id, 'merge'), { into: old, differentSender: true });
  expect([reply.status, reply.body.code]).toEqual([409, 'contact.target-ended']);
});

it('leaves no invariant broken', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
