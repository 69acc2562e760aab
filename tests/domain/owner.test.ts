import { describe, expect, it } from 'vitest';
import { chooseOwner, fitsAsOwner, type Ownable } from '../../shared/domain/owner.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { applicant, AT, calendar, per } from '../support/build.ts';

const entry = (name: string, more: Partial<RosterEntry> = {}): RosterEntry => ({
  id: per(name),
  name,
  roles: ['liaison'],
  language: 'nl',
  languages: ['nl', 'en'],
  organisation: 'Bureau',
  keys: [],
  capabilities: [],
  relationVersion: 0,
  ...more,
});
const item = (more: Partial<Ownable> = {}): Ownable => ({ language: 'nl', organisations: [], parties: [], applicant: applicant.id, ...more });
const away = (standIn?: string) => ({ absences: [{ from: '2026-11-01', until: '2026-11-02', ...(standIn ? { standIn: per(standIn) } : {}) }] });
const choose = (roster: RosterEntry[], what: Ownable = item(), loads: Record<string, number> = {}, at = AT) =>
  chooseOwner(roster, loads, what, { at, calendar });
const busy = (loads: Record<string, number>) => Object.fromEntries(Object.entries(loads).map(([name, n]) => [per(name), n]));

describe('the owner of an item', () => {
  it('is whoever has least to do, and among equals always the same', () => {
    const roster = [entry('tom'), entry('ann'), entry('eve')];
    expect(choose(roster, item(), busy({ tom: 1, ann: 3, eve: 2 }))).toBe(per('tom'));
    for (const order of [roster, [...roster].reverse()]) expect(choose(order)).toBe(per('ann'));
    expect(choose([])).toBeUndefined();
  });

  it('belongs to the desk of its kind, and to a liaison where nobody of that desk is free', () => {
    const roster = [entry('ann'), entry('boss', { roles: ['admin'] }), entry('vera', { roles: ['chair'] })];
    for (const [queue, who] of [
      ['admin', 'boss'],
      ['chair', 'vera'],
      ['liaison', 'ann'],
      ['editor', 'ann'],
      ['redirect', 'ann'],
      ['constructor', 'ann'],
      [undefined, 'ann'],
    ] as const)
      expect([queue, choose(roster, item({ queue }))]).toEqual([queue, per(who)]);
    expect(choose([entry('ann'), entry('boss', { roles: ['admin'], keys: ['tag'] })], item({ queue: 'admin', organisations: ['tag'] }))).toBe(per('ann'));
    expect(choose([entry('ann'), entry('boss', { roles: ['admin'], ...away() })], item({ queue: 'admin' }))).toBe(per('ann'));
  });

  it('is never somebody who is involved: the sender, a colleague of the sender, or who is named', () => {
    const roster = [entry('ann', { keys: ['corp'] }), entry('bob', { keys: ['named'] }), { ...entry('noor'), id: applicant.id }];
    const what = item({ organisations: ['corp'], parties: ['named'] });
    expect(choose(roster, what)).toBeUndefined();
    expect(choose([...roster, entry('zoe')], what, busy({ zoe: 99 }))).toBe(per('zoe'));
  });

  it('reads the language if anybody does', () => {
    const roster = [entry('ann', { languages: ['nl'] }), entry('bob', { languages: ['en'] })];
    expect(choose(roster, item({ language: 'en' }), busy({ bob: 9 }))).toBe(per('bob'));
    expect(choose([roster[0]!], item({ language: 'en' }))).toBe(per('ann'));
  });

  it('is whoever answered before, however busy, unless involved or of another desk', () => {
    const roster = [entry('ann'), entry('bob', { languages: ['nl'], keys: ['corp'] }), entry('vera', { roles: ['chair'] })];
    const known = item({ answeredBy: per('bob'), language: 'en' });
    expect(choose(roster, known, busy({ bob: 50 }))).toBe(per('bob'));
    expect(choose(roster, { ...known, organisations: ['corp'] })).toBe(per('ann'));
    expect(choose(roster, item({ answeredBy: per('vera') }))).toBe(per('ann'));
    expect(choose(roster, item({ answeredBy: per('gone') }))).toBe(per('ann'));
  });

  it('is nobody who is away: first the stand-in of the one who would have been it, then the next', () => {
    const roster = (standIn?: string) => [entry('ann', away(standIn)), entry('bob'), entry('cas')];
    expect(choose(roster('cas'))).toBe(per('cas'));
    expect(choose(roster())).toBe(per('bob'));
    expect(choose([entry('ann', away('cas')), entry('bob'), entry('cas', away())])).toBe(per('bob'));
    expect(choose([entry('ann', away('cas')), entry('cas', { keys: ['corp'] })], item({ organisations: ['corp'] }))).toBeUndefined();
    expect(choose([entry('ann', away()), entry('bob', away())])).toBeUndefined();
    expect(choose(roster('cas'), item(), {}, '2026-11-03T09:00:00.000Z')).toBe(per('ann'));
  });

  it('stays as long as it fits', () => {
    const boss = entry('boss', { roles: ['admin'], keys: ['corp'] });
    expect([fitsAsOwner(boss, item({ queue: 'admin' })), fitsAsOwner(boss, item())]).toEqual([true, false]);
    expect(fitsAsOwner(boss, item({ queue: 'admin', parties: ['corp'] }))).toBe(false);
  });
});
