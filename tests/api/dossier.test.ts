import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERIFIER } from '../../functions/export/verifier.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { type Head, verifyChain } from '../../shared/domain/chain.ts';
import { canonical, type NewFact, type StoredFact } from '../../shared/domain/fact.ts';
import { DeskProposal } from '../../shared/domain/view/desk.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { purgeItem } from '../../shared/store/purge.ts';
import { linkFacts } from '../../shared/store/facts.ts';
import { sha256 } from '../../shared/store/store.ts';
import { holds, prp } from '../support/build.ts';
import { dossierIn, sealAnew } from '../support/dossier.ts';
import { pdf } from '../support/files.ts';
import { accept, desk, draftOf, type Journey, must, OVERRIDE, proposalAt, REASON } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { lastAct } from '../support/undo.ts';
import { openWorld, type World } from '../support/world.ts';

type Verifier = {
  canonical: (value: unknown) => string;
  chainFaults: (facts: readonly StoredFact[], head: Head, now: string) => string[];
  verify: (folder: string) => string[];
  uncovered: (folder: string) => string[];
  textFaults: (proposal: unknown, discussion: unknown[], log: { facts: unknown[]; salts: object }) => { faults: string[]; uncovered: string[] };
};

let world: World;
let cast: Cast;
let journey: Journey;
let folder: string;
let verifier: Verifier;
const DRAWING = pdf({ bytes: 5000 });
const PROPOSES = 'Laat hen het eerst vertonen <b>op de proefopstelling</b>.';
const NOTE = 'Alleen voor de voorzitter: de maker belde mij hierover.';
const COMMENTS = 'De proefopstelling is vrij in december.';

const unpacked = (id: string): Promise<string> => dossierIn(world, cast.vera.cookie, id);

/** A proposal with a file, an answered question, a review, a decision and its letter, taken out into a folder. */
const takeOut = async (): Promise<string> => {
  journey = await draftOf(world);
  const { upload } = (await must(world, journey.own, `/api/proposals/${journey.id}/files`, { name: '../../evil "plan".pdf', size: 100 })).body;
  await world.files.post(upload, DRAWING);
  await world.files.deliver();
  await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
  const { outline } = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  await must(world, journey.own, `/api/proposals/${journey.id}/amend`, { changes: { outline: { ...outline, title: 'Another title of the same thing' } } });
  await must(world, cast.lia.cookie, desk(journey.id, 'take'));
  await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'What happens when the sensor fails?' });
  await must(world, journey.own, `/api/proposals/${journey.id}/answer`, { text: 'It falls back to the last known value.' });
  await must(world, cast.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.mila.id] });
  await accept(world, cast.mila.cookie, journey.id);
  await must(world, cast.mila.cookie, `/api/review/${journey.id}/submit`, { ...reviewFor('en', 3.5), note: NOTE });
  await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: REASON });
  await must(world, cast.mila.cookie, `/api/review/${journey.id}/discussion`, { act: 'propose', outcome: 'pitch', text: PROPOSES });
  await must(world, cast.lia.cookie, desk(journey.id, 'discussion'), { act: 'comment', text: COMMENTS });
  await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
  await must(world, cast.lia.cookie, desk(journey.id, 'approve-decision'), { decision: 1 });
  await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
  await world.drain();
  return unpacked(journey.id);
};

