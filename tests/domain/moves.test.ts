import { describe, expect, it, test } from 'vitest';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { NOTHING_AFTER } from '../../shared/domain/after.ts';
import { nextTouch } from '../../shared/domain/assignment.ts';
import type { Change } from '../../shared/domain/change.ts';
import { meetCondition } from '../../shared/domain/conditions.ts';
import { CONTACT_MOVES, CONTACT_STAGES, CONTACT_TERMINAL } from '../../shared/domain/contact.ts';
import { amendDecision, announceDecision, confirmSupport, decideProposal, returnDecision } from '../../shared/domain/decision.ts';
import { FACTS } from '../../shared/domain/fact.ts';
import { answerQuestion, askApplicant } from '../../shared/domain/inquiry.ts';
import { declineOffer } from '../../shared/domain/offer.ts';
import {
  OUTCOMES,
  type Outcome,
  PROPOSAL_MOVES,
  PROPOSAL_STAGES,
  type Proposal,
  type ProposalMove,
  type ProposalStage,
  refusalOf as refusalOfMove,
  TERMINAL,
} from '../../shared/domain/proposal.ts';
import { openDecisionAgain } from '../../shared/domain/reconsider.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { reopenProposal } from '../../shared/domain/reopen.ts';
import { holdPitch, promoteReserve } from '../../shared/domain/reserve.ts';
import { closeRound, reopenRound, tallyRound } from '../../shared/domain/review.ts';
import { admitProposal, mergeProposal, screenOut, takeProposal } from '../../shared/domain/screening.ts';
import { amendProposal, submitProposal, withdrawProposal } from '../../shared/domain/submission.ts';
import { completeSupport } from '../../shared/domain/support.ts';
import { touchProposal } from '../../shared/domain/timer.ts';
import {
  AT,
  actor,
  answers,
  applicant,
  assignmentOf,
  calendar,
  chair,
  decision,
  frozen,
  liaison,
  proposalIn,
  prp,
  reviewOf,
  roundOf,
} from '../support/build.ts';

const LATER = '2026-11-20T10:00:00.000Z';
const panel = ['a', 'b', 'c'].map((name) => assignmentOf(name, 'submitted'));
const tally = (proposal: Proposal) =>
  tallyRound(
    roundOf(proposal, ...panel),
    ['a', 'b', 'c'].map((name) => reviewOf(name)),
  );
const around = { calendar, contacts: [], taskId: (what: string) => `tsk_${what}` };
const otherChair = actor('cora', { roles: ['chair'], scope: { door: 'staff' } });
const admin = actor('ada', { roles: ['admin'], scope: { door: 'staff' } });
const asked = { ...NOTHING_AFTER, reconsideration: { at: AT, reasons: 'Er stond een fout in.', to: otherChair.id, involved: [chair.id] } };
const revision = { by: applicant, at: LATER, before: answers(), seal: () => 'seal', receiptOf: () => 'receipt' };

type Run = (proposal: Proposal) => Change<Proposal> | undefined;
const changeOf = (touch: ReturnType<typeof touchProposal>) => (touch?.kind === 'change' ? touch.change : undefined);

