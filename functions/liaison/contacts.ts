import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import type { Change } from '../../shared/domain/change.ts';
import { type ContactRequest, markSpam, redirectContact, replyToContact, resolveContact, takeContact } from '../../shared/domain/contact.ts';
import { newId } from '../../shared/domain/id.ts';
import { finishTask } from '../../shared/domain/task.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { changeContact, changeTask } from '../../shared/store/records.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type Contacts = Pick<Handlers<typeof liaisonOperations>, 'takeContact' | 'replyToContact' | 'resolveContact' | 'markSpam' | 'redirectContact' | 'finishTask'>;

const done = (root: { id: string; stage: string }) => ({ id: root.id, stage: root.stage });

const act = (call: Known, decide: (root: ContactRequest) => Change<ContactRequest>) =>
  changeContact(
    call.store,
    call.params.contact!,
    actOf(call),
    ({ root }) => {
      requireStaffView(root, call.actor);
      return decide(root);
    },
    done,
  );

export const contactHandlers: Contacts = {
  takeContact: (call) => act(call, (root) => takeContact(root, { by: call.actor })),
  replyToContact: (call) => {
    const message = newId('msg', call.store.random);
    return act(call, (root) => replyToContact(root, { by: call.actor, at: call.at, text: call.body.text, message }));
  },
  resolveContact: (call) => act(call, (root) => resolveContact(root, { by: call.actor, at: call.at })),
  markSpam: (call) => act(call, markSpam),
  redirectContact: (call) => act(call, (root) => redirectContact(root, call.body)),
  finishTask: (call) =>
    changeTask(
      call.store,
      call.params.task!,
      actOf(call),
      (task) => {
        requireStaffView({ ...taskInvolvement(task), stage: task.stage }, call.actor);
        return finishTask(task);
      },
      done,
    ),
};
