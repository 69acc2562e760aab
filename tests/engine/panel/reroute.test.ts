import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../shared/domain/assign/assign.ts';
import type { Assigned, Problem, Rules } from '../../../shared/domain/assign/problem.ts';
import { choosePanel, type PanelRequest } from '../../../shared/domain/panel/choose.ts';
import { nightOf, type Open, planOf } from '../../../shared/domain/panel/nightly.ts';
import { type Asked, panelSoFar, reroute, type Waiting, wokenBy } from '../../../shared/domain/panel/reroute.ts';
import { holds } from '../../support/build.ts';
import { needs, requests, reviewer } from './support.ts';

const ask = (id: string, status: Asked['status']): Asked => ({ reviewer: id, status });

describe('after somebody left', () => {
  it('whoever accepted or still thinks stays, whoever left is not asked again, and only open places are filled', () =>
    holds(
      'whoever accepted or still thinks stays, whoever left is not asked again, and only open places are filled',
      fc.property(
        requests(14, 3),
        fc.array(fc.constantFrom<Asked['status']>('accepted', 'invited', 'declined', 'expired', 'recused', 'cancelled'), { minLength: 4, maxLength: 4 }),
        (request, fates) => {
          const fresh = { ...request, seated: [], asked: [], passed: [] };
          const asks = choosePanel(fresh).members.map((id, i) => ask(id, fates[i]!));
          const again = reroute(fresh, asks);
          const { seated, asked, passed } = panelSoFar(asks);
          expect(again.seated).toEqual(seated);
          expect(again.members.filter((id) => [...seated, ...asked, ...passed].includes(id))).toEqual([]);
          expect(again.members.length).toBeLessThanOrEqual(request.size! - seated.length);
          if (asks.every(({ status }) => status === 'accepted')) expect(again.members.filter(() => asks.length === request.size)).toEqual([]);
        },
      ),
      300,
    ));

  it('of somebody asked in an earlier round, sitting now counts', () => {
    expect(panelSoFar([ask('rev-a', 'declined'), ask('rev-a', 'invited'), ask('rev-b', 'expired')])).toEqual({
      seated: ['rev-a'],
      passed: ['rev-b'],
      asked: [],
    });
  });

  it('tells those who said no or let it pass from those who were called off or had a conflict', () => {
    const fates: Asked[] = [ask('rev-a', 'declined'), ask('rev-b', 'expired'), ask('rev-c', 'cancelled'), { ...ask('rev-d', 'declined'), reason: 'conflict' }];
    expect(panelSoFar(fates)).toEqual({ seated: [], passed: ['rev-a', 'rev-b'], asked: ['rev-c', 'rev-d'] });
  });
});

describe('a place that frees', () => {
  const pool = ['a', 'b'].map((id) => reviewer(`rev-${id}`));
  const full = reviewer('rev-c', { taken: 3 });
  const waiting = (id: string, due: string, since: string, changes: Partial<PanelRequest> = {}): Waiting => ({
    request: { needs: needs({ id }), reviewers: [...pool, full], seed: 's', ...changes },
    asks: [],
    due,
    since,
  });
  const freed = { ...full, taken: 2 };

  it('wakes those whom it helps: first what is due first, then what waits longest, then the smaller id', () => {
    const list = [
      waiting('p4', '2026-03-02', '2026-02-02'),
      waiting('p3', '2026-03-02', '2026-02-02'),
      waiting('p2', '2026-03-02', '2026-02-01'),
      waiting('p1', '2026-03-01', '2026-02-05'),
    ];
    expect(wokenBy(freed, list).map(({ request }) => request.needs.id)).toEqual(['p1', 'p2', 'p3', 'p4']);
  });

  it('wakes nobody whom it does not help', () => {
    const barred = waiting('p1', '1', '1', { relations: (id) => (id === 'rev-c' ? [{ kind: 'named' }] : []) });
    const other = waiting('p2', '1', '1', { needs: needs({ id: 'p2', capabilities: ['diode'], sectors: ['health'] }) });
    const asked = { ...waiting('p3', '1', '1'), asks: [ask('rev-c', 'declined')] };
    expect(wokenBy(freed, [barred, other, asked])).toEqual([]);
  });
});

