import type { decisionOperations } from '../../shared/contract/decision.ts';
import { commentOn, type DiscussionBody, discussionView, proposeOutcome } from '../../shared/domain/discussion.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { done, guardedBy } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { roundOf } from './act.ts';

type Talk = Pick<Handlers<typeof decisionOperations>, 'readDiscussion' | 'discuss' | 'readPanelDiscussion' | 'discussAsReviewer'>;

/** Names are read for staff alone. */
const read = async (call: Known, withNames: boolean) => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'round');
  if (!loaded) throw new Refusal('item.not-found');
  const nameOf = withNames ? namesOf(await snapshotOf(call.store)) : () => undefined;
  return discussionView({ round: roundOf(loaded), messages: loaded.messages, viewer: call.actor, nameOf });
};

const say = (call: Known<DiscussionBody>) => {
  const { body, actor: by, at } = call;
  const message = newId('msg', call.store.random);
  return changeProposal(
    call.store,
    call.params.proposal!,
    'round',
    actOf(call),
    (loaded) => {
      const words = { by, at, message, text: body.text };
      return guardedBy(call, body.act === 'comment' ? commentOn(roundOf(loaded), words) : proposeOutcome(roundOf(loaded), { ...words, outcome: body.outcome }));
    },
    done,
  );
};

/** A reviewer never hears in which stage a proposal is while that is nobody's business. */
const untold = ({ id }: { id: string }) => ({ id, stage: 'discussed' });

/** By itself for what only reads, so that it carries nothing that writes. */
export const discussionReading: Pick<Talk, 'readDiscussion'> = { readDiscussion: (call) => read(call, true) };

export const discussionHandlers: Talk = {
  readDiscussion: (call) => read(call, true),
  discuss: (call) => say(call),
  readPanelDiscussion: (call) => read(call, false),
  discussAsReviewer: async (call) => untold(await say(call)),
};
