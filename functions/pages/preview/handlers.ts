import { community } from '../../../shared/community.ts';
import { contactOperations } from '../../../shared/contract/contact.ts';
import { deskOperations } from '../../../shared/contract/desk.ts';
import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { previewPages } from '../../../shared/contract/page-preview.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { limitView } from '../../../shared/domain/view/limit.ts';
import { type Preview, previewPage, previewPiece } from '../../../web/pages/preview.tsx';
import { readHandlers as contactHandlers } from '../../contact/reading.ts';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { readTaskHandlers } from '../../desk/read-task.ts';
import { perform } from '../../http/perform.ts';
import type { Call, Handlers } from '../../http/serve.ts';
import { proposalHandlers } from '../../liaison/reading.ts';
import { formKey } from '../form.ts';
import { frameOf } from '../frame.ts';

/** Proposals and tasks are for liaisons and chairs; whoever sees a contact request may act on it. */
const mayActOn = (call: Call, kind: string): boolean => {
  const roles = call.actor ? effectiveRoles(call.actor) : [];
  return kind === 'contact-request' || roles.includes('liaison') || roles.includes('chair');
};

const nameOf = async (call: Call, owner: string | undefined): Promise<string | undefined> => {
  if (!owner) return undefined;
  const { colleagues } = (await perform(deskOperations.listColleagues, colleagueHandlers.listColleagues, call, {})).body;
  return colleagues.find(({ id }) => id === owner)?.name;
};

const readTask = async (call: Call, task: string) => (await perform(deskOperations.readTask, readTaskHandlers.readTask, call, { params: { task } })).body;

const previewOf = async (call: Call, item: string): Promise<Pick<Preview, 'item' | 'ownerName'>> => {
  if (item.startsWith('prp_')) {
    const { body } = await perform(liaisonOperations.readDeskProposal, proposalHandlers.readDeskProposal, call, { params: { proposal: item } });
    return { item: body, ownerName: body.owner?.name };
  }
  if (item.startsWith('ctc_')) {
    const { body } = await perform(contactOperations.readDeskContact, contactHandlers.readDeskContact, call, { params: { contact: item } });
    return { item: body, ownerName: body.owner?.name };
  }
  if (!item.startsWith('tsk_')) throw new Refusal('item.not-found');
  const { task, reason } = await readTask(call, item);
  const { owner, ...row } = task;
  return { item: { ...row, kind: 'task', reason }, ownerName: await nameOf(call, owner) };
};

export const previewPageHandlers: Handlers<typeof previewPages> = {
  previewPage: async (call) => {
    const { item, ownerName } = await previewOf(call, call.params.item!);
    const limit = limitView(item, call.at, community);
    const preview: Preview = { item, ownerName, limit, mayAct: mayActOn(call, item.kind), key: formKey(call) };
    const frame = frameOf(call);
    return call.query.whole ? previewPage(frame, preview) : previewPiece(frame.language, preview);
  },
};
