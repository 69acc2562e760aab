import { type AdminCall, callOperations } from '../../../shared/contract/call.ts';
import type { callPages } from '../../../shared/contract/page-call.ts';
import { type CallBody, faultsNow } from '../../../shared/domain/call.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type CallPage, callsPath, NEW, type TypedCall, type TypedMoment } from '../../../web/pages/calls/data.ts';
import { callPage } from '../../../web/pages/calls/edit.tsx';
import { formPreview } from '../../../web/pages/calls/form-preview.tsx';
import { callsPage } from '../../../web/pages/calls/list.tsx';
import { NEW_CALL, NO_EXTENSION, rearranged, rearranges, typedCall, withRoom } from '../../../web/pages/calls/typed.ts';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { callWords } from '../../../web/words/calls.ts';
import { callHandlers } from '../../admin/calls.ts';
import { perform } from '../../http/perform.ts';
import { worded } from '../../http/problem.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { bodyFrom, bodyOf, changedFrom, extensionFrom, isSkipped, momentAt, typedExtension, typedIn } from './form.ts';

type Kept = Pick<CallPage, 'call' | 'extensions' | 'arrivals'>;
const NOTHING: Kept = { extensions: [], arrivals: { rows: [] } };

/** The call of this address as it is kept now; nothing of one that is not there yet. */
const keptIn = async (call: Known): Promise<Kept> => {
  const params = { call: call.params.call! };
  if (params.call === NEW) return NOTHING;
  const [{ body: kept }, { body: arrivals }] = await Promise.all([
    perform(callOperations.readAdminCall, callHandlers.readAdminCall, call, { params }),
    perform(callOperations.listReceived, callHandlers.listReceived, call, { params }),
  ]);
  return { call: kept.call, extensions: kept.extensions, arrivals };
};

const show = (call: Known, kept: Kept, more: Partial<CallPage> = {}): string => {
  const typed = more.typed ?? (kept.call ? typedCall(kept.call, momentAt) : NEW_CALL);
  return callPage(frameOf(call), {
    ...kept,
    extension: NO_EXTENSION,
    key: formKey(call),
    seen: kept.call?.version,
    site: call.deps.publicUrl,
    ...more,
    typed: { ...typed, questions: typed.questions.map(withRoom) },
  });
};

/** Lines of a choice in which nothing stands are none. */
const tidy = (typed: TypedCall): TypedCall => ({
  ...typed,
  questions: typed.questions.map((question) => ({ ...question, options: question.options.filter(({ nl, en }) => `${nl}${en}`.trim() !== '') })),
});

/** A condition is one field of the page and two of the operation; a time that the clock leaps over is told from one that was typed wrong. */
const troubleAt = (call: Known, trouble: Trouble): Trouble => {
  const form = formOf(call);
  const { opensAt, closesAt } = typedIn(form);
  const moments: Readonly<Record<string, TypedMoment>> = { opensAt, closesAt, until: typedExtension(form).until };
  const { skipped } = callWords[call.language].dates;
  return {
    ...trouble,
    fields: trouble.fields.map(({ path, message }) => {
      const moment = moments[path];
      return { path: path.replace(/(\/showIf)\/(question|equals)$/, '$1'), message: moment && isSkipped(moment) ? skipped : message };
    }),
  };
};

/** What was refused by its form alone is also held against the call as it is, so that everything is told at once. */
const withKept = (call: Known, kept: AdminCall | undefined, act: string, trouble: Trouble): Trouble => {
  if (!kept || trouble.code !== 'request.invalid' || !['save', 'publish'].includes(act)) return trouble;
  const body = changedFrom(kept, tidy(typedIn(formOf(call)))) as CallBody;
  const known = trouble.fields.map(({ path }) => path);
  const more = faultsNow(kept, { at: call.at, body, stage: act === 'publish' ? 'published' : undefined }).filter(({ path }) => !known.includes(path));
  return { ...trouble, fields: [...trouble.fields, ...worded(more, call.language)] };
};

const about = (id: string) => ({ about: `call ${id}` });
const on = async (call: Known, id: string, did: string): Promise<Answer<string>> =>
  answer('', { location: `${callsPath(frameOf(call).language, id)}?did=${await flashOf(call, did, about(id))}` });

/** A code cannot travel in an address: the page that says it once is the answer itself. */
const withCode = async (call: Known, id: string, code: CallPage['code'], did?: string): Promise<Answer<string>> => {
  const here = { ...call, params: { ...call.params, call: id } } as Known;
  return answer(show(here, await keptIn(here), { code, ...(did ? { did } : {}) }), { status: 200 });
};

