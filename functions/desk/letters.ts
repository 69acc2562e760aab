import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Item } from '../../shared/domain/item.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { renewItemLink } from '../../shared/store/item-link.ts';
import { resend } from '../../shared/store/resend.ts';
import { undo } from '../../shared/store/undo.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Letters = Pick<Handlers<typeof deskOperations>, 'undo' | 'resendLetter' | 'revokeLink'>;

const visibleTo = (viewer: Actor) => (root: Item) => requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, viewer);

/** By itself, for whoever needs no more than the way back. */
export const undoHandlers: Pick<Letters, 'undo'> = {
  undo: (call) => undo(call.store, call.params.item!, { by: call.actor, fact: call.body.fact, allowed: visibleTo(call.actor) }, actOf(call)),
};

// A spread counts as an effect, so that a function that needs the narrow one would hold this too.
export const letterHandlers: Letters = /* @__PURE__ */ (() => ({
  ...undoHandlers,
  resendLetter: (call) => resend(call.store, call.params.item!, call.params.intent!, actOf(call), visibleTo(call.actor)),
  revokeLink: (call) => renewItemLink(call.store, call.params.item!, actOf(call), { allowed: visibleTo(call.actor) }),
}))();
