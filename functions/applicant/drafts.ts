import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { answersOf, DRAFT_FORM } from '../../shared/domain/form.ts';
import { PartName } from '../../shared/domain/proposal.ts';
import { refuseUnless } from '../../shared/domain/refusal.ts';
import { savePart, submitProposal } from '../../shared/domain/submission.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { worded } from '../http/problem.ts';
import { parsed } from '../http/request.ts';
import { actOf, type Handlers } from '../http/serve.ts';
import { ownProposal } from './own.ts';

type Drafts = Pick<Handlers<typeof applicantOperations>, 'savePart' | 'checkProposal' | 'submitProposal'>;

export const draftHandlers: Drafts = {
  savePart: (call) => {
    const part = parsed(PartName, call.params.part, ['part']);
    const content = parsed(DRAFT_FORM[part], call.body.content, ['content']) as Record<string, unknown>;
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      actOf(call),
      ({ root, salt }) => savePart(root, { by: call.actor, at: call.at, part, content, seen: call.body.seen, seal: sealWith(salt) }),
      (root) => ({ part, version: root.manifest[part]!.version }),
    );
  },

  checkProposal: async (call) => {
    const { root, parts } = await ownProposal(call, 'all');
    refuseUnless(root.stage === 'draft', 'proposal.not-draft');
    const { errors } = answersOf(parts);
    return { complete: errors.length === 0, addressVerified: root.verified === root.address, errors: worded(errors, call.language) };
  },

  submitProposal: async (call) => {
    const act = { ...actOf(call), key: call.key && { scope: `submit ${call.params.proposal} ${call.key.key}`, bodyHash: call.key.bodyHash } };
    const snapshot = await snapshotOf(call.store);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      act,
      ({ root, parts, salt }) =>
        submitProposal(root, {
          by: call.actor,
          at: call.at,
          parts,
          address: call.person.email,
          ownerOf: (item) => ownerFrom(snapshot, item),
          receiptOf: receiptWith(salt),
        }),
      (root) => ({
        proposal: root.id,
        reference: root.reference,
        receipt: root.receipt!,
        receivedAt: call.at,
        nextStep: 'first-reply',
        nextDate: dueOf(root.stageClock!, community),
        promisedAt: dueOf(root.promise!, community),
        liaison: snapshot.roster.find((entry) => entry.id === root.owner)?.name ?? '',
      }),
    );
  },
};
