import type { deskOperations } from '../../shared/contract/desk.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { rootFrom } from '../../shared/store/roots.ts';
import { tasksAbout } from '../../shared/store/tasks.ts';
import type { Handlers } from '../http/serve.ts';
import { visibleRoot } from './visible.ts';

type TasksAbout = Pick<Handlers<typeof deskOperations>, 'listTasks'>;

export const tasksAboutHandlers: TasksAbout = {
  listTasks: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const rows = root.kind === 'task' ? [] : await tasksAbout(call.store, root);
    const tasks = rows.map(rootFrom).flatMap((each) => {
      const task = shownRoot(each, call.actor, call.at);
      return task && each.kind === 'task' ? [{ task, reason: each.reason }] : [];
    });
    return { tasks };
  },
};
