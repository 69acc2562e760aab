import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { nextTouch } from '../../shared/domain/assignment.ts';
import { confirmSupport } from '../../shared/domain/decision.ts';
import { newId } from '../../shared/domain/id.ts';
import { keepOwnerApart } from '../../shared/domain/ownership.ts';
import { afterAnswer } from '../../shared/domain/review.ts';
import { amendProposal, answerQuestion, requireApplicant, withdrawProposal } from '../../shared/domain/submission.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { actOf, type Handlers } from '../http/serve.ts';
import { deskFor, done, requireFresh } from './own.ts';

type Acts = Pick<Handlers<typeof applicantOperations>, 'amendProposal' | 'answerQuestion' | 'withdrawProposal' | 'confirmSupport'>;

export const actHandlers: Acts = {
  amendProposal: async (call) => {
    requireFresh(call);
    const desk = await deskFor(call.store);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      actOf(call),
      ({ root, parts, salt }) =>
        keepOwnerApart(
          amendProposal(root, {
            by: call.actor,
            at: call.at,
            changes: call.body.changes,
            before: parts,
            address: call.person.email,
            seal: sealWith(salt),
            receiptOf: receiptWith(salt),
          }),
          desk,
        ),
      (root) => ({ revision: root.revision, receipt: root.receipt! }),
    );
  },

  answerQuestion: async (call) => {
    requireFresh(call);
    const desk = await deskFor(call.store);
    const message = newId('msg', call.store.random);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      actOf(call),
      ({ root, parts, salt, assignments }) => {
        const change = answerQuestion(root, {
          by: call.actor,
          at: call.at,
          text: call.body.text,
          message,
          changes: call.body.changes ?? {},
          before: parts,
          address: call.person.email,
          seal: sealWith(salt),
          receiptOf: receiptWith(salt),
        });
        return afterAnswer(keepOwnerApart(change, desk), root, assignments, { at: call.at, touch: (assignment) => nextTouch(assignment, community) });
      },
      done,
    );
  },

  withdrawProposal: (call) => {
    requireFresh(call);
    const { reason, text } = call.body;
    const message = newId('msg', call.store.random);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      ({ root, assignments }) => withdrawProposal(root, { by: call.actor, reason, assignments, ...(text ? { note: { id: message, at: call.at, text } } : {}) }),
      done,
    );
  },

  confirmSupport: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'root',
      actOf(call),
      ({ root }) => {
        requireApplicant(root, call.actor);
        return confirmSupport(root, { at: call.at });
      },
      done,
    );
  },
};