beforeAll(async () => {
  world = await openWorld({ seed: 'dossier' });
  cast = await addCast(world, { admin: ['admin'] });
  folder = await takeOut();
  verifier = await import(pathToFileURL(join(folder, 'verify.mjs')).href);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

/** The last line of a dossier in which no contradiction was found. */
const WHOLE = /^Nothing contradicts the log; \d+ things that it does not prove are named above\.$/m;

const json = (at: string, name: string) => JSON.parse(readFileSync(join(at, name), 'utf8'));
const run = (at: string): { code: number; text: string } => {
  try {
    return { code: 0, text: execFileSync(process.execPath, [join(at, 'verify.mjs')], { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, text: stdout };
  }
};

/** A copy that somebody has been at; `sealed` = whose manifest was made anew, as somebody would who knows how. */
const tampered = (change: (at: string) => void, sealed: boolean): string[] => {
  const copy = mkdtempSync(join(tmpdir(), 'sluis-tampered-'));
  cpSync(folder, copy, { recursive: true });
  change(copy);
  if (sealed) sealAnew(copy);
  const faults = verifier.verify(copy);
  rmSync(copy, { recursive: true, force: true });
  return faults;
};
const edit = (name: string, change: (value: any) => void) => (at: string) => {
  const value = json(at, name);
  change(value);
  writeFileSync(join(at, name), JSON.stringify(value));
};

const lettersIn = (at: string): string[] =>
  json(at, 'manifest.json').files.flatMap(({ name }: { name: string }) => (name.startsWith('letters/') ? [name] : []));

/** One byte of a text, or one step of a number; what is empty or absent gets something. */
const touched = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length === 0 ? ['x'] : [touched(value[0]), ...value.slice(1)];
  const [first] = Object.entries((value ?? {}) as object);
  return first ? { ...(value as object), [first[0]]: touched(first[1]) } : { x: 'x' };
};

describe('a dossier', () => {
  it('is found whole by its own program, which needs Node and nothing else', () => {
    expect(VERIFIER.text.match(/\bimport\b[^'].*|\brequire\b.*/g)!.every((line) => /^import(\('node:\w+'\);|\.meta\b)/.test(line))).toBe(true);
    const { code, text } = run(folder);
    expect([code, text.trim().split('\n').at(-1)]).toEqual([0, expect.stringMatching(WHOLE)]);
    expect(text).toContain('Not proved by the log: names of people\n');
    expect(text).toContain(
      `manifest.json: ${createHash('sha256')
        .update(readFileSync(join(folder, 'manifest.json')))
        .digest('hex')}`,
    );
  });

  it('holds each revision, the file with its hash, the letters, and the facts to the last', () => {
    const log = json(folder, 'facts.json');
    expect(log.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([1, 2]);
    expect(log.revisions[0].answers.outline.title).not.toBe(log.revisions[1].answers.outline.title);
    expect(log.facts.at(-1).hash).toBe(log.head.factHead);
    const [file] = json(folder, 'files/list.json');
    expect(file).toMatchObject({ n: 1, status: 'clean', inside: 'files/1.pdf', sha256: createHash('sha256').update(DRAWING).digest('hex') });
    expect(file.address).toBe(`https://sluis.example/api/proposals/${journey.id}/files/${file.id}`);
    expect(readFileSync(join(folder, 'files/1.pdf')).equals(DRAWING)).toBe(true);
    expect(json(folder, 'proposal.json').reviews).toHaveLength(1);
  });

  it('holds the discussion and who stood behind the decision, each as its reader may read it elsewhere', async () => {
    const page = readFileSync(join(folder, 'discussion.html'), 'utf8');
    expect(page).toContain('&lt;b&gt;op de proefopstelling&lt;/b&gt;');
    expect(json(folder, 'discussion.json').map(({ text, name }: { text: string; name: string }) => [text, name])).toEqual([
      [PROPOSES, cast.mila.name],
      [COMMENTS, cast.lia.name],
    ]);
    expect(readFileSync(join(folder, 'thread.html'), 'utf8')).not.toContain('proefopstelling');
    expect(readFileSync(join(folder, 'decision.html'), 'utf8')).toMatch(
      new RegExp(`<dd dir="auto">${cast.lia.name}</dd>[\\s\\S]*<dd dir="auto">${cast.vera.name}</dd>`),
    );
    const taken = async (cookie: string) => (await must(world, cookie, `${desk(journey.id, 'dossier')}?format=json`, undefined, 'GET')).body;
    const [chair, admin] = [await taken(cast.vera.cookie), await taken(cast.admin.cookie)];
    expect(JSON.stringify(chair)).toContain('proefopstelling');
    expect(JSON.stringify(admin)).not.toContain('proefopstelling');
    expect([chair, admin].map((body) => body.proposal.reviews[0].body.note)).toEqual([NOTE, undefined]);
  });

  it.each<[string, (at: string) => void, RegExp]>([
    ['a word of the discussion', edit('discussion.json', (entries) => (entries[0].text = 'Prima zo.')), /discussion\.json was changed/],
    ['a fact', edit('facts.json', (log) => (log.facts[2].by = 'per_x')), /fact 3 was changed/],
    ['a missing manifest', (at) => rmSync(join(at, 'manifest.json')), /manifest\.json/],
  ])('ends its program with another code where somebody was at %s', (_what, change, fault) => {
    const copy = mkdtempSync(join(tmpdir(), 'sluis-tampered-'));
    cpSync(folder, copy, { recursive: true });
    change(copy);
    const { code, text } = run(copy);
    rmSync(copy, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(text).toMatch(fault);
    expect(text).not.toMatch(WHOLE);
  });

  it('betrays each of its files that was changed, taken away or added', () => {
    const names = json(folder, 'manifest.json').files.map(({ name }: { name: string }) => name) as string[];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect(
        tampered((at) => writeFileSync(join(at, name), `${readFileSync(join(at, name), 'utf8')} `), false),
        name,
      ).toContain(`${name} was changed`);
      expect(tampered((at) => rmSync(join(at, name)), false).join(), name).toMatch(
        new RegExp(`${name.replaceAll('.', '\\.')} is missing|cannot be read.*${name}`),
      );
    }
    expect(tampered((at) => writeFileSync(join(at, 'letters/999-more.txt'), 'x'), false)).toEqual(['letters/999-more.txt was added']);
  });

  it.each<[string, string, (value: any) => void, RegExp]>([
    ['a fact left out', 'facts.json', (log) => log.facts.splice(3, 1), /fact 4 is missing/],
    ['the last fact left out', 'facts.json', (log) => log.facts.pop(), /do not match the head/],
    ['a fact with another time', 'facts.json', (log) => (log.facts[2].at = '2026-11-01T00:00:00.000Z'), /fact 3 was changed/],
    ['a fact by somebody else', 'facts.json', (log) => (log.facts[1].by = 'per_x'), /fact 2 was changed/],
    ['a fact that says something else', 'facts.json', (log) => (log.facts.at(-1).data.outcome = 'declined'), /was changed/],
    ['two facts the other way round', 'facts.json', (log) => log.facts.reverse(), /out of order/],
    ['a fact of another record', 'facts.json', (log) => (log.facts[0].record = prp('z')), /another record/],
    ['another end of the chain', 'facts.json', (log) => (log.head.factSeq += 1), /do not match the head/],
    ['another time of the last fact', 'facts.json', (log) => (log.head.factAt = '2026-11-01T00:00:00.000Z'), /do not match the head/],
    ['an answer of the last revision', 'facts.json', (log) => (log.revisions[1].answers.outline.title = 'Nicer'), /revision 2 do not give the receipt/],
    ['an answer of an earlier revision', 'facts.json', (log) => (log.revisions[0].answers.outline.title = 'Nicer'), /revision 1 do not give the receipt/],
    ['a revision left out', 'facts.json', (log) => log.revisions.shift(), /revision 1 is missing/],
    ['another salt', 'facts.json', (log) => (log.salt = 'x'), /do not give the receipt/],
    ['no salt', 'facts.json', (log) => (log.salt = ''), /salt of the receipts is missing/],
    ['another reference', 'facts.json', (log) => (log.reference = 'OT-26-00000-0'), /another proposal/],
    ['a better outcome', 'proposal.json', (view) => (view.decisions[0].outcome = 'declined'), /no fact says decision 1 with outcome declined/],
    [
      'a review that was never sent in',
      'proposal.json',
      (view) => view.reviews.push({ ...view.reviews[0], reviewer: 'per_x' }),
      /no fact says the review of per_x/,
    ],
    ['another stage', 'proposal.json', (view) => (view.stage = 'closed'), /the log ends at announced/],
  ])('betrays %s, even under a manifest made anew', (_what, name, change, fault) => {
    expect(tampered(edit(name, change), true).join('\n')).toMatch(fault);
  });

  it.each<[string, string, (value: any) => void, RegExp]>([
    ['a mark', 'proposal.json', (view) => (view.reviews[0].body.criteria.N.mark = 4), /review per_\w+ 1 is not what the log says/],
    ['a comment', 'proposal.json', (view) => (view.reviews[0].body.criteria.S.comment += '.'), /review per_\w+ 1 is not what the log says/],
    ['a vote', 'proposal.json', (view) => (view.reviews[0].body.vote = 'no'), /review per_\w+ 1 is not what the log says/],
    ['the note to the chair', 'proposal.json', (view) => (view.reviews[0].body.note += '.'), /note of review per_\w+ 1 is not what the log says/],
    ['when a review came in', 'proposal.json', (view) => (view.reviews[0].submittedAt = '2026-11-01T00:00:00.000Z'), /review per_\w+ 1 is not/],
    ['a reason', 'proposal.json', (view) => (view.decisions[0].reason += '.'), /decision 1 is not what the log says/],
    ['a reason to deviate', 'proposal.json', (view) => (view.decisions[0].override += '.'), /decision 1 is not what the log says/],
    ['a condition', 'proposal.json', (view) => view.decisions[0].conditions.push('More'), /decision 1 is not what the log says/],
    ['the letter', 'proposal.json', (view) => (view.decisions[0].letter.opening += '.'), /decision 1 is not what the log says/],
    ['a criterion of the letter', 'proposal.json', (view) => (view.decisions[0].letter.criteria[0].band = 'weak'), /decision 1 is not what the log says/],
    ['a question or an answer', 'proposal.json', (view) => (view.thread[0].text += '.'), /message msg_\w+ is not what the log says/],
    ['the discussion', 'discussion.json', (entries) => (entries[1].text += '.'), /message msg_\w+ is not what the log says/],
    ['an outcome that was proposed', 'discussion.json', (entries) => (entries[0].outcome = 'declined'), /message msg_\w+ is not what the log says/],
    ['a review that is left out', 'proposal.json', (view) => view.reviews.pop(), /review per_\w+ 1 is missing/],
    ['a decision that is left out', 'proposal.json', (view) => view.decisions.pop(), /decision 1 is missing/],
    ['another salt of a decision', 'facts.json', (log) => (log.salts['decision 1'] = 'x'), /decision 1 is not what the log says/],
    [
      'an answer of the proposal',
      'proposal.json',
      (view) => (view.answers.outline.title = 'Nicer'),
      /answers of the proposal are not those of its last revision/,
    ],
    ['an answer left out', 'proposal.json', (view) => delete view.answers.outline, /answers of the proposal are not those of its last revision/],
    ['its receipt', 'proposal.json', (view) => (view.receipt = 'x'), /another receipt/],
    ['its outcome', 'proposal.json', (view) => (view.outcome = 'declined'), /the log says outcome accepted, the proposal says declined/],
    ['its outcome left out', 'proposal.json', (view) => delete view.outcome, /the log says outcome accepted, the proposal says none/],
    ['who decided', 'proposal.json', (view) => (view.decisions[0].by = 'Somebody Else'), /decision 1 was made by per_\w+, who has another name/],
    ['who was asked', 'proposal.json', (view) => (view.assignments[0].reviewer = 'per_x'), /the assignment of per_\w+ is missing/],
    ['what came of it', 'proposal.json', (view) => (view.assignments[0].status = 'recused'), /says assignment submitted of per_\w+, the proposal says recused/],
    ['an assignment left out', 'proposal.json', (view) => view.assignments.pop(), /the assignment of per_\w+ is missing/],
    ['the name of a reviewer', 'proposal.json', (view) => (view.reviews[0].name = 'Somebody Else'), /the name of per_\w+ is another one in facts\.json/],
    ['every revision and the salt, taken away', 'facts.json', (log) => Object.assign(log, { revisions: [], salt: '' }), /revision 1 is missing/],
    ['no salt of a decision', 'facts.json', (log) => delete log.salts['decision 1'], /the salt of decision 1 is missing/],
  ])('ends its program with another code where %s was changed under a manifest made anew', (_what, name, change, fault) => {
    const copy = mkdtempSync(join(tmpdir(), 'sluis-tampered-'));
    cpSync(folder, copy, { recursive: true });
    edit(name, change)(copy);
    const manifest = json(copy, 'manifest.json');
    const entry = manifest.files.find((file: { name: string }) => file.name === name);
    entry.sha256 = createHash('sha256')
      .update(readFileSync(join(copy, name)))
      .digest('hex');
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    const { code, text } = run(copy);
    rmSync(copy, { recursive: true, force: true });
    expect([code, text]).toEqual([1, expect.stringMatching(fault)]);
  });

  /** What must come of a change under a manifest made anew: this fault, or the name of what nothing proves. */
  const betrayed = (change: (at: string) => void, expected: RegExp | string, what: string) => {
    let open: string[] = [];
    const faults = tampered((at) => {
      change(at);
      open = expected instanceof RegExp ? [] : verifier.uncovered(at);
    }, true);
    if (expected instanceof RegExp) expect(faults.join('\n'), what).toMatch(expected);
    else expect([faults, open], what).toEqual([[], expect.arrayContaining([expected])]);
  };

  it('betrays a change of each field of the proposal, or says by its name that nothing proves it', () => {
    const unproved = (field: string) => `proposal.json ${field}`;
    const FIELDS: Record<string, RegExp | string> = {
      id: /a fact is of another record/,
      kind: /kind must be "proposal"/,
      reference: /the log is of another proposal/,
      title: /title must be "Another title of the same thing"/,
      stage: /the log ends at announced/,
      publicStage: /publicStage must be "decided"/,
      tlp: /tlp must be "amber-strict"/,
      owner: /owner must be /,
      receivedAt: /receivedAt must be /,
      revision: /another revision than the log/,
      round: /round must be 1/,
      safetySeat: /safetySeat must be false/,
      checks: /checks must be /,
      receipt: /another receipt than the log/,
      outcome: /the log says outcome accepted/,
      mergedInto: /mergedInto must be nothing/,
      answers: /answers of the proposal are not those of its last revision/,
      thread: /message \S+ is missing/,
      files: /files\/list\.json lists other files/,
      assignments: /the assignment of per_\w+ is missing/,
      reviews: /no fact says the review of /,
      decisions: /decision 1 is missing/,
      approval: /the log names others who stand behind decision 1/,
    };
    for (const field of Object.keys(DeskProposal.shape)) {
      const change = edit('proposal.json', (view) => {
        view[field] = field === 'approval' ? { have: 2, needed: 2, decider: 'x', others: [], own: 'may' } : touched(view[field]);
      });
      betrayed(change, FIELDS[field] ?? unproved(field), field);
    }
  });

  it.each<[string, (view: any) => void, RegExp]>([
    ['whether a reviewer held the safety seat', (view) => (view.assignments[0].safetySeat = true), /the log says safetySeat false of the assignment/],
    ['when a reviewer was asked', (view) => (view.assignments[0].invitedAt = touched(view.assignments[0].invitedAt)), /the log says invitedAt/],
    ['in which round', (view) => (view.assignments[0].round = 2), /the log says round 1 of the assignment/],
    ['when it came in', (view) => (view.assignments[0].submittedAt = touched(view.assignments[0].submittedAt)), /the log says submittedAt/],
    ['who asked', (view) => (view.thread[0].from = 'Somebody Else'), /message msg_\w+ is by per_\w+, who has another name/],
    ['a question made a note', (view) => (view.thread[0].kind = 'note'), /message msg_\w+ is of another kind/],
    ['an answer left out', (view) => view.thread.pop(), /message msg_\w+ is missing/],
    ['how a file was found', (view) => (view.files[0].status = 'refused'), /the log says file 1 clean, the proposal says file 1 refused/],
    ['an answer to a check', (view) => (view.checks.inScope = 'no'), /checks must be /],
  ])('betrays %s, changed in the proposal under a manifest made anew', (what, change, fault) => betrayed(edit('proposal.json', change), fault, what));

  it('betrays one byte in each kind of file, or says by its name that nothing proves it', () => {
    const byte = (name: string, before: string) => (at: string) => {
      const text = readFileSync(join(at, name), 'latin1');
      const i = text.indexOf(before);
      expect(i, `${before} in ${name}`).toBeGreaterThan(-1);
      writeFileSync(join(at, name), `${text.slice(0, i)}${text[i] === '0' ? '1' : '0'}${text.slice(i + 1)}`, 'latin1');
    };
    const beside = (name: string, source = 'proposal.json') => `${name}, beside the texts of ${source} that it shows`;
    const [letter] = lettersIn(folder);
    for (const [name, before, expected] of [
      ['README.txt', 'dossier', 'README.txt'],
      ['answers/revision-1.html', 'de', 'answers/revision-1.html'],
      ['reviews.html', 'This part is', /reviews\.html does not show/],
      ['reviews.html', ': 3.5', /reviews\.html does not show/],
      ['reviews.html', 'Alleen voor de voorzitter', /reviews\.html does not show/],
      ['reviews.html', '<h1>', beside('reviews.html')],
      ['thread.html', 'What happens', /thread\.html does not show/],
      ['thread.html', '<h1>', beside('thread.html')],
      ['discussion.html', 'De proefopstelling', /discussion\.html does not show/],
      ['discussion.html', '<h1>', beside('discussion.html', 'discussion.json')],
      ['decision.html', 'Dank voor uw', /decision\.html does not show/],
      ['decision.html', 'De behoefte is echt', /decision\.html does not show/],
      ['decision.html', '<h1>', beside('decision.html')],
      ['discussion.json', 'De proefopstelling', /message msg_\w+ is not what the log says/],
      ['standing.json', '[', 'standing.json'],
      [letter!, ':', letter!],
      ['files/list.json', 'clean', /files\/list\.json lists other files/],
      ['files/1.pdf', 'PDF', /files\/1\.pdf is not what files\/list\.json says/],
      ['facts.json', 'ProposalTaken', /fact \d+ was changed/],
      ['verify.mjs', 'Checks', 'verify.mjs'],
    ] as const)
      betrayed(byte(name, before), expected, `${name} ${before}`);
  });

  it('says that nothing proves answers of which the log holds no receipt, nor what follows from them', () => {
    let open: string[] = [];
    tampered((at) => {
      edit('facts.json', (log) => {
        for (const { data } of log.facts) delete data.receipt;
      })(at);
      open = verifier.uncovered(at);
    }, true);
    const fields = ['answers', 'receipt', 'title', 'tlp', 'safetySeat'].map((field) => `proposal.json ${field}`);
    expect(open).toEqual(expect.arrayContaining([...fields, 'facts.json answers of revision 1', 'facts.json answers of revision 2']));
  });

  it('holds a receipt of answers that were changed with the answer to a question', async () => {
    const { id, own } = await proposalAt(world, cast, 'screening', { sender: APPLICANTS[2]! });
    await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'What happens when the sensor fails?' });
    const { outline } = answersFor(IDEAS[0]!, APPLICANTS[2]!);
    const changes = { outline: { ...outline, title: 'A title that was changed with the answer' } };
    await must(world, own, `/api/proposals/${id}/answer`, { text: 'See the new title.', changes });
    const at = await unpacked(id);
    expect(run(at).text).toMatch(/^Proved by the log: .*proposal\.json title.*proposal\.json answers/m);
    const log = json(at, 'facts.json');
    const [, last] = log.revisions;
    last.answers.outline.title = 'Nicer';
    log.receipt = sha256(canonical({ answers: last.answers, reference: log.reference, revision: 2, salt: log.salt }));
    writeFileSync(join(at, 'facts.json'), JSON.stringify(log));
    edit('proposal.json', (view) => Object.assign(view, { answers: last.answers, receipt: log.receipt, title: 'Nicer' }))(at);
    expect(verifier.verify(at).join('\n')).toMatch(/the answers of revision 2 do not give the receipt in the log/);
    rmSync(at, { recursive: true, force: true });
  });

  it('says of every file in it whether the log proves it', () => {
    const { text } = run(folder);
    const names = json(folder, 'manifest.json').files.map(({ name }: { name: string }) => name) as string[];
    for (const name of names)
      expect(text, name).toMatch(
        /^(facts|proposal|discussion|afterwards)\.json$/.test(name)
          ? new RegExp(`^(Proved|Not proved) by the log: .*${name}`, 'm')
          : `Not proved by the log: ${name}`,
      );
    expect(text).toMatch(/^Proved by the log: facts\.json, .*proposal\.json title.*proposal\.json checks/m);
  });

  it('is found whole whatever became of those who were asked, and after each turn of the decision', async () => {
    const { id } = await proposalAt(world, cast, 'submitted');
    const faults = async () => {
      const at = await unpacked(id);
      const { code, text } = run(at);
      rmSync(at, { recursive: true, force: true });
      return code === 0 ? '' : text;
    };
    const found: string[] = [await faults()];
    await must(world, cast.lia.cookie, desk(id, 'take'));
    await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.eva.id] });
    await must(world, cast.lia.cookie, `/api/desk/items/${id}/undo`, await lastAct(world, id));
    found.push(await faults());
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id, cast.eva.id] });
    await must(world, cast.eva.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
    for (const { cookie } of [cast.mila, cast.rob]) {
      await accept(world, cookie, id);
      await must(world, cookie, `/api/review/${id}/submit`, reviewFor('en', 3.5));
    }
    found.push(await faults());
    await must(world, cast.lia.cookie, desk(id, 'close-round'), { reason: REASON });
    await must(world, cast.vera.cookie, desk(id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
    found.push(await faults());
    await must(world, cast.rob.cookie, `/api/review/${id}/conflict`, { conflict: 'family' });
    await must(world, cast.vera.cookie, desk(id, 'return-decision'));
    found.push(await faults());
    await must(world, cast.lia.cookie, desk(id, 'reopen-round'));
    found.push(await faults());
    expect(found).toEqual(found.map(() => ''));
  });

  it('is found whole after a withdrawal, and once it is anonymous', async () => {
    const sender = { ...APPLICANTS[1]!, email: 'ends@example.org' };
    const { id, own } = await proposalAt(world, cast, 'in-review', { sender });
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id] });
    await accept(world, cast.mila.cookie, id);
    await must(world, own, `/api/proposals/${id}/withdraw`, { reason: 'other' });
    const told = async () => {
      const at = await unpacked(id);
      const { text } = run(at);
      const { assignments } = json(at, 'proposal.json');
      rmSync(at, { recursive: true, force: true });
      return [text.trim().split('\n').at(-1), assignments.length];
    };
    expect(await told()).toEqual([expect.stringMatching(WHOLE), 1]);
    const { applicant } = (await loadProposal(world.store, id, 'root'))!.root;
    await must(world, cast.admin.cookie, `/api/privacy/people/${applicant}/erase`);
    await world.drain();
    expect(await told()).toEqual([expect.stringMatching(WHOLE), 0]);
  });

  it('says what a log from before the digests does not cover, and holds that against nobody', () => {
    const [log, view] = [json(folder, 'facts.json'), json(folder, 'proposal.json')];
    const old = log.facts.map(({ data: { digest: _digest, note: _note, ...data }, ...fact }: any) => ({ ...fact, data }));
    const { faults, uncovered } = verifier.textFaults(view, [], { facts: old, salts: {} });
    expect(faults).toEqual([]);
    expect(uncovered).toContain('decision 1');
    expect(uncovered.join()).toMatch(/review per_/);
  });

  it('holds no text in its log, and nothing to try texts out with once words were taken out', async () => {
    const facts = JSON.stringify(json(folder, 'facts.json').facts);
    for (const text of [NOTE, COMMENTS, PROPOSES, REASON]) expect(facts).not.toContain(text.slice(0, 12));
    const loaded = (await loadProposal(world.store, journey.id, 'all'))!;
    expect(loaded.decisions[0]!.salt).toMatch(/^[\w-]{22}$/);
    await purgeItem(world.store, journey.id, { by: cast.admin.id, at: new Date(world.now).toISOString() }, { kind: 'personal', passages: [OVERRIDE] });
    expect((await loadProposal(world.store, journey.id, 'all'))!.decisions[0]!.salt).toBeUndefined();
    const { proposal, facts: log, salts } = (await must(world, cast.vera.cookie, `${desk(journey.id, 'dossier')}?format=json`, undefined, 'GET')).body;
    const { faults, uncovered } = verifier.textFaults(proposal, [], { facts: log, salts });
    expect(faults).toEqual([]);
    expect(uncovered).toEqual(['decision 1, of which words were taken out']);
  });

  it('shows by the line to be kept elsewhere that text was replaced whole', () => {
    const before = run(folder)
      .text.split('\n')
      .find((line) => line.startsWith('manifest.json'));
    const at = mkdtempSync(join(tmpdir(), 'sluis-replaced-'));
    cpSync(folder, at, { recursive: true });
    const name = lettersIn(at)[0]!;
    writeFileSync(join(at, name), 'All is well.');
    edit('manifest.json', (manifest) => {
      manifest.files.find((file: { name: string }) => file.name === name).sha256 = createHash('sha256').update('All is well.').digest('hex');
    })(at);
    const { code, text } = run(at);
    expect(code).toBe(0);
    expect(text).toContain(`Not proved by the log: ${name}\n`);
    expect(text).not.toContain(before);
    rmSync(at, { recursive: true, force: true });
  });
});

