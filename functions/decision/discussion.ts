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

const unnamed = () => undefined;
const read = async (call: Known, names: () => Promise<Parameters<typeof discussionView>[0]['nameOf']>) => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'round');
  if (!loaded) throw new Refusal('item.not-found');
  const nameOf = await names();
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

/** Names are read for staff alone. */
const readNamed = (call: Known) => read(call, async () => namesOf(await snapshotOf(call.store)));
const readUnnamed = (call: Known) => read(call, async () => unnamed);
const sayUntold = async (call: Known<DiscussionBody>) => untold(await say(call));

/** By itself for what only reads, so that it carries nothing that writes. */
export const discussionReading: Pick<Talk, 'readDiscussion'> = { readDiscussion: readNamed };

/** By itself for pages of reviewers, which carry nothing that tells a name. */
export const panelDiscussion: Pick<Talk, 'readPanelDiscussion' | 'discussAsReviewer'> = { readPanelDiscussion: readUnnamed, discussAsReviewer: sayUntold };

export const discussionHandlers: Talk = { readDiscussion: readNamed, discuss: say, readPanelDiscussion: readUnnamed, discussAsReviewer: sayUntold };
