import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import { cancelAssignment } from '../../shared/domain/assignment.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { done, guardedBy } from '../desk/act.ts';
import { actOf, type Handler } from '../http/serve.ts';

/** Staff end an assignment that is still open; by itself, for a page that does nothing else of a liaison's acts. */
export const endAssignment: Handler<typeof liaisonOperations.cancelAssignment> = (call) =>
  changeProposal(
    call.store,
    call.params.proposal!,
    'round',
    actOf(call),
    ({ root, assignments }) => {
      requireStaffView(root, call.actor);
      return guardedBy(call, cancelAssignment({ proposal: root, assignments }, call.body));
    },
    done,
  );
