import { describe, expect, it, test } from 'vitest';
import { DAY, dueOf, later } from '../../shared/domain/clock.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { AssignmentStatus } from '../../shared/domain/assignment.ts';
import { letterFactsFor } from '../../shared/domain/letter-facts.ts';
import { TEMPLATES, type Template } from '../../shared/domain/mail.ts';
import { PROPOSAL_STAGES, type ProposalStage } from '../../shared/domain/proposal.ts';
import { OwnProposal, ownView, publicStageOf, Status, statusView } from '../../shared/domain/view/applicant.ts';
import type { ProposalBundle } from '../../shared/domain/view/bundle.ts';
import { DeskProposal, deskView } from '../../shared/domain/view/desk.ts';
import { InvitationView, ReviewView, reviewerView } from '../../shared/domain/view/reviewer.ts';
import { type Row, rowView } from '../../shared/domain/view/row.ts';
import {
  AT,
  actor,
  answers,
  applicant,
  assignmentOf,
  calendar,
  chair,
  frozen,
  liaison,
  per,
  proposalIn,
  prp,
  refusalOf,
  reviewBody,
  reviewer,
  reviewOf,
  taskOf,
} from '../support/build.ts';

const NOW = '2026-11-10T09:00:00.000Z';
const nameOf = (id: string) =>
  ({ [liaison.id]: 'Lia Sluiswachter', [chair.id]: 'Vera Voorzitter', [per('mila')]: 'Mila Meetnet', [per('rob')]: 'Rob Rijksbrug' })[id];
/** Everything that one side must not learn is a word that cannot stand there by chance. */
const HIDDEN = [
  'zeppelin-note',
  'ocelot-comment',
  'quagga-reason',
  'walrus-letter',
  'narwhal-message',
  'axolotl-override',
  'Mila',
  'Rob Rijksbrug',
  'Vera',
  per('mila'),
  per('rob'),
  'alias-mila',
  'alias-rob',
];

const bundle = (stage: ProposalStage, more: Partial<Omit<ProposalBundle, 'root'>> & { root?: Partial<ProposalBundle['root']> } = {}): ProposalBundle => {
  const body = reviewBody(4, {}, { note: 'zeppelin-note: I doubt the team.' });
  const criteria = { ...body.criteria, N: { mark: 4, comment: `ocelot-comment ${'x'.repeat(60)}` } };
  return frozen({
    assignments: [assignmentOf('mila', 'submitted'), assignmentOf('rob', 'submitted')],
    reviews: [reviewOf('mila', { ...body, criteria }), reviewOf('rob')],
    drafts: { [per('mila')]: { vote: 'no' as const } },
    decisions: [
      {
        n: 1,
        outcome: 'accepted' as const,
        by: chair.id,
        at: AT,
        reason: 'quagga-reason',
        letter: { opening: 'walrus-letter: thank you for this.', criteria: [], doFirst: '', resubmit: false },
        conditions: [],
        rubric: 'r',
        formula: 'f',
        override: 'axolotl-override',
      },
    ],
    messages: [
      { id: 'msg_1', seq: 1, kind: 'question' as const, by: liaison.id, at: AT, text: 'What if it fails?' },
      { id: 'msg_2', seq: 2, kind: 'note' as const, by: chair.id, at: AT, text: 'narwhal-message' },
    ],
    parts: answers(),
    ...more,
    root: proposalIn(stage, more.root),
  });
};
const hiddenIn = (value: unknown): string[] => HIDDEN.filter((word) => JSON.stringify(value).includes(word));
const status = (about: ProposalBundle) => statusView(about.root, NOW, calendar, nameOf);
const own = (about: ProposalBundle) => ownView(about, NOW, calendar, nameOf);
const desk = (about: ProposalBundle, viewer: Actor) => deskView(about, viewer, NOW, calendar, nameOf);

