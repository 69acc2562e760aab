import type { Round } from '../../shared/domain/assignment.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type Depth, type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { done, guardedBy } from '../desk/act.ts';
import { actOf, type Known } from '../http/serve.ts';

export const roundOf = ({ root, assignments }: Pick<LoadedProposal, 'root' | 'assignments'>): Round => ({ proposal: root, assignments });

/** A proposal for a member of staff who may see it. @throws item.not-found */
export const seenBy = async (call: Known, depth: Depth): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

/** An act on a proposal by staff: only on what this person may see, and tied to the relations that were read. */
export const actOnRound = (call: Known, decide: (loaded: LoadedProposal) => Change<Proposal>) =>
  changeProposal(
    call.store,
    call.params.proposal!,
    'round',
    actOf(call),
    (loaded) => {
      requireStaffView(loaded.root, call.actor);
      return guardedBy(call, decide(loaded));
    },
    done,
  );
