import { CRITERIA } from '../../../shared/domain/rubric.ts';
import { CANNOT, type Typed } from '../../../web/pages/review/data.ts';

/** The version of the draft that this form began from; whatever is no number is none that there ever was. */
export const seenIn = (form: URLSearchParams): number => {
  const seen = Number(form.get('seen') ?? 0);
  return Number.isSafeInteger(seen) && seen >= 0 ? seen : 0;
};

const markFrom = (typed: string): number | null => (typed === CANNOT ? null : Number(typed));

/** What stands in the form, to be shown again as it is. */
export const typedIn = (form: URLSearchParams): Typed => {
  const of = (field: string) =>
    Object.fromEntries(CRITERIA.flatMap((id) => (form.has(`criteria/${id}/${field}`) ? [[id, form.get(`criteria/${id}/${field}`)!]] : [])));
  const one = (name: string) => form.get(name) ?? undefined;
  return { marks: of('mark'), comments: of('comment'), inScope: one('inScope'), vote: one('vote'), confidence: one('confidence'), note: one('note') };
};

/** The same as the operations want it; what was left open is left out. */
export const bodyFrom = ({ marks, comments, inScope, vote, confidence, note }: Typed) => ({
  criteria: Object.fromEntries(
    CRITERIA.map((id) => [id, { ...(marks[id] ? { mark: markFrom(marks[id]) } : {}), ...(comments[id] === undefined ? {} : { comment: comments[id] }) }]),
  ),
  ...(inScope ? { inScope: inScope === 'yes' } : {}),
  ...(vote ? { vote } : {}),
  ...(confidence ? { confidence: Number(confidence) } : {}),
  ...(note ? { note } : {}),
});
