import { createHash } from 'node:crypto';
import type { CallPanels, routingOperations } from '../../shared/contract/routing.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { sealEnd } from '../../shared/domain/call.ts';
import { base32 } from '../../shared/domain/id.ts';
import { whyChosen } from '../../shared/domain/panel/explain.ts';
import { resultText, whyText } from '../../shared/domain/panel/words.ts';
import { type Field, resultOf } from '../../shared/domain/panel/choose.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { type CallPlan, planCall, planText } from '../../shared/domain/routing/batch.ts';
import { arrivalsIn } from '../../shared/store/arrivals.ts';
import { type Batch, type BatchStep, batchOf, beginBatch, stepsOf } from '../../shared/store/batches.ts';
import { type CallField, callInputs, knownCall } from '../../shared/store/call-routing.ts';
import { loadCall } from '../../shared/store/calls.ts';
import { keySettled, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { transact } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { runBatch } from '../work/batch.ts';
import { nameless } from './sentence.ts';

type Calls = Pick<Handlers<typeof routingOperations>, 'readCallPanels' | 'confirmCallPanels'>;

/** A run within a request ends before the function's time does, in milliseconds; the clock goes on with what is left. */
export const RUN_MS = 12_000;

type Looked = {
  readonly title: string;
  readonly found: CallField;
  readonly plan: CallPlan;
  readonly hash: string;
  readonly roots: ReadonlyMap<string, Proposal>;
};

const look = async (call: Known): Promise<Looked> => {
  const of = await knownCall(call.store, call.params.call!, call.language);
  if (!of) throw new Refusal('item.not-found');
  const found = await callInputs(call.store, of.id, call.actor, call.at);
  const plan = planCall(found.inputs, found.pool);
  const hash = createHash('sha256')
    .update(`${of.id}\n${planText(plan)}`)
    .digest('base64url')
    .slice(0, 43);
  return { title: of.title, found, plan, hash, roots: new Map(found.inputs.map(({ root }) => [root.id, root])) };
};

const job = (names: ReadonlyMap<string, string>, batch: Batch, steps: readonly BatchStep[]): NonNullable<CallPanels['job']> => {
  const count = (state: BatchStep['state']) => steps.filter((step) => step.state === state).length;
  const problems = steps.filter(({ state }) => state === 'refused' || state === 'partly');
  return {
    at: batch.at,
    by: names.get(batch.by) ?? '',
    isDone: batch.isDone,
    total: batch.total,
    invited: count('invited'),
    partly: count('partly'),
    refused: count('refused'),
    problems: problems.map(({ proposal, code = '' }) => ({ id: proposal, reference: '', code })),
  };
};

/** That proposals came in to a call under a seal: a number and a moment, and nothing else before it ends. */
const sealedIn = async ({ store, actor, params, at }: Known): Promise<CallPanels['sealed']> => {
  const found = await loadCall(store, params.call!);
  const until = found?.sealed ? sealEnd(found) : undefined;
  if (until === undefined || until < at) return undefined;
  const { rows, next } = await arrivalsIn(store, { call: params.call!, viewer: actor, after: undefined });
  return { count: rows.length, more: next !== undefined, until };
};

export const callPanelHandlers: Calls = {
  readCallPanels: async (call) => {
    const [{ title, found, plan, hash, roots }, batch, sealed] = await Promise.all([look(call), batchOf(call.store, call.params.call!), sealedIn(call)]);
    const steps = batch ? await stepsOf(call.store, batch) : [];
    const roster = new Map(found.pool.people.map((entry) => [entry.id, entry]));
    const nameOf = (id: string): string => roster.get(id)?.name ?? '';
    const whyIn = (field: Field, members: readonly string[], id: string): string => {
      const why = whyChosen(field, { members }, id);
      return why ? nameless(id, nameOf, (name) => whyText(why, name, call.language)) : '';
    };
    const named = (id: string) => ({ id, name: nameOf(id) });
    const more = (of: 'members' | 'before', id: string): number => plan.rows.filter((row) => row[of].includes(id)).length;
    // Of proposals that the one who asks may not know of nothing is said, here as everywhere.
    const shown = batch ? steps.filter(({ proposal }) => found.visible.has(proposal)) : [];
    const told = batch ? job(found.names, batch, shown) : undefined;
    return {
      call: call.params.call!,
      title,
      ...(sealed ? { sealed } : {}),
      at: call.at,
      plan: hash,
      proposals: plan.rows.map(({ id, seated, members, before, missing, lacks, field }) => {
        const root = roots.get(id)!;
        const scores = new Map(field.people.map((person) => [person.id, person.affinity.score]));
        return {
          id,
          reference: root.reference,
          title: root.title,
          language: root.language,
          safetySeat: root.safetySeat,
          seated: seated.map(named),
          members: members.map((one) => ({ ...named(one), score: scores.get(one) ?? 0, why: whyIn(field, members, one) })),
          before: before.map(named),
          missing,
          lacks: [...lacks],
          said: missing > 0 ? resultText(resultOf(field), nameOf, call.language, field.size) : [],
        };
      }),
      loads: found.pool.people
        .map((entry) => ({
          ...named(entry.id),
          organisation: entry.organisation,
          capacity: entry.capacity ?? found.usual,
          taken: Math.max(0, found.pool.taken[entry.id] ?? 0),
          before: more('before', entry.id),
          after: more('members', entry.id),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, call.language)),
      totals: { before: plan.before, after: plan.after },
      certificate: plan.certificate,
      more: found.more,
      ...(told ? { job: { ...told, problems: told.problems.map((each) => ({ ...each, reference: found.visible.get(each.id) ?? '' })) } } : {}),
      mayInvite: effectiveRoles(call.actor).some((role) => role === 'liaison' || role === 'chair'),
    };
  },

  confirmCallPanels: async (call) => {
    const { store, params, at } = call;
    const { key } = actOf(call);
    const earlier = key && (await repliedBefore(store, key));
    if (earlier !== undefined) return earlier as never;
    const { plan, hash } = await look(call);
    const rows = plan.rows.filter(({ members }) => members.length > 0);
    refuseUnless(rows.length > 0, 'panel.nothing');
    refuseUnless(hash === call.body.plan, 'panel.changed');
    const batch: Batch = {
      call: params.call!,
      job: base32(store.random(16)),
      at,
      by: call.actor.id,
      plan: hash,
      total: rows.length,
      isDone: false,
    };
    const steps = rows.map(({ id, members }): BatchStep => ({ proposal: id, reviewers: [...members], state: 'waiting' }));
    const reply = { call: batch.call, total: batch.total, invited: 0, waiting: batch.total };
    refuseUnless(await beginBatch(store, batch, steps, key ? [keyWrite(store, key, reply)] : []), 'panel.running');
    const run = await runBatch(store, batch.call, store.now() + RUN_MS);
    const ended = run?.steps ?? [];
    const settled = {
      ...reply,
      invited: ended.filter(({ state }) => state === 'invited' || state === 'partly').length,
      waiting: ended.filter(({ state }) => state === 'waiting').length,
    };
    if (key) await transact(store, [keySettled(store, key, settled)]);
    return settled;
  },
};