describe('the status', () => {
  test.each(PROPOSAL_STAGES)('in %s holds what its schema says, and nothing hidden', (stage) => {
    const view = status(bundle(stage));
    expect(Object.keys(view).filter((key) => !(key in Status.shape))).toEqual([]);
    expect(Status.parse(view)).toEqual(view);
    expect(hiddenIn(view)).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('Stille');
  });

  it('reads the same, byte for byte, over everything that is hidden', () => {
    const base = JSON.stringify(status(bundle('in-review')));
    const stages: ProposalStage[] = ['in-review', 'deliberation', 'decided'];
    for (const stage of stages) {
      for (const root of [
        {},
        { round: 3 },
        { outcome: 'declined' as const, decisions: 4, decidedBy: chair.id },
        { version: 99, factSeq: 40 },
        { safetySeat: true, flags: ['x'] },
        { messages: 7 },
        { stageClock: undefined },
        { stageClock: { limit: { days: 1 }, startedAt: NOW, pausedMs: 5 } },
        { nextTouch: NOW },
        { cameFrom: 'screening' as const },
      ]) {
        expect(JSON.stringify(status(bundle(stage, { root })))).toBe(base);
        expect(JSON.stringify(own(bundle(stage, { root, assignments: [], reviews: [], decisions: [], drafts: {} })))).toBe(
          JSON.stringify(own(bundle('in-review'))),
        );
      }
    }
  });

  it('offers the same acts wherever it reads the same', () => {
    const byWord = new Map<string, Set<string>>();
    for (const stage of PROPOSAL_STAGES.filter((candidate) => !['announced'].includes(candidate)))
      byWord.set(publicStageOf(stage), new Set([...(byWord.get(publicStageOf(stage)) ?? []), JSON.stringify(status(bundle(stage)).mayDo)]));
    for (const [word, acts] of byWord) expect([word, acts.size]).toEqual([word, 1]);
  });

  it('says late with the next date once one has passed, and nothing of the liaison when there is none', () => {
    expect(statusView(proposalIn('submitted'), '2026-11-04T16:00:00.001Z', calendar, nameOf)).toMatchObject({
      late: true,
      nextDate: '2026-11-18T16:00:00.000Z',
      liaison: 'Lia Sluiswachter',
    });
    expect(statusView(proposalIn('submitted'), '2026-11-04T16:00:00.000Z', calendar, () => undefined)).toMatchObject({ late: false });
    expect('liaison' in statusView(proposalIn('submitted', { owner: undefined }), NOW, calendar, nameOf)).toBe(false);
  });
});

describe('the applicant', () => {
  const RELEASED = new Set<ProposalStage>(['announced', 'in-support', 'completed', 'closed']);
  test.each(PROPOSAL_STAGES)('in %s reads the letter only once it was announced', (stage) => {
    const view = own(bundle(stage, { root: { announcedAt: AT, decisions: 1, outcome: 'accepted' } }));
    expect(OwnProposal.parse(view)).toEqual(view);
    expect(view.letter !== undefined).toBe(RELEASED.has(stage));
    expect(hiddenIn(view)).toEqual(RELEASED.has(stage) ? ['walrus-letter'] : []);
    expect(view.thread).toEqual([{ id: 'msg_1', kind: 'question', at: AT, text: 'What if it fails?' }]);
  });

  it('reads the answers as they stand', () => {
    expect(own(bundle('submitted')).answers).toEqual(answers());
  });
});