describe('the program in a dossier', () => {
  const AT = '2026-11-02T09:00:00.000Z';
  const years = (n: number) => new Date(Date.UTC(2026 + n, 10, 2, 9)).toISOString();

  it('hashes the same text as the log does', () => {
    holds(
      'the same text is hashed',
      fc.property(fc.jsonValue(), (value) => {
        expect(verifier.canonical(value)).toBe(canonical(value));
      }),
    );
  });

  it('finds in any chain, whole or tampered with, what the house finds', () => {
    const step = fc.record({ type: fc.constantFrom('ProposalTaken', 'OwnerChanged', 'NoteAdded'), days: fc.integer({ min: -1, max: 900 }) });
    const harm = fc.record({
      kind: fc.constantFrom('none', 'drop', 'field', 'swap', 'head', 'tail', 'old'),
      where: fc.nat(),
      field: fc.constantFrom('at', 'by', 'hash', 'prev', 'prevAt', 'seq', 'type', 'state'),
    });
    let found = 0;
    holds(
      'the same faults are found',
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), harm, fc.integer({ min: 0, max: 14 }), (steps, { kind, where, field }, later) => {
        let head: Head = { factSeq: 0, factHead: '' };
        const facts: StoredFact[] = [];
        let at = Date.parse(AT);
        for (const { type, days } of steps) {
          at += days * 86_400_000;
          const linked = linkFacts(prp(), head, [{ type, message: 'm' } as unknown as NewFact], 'per_1', new Date(at).toISOString(), { after: 'a|none' });
          facts.push(...linked.stored);
          head = linked.head;
        }
        const n = where % facts.length;
        if (kind === 'drop') facts.splice(n, 1);
        if (kind === 'tail') facts.pop();
        if (kind === 'old') facts.splice(0, n);
        if (kind === 'swap') facts.reverse();
        if (kind === 'head') head = { ...head, factSeq: head.factSeq + 1 };
        if (kind === 'field')
          facts[n] = {
            ...facts[n]!,
            [field]: field === 'seq' ? facts[n]!.seq + 1 : field === 'state' ? undefined : /[aA]t$/.test(field) ? years(-1) : 'x',
          } as StoredFact;
        const expected = verifyChain(facts, head, years(later), sha256);
        found += expected.length > 0 ? 1 : 0;
        expect(verifier.chainFaults(facts, head, years(later))).toEqual(expected);
      }),
    );
    expect(found).toBeGreaterThan(10);
  });
});
