import { deskOperations } from '../../../shared/contract/desk.ts';
import type { Result } from '../../../shared/contract/common.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { problemText } from '../../../shared/domain/words/index.ts';
import type { BulkAct, Inbox } from '../../../web/pages/inbox-data.ts';
import { bulkHandlers } from '../../desk/bulk.ts';
import { letterHandlers } from '../../desk/letters.ts';
import { rowHandlers } from '../../desk/rows.ts';
import { perform } from '../../http/perform.ts';
import type { Call } from '../../http/serve.ts';
import { formOf } from '../form.ts';

const MOST = 50;
const ACTS: readonly string[] = ['take', 'spam', 'hand-over'] satisfies readonly BulkAct[];
export const isBulkAct = (act: string | null): act is BulkAct => ACTS.includes(act ?? '');

/** Rows come one field each from the list, and in one field from what is asked or offered afterwards. */
export const itemsIn = (form: URLSearchParams): string[] => [...new Set(form.getAll('items').flatMap((items) => items.split(' ')))].filter((id) => id !== '');

/** One row is taken at once; several, and what leaves one's hands, are asked about first. */
export const isAskedFirst = (form: URLSearchParams, act: BulkAct): boolean => form.get('sure') !== 'yes' && (act !== 'take' || itemsIn(form).length > 1);

/** The versions that the page showed when it asked, in the order of its items; nothing of an item that it did not know. */
const seenIn = (form: URLSearchParams): Record<string, number> | undefined => {
  const versions = (form.get('seen') ?? '').split(' ').map(Number);
  const seen = itemsIn(form).flatMap((id, n) => (versions[n] && Number.isInteger(versions[n]) ? [[id, versions[n]] as const] : []));
  return seen.length > 0 ? Object.fromEntries(seen) : undefined;
};

export const rowsOf = async (call: Call, items: readonly string[]): Promise<Inbox['now']> =>
  items.length === 0
    ? []
    : (await perform(deskOperations.readRows, rowHandlers.readRows, call, { query: { items: items.slice(0, MOST).join(' ') } })).body.rows;

export const actOnMany = async (call: Call, act: BulkAct): Promise<readonly Result[]> => {
  const form = formOf(call);
  const seen = seenIn(form);
  const { body } = await perform(deskOperations.actOnMany, bulkHandlers.actOnMany, call, {
    key: form.get('key') ?? undefined,
    body: () => ({ act, items: itemsIn(form), ...(seen ? { seen } : {}), ...(act === 'hand-over' ? { to: form.get('to') ?? '' } : {}) }),
  });
  return body.results;
};

/** Takes back what was done with several rows, each by itself; one that cannot be taken back says why and holds up no other. */
export const undoMany = async (call: Call): Promise<readonly Result[]> => {
  const form = formOf(call);
  const facts = (form.get('facts') ?? '').split(' ');
  const results: Result[] = [];
  for (const [n, item] of itemsIn(form).slice(0, MOST).entries()) {
    try {
      const { body } = await perform(deskOperations.undo, letterHandlers.undo, call, {
        params: { item },
        key: `${form.get('key') ?? ''}-${n}`,
        body: () => ({ fact: facts[n] ?? '' }),
      });
      results.push({ ...body, ok: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push({ id: item, ok: false, problem: { code: error.code, ...problemText(error.code, call.language) } });
    }
  }
  return results;
};
