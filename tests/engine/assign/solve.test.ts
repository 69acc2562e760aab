import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { faultOf } from '../../../infra/local/solve.ts';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import type { Assigned, Problem } from '../../../shared/domain/assign/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluis-solve-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SOLVE = join(import.meta.dirname, '../../../infra/local/solve.ts');
const NODE = join(import.meta.dirname, '../../../node_modules/.bin/node');

const run = (content: unknown, ...options: string[]) => {
  writeFileSync(join(folder, 'it.json'), typeof content === 'string' ? content : JSON.stringify(content));
  const { stdout, stderr, status } = spawnSync(NODE, [SOLVE, 'it.json', ...options], { env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8' });
  return { status, stderr, reply: stdout === '' ? null : JSON.parse(stdout) };
};

const numbers = [
  [9, 6, null, 1],
  [8, 7, 2, 3],
];
const base64 = Buffer.from(Int16Array.from(numbers.flat().map((score) => score ?? -32768)).buffer).toString('base64');
const shape = { papers: 2, reviewers: 4, demand: 2, maxLoad: 1 };

describe('npm run solve', () => {
  it.each([
    ['rows of letters', { ...shape, rows: ['abxc', 'defg'], bidScores: { a: 9, b: 6, x: null, c: 1, d: 8, e: 7, f: 2, g: 3 } }],
    ['base64', { ...shape, scores: base64, scoreEncoding: 'int16le-base64' }],
    ['rows of numbers, limits one each', { scores: numbers, demand: [2, 2], maxLoad: [1, 1, 1, 1], minLoad: [0, 0, 1, 1] }],
  ])('reads %s', (_, instance) => {
    const { status, reply } = run(instance);
    expect(status).toBe(0);
    expect(reply).toMatchObject({
      objective: 20,
      perPaperMin: 5,
      assignment: [
        [0, 1],
        [2, 3],
      ],
      infeasible: null,
      shortages: [],
      certificate: { verified: true },
    });
    expect(reply.ms).toBeGreaterThanOrEqual(0);
    expect(reply.peakMB).toBeGreaterThan(0);
  });

  it('keeps pinned pairs and leaves forbidden ones', () => {
    const { reply } = run({ scores: numbers, demand: 2, maxLoad: 1, pinned: [[1, 0]], forbidden: [{ paper: 1, reviewer: 2 }] });
    expect(reply.infeasible.missing).toBe(1);
    expect(run({ scores: numbers, demand: 1, maxLoad: 1, pinned: [[1, 0]] }).reply.assignment).toEqual([[1], [0]]);
  });

  it('says which limits clash, in both languages, and still succeeds', () => {
    const instance = {
      scores: numbers.map((row) => row.map(() => 1)),
      demand: 3,
      maxLoad: 3,
      attributes: { reviewerSector: ['public', 'private', 'private', 'private'] },
    };
    const { status, reply } = run(instance, '--sectors', 'hard');
    expect(status).toBe(0);
    expect(reply).toMatchObject({
      assignment: null,
      certificate: { verified: true },
      infeasible: { missing: 2, clashes: [{ code: 'sector', sector: 'knowledge', missing: 2 }] },
    });
    expect(reply.infeasible.clashes[0].words.nl).toBe(
      'Te weinig plaatsen bij beoordelaars van kennisinstellingen: voor 2 voorstellen zijn er 2 nodig; 0 beoordelaars hebben er 0. Er ontbreken 2 plaatsen.',
    );
    const soft = run(instance, '--sectors', 'soft').reply;
    expect(soft.shortages.map(({ paper, sector }: { paper: number; sector: string }) => [paper, sector])).toEqual([
      [0, 'knowledge'],
      [1, 'knowledge'],
    ]);
    expect(soft.shortages[0].words.en).toBe('Paper 0 has nobody from knowledge institutes.');
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(run(`\uFEFF${JSON.stringify({ scores: numbers, demand: 2, maxLoad: 1 })}`).reply).toMatchObject({ objective: 20 });
  });

  it('takes a maximum beyond all papers for none', () => {
    const { reply } = run({ scores: numbers, demand: 2, maxLoad: 2 ** 31 }, '--balance', '0');
    expect(reply).toMatchObject({ objective: 30, infeasible: null, certificate: { verified: true, legal: true, by: 'prices' } });
    expect(run({ scores: numbers, demand: 2, maxLoad: [2 ** 32, 0, 2 ** 31 + 5, 1] }).reply.objective).toBe(20);
    expect(run({ scores: numbers, demand: 1, minLoad: 3, maxLoad: 5 }).reply.infeasible.clashes[0].code).toBe('minimum');
  });

  it('says which share of the best total fairness kept only where penalties have no part in it', () => {
    const attributes = { reviewerSector: ['public', 'private', 'private', 'private'] };
    const full = { scores: numbers.map((row) => row.map(() => 1)), demand: 3, maxLoad: 2, attributes };
    expect(
      run({ ...full, attributes: { reviewerSector: ['public', 'private', 'knowledge', 'private'] } }, '--fair', '--sectors', 'soft').reply.fairness.share,
    ).toBe(1);
    const { fairness, shortages } = run(full, '--fair', '--sectors', 'soft').reply;
    expect(shortages).toHaveLength(2);
    expect(fairness).not.toHaveProperty('share');
  });

  it('fails in a sentence by an assignment that breaks limits, and by no other', () => {
    const problem: Problem = { papers: 1, reviewers: 2, scores: Int32Array.from([5, 3]), demand: 1, maxLoad: 1 };
    const found = assign(problem) as Assigned;
    expect(faultOf({ certificate: certify(problem, {}, found) })).toBeNull();
    expect(faultOf({ certificate: certify(problem, {}, { ...found, objective: 6 }) })).toBeNull();
    expect(faultOf({ certificate: certify(problem, {}, { ...found, panels: [[0, 1]] }) })).toMatch(/^The assignment breaks limits \(demand.*\.$/);
  });

  it.each([
    ['a demand that cannot be counted', { scores: numbers, demand: 2 ** 31, maxLoad: 1 }, [], /"demand" asks for 4294967296 reviews/],
    ['a minimum that cannot be counted', { scores: numbers, demand: 1, minLoad: [2 ** 31, 0, 0, 0], maxLoad: 1 }, [], /"minLoad" asks for 2147483648/],
    ['no JSON', '{', [], /no JSON/],
    ['no scores', { demand: 1, maxLoad: 1 }, [], /scores are missing/],
    ['bytes that do not fit', { ...shape, scores: 'AAAA' }, [], /must hold 16 bytes/],
    ['a score that is no whole number', { scores: [[0.5]], demand: 1, maxLoad: 1 }, [], /whole numbers/],
    ['an unknown letter', { ...shape, rows: ['aaaa', 'aaaz'], bidScores: { a: 1 } }, [], /holds "z"/],
    ['no demand', { scores: numbers, maxLoad: 1 }, [], /"demand" must be/],
    ['a pair that is not there', { scores: numbers, demand: 1, maxLoad: 1, pinned: [[5, 0]] }, [], /pair is \[paper, reviewer\]/],
    ['sectors that are not there', { scores: numbers, demand: 1, maxLoad: 1 }, ['--sectors', 'hard'], /needs "attributes.reviewerSector"/],
    ['a rule that is none', { scores: numbers, demand: 1, maxLoad: 1 }, ['--sectors', 'strict'], /soft or hard/],
    ['an option that is none', { scores: numbers, demand: 1, maxLoad: 1 }, ['--quick'], /npm run solve/],
  ])('refuses %s in one sentence', (_, instance, options, sentence) => {
    const { status, stderr, reply } = run(instance, ...options);
    expect(status).toBe(2);
    expect(reply).toBeNull();
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });
});
