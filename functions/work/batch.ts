import { community } from '../../shared/community.ts';
import { inviteReviewers } from '../../shared/domain/assignment.ts';
import type { Change } from '../../shared/domain/change.ts';
import { base32 } from '../../shared/domain/id.ts';
import { resultOf } from '../../shared/domain/panel/choose.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fieldFor } from '../../shared/domain/routing/field.ts';
import { keptPanel, panelItem } from '../../shared/domain/routing/kept.ts';
import { type Batch, type BatchStep, batchOf, endBatch, stepEnds, stepFails, stepsOf } from '../../shared/store/batches.ts';
import { inviteesOf } from '../../shared/store/inviting.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { commitOnce } from '../../shared/store/records.ts';
import { inputsFor, keptPanelOf, type Pool, poolOf } from '../../shared/store/routing.ts';
import { Cancelled, type Store } from '../../shared/store/store.ts';
import { firstTies } from '../../shared/store/ties.ts';
import { relatedTo } from '../desk/act.ts';

/** Tries of one step that somebody else gets in the way of. */
const TRIES = 6;

/** Which of the reviewers a refusal is about, if it is about one. */
const refusedAt = ({ fields = [] }: Refusal): number | undefined => {
  const [, at] = /^reviewers\/(\d+)$/.exec(fields[0]?.path ?? '') ?? [];
  return at === undefined ? undefined : Number(at);
};

type Invited = { readonly planned: readonly string[]; readonly pool: Pool; readonly at: string; readonly code: string | undefined };

/** The invitations of one proposal, for whoever confirmed the job: judged as if that person asked now. @throws Refusal, Cancelled */
const invite = async (store: Store, batch: Batch, step: BatchStep, { planned, pool, at, code }: Invited): Promise<void> => {
  const by = await relatedTo(store, batch.by, [step.proposal]);
  const loaded = await loadProposal(store, step.proposal, 'all');
  if (!loaded || conflictOf(by, loaded.root)) throw new Refusal('item.not-found');
  const { root, assignments } = loaded;
  const invitees = await inviteesOf(store, step.proposal, step.reviewers, at);
  const aliases = invitees.map(() => base32(store.random(5)));
  const change = inviteReviewers({ proposal: root, assignments }, { at, invitees, aliases, calendar: community });
  const field = fieldFor(await inputsFor(store, loaded, pool));
  const about = { at, by: batch.by, cause: 'batch', round: root.round, revision: root.revision, picked: step.reviewers, planned } as const;
  const kept = keptPanel(field, resultOf(field), about, await keptPanelOf(store, root.id));
  const whole: Change<Proposal> = {
    ...change,
    items: [...(change.items ?? []), panelItem(kept), ...(await firstTies(store, loaded))],
    checks: [
      ...(change.checks ?? []).filter((check) => !('person' in check && check.person === by.id)),
      { kind: 'relation-version', person: by.id, version: by.relationVersion },
    ],
  };
  await commitOnce(store, { by: batch.by, at }, root, whole, [stepEnds(store, batch, step.proposal, code ? 'partly' : 'invited', code)]);
};

/** One step to its end: whoever cannot be asked any more is left out, and the others are asked all the same. */
const take = async (store: Store, batch: Batch, first: BatchStep, pool: Pool, at: string): Promise<void> => {
  let step = first;
  let code: string | undefined;
  for (let left = TRIES; ; left -= 1) {
    try {
      return await invite(store, batch, step, { planned: first.reviewers, pool, at, code });
    } catch (error) {
      if (error instanceof Cancelled && left > 1) {
        await store.sleep(20 + (store.random(1)[0]! / 255) * 80);
        const now = (await stepsOf(store, batch)).find(({ proposal }) => proposal === step.proposal);
        if (now?.state !== 'waiting') return;
        continue;
      }
      if (!(error instanceof Refusal)) throw error;
      code = error.code;
      const out = refusedAt(error);
      const reviewers = step.reviewers.filter((_, i) => i !== out);
      if (out === undefined || reviewers.length === 0) return void (await stepFails(store, batch, step.proposal, code));
      step = { ...step, reviewers };
    }
  }
};

/**
 * Goes on with the invitations of a call, proposal by proposal, each in a transaction of its own with its step: whatever breaks off in the
 * middle goes on where it stopped, and nothing is sent twice. @param until when this run ends, in epoch milliseconds
 */
export const runBatch = async (store: Store, call: string, until: number): Promise<{ batch: Batch; steps: BatchStep[] } | undefined> => {
  const batch = await batchOf(store, call);
  if (!batch) return undefined;
  const waiting = batch.isDone ? [] : (await stepsOf(store, batch)).filter(({ state }) => state === 'waiting');
  const pool = waiting.length > 0 ? await poolOf(store, new Date(store.now()).toISOString()) : undefined;
  let done = 0;
  for (const step of waiting) {
    if (store.now() > until) break;
    await take(store, batch, step, pool!, new Date(store.now()).toISOString());
    done += 1;
  }
  if (!batch.isDone && done === waiting.length) await endBatch(store, batch);
  return { batch: { ...batch, isDone: batch.isDone || done === waiting.length }, steps: await stepsOf(store, batch) };
};
