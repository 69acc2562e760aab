import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { scoresSafety } from '../../shared/domain/form/gates.ts';
import { readReviewText } from '../../shared/domain/offline/read.ts';
import { reviewText } from '../../shared/domain/offline/write.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { offlineWords } from '../../web/words/offline.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { keepDraft, keptIn } from './draft.ts';
import { reviewable } from './own.ts';

const hasSeat = ({ actor }: Known, { assignments }: LoadedProposal): boolean =>
  assignments.some(({ reviewer, safetySeat }) => reviewer === actor.id && safetySeat);

/** The review so far as a text: what was kept last, or what was sent in before. */
export const formText = (call: Known, loaded: LoadedProposal, language: 'nl' | 'en'): string => {
  const kept = keptIn(loaded, call.actor.id);
  const sent = loaded.reviews.find(({ reviewer }) => reviewer === call.actor.id)?.body;
  return reviewText(kept?.body ?? sent ?? {}, {
    rubric: rubricOf(rulesOf(loaded.root).rubric),
    head: { reference: loaded.root.reference, draft: kept?.version ?? 0, revision: loaded.root.revision },
    words: offlineWords[language].form,
    language,
    scoresSafety: scoresSafety(loaded.parts) || hasSeat(call, loaded),
  });
};

export const fileNameOf = ({ root }: LoadedProposal, language: 'nl' | 'en'): string => `${root.reference}-${offlineWords[language].reviewFile}.txt`;

/** The text as the draft that it holds. @throws review.form with everything that is wrong by its line */
export const formIn = (loaded: LoadedProposal, text: string) => {
  const { head, draft, faults } = readReviewText(text, rubricOf(rulesOf(loaded.root).rubric));
  const other = head && head.reference !== loaded.root.reference ? [{ path: 'line/1', code: `form.other:${head.reference}`, message: '' }] : [];
  const fields = [...other, ...faults];
  if (fields.length > 0 || !head) throw new Refusal('review.form', { fields: fields.slice(0, 50) });
  return { seen: head.draft, revision: head.revision, body: draft };
};

export const formHandlers: Pick<Handlers<typeof reviewerOperations>, 'readReviewForm' | 'saveReviewForm'> = {
  readReviewForm: async (call) => {
    const loaded = await reviewable(call);
    const language = call.query.language ?? call.language;
    const file = { name: fileNameOf(loaded, language), type: 'text/plain; charset=utf-8', write: ({ text }: { text: string }) => text };
    return answer({ text: formText(call, loaded, language) }, { file });
  },
  saveReviewForm: async (call) => keepDraft(call, formIn(await reviewable(call), call.body.text)),
};