/** Every use case that moves a proposal. */
const PROPOSAL_CASES: Partial<Record<ProposalMove, Run>> = {
  submit: (p) =>
    submitProposal(p, { by: applicant, at: LATER, parts: answers(), address: 'noor@lekdetect.example', ownerOf: () => liaison.id, receiptOf: () => 'receipt' }),
  amend: (p) => amendProposal(p, { ...revision, changes: { outline: answers().outline } }),
  take: (p) => takeProposal(p, { by: liaison, at: LATER }),
  ask: (p) => askApplicant(p, { by: liaison, at: LATER, text: 'Wat als de stroom uitvalt?', message: 'msg_1' }),
  answer: (p) => answerQuestion(p, { ...revision, changes: {}, text: 'Dan blijft alles open.', message: 'msg_2' }),
  admit: (p) => admitProposal(p, { at: LATER, checks: ALL_HOLD }),
  screenOut: (p) =>
    screenOut(p, {
      by: liaison,
      at: LATER,
      outcome: 'out-of-scope',
      reason: 'not-ot',
      checks: { inScope: 'no' },
      text: 'Dit gaat niet over OT, helaas.',
      calendar,
    }),
  merge: (p) => mergeProposal(p, { into: proposalIn('submitted', { id: prp('b') }), differentSender: false }),
  closeRound: (p) => closeRound(roundOf(p, ...panel), { at: LATER, by: liaison.id, reason: undefined, message: 'msg_3' }),
  reopenRound: (p) => reopenRound(roundOf(p, ...panel), { by: chair, at: LATER, touch: (assignment) => nextTouch(assignment, calendar) }),
  decide: (p) => decideProposal(roundOf(p, ...panel), { by: chair, at: LATER, body: decision('accepted'), tally: tally(p), calendar }),
  amendDecision: (p) => amendDecision(roundOf(p, ...panel), { by: chair, at: LATER, body: decision('declined'), tally: tally(p), calendar }),
  returnDecision: (p) => returnDecision(roundOf(p, ...panel), { by: chair, at: LATER }),
  announce: (p) => announceDecision(roundOf(p, ...panel), { by: chair, at: LATER, letterRead: p.decisions, calendar }),
  confirm: (p) => confirmSupport(p, { at: LATER }),
  decline: (p) => declineOffer(p, NOTHING_AFTER),
  meetConditions: (p) =>
    meetCondition(
      { proposal: p.stage === 'announced' ? { ...p, outcome: 'accepted-with-conditions' } : p, after: NOTHING_AFTER, count: 1 },
      { n: 1, by: liaison, at: LATER, note: 'Gezien' },
    ),
  promote: (p) => promoteReserve(p.stage === 'announced' ? { ...p, outcome: 'reserve' } : p, NOTHING_AFTER, { by: chair, at: LATER }),
  holdPitch: (p) =>
    holdPitch(
      p.stage === 'announced' ? { ...p, outcome: 'pitch' } : p,
      { ...NOTHING_AFTER, pitch: { on: AT, place: 'Zaal 3', by: liaison.id } },
      { at: LATER },
    ),
  reconsider: (p) =>
    openDecisionAgain({ ...p, outcome: 'declined', reconsideration: 'asked' }, asked, {
      by: otherChair,
      at: LATER,
      text: 'Dit moet over.',
      message: 'msg_4',
      besides: [],
    }),
  complete: (p) => completeSupport(p, NOTHING_AFTER, { by: liaison, at: LATER, text: 'Klaar ermee.', message: 'msg_5', contacts: [] }),
  reopen: (p) =>
    reopenProposal({ ...p, done: { at: AT } }, NOTHING_AFTER, {
      by: admin,
      at: LATER,
      reason: 'Per ongeluk afgesloten, zegt de indiener.',
      message: 'msg_6',
      ownerOf: () => liaison.id,
      calendar,
    }),
  withdraw: (p) => withdrawProposal(p, { by: applicant, reason: 'not-ready', assignments: panel }),
};
/** Moves that the clock makes: their stage is looked at, so that they do nothing elsewhere instead of refusing. */
const BY_CLOCK: Partial<Record<ProposalMove, Run>> = {
  lapse: (p) => changeOf(touchProposal({ ...p, reminded: 2, nextTouch: AT }, LATER, panel, around)),
  close: (p) => changeOf(touchProposal({ ...p, ...(p.outcome ? { outcome: 'declined' } : {}), nextTouch: AT }, LATER, panel, around)),
};
const each = <M extends string, S extends string>(cases: object, stages: readonly S[]) =>
  (Object.keys(cases) as M[]).flatMap((move) => stages.map((stage) => ({ move, stage })));
