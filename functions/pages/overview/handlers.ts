import { deskOperations } from '../../../shared/contract/desk.ts';
import type { overviewPages } from '../../../shared/contract/page-overview.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { overviewPage } from '../../../web/pages/overview.tsx';
import { type TaskData, taskPage } from '../../../web/pages/task.tsx';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { historyHandlers } from '../../desk/history.ts';
import { letterHandlers } from '../../desk/letters.ts';
import { overviewHandlers } from '../../desk/overview.ts';
import { readTaskHandlers } from '../../desk/read-task.ts';
import { taskHandlers } from '../../desk/tasks.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Call, Handlers } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const mayAct = (call: Call): boolean => {
  const roles = call.actor ? effectiveRoles(call.actor) : [];
  return roles.includes('liaison') || roles.includes('chair');
};

const readTask = async (call: Call, task: string) => (await perform(deskOperations.readTask, readTaskHandlers.readTask, call, { params: { task } })).body;

const hasFailed = ({ state, delivery }: { state: string; delivery?: string | undefined }): boolean =>
  state === 'dead' || delivery === 'bounced' || delivery === 'rejected';

const taskFor = async (call: Call, more: Partial<TaskData> = {}): Promise<string> => {
  const read = await readTask(call, call.params.task!);
  const { about, task } = read;
  const isAboutMail = about && read.reason.startsWith('mail-');
  const [mails, desk] = await Promise.all([
    isAboutMail ? perform(deskOperations.listMails, historyHandlers.listMails, call, { params: { item: about.id } }) : undefined,
    task.owner ? perform(deskOperations.listColleagues, colleagueHandlers.listColleagues, call, {}) : undefined,
  ]);
  const letters = (mails?.body.mails ?? []).filter(hasFailed).map(({ intent, subject, template, createdAt, sentAt }) => ({
    intent,
    subject: subject ?? template,
    createdAt,
    sentAt,
  }));
  return taskPage(frameOf(call), {
    ...read,
    ownerName: desk?.body.colleagues.find(({ id }) => id === task.owner)?.name,
    letters,
    mayAct: mayAct(call),
    key: formKey(call),
    ...more,
  });
};

const taskAct = async (call: Call): Promise<string | Answer<string>> => {
  const form = formOf(call);
  const key = form.get('key') ?? undefined;
  const task = call.params.task!;
  if (form.get('act') !== 'resend') {
    await perform(deskOperations.finishTask, taskHandlers.finishTask, call, { params: { task }, key, body: () => ({}) });
    return answer('', { location: `/${call.language}/desk` });
  }
  const { about } = await readTask(call, task);
  if (!about) throw new Refusal('item.not-found');
  const params = { item: about.id, intent: form.get('intent') ?? '' };
  await perform(deskOperations.resendLetter, letterHandlers.resendLetter, call, { params, key, body: () => ({}) });
  return taskFor(call, { resent: true });
};

export const overviewPageHandlers: Handlers<typeof overviewPages> = {
  overviewPage: async (call) => {
    const { body } = await perform(deskOperations.readOverview, overviewHandlers.readOverview, call, { query: {} });
    return overviewPage(frameOf(call), body);
  },
  taskPage: (call) => taskFor(call),
  taskForm: (call) =>
    posted(
      call,
      () => taskAct(call),
      (trouble) => taskFor(call, { trouble }),
    ),
};
