import type { supportOperations } from '../../shared/contract/support.ts';
import type { SoFar } from '../../shared/domain/form/gates.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { seenAnswers } from '../../shared/domain/view/answers.ts';
import { assignmentOf, readsWhole } from '../../shared/domain/view/reader.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import type { Handlers } from '../http/serve.ts';
import { compared, earlierOf, load } from './earlier.ts';

/** The differences as far as reviewers read the answers: in a blind call nothing of whose proposal it is. */
export const reviewedHandlers: Pick<Handlers<typeof supportOperations>, 'readEarlierReviewed'> = {
  readEarlierReviewed: async (call) => {
    const loaded = await load(call);
    const assignment = assignmentOf(loaded, call.actor);
    if (!assignment) throw new Refusal('item.not-found');
    refuseUnless(readsWhole(assignment, call.actor), call.actor.scope.door === 'invitation' ? 'session.not-enough' : 'assignment.not-accepted');
    const earlier = await earlierOf(call, loaded);
    const seen = (parts: LoadedProposal['parts']): SoFar => seenAnswers(parts as SoFar, 'accepted', rulesOf(loaded.root)) as SoFar;
    return compared(call, earlier, [earlier ? seen(earlier.parts) : {}, seen(loaded.parts)]);
  },
};