describe('a reviewer', () => {
  const see = (about: ProposalBundle, who: Actor) => reviewerView(about, who, calendar);
  const withMila = (state: (typeof AssignmentStatus.options)[number], stage: ProposalStage = 'in-review') =>
    bundle(stage, { assignments: [assignmentOf('mila', state), assignmentOf('rob', 'submitted')] });
  const mila = reviewer('mila');

  test.each(AssignmentStatus.options)('who is %s sees what belongs to that', (state) => {
    const run = () => see(withMila(state), mila);
    if (!['invited', 'accepted', 'submitted'].includes(state)) return expect(refusalOf(run)).toBe('item.not-found');
    const { invitation, review } = run();
    expect(InvitationView.parse(invitation)).toEqual(invitation);
    for (const secret of [answers().substance.problem, answers().substance.solution, answers().contact.name, 'substance', 'thread'])
      expect(JSON.stringify(invitation)).not.toContain(secret);
    expect(review !== undefined).toBe(state !== 'invited');
    if (review) expect(ReviewView.parse(review)).toEqual(review);
  });

  it('reads as much of an imported proposal as there is', () => {
    for (const parts of [{}, { organisation: { name: 'Lekdetect BV' } }]) {
      const { invitation, review } = see({ ...withMila('accepted'), parts }, mila);
      expect([InvitationView.parse(invitation), ReviewView.parse(review)]).toEqual([invitation, review]);
      expect(invitation.organisation?.name).toBe(parts.organisation?.name);
    }
  });

  it('reads of an organisation what a conflict is known by, and its papers once the invitation was accepted', () => {
    const papers = { registration: '12345678', founded: 2019, headcount: '2-9' };
    const known = bundle('in-review').parts.organisation as object;
    const { invitation, review } = see({ ...withMila('accepted'), parts: { organisation: { ...known, ...papers } } }, mila);
    for (const name of Object.keys(papers)) expect(invitation.organisation).not.toHaveProperty(name);
    expect(review!.organisation).toMatchObject(papers);
  });

  it('reads others only after the own review is in, by alias, with a day and without the note', () => {
    expect(see(withMila('accepted'), mila).review!.others).toEqual([]);
    const { others, own: mine } = see(withMila('submitted'), mila).review!;
    expect(others.map((review) => [review.alias, review.submittedAt])).toEqual([['B', '2026-11-02']]);
    expect(JSON.stringify(others)).not.toMatch(/Rob|per_|note/);
    expect(mine!.note).toContain('zeppelin-note');
    expect(JSON.stringify(see(bundle('in-review'), reviewer('rob')))).not.toContain('zeppelin-note');
  });

  it('reads no review of whoever was recused, is writing again or left', () => {
    for (const state of ['recused', 'accepted', 'cancelled', 'declined'] as const)
      expect(see(bundle('in-review', { assignments: [assignmentOf('mila', 'submitted'), assignmentOf('rob', state)] }), mila).review!.others).toEqual([]);
  });

  it('learns the outcome only when it is announced', () => {
    expect(see(bundle('decided'), mila).review!.outcome).toBeUndefined();
    expect(see(bundle('announced'), mila).review!.outcome).toBe('accepted');
    expect(hiddenIn(see(bundle('decided'), mila)).filter((word) => /reason|letter|override|narwhal/.test(word))).toEqual([]);
  });

  it('sees nothing of the contact, the label of sharing or the vetoes', () => {
    const text = JSON.stringify(see(withMila('accepted'), mila));
    for (const secret of [answers().contact.name, answers().contact.role, 'newsletter', 'share', 'privacy']) expect(text).not.toContain(secret);
  });

  it('sees the invitation alone through the invitation link, and another item never', () => {
    const link = (item: string): Actor => ({ ...mila, scope: { door: 'invitation', item } });
    expect(see(withMila('accepted'), link(prp())).review).toBeUndefined();
    expect(refusalOf(() => see(withMila('accepted'), link(prp('b'))))).toBe('item.not-found');
  });

  it.each([
    ['declared', { conflicts: { [prp()]: 'declared' as const } }, 'item.not-found'],
    ['same organisation', { keys: ['lekdetec'] }, 'item.not-found'],
    ['waived', { keys: ['lekdetec'], conflicts: { [prp()]: 'waived' as const } }, 'none'],
  ])('who is conflicted (%s) sees it or not', (_, more, code) => {
    expect(refusalOf(() => see(withMila('submitted'), reviewer('mila', more)))).toBe(code);
  });

  it('who was never asked, and staff who did not review, get the answer of an absent item', () => {
    for (const who of [reviewer('sara'), liaison, applicant]) expect(refusalOf(() => see(bundle('in-review'), who))).toBe('item.not-found');
    expect(refusalOf(() => see(withMila('submitted', 'withdrawn'), mila))).toBe('item.not-found');
  });
});

