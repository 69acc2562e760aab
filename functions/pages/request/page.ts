import { deskOperations } from '../../../shared/contract/desk.ts';
import type { requestPages } from '../../../shared/contract/page-request.ts';
import { replyOperations } from '../../../shared/contract/reply.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Contact, Template } from '../../../web/pages/request/form.tsx';
import { requestPage } from '../../../web/pages/request/request.tsx';
import { replyTemplateHandlers } from '../../contact/templates.ts';
import { historyHandlers } from '../../desk/history.ts';
import { senderHandlers } from '../../desk/sender.ts';
import { tasksAboutHandlers } from '../../desk/tasks-about.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, takenBack } from '../flash.ts';
import { frameOf } from '../frame.ts';
import { itemIn, readForActs } from './reading.ts';

/** Nobody may be left of whom something came; the request is there all the same. */
const readSender = async (call: Known) => {
  try {
    return (await perform(deskOperations.readSender, senderHandlers.readSender, call, { params: itemIn(call) })).body;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'item.not-found') return undefined;
    throw error;
  }
};

/** Texts to begin with are read only where a reply can be written, in the language of the sender. */
const readTemplates = async (call: Known, { mayDo, language }: Contact): Promise<readonly Template[]> =>
  mayDo.includes('reply')
    ? (await perform(replyOperations.listReplyTemplates, replyTemplateHandlers.listReplyTemplates, call, { query: { language } })).body.templates
    : [];

/** Everything at once: whoever may not see the request is told so by each of them. */
const read = async (call: Known) => {
  const params = itemIn(call);
  const [acts, timeline, mails, tasks, sender] = await Promise.all([
    readForActs(call),
    perform(deskOperations.readTimeline, historyHandlers.readTimeline, call, { params }),
    perform(deskOperations.listMails, historyHandlers.listMails, call, { params }),
    perform(deskOperations.listTasks, tasksAboutHandlers.listTasks, call, { params }),
    readSender(call),
  ]);
  const templates = await readTemplates(call, acts.contact);
  return { ...acts, templates, timeline: timeline.body, mails: mails.body.mails, tasks: tasks.body.tasks, sender };
};

export const requestHandlers: Handlers<typeof requestPages> = {
  requestPage: async (call) => {
    const frame = frameOf(call);
    const data = await read(call);
    const { id, version, thread } = data.contact;
    const did = await flashIn(call, call.query.did, { about: id, version });
    return requestPage(frame, { ...data, did, takenBack: takenBack(did, 'reply', thread), template: call.query.template });
  },
};
