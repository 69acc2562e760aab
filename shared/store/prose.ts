import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { PROSE } from '../domain/prose.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Stored } from './item.ts';
import { Cancelled, type Store, update } from './store.ts';

/**
 * The prose of a row as it should be from now on, only as long as it is what was read; whatever else the row holds stays as it is, but for the
 * salt of its digest: nobody can try out what stood there.
 */
export const proseWrite = (store: Store, before: Stored, after: Stored): TransactWriteItem => {
  const changed = (PROSE[String(before.type)] ?? []).filter((name) => before[name] !== after[name]);
  const list = (sign: string, joint: string) => changed.map((_, i) => `#n${i} = :${sign}${i}`).join(joint);
  return update(
    store,
    before.pk as string,
    before.sk as string,
    `SET ${list('is', ', ')}${before.salt === undefined ? '' : ' REMOVE salt'}`,
    Object.fromEntries(changed.flatMap((name, i) => [[`:was${i}`, before[name]] as const, [`:is${i}`, after[name]] as const])),
    list('was', ' AND '),
    Object.fromEntries(changed.map((name, i) => [`#n${i}`, name])),
  );
};

const TRIES = 5;

/** Reads and writes afresh what somebody has changed in between. @throws request.busy when it keeps changing */
export const again = async (store: Store, work: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      if (tries === TRIES) throw new Refusal('request.busy', { retryAfter: 1 });
      await store.sleep(25 * tries);
    }
  }
};
