import type { deskOperations } from '../../shared/contract/desk.ts';
import { finishTask } from '../../shared/domain/task.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { changeTask } from '../../shared/store/records.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Tasks = Pick<Handlers<typeof deskOperations>, 'finishTask'>;

export const taskHandlers: Tasks = {
  finishTask: (call) =>
    changeTask(
      call.store,
      call.params.task!,
      actOf(call),
      (task) => {
        requireStaffView({ ...taskInvolvement(task), stage: task.stage }, call.actor);
        return finishTask(task);
      },
      (root) => ({ id: root.id, stage: root.stage }),
    ),
};
