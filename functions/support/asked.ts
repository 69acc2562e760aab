import type { supportOperations } from '../../shared/contract/support.ts';
import { answerIntroduction } from '../../shared/domain/introduce.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { answerFollowUp } from '../../shared/domain/support.ts';
import { askedView, followUpsOf } from '../../shared/domain/view/after.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { shownStage } from '../../shared/domain/view/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import { type LoadedSupport, loadSupport } from '../../shared/store/support.ts';
import { requireFresh } from '../applicant/own.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type AskedOf = Pick<Handlers<typeof supportOperations>, 'readIntroductions' | 'answerIntroduction'>;

const ownDemand = async (call: Known): Promise<ContactBundle> => {
  const contact = await loadContact(call.store, call.params.contact!);
  if (!contact || contact.root.applicant !== call.actor.id) throw new Refusal('item.not-found');
  return contact;
};

/** The other side of an introduction that this sender was asked for. @throws introduction.over where there is none, or none any more */
const offeredFor = async (call: Known, { introduced = [] }: ContactBundle, id: string): Promise<LoadedSupport> => {
  const pointer = introduced.find((each) => each.id === id);
  const offered = pointer && (await loadSupport(call.store, pointer.proposal));
  if (!offered) throw new Refusal('introduction.over');
  return offered;
};

/** What the sender of a demand does: it learns nothing of the proposal but what it was told, and the stage of its own message. */
export const askedHandlers: AskedOf = {
  readIntroductions: async (call) => {
    requireFresh(call);
    const contact = await ownDemand(call);
    const introductions = [];
    for (const { id } of contact.introduced ?? []) {
      const offered = await offeredFor(call, contact, id).catch(() => undefined);
      const introduction = offered?.after.introductions.find((each) => each.id === id);
      if (!offered || !introduction) continue;
      const isSupported = offered.root.stage === 'in-support' && introduction.state === 'made';
      introductions.push({
        ...askedView(introduction, 'owner', call.at),
        followUps: isSupported ? followUpsOf(offered.after, id).filter(({ at }) => at >= introduction.at) : [],
      });
    }
    return { id: contact.root.id, reference: contact.root.reference, introductions };
  },

  answerIntroduction: async (call) => {
    requireFresh(call);
    const { body, at } = call;
    const { root: own } = await ownDemand(call);
    return commitChange<LoadedSupport, Proposal, { id: string; stage: string }>(call.store, actOf(call), {
      load: async () => offeredFor(call, await ownDemand(call), body.introduction),
      before: ({ root }) => root,
      decide: ({ root, after, contacts }) =>
        body.act === 'introduction'
          ? answerIntroduction(root, after, { id: body.introduction, party: 'owner', agrees: body.agrees, at, contacts })
          : answerFollowUp(root, after, { at, day: body.day, going: body.going, text: body.text, introduction: body.introduction }),
      reply: () => ({ id: own.id, stage: shownStage(own) }),
    });
  },
};