const targetOf = (move: { to: string }, item: { cameFrom?: string | undefined }) => (move.to === 'back' ? item.cameFrom : move.to);

describe('a proposal', () => {
  test.each(each<ProposalMove, ProposalStage>(PROPOSAL_CASES, PROPOSAL_STAGES))('in $stage answers "$move" as the table of moves says', ({ move, stage }) => {
    const proposal = frozen(proposalIn(stage));
    const row = PROPOSAL_MOVES[move] as { from: readonly string[]; to: string };
    if (row.from.includes(stage)) {
      const change = PROPOSAL_CASES[move]!(proposal)!;
      expect(change.root.stage).toBe(targetOf(row, proposal));
      expect(change.facts.length).toBeGreaterThan(0);
      const stated = change.facts.map((fact) => fact as { from?: string; to?: string }).filter((fact) => fact.from);
      if (stage !== change.root.stage) expect(stated).toEqual([expect.objectContaining({ from: stage, to: change.root.stage })]);
    } else {
      expect(() => PROPOSAL_CASES[move]!(proposal)).toThrow(new Refusal(refusalOfMove(move, stage)));
    }
  });

  test.each<[ProposalMove, ProposalStage, string]>([
    ['decide', 'in-review', 'proposal.not-deliberating'],
    ['decide', 'decided', 'decision.made'],
    ['decide', 'announced', 'decision.made'],
    ['promote', 'in-support', 'reserve.not-waiting'],
    ['decline', 'closed', 'decision.not-open'],
    ['meetConditions', 'decided', 'decision.not-open'],
    ['reconsider', 'deliberation', 'decision.not-open'],
    ['confirm', 'in-support', 'proposal.not-announced'],
  ])('refuses "%s" in %s with %s, in words of its own', (move, stage, code) => expect(refusalOfMove(move, stage)).toBe(code));

  test.each(each<ProposalMove, ProposalStage>(BY_CLOCK, PROPOSAL_STAGES))(
    'in $stage is moved by the clock ("$move") only where the table says so',
    ({ move, stage }) => {
      const row = PROPOSAL_MOVES[move] as { from: readonly string[]; to: string };
      const change = BY_CLOCK[move]!(frozen(proposalIn(stage)));
      if (row.from.includes(stage)) expect(change?.root.stage).toBe(row.to);
      else if (stage !== 'draft')
        expect(
          (PROPOSAL_MOVES.lapse.from as readonly string[]).includes(stage) ||
            (PROPOSAL_MOVES.close.from as readonly string[]).includes(stage) ||
            change?.root.stage === stage,
        ).toBe(true);
    },
  );

  it('returns from a question to the stage that asked, and to no other', () => {
    for (const cameFrom of ['screening', 'in-review', 'deliberation'] as const) {
      const back = PROPOSAL_CASES.answer!(proposalIn('info-requested', { cameFrom }))!;
      expect(back.root.stage).toBe(cameFrom);
      expect(back.root.cameFrom).toBeUndefined();
    }
    const { cameFrom: _, ...lost } = proposalIn('info-requested');
    expect(() => PROPOSAL_CASES.answer!(lost)).toThrow('proposal.no-question');
  });

  it.each(OUTCOMES)('announced as %s offers confirming only after an acceptance', (outcome) => {
    const confirm = () => PROPOSAL_CASES.confirm!(proposalIn('announced', { outcome: outcome as Outcome }));
    if (outcome === 'accepted') expect(confirm()!.root.stage).toBe('in-support');
    else expect(confirm).toThrow('proposal.not-announced');
  });

  it('has an outcome exactly from the decision on, whatever way it ends', () => {
    const returned = PROPOSAL_CASES.returnDecision!(proposalIn('decided'))!.root;
    const withdrawn = PROPOSAL_CASES.withdraw!(proposalIn('decided'))!.root;
    for (const root of [returned, withdrawn]) expect([root.outcome, root.decidedBy]).toEqual([undefined, undefined]);
    expect(PROPOSAL_CASES.decide!(proposalIn('deliberation'))!.root.outcome).toBe('accepted');
    expect(BY_CLOCK.close!(proposalIn('announced', { outcome: 'declined' }))!.root.outcome).toBe('declined');
  });

  it('that ends leaves nobody at work on it and no clock running', () => {
    const live = [assignmentOf('a', 'invited'), assignmentOf('b', 'accepted'), assignmentOf('c', 'submitted')];
    const withdrawn = withdrawProposal(proposalIn('in-review'), { by: applicant, reason: 'not-ready', assignments: live });
    const lapsed = changeOf(touchProposal(proposalIn('info-requested', { cameFrom: 'in-review', reminded: 2, nextTouch: AT }), LATER, live, around))!;
    for (const { root, items, facts } of [withdrawn, lapsed]) {
      expect(TERMINAL).toContain(root.stage);
      expect([root.owner, root.stageClock, root.promise, root.answerBy, root.nextTouch]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(items!.filter((item) => item.type === 'assignment').map((item) => [item.reviewer, item.status, item.nextTouch])).toEqual(
        live.map(({ reviewer }) => [reviewer, 'cancelled', undefined]),
      );
      expect(facts.filter((fact) => fact.type === 'AssignmentCancelled')).toHaveLength(3);
    }
  });
});

describe.each([
  {
    name: 'PROPOSAL_MOVES',
    moves: PROPOSAL_MOVES as Record<string, { from: readonly string[]; to: string; by: readonly string[] }>,
    stages: PROPOSAL_STAGES as readonly string[],
    start: 'draft',
    terminal: TERMINAL as readonly string[],
    revived: ['reopen'],
  },
  {
    name: 'CONTACT_MOVES',
    moves: CONTACT_MOVES as Record<string, { from: readonly string[]; to: string; by: readonly string[] }>,
    stages: CONTACT_STAGES as readonly string[],
    start: 'new',
    terminal: CONTACT_TERMINAL as readonly string[],
    revived: ['unspam'],
  },
])('$name', ({ moves, stages, start, terminal, revived }) => {
  it('reaches every stage from the first', () => {
    const reached = new Set([start]);
    for (let grew = true; grew; ) {
      const before = reached.size;
      for (const move of Object.values(moves)) if (move.from.some((stage) => reached.has(stage)) && move.to !== 'back') reached.add(move.to);
      grew = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...stages].sort());
  });

  it('names only stages that exist, and somebody who may move', () => {
    for (const { from, to, by } of Object.values(moves)) {
      expect(stages).toEqual(expect.arrayContaining([...from]));
      expect(to === 'back' || stages.includes(to)).toBe(true);
      expect(from.length * by.length).toBeGreaterThan(0);
    }
  });

  it('goes back only from where the stage before is kept', () => {
    const back = Object.entries(moves)
      .filter(([, move]) => move.to === 'back')
      .map(([name, move]) => [name, [...move.from]]);
    expect(back).toEqual(
      stages === (PROPOSAL_STAGES as readonly string[])
        ? [
            ['answer', ['info-requested']],
            ['reopen', [...TERMINAL]],
          ]
        : [],
    );
  });

  it('ends where it says that it ends: out of a terminal stage leads only what revives', () => {
    const out = Object.entries(moves)
      .filter(([, move]) => move.from.some((stage) => terminal.includes(stage)))
      .map(([name]) => name);
    expect(out).toEqual(revived);
    for (const stage of stages.filter((candidate) => !terminal.includes(candidate)))
      expect(Object.values(moves).some((move) => move.from.includes(stage) && !move.from.includes(move.to))).toBe(true);
  });
});

it('keeps from and to in every fact that moves a stage', () => {
  const moving = Object.entries(FACTS).filter(([, schema]) => 'from' in schema.shape);
  expect(moving.every(([, schema]) => 'to' in schema.shape)).toBe(true);
  expect(moving.length).toBeGreaterThan(20);
});
