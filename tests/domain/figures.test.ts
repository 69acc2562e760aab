import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewFact, StoredFact } from '../../shared/domain/fact.ts';
import { Figure, figureOf } from '../../shared/domain/figures.ts';
import { FEW, Figures, figuresOf, quantile } from '../../shared/domain/view/figures.ts';
import { linkFacts } from '../../shared/store/facts.ts';
import { answers, holds, per, proposalIn, prp } from '../support/build.ts';

const AT = Date.parse('2026-11-02T09:00:00.000Z');
const iso = (hours: number) => new Date(AT + hours * 3_600_000).toISOString();
type Told = readonly [hours: number, fact: NewFact, after?: string];

const log = (story: readonly Told[]): StoredFact[] => {
  let head = { factSeq: 0, factHead: '' };
  let before: string | undefined;
  return story.flatMap(([hours, fact, after]) => {
    const linked = linkFacts(prp(), head, [fact], per('lia'), iso(hours), { after: after ?? before ?? 'submitted|none', ...(before ? { before } : {}) });
    before = after ?? before;
    head = linked.head;
    return linked.stored;
  });
};
const moved = (from: string, to: string) => ({ from, to });
const invited = (name: string): NewFact => ({ type: 'ReviewerInvited', reviewer: per(name), round: 1, safetySeat: false });
const accepted = (name: string): NewFact => ({ type: 'InvitationAccepted', reviewer: per(name), terms: '1' });
const sent = (name: string): NewFact => ({ type: 'ReviewSubmitted', reviewer: per(name), round: 1, revision: 1 });

const STORY: readonly Told[] = [
  [0, { type: 'ProposalSubmitted', ...moved('draft', 'submitted'), revision: 1, receipt: 'r' }, 'submitted|a'],
  [24, { type: 'ProposalTaken', ...moved('submitted', 'screening') }, 'screening|a'],
  [48, { type: 'QuestionAsked', ...moved('screening', 'info-requested'), message: 'm' }, 'info-requested|a'],
  [72, { type: 'QuestionAnswered', ...moved('info-requested', 'screening'), message: 'n', revision: 1 }, 'screening|b'],
  [73, { type: 'OwnerChanged', ownerFrom: 'a', ownerTo: 'b' }, 'screening|c'],
  [96, { type: 'ProposalAdmitted', ...moved('screening', 'in-review') }, 'in-review|c'],
  [97, invited('jan')],
  [97, invited('mila')],
  [97, invited('rob')],
  [98, { type: 'InvitationDeclined', reviewer: per('rob'), reason: 'workload' }],
  [121, accepted('jan')],
  [145, accepted('mila')],
  [169, sent('jan')],
  [193, sent('jan')],
  [200, { type: 'ReviewerRecused', reviewer: per('mila') }],
];
const opinions = { totals: [80, 55.5], votes: [1, 1, 0] };
const figure = (story: readonly Told[] = STORY, more: object = {}) =>
  figureOf({ ...proposalIn('in-review'), receivedAt: iso(0) }, { facts: log(story), parts: answers(), opinions, ...more });

describe('the figure of a proposal', () => {
  it('adds up the stays in each stage that it has left, whoever owned it', () => {
    expect(figure()?.hours).toEqual({ submitted: 24, screening: 48, 'info-requested': 24 });
  });

  it('says of everybody who was asked what came of it, and how long the first review took', () => {
    expect(figure()?.asked).toEqual([
      { person: per('jan'), state: 'submitted', answered: 24, judged: 48 },
      { person: per('mila'), state: 'recused', answered: 48 },
      { person: per('rob'), state: 'declined', answered: 1 },
    ]);
  });

  it('holds codes and numbers alone', () => {
    const { sectors, orgType, ...rest } = figure()!;
    expect(sectors).toEqual(answers().maturity.sectors);
    expect(orgType).toBe(answers().organisation.type);
    expect(rest).toMatchObject({ reviews: 2, spread: 25, alike: false, seq: STORY.length });
    expect(JSON.stringify(figure())).not.toContain(answers().outline.title);
    expect(figure(STORY, { opinions: { totals: [70], votes: [1, 0, 0] } })).not.toHaveProperty('spread');
  });

  it('knows an outcome once it is announced, not while it is held, and not after it was taken back', () => {
    const held: Told[] = [
      ...STORY,
      [
        300,
        { type: 'ProposalDecided', ...moved('deliberation', 'decided'), outcome: 'accepted', decision: 1, rubric: 'standard-1', formula: 'f', override: false },
        'decided|c',
      ],
    ];
    const told: Told[] = [...held, [301, { type: 'ProposalAnnounced', ...moved('decided', 'announced'), outcome: 'accepted', decision: 1 }, 'announced|c']];
    expect(figure(held)).not.toHaveProperty('outcome');
    expect(figure(told)?.outcome).toBe('accepted');
    const out: Told = [
      301,
      { type: 'ProposalScreenedOut', ...moved('screening', 'announced'), outcome: 'declined', reason: 'inScope', decision: 1 },
      'announced|c',
    ];
    const back: Told = [302, { type: 'ActUndone', act: 'ProposalScreenedOut', ...moved('announced', 'screening') }, 'screening|c'];
    expect(figure([...STORY, out])?.outcome).toBe('declined');
    expect(figure([...STORY, out, back])).not.toHaveProperty('outcome');
  });

  it('keeps what it said of answers that are gone by now', () => {
    const earlier = figure();
    const after = figure(STORY, { parts: {}, earlier });
    expect([after?.orgType, after?.sectors]).toEqual([earlier?.orgType, earlier?.sectors]);
  });

  it('is none of a proposal that never came in', () => {
    expect(figureOf(proposalIn('draft'), { facts: [], parts: answers(), opinions })).toBeUndefined();
  });
});

