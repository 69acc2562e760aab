import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { answersOf, DRAFT_FORM } from '../../shared/domain/form.ts';
import { PartName } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { savePart, submitProposal } from '../../shared/domain/submission.ts';
import { deleteDraft } from '../../shared/store/drafts.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeProposal, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { Cancelled } from '../../shared/store/store.ts';
import { worded } from '../http/problem.ts';
import { answer, sessionCookie } from '../http/reply.ts';
import { parsed } from '../http/request.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { ownProposal } from './own.ts';

type Drafts = Pick<Handlers<typeof applicantOperations>, 'savePart' | 'checkProposal' | 'submitProposal' | 'deleteDraft'>;

const DELETED = { deleted: true } as const;
const DELETE_TRIES = 5;

/** Deletes the draft as it stands; one that is being saved at this moment is looked at afresh, and a repeat finds it gone. */
const deleteOwn = async (call: Known): Promise<void> => {
  const { key } = actOf(call);
  for (let left = DELETE_TRIES; ; left -= 1) {
    if (key && (await repliedBefore(call.store, key)) !== undefined) return;
    const { root } = await ownProposal(call, 'root');
    refuseUnless(root.stage === 'draft', 'proposal.not-draft');
    try {
      return await deleteDraft(call.store, root, key ? [keyWrite(call.store, key, DELETED)] : []);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      if (left === 1) throw new Refusal('request.busy', { retryAfter: 1 });
      await call.store.sleep(25 * (DELETE_TRIES - left + 1));
    }
  }
};

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

  deleteDraft: async (call) => {
    await deleteOwn(call);
    return answer(DELETED, 'item' in call.actor.scope ? { cookies: [sessionCookie(call.deps.publicUrl).clear()] } : {});
  },
};
