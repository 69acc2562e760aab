import { community } from '../../../shared/community.ts';
import { contactOperations } from '../../../shared/contract/contact.ts';
import { deskOperations } from '../../../shared/contract/desk.ts';
import type { Operation } from '../../../shared/contract/operation.ts';
import type { requestActPages } from '../../../shared/contract/page-request.ts';
import { instantOf } from '../../../shared/domain/clock.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { dateFrom } from '../../../web/parts/date-field.tsx';
import { lineageHandlers } from '../../contact/lineage.ts';
import { moveHandlers } from '../../contact/moves.ts';
import { threadHandlers } from '../../contact/thread.ts';
import { undoHandlers } from '../../desk/letters.ts';
import { searchHandlers } from '../../desk/search.ts';
import { taskHandlers } from '../../desk/tasks.ts';
import { refusedActPage } from '../../../web/pages/request/refused-acts.tsx';
import { perform } from '../../http/perform.ts';
import type { Handler, Handlers, Known } from '../../http/serve.ts';
import type { Sent } from '../sent.ts';
import { type Act, acted, given } from './form.ts';
import { contactIn, itemIn } from './reading.ts';

const HANDLERS = { ...moveHandlers, ...threadHandlers, ...lineageHandlers };
type BodyOf = (sent: Sent, form: URLSearchParams) => unknown;

/** An act on the request itself, with a body made of the form. */
const acting =
  (did: string, name: keyof typeof HANDLERS, bodyOf: BodyOf = () => ({})): Act =>
  async (call, sent, form) => {
    const operation: Operation = contactOperations[name];
    const handler = HANDLERS[name] as Handler<Operation>;
    await perform(operation, handler, call, { params: contactIn(call), key: sent.keyFor(name), body: () => bodyOf(sent, form) });
    return { did };
  };

/** The morning of a day, when the desk begins; what is no day is passed on as it is, for the schema to refuse. */
const morningOf = (day: string): string => {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(midnight) ? day : new Date(instantOf(midnight + community.workingHours.from * 3_600_000, community.timeZone)).toISOString();
};

/** The request that a reference or an id names. A reference that nobody knows is a slip of the form, not an address without a page. */
const namedIn = async (call: Known, sent: Sent): Promise<string> => {
  const named = sent.text('merge/into') ?? '';
  if (named === '' || named.startsWith('ctc_')) return named;
  const query = { q: named.slice(0, 200), kind: 'contact-request' };
  const { rows } = (await perform(deskOperations.searchDesk, searchHandlers.searchDesk, call, { query })).body;
  const found = rows.find(({ reference }) => reference.toUpperCase() === named.toUpperCase()) ?? (rows.length === 1 ? rows[0] : undefined);
  if (!found) throw new Refusal('item.not-found');
  return found.id;
};
const UNKNOWN = [{ path: 'into', code: 'link.unknown', message: '' }];
const merge: Act = async (call, sent, form) => {
  try {
    const into = await namedIn(call, sent);
    const body = { ...sent.seen(), into, ...(sent.text('merge/differentSender') ? { differentSender: true } : {}) };
    return await acting('merge', 'mergeContact', () => body)(call, sent, form);
  } catch (error) {
    const isUnknown = error instanceof Refusal && (error.code === 'item.not-found' || error.code === 'search.unclear');
    throw isUnknown ? new Refusal('request.invalid', { fields: UNKNOWN }) : error;
  }
};

const undo: Act = async (call, sent) => {
  await perform(deskOperations.undo, undoHandlers.undo, call, {
    params: itemIn(call),
    key: sent.keyFor('undo'),
    body: () => ({ fact: sent.text('fact') ?? '' }),
  });
  return { did: 'undo' };
};
const done: Act = async (call, sent) => {
  const params = { task: sent.text('done/task') ?? '' };
  await perform(deskOperations.finishTask, taskHandlers.finishTask, call, { params, key: sent.keyFor('done'), body: () => ({}) });
  return { did: 'done' };
};

const textIn =
  (name: string): BodyOf =>
  (sent) => ({ text: sent.text(name) ?? '' });

const seenIn: BodyOf = (sent) => sent.seen();

const ACTS: Readonly<Record<string, Act>> = {
  take: acting('take', 'takeContact'),
  note: acting('note', 'addContactNote', textIn('note/text')),
  'ask-colleague': acting('ask-colleague', 'askColleague', (sent) => ({
    colleague: sent.text('ask-colleague/colleague') ?? '',
    text: sent.text('ask-colleague/text') ?? '',
  })),
  'answer-colleague': acting('answer-colleague', 'answerColleague', textIn('answer-colleague/text')),
  sort: acting('sort', 'setContactKind', (sent) => ({
    kind: sent.text('sort/kind') ?? '',
    ...given('priority', sent.text('sort/priority')),
    ...given('tlp', sent.text('sort/tlp')),
    ...given('reason', sent.text('sort/reason')),
  })),
  'hand-over': acting('hand-over', 'handOverContact', (sent) => ({ ...sent.seen(), to: sent.text('hand-over/to') ?? '' })),
  snooze: acting('snooze', 'snoozeContact', (sent, form) => ({ ...sent.seen(), until: morningOf(dateFrom(form, 'snooze/until')) })),
  merge,
  convert: acting('convert', 'convertContact', (sent) => ({ ...sent.seen(), to: 'proposal' })),
  extend: acting('extend', 'extendPrivacy', (sent) => ({ ...sent.seen(), reason: sent.text('extend/reason') ?? '' })),
  resolve: acting('resolve', 'resolveContact', seenIn),
  spam: acting('spam', 'markSpam', seenIn),
  unspam: acting('unspam', 'unspamContact'),
  redirect: acting('redirect', 'redirectContact', (sent) => ({ ...sent.seen(), target: sent.text('redirect/target') ?? '' })),
  undo,
  done,
};

export const requestActHandlers: Handlers<typeof requestActPages> = { requestForm: (call) => acted(call, ACTS, refusedActPage) };
