import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { nextTouch } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { answerContact, ContactStage } from '../../shared/domain/contact.ts';
import { confirmSupport } from '../../shared/domain/decision.ts';
import { answersOf, DRAFT_FORM } from '../../shared/domain/form.ts';
import { newId } from '../../shared/domain/id.ts';
import { keepOwnerApart } from '../../shared/domain/ownership.ts';
import { PartName, ProposalStage } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { afterAnswer } from '../../shared/domain/review.ts';
import {
  amendProposal,
  answerQuestion,
  type Involvement,
  requireApplicant,
  savePart,
  submitProposal,
  withdrawProposal,
} from '../../shared/domain/submission.ts';
import { ownView, publicStageOf, statusView } from '../../shared/domain/view/applicant.ts';
import { contactStageOf, contactStatusView, ownContactView } from '../../shared/domain/view/contact.ts';
import { type Depth, type LoadedProposal, loadContact, loadProposal } from '../../shared/store/load.ts';
import { receiptWith, sealWith } from '../../shared/store/receipt.ts';
import { changeContact, changeProposal } from '../../shared/store/records.ts';
import { namesOf, ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { getRows, queryIndex, type Store } from '../../shared/store/store.ts';
import { worded } from '../http/problem.ts';
import { parsed } from '../http/request.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

/** Reading what was submitted, and acting on it, needs a fresh sign-in link; the item link opens drafts and the status. */
const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');

const ownProposal = async (call: Known, depth: Depth): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireApplicant(loaded.root, call.actor);
  return loaded;
};

const namesFor = async (store: Store) => namesOf(await snapshotOf(store));

/** Who could answer for an item, and the keys by which an owner's involvement shows. */
const deskFor = async (store: Store) => {
  const snapshot = await snapshotOf(store);
  return {
    keysOf: (person: string) => snapshot.roster.find((entry) => entry.id === person)?.keys ?? [],
    ownerOf: (item: Involvement) => ownerFrom(snapshot, item),
  };
};

const ownContact = async (call: Known) => {
  const loaded = await loadContact(call.store, call.params.contact!);
  if (!loaded || loaded.root.applicant !== call.actor.id) throw new Refusal('item.not-found');
  return loaded;
};

/** The stage in the words that a sender reads; never the desk's. */
const publicWord = (kind: string, stage: string): string =>
  kind === 'proposal' ? publicStageOf(ProposalStage.parse(stage)) : contactStageOf(ContactStage.parse(stage));

const done = (root: { id: string }, stage: string) => ({ id: root.id, stage });

export const applicantHandlers: Handlers<typeof applicantOperations> = {
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

  readStatus: async (call) => {
    const { root } = await ownProposal(call, 'root');
    return statusView(root, call.at, community, await namesFor(call.store));
  },

  readOwnProposal: async (call) => {
    const loaded = await ownProposal(call, 'all');
    if (loaded.root.stage !== 'draft') requireFresh(call);
    return ownView(loaded, call.at, community, await namesFor(call.store));
  },

  listOwnItems: async (call) => {
    requireFresh(call);
    const of = (kind: string) => queryIndex(call.store, 4, call.actor.id, { after: `${kind}#`, upTo: `${kind}#~`, limit: 50 });
    const keys = (await Promise.all(['proposal', 'contact-request'].map(of))).flat().map((row) => ({ pk: row.pk as string, sk: SK.root }));
    const roots = keys.length === 0 ? [] : await getRows(call.store, keys);
    const mine = roots.filter((root) => root.applicant === call.actor.id).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return { rows: mine.map(({ id, kind, reference, title, stage }) => ({ id, kind, reference, title, stage: publicWord(kind, stage) })) };
  },

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
      (root) => done(root, publicWord('proposal', root.stage)),
    );
  },

  withdrawProposal: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      ({ root, assignments }) => withdrawProposal(root, { by: call.actor, reason: call.body.reason, assignments }),
      (root) => done(root, publicWord('proposal', root.stage)),
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
      (root) => done(root, publicWord('proposal', root.stage)),
    );
  },

  readContactStatus: async (call) => contactStatusView((await ownContact(call)).root, community, await namesFor(call.store)),

  readOwnContact: async (call) => {
    requireFresh(call);
    return ownContactView(await ownContact(call), community, await namesFor(call.store));
  },

  answerContact: (call) => {
    requireFresh(call);
    const message = newId('msg', call.store.random);
    return changeContact(
      call.store,
      call.params.contact!,
      actOf(call),
      ({ root }) => answerContact(root, { by: call.actor, at: call.at, text: call.body.text, message }),
      (root) => done(root, publicWord('contact-request', root.stage)),
    );
  },
};