describe('a night', () => {
  const solver = (problem: Problem, rules: Rules) => assign(problem, rules);
  const helices = ['public', 'private', 'knowledge'] as const;
  const pool = Array.from({ length: 9 }, (_, i) =>
    reviewer(`rev-${i}`, {
      helix: helices[i % 3]!,
      capacity: 2,
      taken: i < 3 ? 1 : 0,
      capabilities: [{ id: 'nids', level: i % 2 === 0 ? 3 : 2 }],
      orgType: undefined,
    }),
  );
  const open = (id: string, asks: Asked[], changes: Partial<PanelRequest> = {}): Open => ({
    request: { needs: needs({ id }), reviewers: pool, seed: 's', ...changes },
    asks,
  });

  it('keeps who accepted, fills what is open, and stays within everybody`s places', () => {
    const night = [
      open('p1', [ask('rev-0', 'accepted'), ask('rev-1', 'invited')]),
      open('p2', [ask('rev-2', 'invited'), ask('rev-3', 'declined')]),
      open('p3', []),
    ];
    const { changes, prices } = planOf(night, solver);
    const panels = new Map(
      night.map(({ request, asks }) => {
        const change = changes.find(({ proposal }) => proposal === request.needs.id);
        const stay = panelSoFar(asks).seated.filter((id) => !change?.withdraw.includes(id));
        return [request.needs.id, [...stay, ...(change?.invite ?? [])]];
      }),
    );
    expect([...panels.values()].map((panel) => panel.length)).toEqual([3, 3, 3]);
    expect(panels.get('p1')).toEqual(expect.arrayContaining(['rev-0', 'rev-1']));
    expect(panels.get('p2')).not.toContain('rev-3');
    const loads = [...panels.values()].flat();
    for (const { id } of pool) expect(loads.filter((one) => one === id).length).toBeLessThanOrEqual(2);
    for (const panel of panels.values()) expect(new Set(panel.map((id) => pool.find((one) => one.id === id)!.helix)).size).toBe(3);
    expect(prices.size).toBe(9);
  });

  it('moves an unanswered invitation only for something clearly better', () => {
    const better = reviewer('rev-x', { capabilities: [{ id: 'nids', level: 3 }], helix: 'public', answerDays: 1 });
    const weak = (level: number) => [reviewer('rev-y', { capabilities: [{ id: 'nids', level }], orgType: undefined, helix: 'public', protocols: [] }), better];
    const plan = (level: number) => planOf([open('p1', [ask('rev-y', 'invited')], { reviewers: weak(level), size: 1 })], solver).changes;
    expect(plan(3)).toEqual([]);
    expect(plan(1)).toEqual([{ proposal: 'p1', invite: ['rev-x'], withdraw: ['rev-y'] }]);
  });

  it('leaves empty what nobody can fill, and plans the rest', () => {
    const night = [open('p1', [], { reviewers: pool.slice(0, 4) }), open('p2', [], { reviewers: pool.slice(0, 4) })];
    const invited = planOf(night, solver).changes.flatMap(({ invite }) => invite);
    expect(invited).toHaveLength(5);
    const impossible = (problem: Problem, rules: Rules) => assign({ ...problem, maxLoad: 0 }, rules);
    expect(planOf(night, impossible)).toEqual({ changes: [], prices: new Map(), none: 'infeasible' });
  });

  it('changes nothing by a plan that does not stand the check', () => {
    const night = [open('p1', [ask('rev-0', 'accepted')]), open('p2', [])];
    expect(planOf(night, solver).none).toBeNull();
    const tampered = (panelsOf: (panels: readonly (readonly number[])[]) => readonly (readonly number[])[]) => (problem: Problem, rules: Rules) => {
      const found = assign(problem, rules) as Assigned;
      return { ...found, panels: panelsOf(found.panels) };
    };
    const refused = { changes: [], prices: new Map(), none: 'uncertified' };
    // Somebody loses a place that was accepted; one panel stands twice.
    expect(
      planOf(
        night,
        tampered((panels) => panels.map((panel) => panel.filter((r) => r !== 0))),
      ),
    ).toEqual(refused);
    expect(
      planOf(
        night,
        tampered((panels) => panels.map(() => panels[0]!)),
      ),
    ).toEqual(refused);
  });

  it('takes no proposal whose seat must be filled, and no two with other people', () => {
    expect(() => nightOf([open('p1', [], { needs: needs({ safetySeat: true }) })])).toThrow(RangeError);
    expect(() => nightOf([open('p1', []), open('p2', [], { reviewers: pool.slice(1) })])).toThrow(RangeError);
  });

  it('is the same in whatever order proposals and people come', () => {
    const night = [open('p1', [ask('rev-0', 'accepted')]), open('p2', [])];
    const turned = [...night].reverse().map((one) => ({ ...one, request: { ...one.request, reviewers: [...one.request.reviewers].reverse() } }));
    expect(planOf(turned, solver)).toEqual(planOf(night, solver));
  });
});
