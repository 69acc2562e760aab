import { deskOperations } from '../../../shared/contract/desk.ts';
import type { Result } from '../../../shared/contract/common.ts';
import type { inboxPages } from '../../../shared/contract/page-inbox.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type HandOverAll, handOverAllPage } from '../../../web/pages/hand-over-all.tsx';
import { inboxPage } from '../../../web/pages/inbox.tsx';
import type { Inbox } from '../../../web/pages/inbox-data.ts';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { inboxWords } from '../../../web/words/inbox.ts';
import { bulkHandlers } from '../../desk/bulk.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Call, Handlers } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { actOnMany, isAskedFirst, isBulkAct, itemsIn, rowsOf, undoMany } from './act.ts';
import { colleaguesFor, readInbox, viewsFor } from './read.ts';

const shown = async (call: Call, more: Partial<Inbox> = {}): Promise<string> => inboxPage(frameOf(call), { ...(await readInbox(call)), ...more });

const missing = (path: string): Refusal => new Refusal('request.invalid', { fields: [{ path, code: 'field.missing', message: '' }] });

/** What a liaison had chosen before something was refused. */
const chosenIn = (form: URLSearchParams): Pick<Inbox, 'chosen' | 'to'> => ({ chosen: itemsIn(form), to: form.get('to') ?? undefined });

const nothingChosen = (language: 'nl' | 'en'): Trouble => ({
  code: 'request.invalid',
  title: inboxWords[language].nothingChosen,
  detail: inboxWords[language].tick,
  fields: [],
});

/** What came of each row; those with which nothing happened stay chosen, and are shown as they are now. */
const told = async (call: Call, act: NonNullable<Inbox['outcome']>['act'], results: readonly Result[]): Promise<string> => {
  const failed = results.filter(({ ok }) => !ok).map(({ id }) => id);
  return shown(call, { outcome: { act, results }, chosen: act === 'undo' ? [] : failed, now: await rowsOf(call, failed) });
};

const bulk = async (call: Call): Promise<string | Answer<string>> => {
  const form = formOf(call);
  const act = form.get('act');
  if (act === 'undo') return told(call, act, await undoMany(call));
  if (!isBulkAct(act)) throw missing('act');
  if (itemsIn(form).length === 0) return answer(await shown(call, { ...chosenIn(form), trouble: nothingChosen(call.language) }), { status: 422 });
  if (act === 'hand-over' && !form.get('to')) throw missing('to');
  if (isAskedFirst(form, act)) return shown(call, { ...chosenIn(form), asking: act, now: await rowsOf(call, itemsIn(form)) });
  return told(call, act, await actOnMany(call, act));
};

const all = async (call: Call, more: Partial<HandOverAll> = {}): Promise<string> => {
  const [{ views }, colleagues] = await Promise.all([viewsFor(call), colleaguesFor(call)]);
  const others = colleagues.filter(({ id }) => id !== call.actor?.id);
  return handOverAllPage(frameOf(call), { mine: views.mine?.count ?? 0, colleagues: others, key: formKey(call), ...more });
};

const handOverAll = async (call: Call): Promise<string> => {
  const form = formOf(call);
  const [to, cursor] = [form.get('to') ?? '', form.get('cursor') ?? undefined];
  if (to === '') throw missing('to');
  const { body } = await perform(deskOperations.handOverAll, bulkHandlers.handOverAll, call, {
    key: form.get('key') ?? undefined,
    body: () => ({ to, ...(cursor ? { cursor } : {}) }),
  });
  return all(call, { to, ...body });
};

export const inboxPageHandlers: Handlers<typeof inboxPages> = {
  inboxPage: (call) =>
    posted(
      call,
      () => shown(call),
      async (trouble) => inboxPage(frameOf(call), await readInbox(call, trouble)),
    ),
  inboxForm: (call) => {
    const form = formOf(call);
    if (form.get('act') === 'hand-over-all')
      return posted(
        call,
        () => handOverAll(call),
        (trouble) => all(call, { to: form.get('to') ?? undefined, cursor: form.get('cursor') ?? undefined, trouble }),
      );
    return posted(
      call,
      () => bulk(call),
      (trouble) => shown(call, { ...chosenIn(form), trouble }),
    );
  },
  handOverPage: (call) => all(call),
};
