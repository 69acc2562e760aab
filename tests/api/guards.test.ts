import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Red, redCells, type Staged, setStage } from '../support/stage.ts';

/** The guard that is taken out at the moment. The application's own modules are loaded with a switch at each of them. */
const switches = vi.hoisted(() => ({ off: '' }));

vi.mock('../../shared/domain/actor.ts', async (original) => {
  const actor = await original<typeof import('../../shared/domain/actor.ts')>();
  return {
    ...actor,
    effectiveRoles: (...args: Parameters<typeof actor.effectiveRoles>) =>
      switches.off === 'role'
        ? ['applicant', 'reviewer', 'liaison', 'chair', 'admin']
        : switches.off === 'sign-in of staff'
          ? ['applicant', ...args[0].roles]
          : actor.effectiveRoles(...args),
    doorLeadsTo: (...args: Parameters<typeof actor.doorLeadsTo>) => switches.off === 'door' || actor.doorLeadsTo(...args),
  };
});

vi.mock('../../shared/domain/view/staff.ts', async (original) => {
  const view = await original<typeof import('../../shared/domain/view/staff.ts')>();
  return {
    ...view,
    requireStaffView: (...args: Parameters<typeof view.requireStaffView>) => (switches.off === 'staff view' ? undefined : view.requireStaffView(...args)),
  };
});

vi.mock('../../shared/domain/conflict.ts', async (original) => {
  const conflict = await original<typeof import('../../shared/domain/conflict.ts')>();
  return {
    ...conflict,
    conflictOf: (...args: Parameters<typeof conflict.conflictOf>) => (switches.off === 'conflict' ? undefined : conflict.conflictOf(...args)),
  };
});

/** `requireFresh` and `requireApplicant` are one line each over this: what they refuse by is what is switched off. */
const BY_CODE: Readonly<Record<string, string>> = { 'fresh sign-in': 'session.not-enough', applicant: 'item.not-found' };

vi.mock('../../shared/domain/refusal.ts', async (original) => {
  const refusal = await original<typeof import('../../shared/domain/refusal.ts')>();
  return {
    ...refusal,
    refuseUnless: (condition: unknown, code: Parameters<typeof refusal.refuseUnless>[1]) =>
      code === BY_CODE[switches.off] ? undefined : refusal.refuseUnless(condition, code),
  };
});

vi.mock('../../shared/domain/assignment.ts', async (original) => {
  const assignment = await original<typeof import('../../shared/domain/assignment.ts')>();
  return {
    ...assignment,
    requireAsked: (...args: Parameters<typeof assignment.requireAsked>) => (switches.off === 'asked' ? undefined : assignment.requireAsked(...args)),
  };
});

let set: Staged;
beforeAll(async () => {
  set = await setStage();
});
afterAll(() => set.world.stop());

/** A few rows that lean on each guard; the whole matrix is green in its own file, and these are green here before a guard goes. */
const LEANING: Readonly<Record<string, readonly string[]>> = {
  role: ['deskQueue', 'decideProposal', 'addPerson', 'saveReplyTemplate'],
  'sign-in of staff': ['readDeskProposal', 'takeProposal'],
  door: ['readStatus', 'savePart'],
  'staff view': ['readTimeline', 'takeProposal', 'finishTask', 'pasteMail', 'previewReply'],
  conflict: ['readDeskProposal', 'announceDecision', 'mergeContact', 'convertContact'],
  'fresh sign-in': ['readOwnProposal', 'withdrawProposal', 'acceptInvitation'],
  applicant: ['readStatus', 'submitProposal', 'confirmSupport'],
  asked: ['saveReviewDraft', 'submitReview'],
};

it.each(Object.keys(LEANING))('turns the matrix red without the guard "%s"', async (guard) => {
  expect(await redCells(set, { only: LEANING[guard]! })).toEqual([]);
  switches.off = guard;
  let red: Red[];
  try {
    red = await redCells(set, { only: LEANING[guard]! });
  } finally {
    switches.off = '';
  }
  const rows = [...new Set(red.map((cell) => cell.row))];
  console.log(`without ${guard}: ${red.length} red cells in ${rows.length} of ${LEANING[guard]!.length} rows`);
  expect(rows.sort()).toEqual([...LEANING[guard]!].sort());
});
