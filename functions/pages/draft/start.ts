import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { PublicCall } from '../../../shared/contract/call.ts';
import type { draftPages } from '../../../shared/contract/page-draft.ts';
import { publicOperations } from '../../../shared/contract/public.ts';
import { OPEN_INTAKE } from '../../../shared/domain/call.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { callTermsPage } from '../../../web/pages/draft/call.tsx';
import { type StartFields, startPage } from '../../../web/pages/draft/start.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Call, Handlers } from '../../http/serve.ts';
import { startHandlers } from '../../public/start.ts';
import { formKey, formOf, formToken, posted, requireDwell } from '../form.ts';
import { frameOf } from '../frame.ts';

const codeIn = (invite: string | undefined): { invite?: string } => (invite === undefined ? {} : { invite: invite.slice(0, 60) });

/** The call of the draft that this browser works on, which whoever was invited to it may read about again. */
const ofOwnDraft = async (call: Call): Promise<PublicCall | undefined> => {
  const scope = call.actor?.scope;
  if (!scope || !('item' in scope)) return undefined;
  try {
    const params = { proposal: scope.item };
    const { body } = await perform(applicantOperations.readCall, readingHandlers.readCall, call, { params });
    return body.id === call.params.call ? body : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

const shownTo = async (call: Call, fields: StartFields, trouble?: Trouble): Promise<string> => {
  const query = fields.call === undefined ? {} : { call: fields.call.slice(0, 60), ...codeIn(fields.invite) };
  const { body } = await perform(publicOperations.listOpenCalls, startHandlers.listOpenCalls, call, { query });
  const marks = { key: formKey(call), shown: await formToken(call, 'submit') };
  return startPage(frameOf(call), { calls: body.calls, fields, ...marks, ...(trouble ? { trouble } : {}) });
};

/** Whoever signed in is asked for no address that we know. */
const knownAddress = ({ actor, person }: Call): string | undefined => (actor?.scope.door === 'person' ? person?.email : undefined);

export const startPages: Pick<Handlers<typeof draftPages>, 'startPage' | 'callTermsPage' | 'startForm'> = {
  startPage: async (call) =>
    shownTo(call, { email: knownAddress(call), ...(call.query.call === undefined ? {} : { call: call.query.call }), ...codeIn(call.query.invite) }),
  callTermsPage: async (call) => {
    const { body } = await perform(publicOperations.listOpenCalls, startHandlers.listOpenCalls, call, {
      query: { call: call.params.call, ...codeIn(call.query.invite) },
    });
    const found = body.calls.find(({ id }) => id === call.params.call) ?? (await ofOwnDraft(call));
    if (!found) throw new Refusal('item.not-found');
    return callTermsPage(frameOf(call), found, call.query.invite);
  },
  startForm: async (call) => {
    const form = formOf(call);
    const [email = '', of, invite] = ['email', 'call', 'invite'].map((name) => form.get(name) ?? undefined);
    const act = async () => {
      await requireDwell(call, 'submit');
      const { body, extra } = await perform(publicOperations.startProposal, startHandlers.startProposal, call, {
        key: form.get('key') ?? undefined,
        body: () => ({ email, language: call.language, ...(of && of !== OPEN_INTAKE ? { call: of } : {}), ...(invite ? { invite } : {}) }),
      });
      // Without a cookie the draft belongs to whoever opened its link meanwhile.
      const cookies = extra.cookies ?? [];
      return answer('', { location: cookies.length > 0 ? `/${call.language}/drafts/${body.proposal}` : `/${call.language}/link`, cookies });
    };
    return posted(call, act, (trouble) => shownTo(call, { email, call: of, invite }, trouble));
  },
};