/** The version that the form began with, which stays its own until somebody has been told of a newer one. */
const seenIn = (call: Known): { seen?: number } => {
  const seen = formOf(call).get('seen');
  return seen === null ? {} : { seen: Number(seen) };
};

const keyIn = (call: Known): string | undefined => formOf(call).get('key') ?? undefined;

const create = async (call: Known): Promise<Answer<string>> => {
  const body = () => bodyFrom(tidy(typedIn(formOf(call))));
  const { body: made } = await perform(callOperations.createCall, callHandlers.createCall, call, { key: keyIn(call), body });
  return made.invite ? withCode(call, made.call, { what: 'invite', code: made.invite }, 'created') : on(call, made.call, 'created');
};

const change = async (call: Known, kept: AdminCall, did: string, stage?: AdminCall['stage']): Promise<Answer<string>> => {
  const typed = tidy(typedIn(formOf(call)));
  const body = () => ({
    ...(did === 'closed' ? bodyOf(kept) : changedFrom(kept, typed)),
    ...seenIn(call),
    ...(stage ? { stage } : {}),
  });
  const { body: made } = await perform(callOperations.changeCall, callHandlers.changeCall, call, { params: { call: kept.id }, key: keyIn(call), body });
  return made.invite ? withCode(call, kept.id, { what: 'invite', code: made.invite }, did) : on(call, kept.id, did);
};

const extend = async (call: Known, kept: AdminCall): Promise<Answer<string>> => {
  const body = () => extensionFrom(typedExtension(formOf(call)));
  const { body: made } = await perform(callOperations.addExtension, callHandlers.addExtension, call, { params: { call: kept.id }, key: keyIn(call), body });
  return withCode(call, kept.id, made.code ? { what: 'extension', code: made.code } : undefined);
};

const renew = async (call: Known, kept: AdminCall): Promise<Answer<string>> => {
  const { body: made } = await perform(callOperations.renewInvite, callHandlers.renewInvite, call, { params: { call: kept.id }, key: keyIn(call) });
  return withCode(call, kept.id, made.invite ? { what: 'invite', code: made.invite } : undefined);
};

const run = async (call: Known, act: string): Promise<Answer<string>> => {
  const kept = await keptIn(call);
  if (rearranges(act)) {
    const typed = typedIn(formOf(call));
    return answer(show(call, kept, { ...seenIn(call), typed: { ...typed, questions: rearranged(typed.questions, act) } }), { status: 200 });
  }
  if (!kept.call) {
    if (act === 'save') return create(call);
    throw new Refusal('request.invalid');
  }
  if (act === 'save') return change(call, kept.call, 'saved');
  if (act === 'publish') return change(call, kept.call, 'published', 'published');
  if (act === 'close') return change(call, kept.call, 'closed', 'closed');
  if (act === 'extend') return extend(call, kept.call);
  if (act === 'renew') return renew(call, kept.call);
  throw new Refusal('request.invalid');
};

export const callPageHandlers: Handlers<typeof callPages> = {
  callsPage: async (call) => callsPage(frameOf(call), (await perform(callOperations.listCalls, callHandlers.listCalls, call, {})).body.calls),

  callPage: async (call) => {
    const kept = await keptIn(call);
    if (call.query.show === 'form') {
      if (!kept.call) throw new Refusal('item.not-found');
      return formPreview(frameOf(call), kept.call);
    }
    return show(call, kept, { did: await flashIn(call, call.query.did, about(call.params.call!)) });
  },

  callForm: (call) => {
    const form = formOf(call);
    const act = form.get('act') ?? '';
    return posted(
      call,
      () => run(call, act),
      async (trouble) => {
        const kept = await keptIn(call);
        const again = {
          trouble: troubleAt(call, withKept(call, kept.call, act, trouble)),
          failed: act === 'extend' ? ('extension' as const) : ('call' as const),
        };
        if (act === 'extend') return show(call, kept, { ...again, extension: typedExtension(form) });
        if (act === 'close' || act === 'renew') return show(call, kept, again);
        const meanwhile = trouble.code === 'item.changed' && kept.call ? { now: typedCall(kept.call, momentAt) } : seenIn(call);
        return show(call, kept, { ...again, ...meanwhile, typed: tidy(typedIn(form)) });
      },
    );
  },
};