describe('the desk', () => {
  test.each(PROPOSAL_STAGES)('in %s shows staff everything but drafts and the note', (stage) => {
    if (stage === 'draft') return expect(refusalOf(() => desk(bundle(stage), liaison))).toBe('item.not-found');
    const view = desk(bundle(stage), liaison);
    expect(DeskProposal.parse(view)).toEqual(view);
    expect(hiddenIn(view)).not.toContain('zeppelin-note');
    expect(hiddenIn(desk(bundle(stage), chair))).toContain('zeppelin-note');
    expect(view.late).toBe(view.due !== undefined && view.due < NOW);
  });

  it('has no due while the applicant has a question', () => {
    expect(desk(bundle('info-requested'), liaison).due).toBeUndefined();
  });

  it('leaves sealed reviews out', () => {
    expect(
      desk(bundle('in-review', { assignments: [assignmentOf('mila', 'recused'), assignmentOf('rob', 'submitted')] }), chair).reviews.map(
        (review) => review.name,
      ),
    ).toEqual(['Rob Rijksbrug']);
  });

  it.each<[string, Actor]>([
    ['the applicant', { ...liaison, id: applicant.id }],
    ['a conflicted chair', { ...chair, conflicts: { [prp()]: 'confirmed' } }],
    ['a liaison of the same organisation', { ...liaison, keys: ['lekdetec'] }],
    ['staff who came by a mailed link', { ...liaison, scope: { door: 'person' } }],
    ['a reviewer', reviewer('mila')],
  ])('does not exist for %s', (_, viewer) => {
    expect(refusalOf(() => desk(bundle('in-review'), viewer))).toBe('item.not-found');
  });
});

describe('a row', () => {
  const row = (more: Partial<Row> = {}): Row => ({
    id: prp(),
    kind: 'proposal',
    reference: 'OT-26-7K3FW-X',
    title: 'Stille luisteraar',
    stage: 'screening',
    tlp: 'amber-strict',
    applicant: applicant.id,
    organisations: ['lekdetec'],
    parties: ['partij00'],
    language: 'nl',
    ...more,
  });
  const sees = (viewer: Actor, more: Partial<Row> = {}) => rowView(row(more), viewer, NOW) !== undefined;

  it('is for staff who are not involved, and never of a draft', () => {
    expect([sees(liaison), sees(chair), sees(reviewer('mila')), sees(applicant), sees(actor('x'))]).toEqual([true, true, false, false, false]);
    expect(sees(liaison, { stage: 'draft' })).toBe(false);
    for (const involved of [{ keys: ['lekdetec'] }, { keys: ['partij00'] }, { conflicts: { [prp()]: 'declared' as const } }])
      expect(sees({ ...liaison, ...involved })).toBe(false);
  });

  it('of a task hides with the item that it is about', () => {
    const task = taskOf({ organisations: ['lekdetec'] });
    const about = { id: task.id, kind: 'task' as const, stage: 'open', item: task.item };
    expect(sees(liaison, about)).toBe(true);
    expect(sees({ ...liaison, conflicts: { [task.item]: 'confirmed' } }, about)).toBe(false);
  });

  it('of an assignment is for its reviewer alone, until a conflict', () => {
    const about = { id: `${prp()}#${per('mila')}`, kind: 'assignment' as const, stage: 'invited', owner: per('mila') };
    expect([sees(reviewer('mila'), about), sees(reviewer('rob'), about), sees(liaison, about)]).toEqual([true, false, false]);
    expect(sees(reviewer('mila', { conflicts: { [prp()]: 'declared' } }), about)).toBe(false);
    expect(rowView(row(about), reviewer('mila'), NOW)!.id).toBe(prp());
  });

  it('shows neither applicant nor parties', () => {
    expect(Object.keys(rowView(row({ due: AT }), liaison, NOW)!).sort()).toEqual([
      'due',
      'flags',
      'id',
      'kind',
      'language',
      'late',
      'reference',
      'stage',
      'title',
      'tlp',
    ]);
  });
});

it('tells an applicant since when it is supported only while its stage says so', () => {
  const told = PROPOSAL_STAGES.filter((stage) => own(bundle(stage, { root: { supportedAt: AT } })).supportedAt === AT);
  expect(told).toEqual(['in-support', 'completed']);
});

