import { type Draft, openItemLink, type Site, saveParts, startDraft } from '../walk/acts.ts';
import { answersOf, shortOf } from '../walk/answers.ts';
import { freshKey, type Reply } from '../walk/client.ts';
import { OWN } from '../walk/own-samples.ts';
import { attempt, persist } from './support.ts';

export type Ready = Draft & { readonly key: string };

/** Runs `work` for each, eight at a time. */
export const each = async <T, R>(items: readonly T[], work: (item: T, n: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const run = async () => {
    for (let n = next++; n < items.length; n = next++) results[n] = await work(items[n]!, n);
  };
  await Promise.all(Array.from({ length: 8 }, run));
  return results;
};

/** Drafts that are complete and proven: one press away from being submitted. */
export const readyDrafts = async (site: Site, count: number, name: string): Promise<Ready[]> => {
  const answers = shortOf(answersOf(OWN.synthetic[0]!));
  const numbers = Array.from({ length: count }, (_, n) => n);
  const drafts = await each(numbers, (n) => startDraft(site, { email: `${name}-${n}@inzenders.example`, language: n % 2 === 0 ? 'nl' : 'en' }));
  await site.doors.drain();
  return each(drafts, async (draft) => {
    await openItemLink(site, draft);
    await saveParts(draft, answers);
    return { ...draft, key: freshKey() };
  });
};

export const press = ({ browser, proposal, key }: Ready): Promise<Reply> => browser.post(`/api/proposals/${proposal}/submit`, {}, { key });

/** Presses all buttons; what was acknowledged is kept, whatever else came back. */
export const storm = async (
  drafts: readonly Ready[],
  presses: number,
  acknowledged: Map<string, string>,
  counts: { cut: number; failed: number },
): Promise<void> => {
  const all = drafts.flatMap((draft) => Array.from({ length: presses }, () => draft));
  await Promise.all(
    all.map(async (draft) => {
      const reply = await attempt(() => press(draft));
      if (!reply) counts.cut += 1;
      else if (reply.status === 201) acknowledged.set(draft.proposal, reply.text);
      else counts.failed += 1;
    }),
  );
};

/** Waits until so many are acknowledged, or for six seconds. */
export const untilSome = async (acknowledged: ReadonlyMap<string, string>, count: number) => {
  for (let left = 600; left > 0 && acknowledged.size < count; left -= 1) await new Promise((done) => setTimeout(done, 10));
};

/** What is wrong after a storm: a receipt without its submission, another receipt for the same key, half an item, a letter lost or sent twice. */
export const stormFaults = async (site: Site, drafts: readonly Ready[], acknowledged: ReadonlyMap<string, string>): Promise<string[]> => {
  const repeated = await each(drafts, async (draft) => ({ draft, reply: await persist(() => press(draft)) }));
  const differing = repeated.flatMap(({ draft, reply }) => {
    const known = acknowledged.get(draft.proposal);
    return reply.status !== 201 || (known !== undefined && known !== reply.text)
      ? [`${draft.reference}: ${known ?? 'nothing'} became ${reply.status} ${reply.text}`]
      : [];
  });
  for (let n = 0; n < 3; n += 1) {
    await site.doors.advance('PT20M');
    await site.doors.drain();
  }
  const mails = await site.doors.mails();
  const twice = mails.length - new Set(mails.map(({ intent }) => intent)).size;
  const receipts = repeated.flatMap(({ draft, reply }) => {
    const found = mails.filter(({ to, text }) => to.includes(draft.email) && text.includes(reply.body.receipt)).length;
    return found === 1 ? [] : [`${draft.reference}: ${found} letters with its receipt`];
  });
  return [...differing, ...(twice > 0 ? [`${twice} letters left twice`] : []), ...receipts, ...(await site.doors.violations())];
};
