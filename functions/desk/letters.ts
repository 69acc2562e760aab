import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Item } from '../../shared/domain/item.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { renewItemLink } from '../../shared/store/item-link.ts';
import { resend } from '../../shared/store/resend.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Letters = Pick<Handlers<typeof deskOperations>, 'resendLetter' | 'revokeLink'>;

const visibleTo = (viewer: Actor) => (root: Item) => requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, viewer);

export const letterHandlers: Letters = {
  resendLetter: (call) => resend(call.store, call.params.item!, call.params.intent!, actOf(call), visibleTo(call.actor)),
  revokeLink: (call) => renewItemLink(call.store, call.params.item!, actOf(call), { allowed: visibleTo(call.actor) }),
};