describe('what a letter may say', () => {
  const facts = (template: Template, viewer: Actor, about: ProposalBundle) =>
    letterFactsFor({
      proposal: about,
      contact: undefined,
      task: undefined,
      viewer,
      now: NOW,
      calendar,
      nameOf,
      intent: {
        id: 'i',
        v: 1,
        template,
        to: viewer.id,
        record: prp(),
        cause: 'c',
        leaves: 'now',
        state: 'pending',
        attempts: 0,
        createdAt: AT,
        message: 'msg_1',
        decision: 1,
      },
    });
  const forReviewers: Template[] = [
    'invitation',
    'invitation-reminder',
    'invitation-expired',
    'review-open',
    'review-reminder',
    'review-today',
    'review-late',
    'review-reopened',
    'review-thanks',
    'review-cancelled',
  ];

  it('about a decision is nothing before it is announced, or once it is under way again', () => {
    for (const stage of PROPOSAL_STAGES)
      expect([stage, facts('decision', applicant, bundle(stage, { root: { announcedAt: AT, decisions: 1 } })) !== undefined]).toEqual([
        stage,
        ['announced', 'in-support', 'completed', 'closed'].includes(stage),
      ]);
  });

  it('never holds anything hidden for the applicant', () => {
    for (const template of TEMPLATES)
      for (const stage of PROPOSAL_STAGES) expect([template, stage, hiddenIn(facts(template, applicant, bundle(stage)) ?? {})]).toEqual([template, stage, []]);
  });

  it('to a reviewer is nothing once there is a conflict, or the assignment is another', () => {
    const state = {
      invitation: 'invited',
      'invitation-reminder': 'invited',
      'invitation-expired': 'expired',
      'review-open': 'accepted',
      'review-reminder': 'accepted',
      'review-today': 'accepted',
      'review-late': 'accepted',
      'review-reopened': 'accepted',
      'review-thanks': 'submitted',
      'review-cancelled': 'cancelled',
    } as Record<Template, string>;
    for (const template of forReviewers) {
      for (const status of AssignmentStatus.options)
        expect([
          template,
          status,
          facts(template, reviewer('mila'), bundle('in-review', { assignments: [assignmentOf('mila', status)] })) !== undefined,
        ]).toEqual([template, status, status === state[template]]);
      expect(
        facts(
          template,
          reviewer('mila', { conflicts: { [prp()]: 'declared' } }),
          bundle('in-review', { assignments: [assignmentOf('mila', state[template] as 'invited')] }),
        ),
      ).toBeUndefined();
      expect(facts(template, reviewer('sara'), bundle('in-review'))).toBeUndefined();
    }
  });

  it('about an offer tells the day that we hope for and the last one', () => {
    const offer = { announcedAt: AT, decisions: 1, stageClock: { limit: { days: 10 }, startedAt: AT, pausedMs: 0 } } as const;
    const said = (outcome: 'accepted' | 'declined') => facts('decision', applicant, bundle('announced', { root: { ...offer, outcome } }));
    expect(said('accepted')).toMatchObject({ nextStep: 'confirm', nextDate: dueOf(offer.stageClock, calendar), until: later(AT, 30 * DAY) });
    expect(said('declined')).not.toHaveProperty('until');
  });

  it('tells a reviewer that a call is blind, and nobody else', () => {
    const about = bundle('in-review', { root: { rules: { blind: true } }, assignments: [assignmentOf('mila', 'invited')] });
    expect(facts('invitation', reviewer('mila'), about)).toMatchObject({ blind: true });
    expect(facts('invitation', reviewer('mila'), bundle('in-review', { assignments: [assignmentOf('mila', 'invited')] }))).not.toHaveProperty('blind');
    expect(facts('admitted', applicant, about)).not.toHaveProperty('blind');
    expect(facts('reviewer-lost', liaison, about)).not.toHaveProperty('blind');
  });

  it('to staff is nothing for whoever is involved or no staff any more', () => {
    expect(facts('new-item', liaison, bundle('submitted'))).toBeDefined();
    for (const viewer of [
      { ...liaison, conflicts: { [prp()]: 'confirmed' as const } },
      { ...liaison, keys: ['lekdetec'] },
      { ...liaison, roles: [] },
      reviewer('mila'),
    ])
      expect(facts('new-item', viewer, bundle('submitted'))).toBeUndefined();
  });

  it('about a question is nothing once it was answered', () => {
    expect(facts('question', applicant, bundle('info-requested'))!.messageText).toBe('What if it fails?');
    expect(facts('question', applicant, bundle('screening'))).toBeUndefined();
  });
});
