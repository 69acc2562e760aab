import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { draftPages } from '../../../shared/contract/page-draft.ts';
import { deletedPage, deletePage } from '../../../web/pages/draft/delete.tsx';
import { hubPage } from '../../../web/pages/draft/hub.tsx';
import { type Invited, teamPage } from '../../../web/pages/draft/team.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { draftHandlers } from '../../applicant/drafts.ts';
import { teamHandlers } from '../../applicant/team.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { callOf, draftOr, ownOf, proposalIn } from './reading.ts';
import { startPages } from './start.ts';

const team = async (call: Known, fields: Invited, trouble?: Trouble) =>
  teamPage(frameOf(call), { own: await ownOf(call), key: formKey(call), fields, ...(trouble ? { trouble } : {}) });

/** Asks somebody, takes somebody out, or goes oneself; the field `act` says which. */
const changeTeam = async (call: Known, form: URLSearchParams): Promise<string> => {
  const [params, key] = [proposalIn(call), form.get('key') ?? undefined];
  const here = `/${call.language}/drafts/${params.proposal}/team`;
  if (form.get('act') === 'leave') {
    await perform(applicantOperations.leaveTeam, teamHandlers.leaveTeam, call, { params, key, body: () => ({}) });
    return `/${call.language}`;
  }
  if (form.get('act') === 'remove') {
    await perform(applicantOperations.removeMember, teamHandlers.removeMember, call, { params, key, body: () => ({ person: form.get('person') ?? '' }) });
    return here;
  }
  const name = form.get('name')?.trim();
  const body = () => ({ email: form.get('email') ?? '', role: form.get('role') ?? '', ...(name ? { name } : {}) });
  await perform(applicantOperations.inviteMember, teamHandlers.inviteMember, call, { params, key, body });
  return here;
};

export const draftPageHandlers: Handlers<typeof draftPages> = {
  ...startPages,
  draftPage: (call) => draftOr(call, async (own) => hubPage(frameOf(call), { own, call: await callOf(call), saved: call.query.saved !== undefined })),
  teamPage: (call) => draftOr(call, async (own) => teamPage(frameOf(call), { own, key: formKey(call), fields: {} })),
  teamForm: async (call) => {
    const form = formOf(call);
    const act = async () => answer('', { location: await changeTeam(call, form) });
    const fields = { email: form.get('email') ?? undefined, name: form.get('name') ?? undefined, role: form.get('role') ?? undefined };
    return posted(call, act, (trouble) => team(call, fields, trouble));
  },
  deletePage: (call) => draftOr(call, async (own) => deletePage(frameOf(call), { own, key: formKey(call) })),
  deleteForm: async (call) => {
    const form = formOf(call);
    const act = async () => {
      const { extra } = await perform(applicantOperations.deleteDraft, draftHandlers.deleteDraft, call, {
        params: proposalIn(call),
        key: form.get('key') ?? undefined,
        body: () => ({}),
      });
      return answer(deletedPage(frameOf(call)), extra);
    };
    return posted(call, act, async (trouble) => deletePage(frameOf(call), { own: await ownOf(call), key: formKey(call), trouble }));
  },
};
