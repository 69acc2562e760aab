import { describe, expect, it } from 'vitest';
import { type CommittedFact, dayAfter, type HeadsFile, headFaults, headGaps, headsFile, headsKey, readHeads } from '../../shared/domain/heads.ts';
import { sha256 } from '../../shared/store/store.ts';

const NOW = '2026-11-06T08:00:00.000Z';
const fact = (record: string, seq: number, day: string): CommittedFact => ({ record, seq, hash: `${record} ${seq}`, committedAt: `${day}T12:00:00.000Z` });
const DAYS = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const FACTS = [
  fact('prp_a', 1, DAYS[0]!),
  fact('prp_a', 2, DAYS[0]!),
  fact('prp_b', 1, DAYS[0]!),
  fact('prp_a', 3, DAYS[1]!),
  fact('prp_b', 2, DAYS[3]!),
  fact('prp_b', 3, DAYS[3]!),
];
const filesOf = (facts: readonly CommittedFact[] = FACTS, days: readonly string[] = DAYS): HeadsFile[] => {
  const files: HeadsFile[] = [];
  for (const day of days) {
    const own = facts.filter(({ committedAt }) => committedAt?.startsWith(day));
    files.push(headsFile(day, files.at(-1)?.digest, own, sha256));
  }
  return files;
};
const textsOf = (files: readonly HeadsFile[]) => new Map(files.map((file) => [file.day, JSON.stringify(file)]));
const faults = (facts: readonly CommittedFact[], files: readonly HeadsFile[] = filesOf(), now = NOW) => headFaults(textsOf(files), facts, now, sha256);

describe('the heads of a day', () => {
  it('hold the newest fact of each record, whatever the order they came in', () => {
    const [first] = filesOf();
    expect(first).toEqual({
      v: 1,
      day: '2026-11-02',
      previous: 'genesis',
      heads: [
        { record: 'prp_a', seq: 2, hash: 'prp_a 2' },
        { record: 'prp_b', seq: 1, hash: 'prp_b 1' },
      ],
      digest: sha256(
        '{"day":"2026-11-02","heads":[{"hash":"prp_a 2","record":"prp_a","seq":2},{"hash":"prp_b 1","record":"prp_b","seq":1}],"previous":"genesis","v":1}',
      ),
    });
    expect(filesOf(FACTS.toReversed())).toEqual(filesOf());
  });

  it('follow each other, also over a day without facts', () => {
    const files = filesOf();
    expect(files[2]!.heads).toEqual([]);
    expect(files.map(({ previous }) => previous)).toEqual(['genesis', ...files.slice(0, -1).map(({ digest }) => digest)]);
  });

  it('lie below their year and month', () => {
    expect(headsKey('2026-11-02')).toBe('heads/2026/11/02.json');
    expect([dayAfter('2026-12-31'), dayAfter('2028-02-28'), dayAfter('2026-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29', '2026-02-28']);
  });

  it('are read only as they were written', () => {
    const [file] = filesOf();
    expect(readHeads(file!.day, JSON.stringify(file), sha256)).toEqual(file);
    expect(() => readHeads('2026-11-03', JSON.stringify(file), sha256)).toThrow('not as they were written');
    expect(() => readHeads(file!.day, JSON.stringify({ ...file, heads: [] }), sha256)).toThrow('not as they were written');
    expect(() => readHeads(file!.day, '{', sha256)).toThrow();
  });
});

describe('facts against the heads', () => {
  it('agree when nothing was touched, and when more has happened since', () => {
    expect(faults(FACTS)).toEqual([]);
    expect(faults([...FACTS, fact('prp_a', 4, '2026-11-06'), fact('prp_c', 1, '2026-11-06')])).toEqual([]);
    expect(headFaults(new Map(), FACTS, NOW, sha256)).toEqual([]);
  });

  it('betray a record that was rewritten, from the first head behind the change on', () => {
    const rewritten = FACTS.map((each) => (each.record === 'prp_a' && each.seq >= 2 ? { ...each, hash: `${each.hash} anew` } : each));
    expect(faults(rewritten)).toEqual([
      'prp_a: fact 2 is another one, which the heads of 2026-11-02 hold',
      'prp_a: fact 3 is another one, which the heads of 2026-11-03 hold',
    ]);
  });

  it('betray a dropped tail, and a record that is gone', () => {
    expect(faults(FACTS.filter(({ record, seq }) => record !== 'prp_b' || seq < 3))).toEqual(['prp_b: fact 3 is gone, which the heads of 2026-11-05 hold']);
    expect(faults(FACTS.filter(({ record }) => record !== 'prp_a'))).toEqual([
      'prp_a: fact 2 is gone, which the heads of 2026-11-02 hold',
      'prp_a: fact 3 is gone, which the heads of 2026-11-03 hold',
    ]);
  });

  it('betray what was put in later under an earlier date', () => {
    expect(faults([...FACTS, fact('prp_a', 4, '2026-11-03'), fact('prp_d', 1, '2026-11-04')])).toEqual([
      'prp_a: fact 4 says it is of 2026-11-03, whose heads do not hold it',
      'prp_d: fact 1 says it is of 2026-11-04, whose heads do not hold it',
    ]);
  });

  it('may be gone once they are five years old', () => {
    const left = FACTS.filter(({ committedAt }) => committedAt! >= '2026-11-03');
    const all = [...Array(365 * 5 + 2).keys()].map((n) => dayAfter('2026-11-02', n));
    const files = filesOf(FACTS, all);
    expect(files.at(-1)!.day).toBe('2031-11-02');
    expect(faults(left, files, '2031-11-02T00:00:00.000Z')).toEqual([]);
    expect(faults(left, files, '2031-11-01T23:59:59.999Z')).toEqual([
      'prp_a: fact 2 is gone, which the heads of 2026-11-02 hold',
      'prp_b: fact 1 is gone, which the heads of 2026-11-02 hold',
    ]);
  });
});

describe('the files', () => {
  it('betray one that was changed, also when its digest was computed anew', () => {
    const files = filesOf();
    const bare = files.with(1, { ...files[1]!, heads: [] });
    expect(faults(FACTS, bare)).toContain('the heads of 2026-11-03 are not as they were written');
    const forged = files.with(1, headsFile('2026-11-03', files[0]!.digest, [{ record: 'prp_a', seq: 3, hash: 'another' }], sha256));
    expect(faults(FACTS, forged)).toContain('the heads of 2026-11-04 do not follow those of 2026-11-03');
  });

  it('may have gaps without contradicting anything', () => {
    expect(faults(FACTS, filesOf().toSpliced(1, 2))).toEqual([]);
  });
});

describe('days without heads', () => {
  it('are named, between others and at the end', () => {
    expect(headGaps(DAYS.toReversed(), NOW)).toEqual([]);
    expect(headGaps(DAYS.toSpliced(1, 2), NOW)).toEqual(['there are no heads from 2026-11-03 to 2026-11-04']);
    expect(headGaps([], NOW)).toEqual(['there are no heads']);
  });

  it('are not missed before the day after has begun and its job had its time', () => {
    expect(headGaps(DAYS.slice(0, 3), NOW)).toEqual([]);
    expect(headGaps(DAYS.slice(0, 2), NOW)).toEqual(['there are no heads after 2026-11-03']);
  });
});
