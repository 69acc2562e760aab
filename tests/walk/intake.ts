import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../../shared/domain/form.ts';
import { type Draft, openItemLink, type Receipt, type Site, saveParts, slug, startDraft, submit } from './acts.ts';
import { answersOf, MADE_UP, normal } from './answers.ts';
import { type Browser, refused, Unexpected, wanted } from './client.ts';
import type { SampleProposal } from './samples.ts';
import type { Transcript } from './transcript.ts';

export type Sent = { readonly sample: SampleProposal; readonly draft: Draft; readonly answers: Answers; readonly receipt: Receipt };

const addressOf = (site: Site, sample: SampleProposal): string => `${slug(sample.id)}.${site.run}@${slug(sample.organisation)}.example`;

/** What comes back must be what was sent, in the form's own spelling of white space. */
const requireEqual = async (browser: Browser, proposal: string, answers: Answers): Promise<void> => {
  const own = await wanted(200, 'read draft', browser.get(`/api/proposals/${proposal}`));
  if (!isDeepStrictEqual(own.answers, JSON.parse(JSON.stringify(normal(answers)))))
    throw new Unexpected(`read draft: stored otherwise than sent: ${JSON.stringify(own.answers).slice(0, 400)}`);
};

/** A text that is too long or broken is refused with a sentence at its place, and nothing of it is kept. */
const refuseTooLong = async (draft: Draft, sample: SampleProposal): Promise<string | undefined> => {
  if ((sample.problem ?? '').length <= 1000) return undefined;
  const content = { problem: sample.problem, solution: sample.solution };
  const problem = await refused(
    422,
    'request.invalid',
    'too long',
    draft.browser.put(`/api/proposals/${draft.proposal}/parts/substance`, { seen: 0, content }),
  );
  const [error] = problem.errors ?? [];
  if (error?.path !== 'content/problem' || !error.message) throw new Unexpected(`too long: ${JSON.stringify(problem)}`);
  return `${sample.problem?.length} characters refused in words: "${error.message}"`;
};

/** One proposal from the first mail to its receipt. */
export const sendIn = async (site: Site, sample: SampleProposal, transcript: Transcript): Promise<Sent> => {
  const draft = await startDraft(site, { email: addressOf(site, sample), language: sample.language });
  await refused(409, 'proposal.address-unverified', 'submit unverified', draft.browser.post(`/api/proposals/${draft.proposal}/submit`));
  const mail = await openItemLink(site, draft);
  const answers = answersOf(sample);
  const tooLong = await refuseTooLong(draft, sample);
  await saveParts(draft, answers);
  await requireEqual(draft.browser, draft.proposal, answers);
  const receipt = await submit(site, draft);
  const madeUp = JSON.stringify(answers).split(MADE_UP).length - 1;
  transcript.line(
    `${sample.id} sent "${answers.outline.title}" in ${sample.language} as ${receipt.reference}: link "${mail.subject}", received, to ${receipt.liaison}; ${madeUp} texts made up`,
  );
  if (tooLong) transcript.line(`${sample.id}: ${tooLong}; the rest stored and shown equal`);
  return { sample, draft, answers, receipt };
};

/** The letter with the receipt carries the same hash and reference. */
export const checkReceiptMail = async ({ doors }: Site, { draft, receipt }: Sent): Promise<void> => {
  const mail = await doors.mail(draft.email, (each) => each.text.includes(receipt.receipt), 'receipt letter');
  if (!mail.subject.includes(receipt.reference)) throw new Unexpected(`receipt letter: "${mail.subject}" does not name ${receipt.reference}`);
};

/** Every reference stands in the liaison's queue once, over all of its pages. */
export const checkQueue = async (liaison: Browser, sent: readonly Sent[]): Promise<number> => {
  const seen = new Map<string, number>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await wanted(
      200,
      'queue',
      liaison.get(`/api/desk/queue?view=stage&kind=proposal&stage=submitted${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    );
    for (const row of page.rows) seen.set(row.reference, (seen.get(row.reference) ?? 0) + 1);
    cursor = page.cursor;
    pages += 1;
  } while (cursor && pages < 200);
  const wrong = sent
    .filter(({ receipt }) => seen.get(receipt.reference) !== 1)
    .map(({ receipt }) => `${receipt.reference} × ${seen.get(receipt.reference) ?? 0}`);
  if (wrong.length > 0) throw new Unexpected(`queue: ${wrong.join(', ')}`);
  return pages;
};
