import { community } from '../../shared/community.ts';
import type { roundOperations } from '../../shared/contract/rounds.ts';
import { nextTouch } from '../../shared/domain/assignment.ts';
import { newId } from '../../shared/domain/id.ts';
import { closeRound, reopenRound } from '../../shared/domain/review.ts';
import { actOnRound, roundOf } from '../decision/act.ts';
import type { Handlers } from '../http/serve.ts';

/** What happens to a round of reviews; by itself, for pages that do nothing else of what liaisons do. */
export const roundHandlers: Pick<Handlers<typeof roundOperations>, 'closeRound' | 'reopenRound'> = {
  closeRound: (call) =>
    actOnRound(call, (loaded) =>
      closeRound(roundOf(loaded), { at: call.at, by: call.actor.id, reason: call.body.reason, message: newId('msg', call.store.random) }),
    ),
  reopenRound: (call) =>
    actOnRound(call, (loaded) => reopenRound(roundOf(loaded), { by: call.actor, at: call.at, touch: (assignment) => nextTouch(assignment, community) })),
};
