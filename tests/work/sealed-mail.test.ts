import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onMailEvent } from '../../functions/on-bounce.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { callOf } from '../support/calls.ts';
import { draftOf, type Journey, must } from '../support/journey.ts';
import { addCast, type Cast, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const TITLE = 'Quiet pumps behind a sealed door';
const OPENS = Date.parse('2026-12-01T16:15:00.001Z');
const READS = ['/api/desk/counts', '/api/desk/views', '/api/desk/queue', '/api/desk/queue?view=mine', '/nl/desk', '/nl/desk/overview'];

let world: World;
let cast: Cast;
let sealed: Journey;
let gone: Journey;

const tasksOf = async ({ id }: Journey) => (await world.rows()).records.filter((row) => row.type === 'root' && row.kind === 'task' && row.item === id);
const lettersOf = async ({ id }: Journey) => (await world.rows()).records.filter((row) => row.type === 'intent' && row.record === id);
const staff = () => [cast.lia, cast.tom, cast.vera, cast.admin];
const counts = async () => (await must(world, cast.lia.cookie, '/api/desk/counts', undefined, 'GET')).body;
const bounce = (intent: string, record: string) =>
  onMailEvent(
    world.store,
    world.deps.log,
    JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'm', tags: { intent: [intent], record: [record] } }, bounce: { bounceType: 'Permanent' } }),
  );

beforeAll(async () => {
  world = await openWorld({ seed: 'sealed-mail' });
  cast = await addCast(world);
  const call = (await callOf(world, cast, { sealed: true })).id;
  const sent = async (email: string) => {
    const sender = { ...APPLICANTS[0]!, email };
    const answers = answersFor(IDEAS[0]!, sender);
    const journey = await draftOf(world, { call, sender, answers: { ...answers, outline: { ...answers.outline!, title: TITLE } } });
    await world.drain();
    await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
    return journey;
  };
  [sealed, gone] = [await sent('bounce+seal@lekdetect.example'), await sent('bounce+gone@lekdetect.example')];
});
afterAll(() => world.stop());

describe('a letter about a sealed proposal that came back', () => {
  it('moves no list, count, page or mail of the desk, however often it comes back', async () => {
    const before = await counts();
    await world.drain();
    const [letter] = (await lettersOf(sealed)).filter(({ delivery, template }) => delivery === 'bounced' && template === 'receipt');
    expect(letter).toBeDefined();
    for (let n = 0; n < 2; n += 1) await bounce(letter!.id, sealed.id);
    await world.drain();
    expect([await tasksOf(sealed), await counts()]).toEqual([[], before]);
    for (const { cookie, email } of staff()) {
      for (const path of READS) {
        const { text } = await world.request({ method: 'GET', path, cookie });
        for (const secret of [TITLE, sealed.id, sealed.reference, 'tsk_']) expect(text, path).not.toContain(secret);
      }
      expect(world.mails(email).filter((mail) => `${mail.subject} ${mail.text}`.includes(sealed.reference))).toEqual([]);
    }
  });

  it('is a task of whoever has the proposal in hand once the seal has come off, and nothing is asked about one that is over', async () => {
    await must(world, gone.own, `/api/proposals/${gone.id}/withdraw`, { reason: 'other' });
    while (world.now < OPENS) {
      world.now = Math.min(OPENS, world.now + 40 * 3_600_000);
      await world.drain();
    }
    await world.drain();
    cast = await signInAgain(world, cast);
    const { root } = (await loadProposal(world.store, sealed.id, 'root'))!;
    const receipt = (await lettersOf(sealed)).find(({ template }) => template === 'receipt')!;
    expect(root.owner).toBeDefined();
    expect(await tasksOf(sealed)).toEqual([
      expect.objectContaining({ id: `tsk_${receipt.id}`, stage: 'open', reason: 'mail-bounced', owner: root.owner, title: TITLE }),
    ]);
    expect(await tasksOf(gone)).toEqual([]);
    const { cookie } = staff().find(({ id }) => id === root.owner)!;
    expect((await must(world, cookie, '/api/desk/queue?view=mine', undefined, 'GET')).text).toContain(`tsk_${receipt.id}`);
    expect(await world.violations()).toEqual([]);
  });

  it('is one task, though the fact and the return come again', async () => {
    const [task] = await tasksOf(sealed);
    const opened = (await world.rows()).facts.find((fact) => fact.record === sealed.id && fact.type === 'SealOpened')!;
    const event = { Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: toItem(opened) } }] } as unknown;
    for (let n = 0; n < 2; n += 1)
      expect(await onFacts(world.store, world.deps.log, event as Parameters<typeof onFacts>[2])).toEqual({ batchItemFailures: [] });
    await bounce(String(task!.id).slice('tsk_'.length), sealed.id);
    await world.drain();
    expect((await tasksOf(sealed)).map(({ id, factSeq }) => [id, factSeq])).toEqual([[task!.id, task!.factSeq]]);
    expect(await world.violations()).toEqual([]);
  });
});
