import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { withFilesSubmitted } from '../../shared/domain/attachment.ts';
import { type Extension, OPEN_INTAKE, windowOf } from '../../shared/domain/call.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { missingIn, stepAsked } from '../../shared/domain/completeness.ts';
import { DRAFT_FORM, stepOf } from '../../shared/domain/form.ts';
import { answerStep } from '../../shared/domain/inquiry.ts';
import { PartName } from '../../shared/domain/proposal.ts';
import { requireAsked } from '../../shared/domain/question.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { linkedToEarlier } from '../../shared/domain/resubmit.ts';
import { moveToOpen, savePart, submitProposal, textsOf } from '../../shared/domain/submission.ts';
import { callFor, extensionOf } from '../../shared/store/calls.ts';
import { deleteDraft } from '../../shared/store/drafts.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeProposal, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { ownerFrom, promiseFrom, snapshotOf } from '../../shared/store/roster.ts';
import { Cancelled } from '../../shared/store/store.ts';
import { worded } from '../http/problem.ts';
import { answer, sessionCookie } from '../http/reply.ts';
import { parsed } from '../http/request.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { changeSubmission, done, ownProposal, requireAgain, requireFresh } from './own.ts';

type Drafts = Pick<Handlers<typeof applicantOperations>, 'savePart' | 'checkProposal' | 'submitProposal' | 'moveToOpen' | 'deleteDraft'>;

/** The extension behind a code, for the call of this draft. @throws call.extension */
const extensionFor = async (call: Known, code: string): Promise<Extension> => {
  const { root } = await ownProposal(call, 'root');
  const extension = await extensionOf(call.store, root.call, code);
  if (!extension) throw new Refusal('call.extension', { fields: [{ path: 'extension', code: 'call.extension', message: '' }] });
  return extension;
};

/** The call that a draft is meant for. */
const callOf = async (call: Known) => callFor(call.store, (await ownProposal(call, 'root')).root.call, call.at);

const DELETED = { deleted: true } as const;
const DELETE_TRIES = 5;

/** Deletes the draft as it stands; one that is being saved at this moment is looked at afresh, and a repeat finds it gone. */
const deleteOwn = async (call: Known): Promise<void> => {
  const { key } = actOf(call);
  for (let left = DELETE_TRIES; ; left -= 1) {
    if (key && (await repliedBefore(call.store, key)) !== undefined) return;
    const { root } = await ownProposal(call, 'root', 'own');
    refuseUnless(root.stage === 'draft', 'proposal.not-draft');
    try {
      return await deleteDraft(call.store, root, call.at, key ? [keyWrite(call.store, key, DELETED)] : []);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      if (left === 1) throw new Refusal('request.busy', { retryAfter: 1 });
      await call.store.sleep(25 * (DELETE_TRIES - left + 1));
    }
  }
};

export const draftHandlers: Drafts = {
  savePart: async (call) => {
    const part = parsed(PartName, call.params.part, ['part']);
    const content = parsed(DRAFT_FORM[part], call.body.content, ['content']) as Record<string, unknown>;
    if (part === 'extra') requireAsked((await callOf(call))?.questions ?? [], content);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      actOf(call),
      ({ root, salt, pending, members }) => {
        if (root.stage === 'info-requested') requireFresh(call);
        return savePart(root, { by: call.actor, at: call.at, part, content, seen: call.body.seen, seal: sealWith(salt), pending, members });
      },
      () => ({ part, version: call.body.seen + 1 }),
    );
  },

  checkProposal: async (call) => {
    const { root, parts: sent, pending } = await ownProposal(call, 'all');
    refuseUnless(root.stage === 'draft' || root.stage === 'info-requested', 'proposal.not-draft');
    if (root.stage === 'info-requested') requireFresh(call);
    const parts = { ...sent, ...textsOf(pending) };
    const of = await callFor(call.store, root.call, call.at);
    const { errors } = missingIn(parts, { step: root.stage === 'draft' ? stepAsked(of) : answerStep(root), questions: of?.questions, at: call.at });
    return {
      complete: errors.length === 0,
      addressVerified: root.verified === root.address,
      window: of ? windowOf(of, call.at) : 'open',
      step: stepOf(parts, of?.questions),
      errors: worded(errors, call.language),
    };
  },

  submitProposal: async (call) => {
    const act = { ...actOf(call), key: call.key && { scope: `submit ${call.params.proposal} ${call.key.key}`, bodyHash: call.key.bodyHash } };
    const snapshot = await snapshotOf(call.store);
    // A code is looked up before anything is decided: a repeat must not be judged by it.
    const earlier = act.key && call.body.extension !== undefined ? await repliedBefore(call.store, act.key) : undefined;
    if (earlier !== undefined) return earlier as Awaited<ReturnType<typeof draftHandlers.submitProposal>>;
    const extension = call.body.extension === undefined ? undefined : await extensionFor(call, call.body.extension);
    return changeSubmission(call, act, {
      decide: ({ root, parts, salt, files, call: of, taken, earlier }) => {
        requireAgain(earlier, call.at);
        const change = submitProposal(root, {
          by: call.actor,
          at: call.at,
          parts,
          address: call.person.email,
          call: of,
          ...(taken ? { taken } : {}),
          extension,
          ownerOf: (item) => ownerFrom(snapshot, item),
          promiseOf: (asked) => promiseFrom(snapshot, call.at, asked).deadline,
          receiptOf: receiptWith(salt),
        });
        return withFilesSubmitted({ ...change, besides: linkedToEarlier(root, earlier?.root) }, files, call.at);
      },
      reply: (root) => ({
        proposal: root.id,
        reference: root.reference,
        receipt: root.receipt!,
        receivedAt: call.at,
        nextStep: 'first-reply',
        nextDate: dueOf(root.stageClock!, community),
        ...(root.promise ? { promisedAt: dueOf(root.promise, community) } : {}),
        liaison: snapshot.roster.find((entry) => entry.id === root.owner)?.name ?? '',
      }),
    });
  },

  moveToOpen: (call) =>
    changeProposal(call.store, call.params.proposal!, 'root', actOf(call), ({ root }) => moveToOpen(root, { by: call.actor, open: OPEN_INTAKE }), done),

  deleteDraft: async (call) => {
    await deleteOwn(call);
    return answer(DELETED, 'item' in call.actor.scope ? { cookies: [sessionCookie(call.deps.publicUrl).clear()] } : {});
  },
};
