import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { type Assignment, nextTouch } from '../../shared/domain/assignment.ts';
import { withFilesAnswered } from '../../shared/domain/attachment.ts';
import { confirmSupport } from '../../shared/domain/decision.ts';
import { newId } from '../../shared/domain/id.ts';
import { answerQuestion } from '../../shared/domain/inquiry.ts';
import { keepOwnerApart } from '../../shared/domain/ownership.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { afterAnswer } from '../../shared/domain/review.ts';
import { amendProposal, type StoredParts, type Terms, withdrawProposal } from '../../shared/domain/submission.ts';
import { requireTeam } from '../../shared/domain/team.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeProposal, commitChange } from '../../shared/store/records.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { changeSubmission, deskFor, done, ownProposal, requireFresh } from './own.ts';

type Acts = Pick<Handlers<typeof applicantOperations>, 'amendProposal' | 'answerQuestion' | 'withdrawProposal' | 'confirmSupport'>;

const revisionOf = (call: Known, { parts, salt, members, call: of, taken }: LoadedProposal & Terms, changes: StoredParts) => ({
  by: call.actor,
  at: call.at,
  changes,
  before: parts,
  members,
  seal: sealWith(salt),
  receiptOf: receiptWith(salt),
  call: of,
  ...(taken ? { taken } : {}),
});

export const actHandlers: Acts = {
  amendProposal: async (call) => {
    requireFresh(call);
    const desk = await deskFor(call.store);
    const { changes } = call.body;
    return changeSubmission(call, actOf(call), {
      organisation: changes.organisation?.name,
      decide: (loaded) => keepOwnerApart(amendProposal(loaded.root, revisionOf(call, loaded, changes)), desk),
      reply: (root) => ({ revision: root.revision, receipt: root.receipt! }),
    });
  },

  answerQuestion: async (call) => {
    requireFresh(call);
    const desk = await deskFor(call.store);
    const message = newId('msg', call.store.random);
    const { text, changes = {} } = call.body;
    return changeSubmission(call, actOf(call), {
      organisation: changes.organisation?.name,
      decide: (loaded) => {
        const { root, assignments, files, reviewers } = loaded;
        const answered = answerQuestion(root, { ...revisionOf(call, loaded, changes), pending: loaded.pending, text, message });
        const change = withFilesAnswered(answered, files);
        const touch = (assignment: Assignment) => nextTouch(assignment, community);
        return afterAnswer(keepOwnerApart(change, desk), root, assignments, { at: call.at, touch, people: reviewers });
      },
      reply: done,
    });
  },

  withdrawProposal: (call) => {
    requireFresh(call);
    const { reason, text } = call.body;
    const message = newId('msg', call.store.random);
    return commitChange<LoadedProposal, Proposal, ReturnType<typeof done>>(call.store, actOf(call), {
      load: () => ownProposal(call, 'round', 'own'),
      before: ({ root }) => root,
      decide: ({ root, assignments }) =>
        withdrawProposal(root, { by: call.actor, reason, assignments, ...(text ? { note: { id: message, at: call.at, text } } : {}) }),
      reply: done,
      also: (after, { root }) => slotWrites(call.store, root, after),
    });
  },

  confirmSupport: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'root',
      actOf(call),
      ({ root }) => {
        requireTeam(root, call.actor, 'own');
        return confirmSupport(root, { at: call.at });
      },
      done,
    );
  },
};
