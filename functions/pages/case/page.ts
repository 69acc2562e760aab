import { deskItemOperations } from '../../../shared/contract/desk-item.ts';
import type { casePages } from '../../../shared/contract/page-case.ts';
import { revisionOperations } from '../../../shared/contract/revisions.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { casePage } from '../../../web/pages/case/case.tsx';
import { historyHandlers } from '../../desk/history.ts';
import { senderHandlers } from '../../desk/sender.ts';
import { similarHandlers } from '../../desk/similar.ts';
import { tasksAboutHandlers } from '../../desk/tasks-about.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { deskRevisionHandlers } from '../../revisions/handlers.ts';
import { flashIn, takenBack } from '../flash.ts';
import { frameOf } from '../frame.ts';
import { actsData, proposalIn, readChoices, readColleagues, readProposal } from './reading.ts';

/** Nobody may be left of whom something came; the proposal is there all the same. */
const ifThere = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'item.not-found') return undefined;
    throw error;
  }
};

/** Everything at once: whoever may not see the proposal is told so by each of them. */
const read = async (call: Known) => {
  const [params, item] = [proposalIn(call), { item: call.params.proposal! }];
  const [proposal, colleagues, timeline, mails, similar, tasks, sender] = await Promise.all([
    readProposal(call),
    readColleagues(call),
    perform(deskItemOperations.readTimeline, historyHandlers.readTimeline, call, { params: item }),
    perform(deskItemOperations.listMails, historyHandlers.listMails, call, { params: item }),
    perform(deskItemOperations.listSimilar, similarHandlers.listSimilar, call, { params }),
    perform(deskItemOperations.listTasks, tasksAboutHandlers.listTasks, call, { params: item }),
    ifThere(perform(deskItemOperations.readSender, senderHandlers.readSender, call, { params: item })),
  ]);
  const [choices, differences] = await Promise.all([
    readChoices(call, proposal),
    proposal.revision > 1 ? perform(revisionOperations.readDifferences, deskRevisionHandlers.readDifferences, call, { params }) : undefined,
  ]);
  return {
    ...actsData(call, proposal, colleagues, choices),
    timeline: timeline.body,
    mails: mails.body.mails,
    similar: similar.body.similar,
    tasks: tasks.body.tasks,
    sender: sender?.body,
    differences: differences?.body,
  };
};

export const caseHandlers: Handlers<typeof casePages> = {
  casePage: async (call) => {
    const frame = frameOf(call);
    const data = await read(call);
    const { id, version, thread } = data.proposal;
    const did = await flashIn(call, call.query.did, { about: id, version });
    const takesOut = effectiveRoles(call.actor).some((role) => role === 'chair' || role === 'admin');
    return casePage(frame, { ...data, takesOut, did, takenBack: takenBack(did, 'question', thread), find: call.query.find });
  },
};
