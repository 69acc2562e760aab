import { deskOperations } from '../../../shared/contract/desk.ts';
import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { Operation } from '../../../shared/contract/operation.ts';
import type { caseActPages } from '../../../shared/contract/page-case.ts';
import { CHECKS } from '../../../shared/domain/checks.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { refusedActPage } from '../../../web/pages/case/refused.tsx';
import { undoHandlers } from '../../desk/letters.ts';
import { searchHandlers } from '../../desk/search.ts';
import { taskHandlers } from '../../desk/tasks.ts';
import { perform } from '../../http/perform.ts';
import type { Handler, Handlers, Known } from '../../http/serve.ts';
import { askAtDoor } from '../../liaison/asking.ts';
import { liaisonMoveHandlers } from '../../liaison/proposals.ts';
import type { Sent } from '../sent.ts';
import { type Act, acted } from './form.ts';
import { proposalIn, readForActs } from './reading.ts';

/** Once reviewers may have been asked, a question is read for their names, by the function that has its form then. */
const HANDLERS = /* @__PURE__ */ (() => ({ ...liaisonMoveHandlers, askApplicant: askAtDoor }))();
type Move = keyof typeof HANDLERS;

/** An act on the proposal itself, with a body made of the form. */
const move =
  <M extends Move>(name: M, bodyOf: (sent: Sent, call: Known) => unknown = () => ({})) =>
  async (call: Known, sent: Sent): Promise<void> => {
    const operation: Operation = liaisonOperations[name];
    await perform(operation, HANDLERS[name] as Handler<Operation>, call, {
      params: proposalIn(call),
      key: sent.keyFor(name),
      body: () => bodyOf(sent, call),
    });
  };
const saying =
  (did: string, run: (call: Known, sent: Sent) => Promise<void>): Act =>
  async (call, sent) => {
    await run(call, sent);
    return { did };
  };

const given = <T>(name: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [name]: value });
const checksIn = (sent: Sent, take: (answer: string) => boolean = () => true): Record<string, string> =>
  Object.fromEntries(
    CHECKS.flatMap((check) => {
      const answer = sent.text(`checks/${check}`);
      return answer && take(answer) ? [[check, answer]] : [];
    }),
  );
const hasAny = (checks: Record<string, string>): boolean => Object.keys(checks).length > 0;

const screen = move('screenProposal', (sent) => ({ checks: checksIn(sent) }));
const ask = move('askApplicant', (sent) => {
  const waiting = Object.keys(checksIn(sent, (answer) => answer === 'ask'));
  return { text: sent.text('ask/text') ?? '', ...(waiting.length > 0 ? { checks: waiting } : {}) };
});
const settled = (answer: string): boolean => answer !== 'ask';
/** What was found out before the question was asked stays found out, whatever becomes of the question. */
const keepFound = move('screenProposal', (sent) => ({ checks: checksIn(sent, settled) }));

/** The proposal that a reference or an id names. A reference that nobody knows is a slip of the form, not an address without a page. */
const namedIn = async (call: Known, sent: Sent): Promise<string> => {
  const named = sent.text('merge/into') ?? '';
  if (named === '' || named.startsWith('prp_')) return named;
  const { rows } = (await perform(deskOperations.searchDesk, searchHandlers.searchDesk, call, { query: { q: named.slice(0, 200), kind: 'proposal' } })).body;
  const found = rows.find(({ reference }) => reference.toUpperCase() === named.toUpperCase()) ?? (rows.length === 1 ? rows[0] : undefined);
  if (!found) throw new Refusal('item.not-found');
  return found.id;
};
const UNKNOWN = [{ path: 'into', code: 'link.unknown', message: '' }];
const merge: Act = async (call, sent) => {
  try {
    const into = await namedIn(call, sent);
    const body = { into, ...(sent.text('merge/differentSender') ? { differentSender: true } : {}) };
    await move('mergeProposal', () => body)(call, sent);
    return { did: 'merge' };
  } catch (error) {
    const isUnknown = error instanceof Refusal && (error.code === 'item.not-found' || error.code === 'search.unclear');
    throw isUnknown ? new Refusal('request.invalid', { fields: UNKNOWN }) : error;
  }
};

const standardIsKept = (sent: Sent): boolean => sent.text('ask-step-2/text') === sent.text('ask-step-2/standard');

const ACTS: Readonly<Record<string, Act>> = {
  take: saying('take', move('takeProposal')),
  'hand-over': saying(
    'hand-over',
    move('handOver', (sent) => ({ to: sent.text('hand-over/to') ?? '' })),
  ),
  screen: saying('screen', screen),
  admit: saying(
    'admit',
    move('admitProposal', (sent) => (hasAny(checksIn(sent)) ? { checks: checksIn(sent) } : {})),
  ),
  preview: async () => ({ preview: true }),
  ask: saying('ask', async (call, sent) => {
    if (hasAny(checksIn(sent, settled))) await keepFound(call, sent);
    await ask(call, sent);
  }),
  'ask-step-2': saying(
    'ask-step-2',
    move('askStep2', (sent) => (standardIsKept(sent) ? {} : given('text', sent.text('ask-step-2/text')))),
  ),
  'screen-out': saying(
    'screen-out',
    move('screenOut', (sent) => ({
      outcome: sent.text('screen-out/outcome') ?? '',
      reason: sent.text('screen-out/reason') ?? '',
      text: sent.text('screen-out/text') ?? '',
      ...(hasAny(checksIn(sent)) ? { checks: checksIn(sent) } : {}),
      ...given('target', sent.text('screen-out/target')),
    })),
  ),
  merge,
  note: saying(
    'note',
    move('addProposalNote', (sent) => ({ text: sent.text('note/text') ?? '' })),
  ),
  invite: saying(
    'invite',
    move('inviteReviewers', (sent) => ({ reviewers: sent.all('invite/reviewers') })),
  ),
  'cancel-assignment': saying(
    'cancel-assignment',
    move('cancelAssignment', (sent) => ({ reviewer: sent.text('cancel-assignment/reviewer') ?? '' })),
  ),
  'close-round': saying(
    'close-round',
    move('closeRound', (sent) => given('reason', sent.text('close-round/reason'))),
  ),
  'reopen-round': saying('reopen-round', move('reopenRound')),
  conflict: async (call, sent) => {
    const person = sent.text('conflict/person') ?? call.actor.id;
    await move('decideConflict', () => ({
      person,
      state: sent.text('conflict/state') ?? 'confirmed',
      conflict: sent.text('conflict/conflict') ?? '',
      reason: sent.text('conflict/reason') ?? '',
    }))(call, sent);
    return person === call.actor.id ? { location: `/${call.language}/desk` } : { did: 'conflict' };
  },
  undo: saying('undo', async (call, sent) => {
    const item = { item: call.params.proposal! };
    await perform(deskOperations.undo, undoHandlers.undo, call, { params: item, key: sent.keyFor('undo'), body: () => ({ fact: sent.text('fact') ?? '' }) });
  }),
  done: saying('done', async (call, sent) => {
    const task = { task: sent.text('done/task') ?? '' };
    await perform(deskOperations.finishTask, taskHandlers.finishTask, call, { params: task, key: sent.keyFor('finishTask'), body: () => ({}) });
  }),
};

export const caseActHandlers: Handlers<typeof caseActPages> = { caseForm: (call) => acted(call, ACTS, { page: refusedActPage, read: readForActs }) };
