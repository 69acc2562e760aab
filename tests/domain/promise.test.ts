import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { movePromise, namePromise, type Places, promiseFor, promiseOn, promiseTouch, quarterOf } from '../../shared/domain/promise.ts';
import { holds, proposalIn } from '../support/build.ts';

const AT = '2026-11-23T10:00:00.000Z';
const ROOM: Places = { all: 48, taken: 10, safety: 5, safetyTaken: 1 };
const promised = (places: Places, waiting = 0, safety = false, at = AT, reviewers = 3) => {
  const { deadline, noPlacesBefore, noDate } = promiseFor(at, places, waiting, { safetySeat: safety, reviewers }, community);
  return { by: deadline ? dueOf(deadline, community).slice(0, 10) : '9999', noPlacesBefore, ...(noDate ? { noDate } : {}) };
};

describe('what is promised to a proposal that comes in', () => {
  it('is six weeks where reviewers have places, and no date where there are none, or none as far as anybody can look ahead', () => {
    expect(promised(ROOM)).toEqual({ by: '2027-01-04', noPlacesBefore: undefined });
    expect(promised({ all: 0, taken: 0, safety: 0, safetyTaken: 0 })).toEqual({ by: '9999', noPlacesBefore: undefined, noDate: 'no-reviewers' });
    expect(promised({ ...ROOM, taken: 48 }, 95)).toEqual({ by: '9999', noPlacesBefore: undefined, noDate: 'no-room' });
    expect(promised({ ...ROOM, people: 2, free: 2 })).toMatchObject({ noDate: 'no-room' });
  });

  it('says so when no place is free before 1 January, and counts from there', () => {
    expect(promised({ ...ROOM, taken: 46 })).toEqual({ by: '2027-02-02', noPlacesBefore: '2027-01-01' });
  });

  it('counts those that wait before it', () => {
    expect(promised({ ...ROOM, taken: 39 }, 2)).toEqual({ by: '2027-01-04', noPlacesBefore: undefined });
    expect(promised({ ...ROOM, taken: 39 }, 3).noPlacesBefore).toBe('2027-01-01');
    expect(promised({ ...ROOM, taken: 48 }, 15).noPlacesBefore).toBe('2027-01-01');
    expect(promised({ ...ROOM, taken: 48 }, 16).noPlacesBefore).toBe('2027-04-01');
  });

  it('counts as many as the call asks for, each of them somebody else', () => {
    expect(promised({ ...ROOM, taken: 44 }).noPlacesBefore).toBeUndefined();
    expect(promised({ ...ROOM, taken: 44 }, 0, false, AT, 5).noPlacesBefore).toBe('2027-01-01');
    expect(promised({ ...ROOM, people: 9, free: 3 }).noPlacesBefore).toBeUndefined();
    expect(promised({ ...ROOM, people: 9, free: 2 }).noPlacesBefore).toBe('2027-01-01');
  });

  it('waits for a reviewer who knows safety where the answers ask for one, unless there is none at all', () => {
    const none = { ...ROOM, safetyTaken: 5 };
    expect(promised(none, 0, false).noPlacesBefore).toBeUndefined();
    expect(promised(none, 0, true).noPlacesBefore).toBe('2027-01-01');
    expect(promised({ ...none, safety: 0, safetyTaken: 0 }, 0, true).noPlacesBefore).toBeUndefined();
  });

  it('is never earlier than six weeks, nor earlier for fewer places or more who wait', () => {
    const count = fc.nat(60);
    holds(
      'the promise',
      fc.property(count, count, count, fc.nat(20), fc.boolean(), fc.integer({ min: 0, max: 400 }), (all, taken, safety, waiting, safetySeat, day) => {
        const at = new Date(Date.parse(AT) + day * 86_400_000).toISOString();
        const places = { all, taken: Math.min(all, taken), safety: Math.min(all, safety), safetyTaken: 0 };
        const by = promised(places, waiting, safetySeat, at);
        const worse = promised({ ...places, taken: Math.min(all, places.taken + 3) }, waiting, safetySeat, at);
        const usual = promised(ROOM, 0, false, at);
        expect(by.by >= usual.by).toBe(true);
        if (worse.noPlacesBefore && by.noPlacesBefore) expect(worse.noPlacesBefore >= by.noPlacesBefore).toBe(true);
      }),
    );
  });

  it('is looked for again within the hour where there was no date, and named once with the fact that tells of it', () => {
    const waiting = { ...proposalIn('screening'), ...promiseOn(undefined, AT) };
    expect([waiting.promise, promiseTouch(waiting, community)]).toEqual([undefined, '2026-11-23T11:00:00.000Z']);
    const later = namePromise(waiting, { at: '2026-11-23T11:00:00.000Z', deadline: undefined });
    expect([promiseTouch(later.root, community), later.facts]).toEqual(['2026-11-23T12:00:00.000Z', []]);
    const { deadline } = promiseFor(AT, ROOM, 0, { safetySeat: false, reviewers: 3 }, community);
    const named = namePromise(later.root, { at: AT, deadline });
    expect([named.root.promise, named.root.undated, named.facts]).toEqual([deadline, undefined, [{ type: 'PromiseNamed', days: 28 }]]);
    expect(promiseTouch({ ...waiting, stage: 'withdrawn' }, community)).toBeUndefined();
  });

  it('knows the quarter of an instant by the local calendar', () => {
    expect(quarterOf('2026-12-31T22:59:59.999Z', community)).toBe('2026Q4');
    expect(quarterOf('2026-12-31T23:00:00.000Z', community)).toBe('2027Q1');
    expect(quarterOf('2027-06-30T22:00:00.000Z', community)).toBe('2027Q3');
  });
});

describe('a promise that will pass', () => {
  const promise = { limit: { days: 28 }, startedAt: '2026-11-02T09:00:00.000Z', pausedMs: 0 };

  it('is looked at five working days before, and never while the applicant has to answer, or when all is said', () => {
    const root = { ...proposalIn('in-review'), promise };
    expect(dueOf(promise, community).slice(0, 10)).toBe('2026-12-10');
    expect(promiseTouch(root, community)?.slice(0, 10)).toBe('2026-12-03');
    for (const stage of ['info-requested', 'announced', 'withdrawn', 'merged'] as const)
      expect(promiseTouch({ ...root, stage }, community), stage).toBeUndefined();
  });

  it('moves before it passes, once, and by the public stage alone', () => {
    const moved = (stage: 'in-review' | 'deliberation' | 'decided' | 'screening') => {
      const { root, facts } = movePromise({ ...proposalIn(stage), promise }, { at: '2026-12-03T09:00:00.000Z', calendar: community });
      expect(facts).toEqual([{ type: 'PromiseMoved', days: (root.promise!.limit as { days: number }).days }]);
      return [dueOf(root.promise!, community).slice(0, 10), promiseTouch(root, community)?.slice(0, 10)];
    };
    expect(moved('in-review')).toEqual(['2026-12-24', '2026-12-17']);
    expect(moved('deliberation')).toEqual(moved('in-review'));
    expect(moved('decided')).toEqual(moved('in-review'));
    expect(moved('screening')).toEqual(['2027-01-13', '2027-01-06']);
  });
});