const one = (n: number, more: Partial<Figure> = {}): Figure => ({
  item: prp(String(n)),
  call: 'open',
  receivedAt: iso(0),
  stage: 'announced',
  hours: { submitted: 24 * (n + 1) },
  outcome: n % 2 === 0 ? 'accepted' : 'declined',
  orgType: 'sme',
  sectors: ['energy'],
  asked: [],
  reviews: 3,
  seq: 1,
  ...more,
});
const many = (n: number, more: Partial<Figure> = {}): Figure[] => Array.from({ length: n }, (_, i) => one(i, more));
const nobody = () => undefined;

describe('the figures of a call', () => {
  it('give median and ninetieth of each stage in days', () => {
    expect(figuresOf(many(10), nobody).stages).toEqual([{ stage: 'submitted', n: 10, median: 5, p90: 9 }]);
    expect([quantile([], 0.5), quantile([7], 0.9), quantile([3, 1, 2], 0.5)]).toEqual([undefined, 7, 2]);
  });

  it('say of few decisions neither how many nor what they were', () => {
    const groups = figuresOf([...many(10), ...many(4, { sectors: ['water'] }), ...many(9, { sectors: ['transport'] })], nobody).sectors;
    expect(groups.find(({ id }) => id === 'water')).toEqual({ id: 'water', received: 4 });
    expect(groups.find(({ id }) => id === 'energy')).toEqual({ id: 'energy', received: 10, decided: 10, accepted: 5 });
    expect(figuresOf(many(4), nobody)).toMatchObject({ decided: 4, outcomes: [] });
    expect(figuresOf(many(4), nobody)).not.toHaveProperty('accepted');
  });

  it('keep quiet of a second group where the sum would give the first away', () => {
    const figures = [...many(20), ...many(4, { orgType: 'university' }), ...many(8, { orgType: 'government' })];
    const told = figuresOf(figures, nobody).types.filter(({ decided }) => decided !== undefined);
    expect(told.map(({ id }) => id)).toEqual(['sme']);
  });

  it('never let a hidden group follow from what is told', () => {
    const TYPES = ['sme', 'university', 'government', 'startup'];
    holds(
      'no group of few is told',
      fc.property(fc.array(fc.record({ t: fc.constantFrom(...TYPES), o: fc.constantFrom('accepted', 'declined', undefined) }), { maxLength: 60 }), (items) => {
        const figures = items.map(({ t, o }, i) => {
          const { outcome: _, ...rest } = one(i, { orgType: t });
          return o ? { ...rest, outcome: o } : rest;
        });
        const told = Figures.parse(figuresOf(figures, nobody));
        const of = (id: string) => figures.filter((each) => each.orgType === id && 'outcome' in each).length;
        const untold = told.types.filter(({ decided }) => decided === undefined);
        for (const { id, decided } of told.types) if (decided !== undefined && decided > 0) expect(of(id)).toBeGreaterThanOrEqual(FEW);
        // One alone that is not told would be all decisions less those that are.
        if (untold.length === 1) expect(told.types.filter(({ decided }) => (decided ?? 0) > 0)).toEqual([]);
      }),
    );
  });

  it('count the load of each reviewer, with a median from five reviews on', () => {
    const judged = (n: number) => many(n, { asked: [{ person: per('jan'), state: 'submitted', answered: 2, judged: 48 }] });
    expect(figuresOf(judged(4), () => 'Jan').reviewers[0]).toEqual({
      ...{ person: per('jan'), name: 'Jan', asked: 4, submitted: 4 },
      ...{ open: 0, declined: 0, expired: 0, cancelled: 0, recused: 0 },
    });
    expect(figuresOf(judged(5), () => 'Jan').reviewers[0]).toMatchObject({ submitted: 5, median: 2 });
    expect(figuresOf(judged(5), nobody).reviewers[0]?.name).toBe('');
    expect(figuresOf(judged(5), nobody).judging).toEqual({ n: 5, median: 2, p90: 2 });
  });

  it('say of everybody what became of each time they were asked, which adds up', () => {
    const STATES = ['open', 'submitted', 'declined', 'expired', 'cancelled', 'recused'] as const;
    for (const state of STATES) {
      const [load] = figuresOf(many(1, { asked: [{ person: per('jan'), state }] }), nobody).reviewers;
      expect(load).toMatchObject({ asked: 1, [state]: 1 });
    }
    holds(
      'a row adds up',
      fc.property(fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 12 }), (states) => {
        const [load] = figuresOf([one(0, { asked: states.map((state) => ({ person: per('jan'), state })) })], nobody).reviewers;
        expect(STATES.reduce((sum, state) => sum + load![state], 0)).toBe(load!.asked);
      }),
    );
  });

  it('read a row that was made before who stepped back was told from who was let go', () => {
    const stored = { ...one(0), asked: [{ person: per('jan'), state: 'ended' }] };
    expect(Figure.parse(stored).asked[0]?.state).toBe('cancelled');
  });

  it('tell of agreement from five proposals on', () => {
    expect(figuresOf(many(4, { spread: 10, alike: true }), nobody).agreement).toEqual({ proposals: 4 });
    expect(figuresOf([...many(4, { spread: 10, alike: true }), ...many(1, { spread: 30, alike: false })], nobody).agreement).toEqual({
      proposals: 5,
      spread: 10,
      alike: 0.8,
    });
  });
});
