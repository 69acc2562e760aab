import type { Result } from '../../shared/contract/common.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { problemText } from '../../shared/domain/words/index.ts';
import { type Act, keySettled, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { Cancelled, isThrottled, transact } from '../../shared/store/store.ts';
import { actOf, type Known } from '../http/serve.ts';

/** Where an item stands now, and the fact of the act where it can be taken back. */
export type Done = { readonly id: string; readonly stage: string; readonly fact?: string | undefined };

/** The key of the request, for one of its items: a repeat finds what was done with that item. */
export const actOn = (call: Known, item: string): Act => {
  const { key, ...rest } = actOf(call);
  return { ...rest, key: key && { ...key, scope: `${key.scope} ${item}` } };
};

const failed = (call: Known, id: string, error: unknown): Result => {
  const code = error instanceof Refusal ? error.code : isThrottled(error) ? ('request.busy' as const) : undefined;
  if (!code) throw error;
  return { id, ok: false, problem: { code, ...problemText(code, call.language) } };
};

const AT_ONCE = 5;
/** Each by itself, a few at a time; what fails for a reason says so, and holds up no other. */
export const each = async (call: Known, ids: readonly string[], run: (id: string) => Promise<Done>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const ended = await Promise.allSettled(some.map(async (id) => run(id)));
    results.push(...ended.map((end, n): Result => (end.status === 'fulfilled' ? { ...end.value, ok: true } : failed(call, some[n]!, end.reason))));
  }
  return results;
};

/**
 * The key belongs to this body from the first item on, and to the whole reply after the last: a repeat gets that reply, or goes on where
 * the request broke off. @throws key.reused
 */
export const once = async <Reply>(call: Known, run: () => Promise<Reply>): Promise<Reply> => {
  const { key } = actOf(call);
  if (!key) return run();
  try {
    await transact(call.store, [keyWrite(call.store, key, {})]);
  } catch (error) {
    if (!(error instanceof Cancelled) || error.reasons[0] !== 'ConditionalCheckFailed') throw error;
    const earlier = (await repliedBefore(call.store, key)) as Reply & { results?: unknown };
    if (earlier?.results) return earlier;
  }
  const reply = await run();
  await transact(call.store, [keySettled(call.store, key, reply)]);
  return reply;
};
