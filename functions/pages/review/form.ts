import { CANNOT, type Typed } from '../../../web/pages/review/data.ts';

/** The version of the draft that this form began from; whatever is no number is none that there ever was. */
export const seenIn = (form: URLSearchParams): number => {
  const seen = Number(form.get('seen') ?? 0);
  return Number.isSafeInteger(seen) && seen >= 0 ? seen : 0;
};

/** One field of every criterion, by the criterion's letter. */
export const byCriterion = (form: URLSearchParams, under: string, field: string): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const [, id] = new RegExp(`^${under}/([A-Z])/${field}$`).exec(name) ?? [];
      return id === undefined ? [] : [[id, value]];
    }),
  );

/** The revision of the text that lay beside this form. */
export const shownIn = (form: URLSearchParams): { revision?: number } => {
  const revision = Number(form.get('revision') ?? 0);
  return Number.isSafeInteger(revision) && revision > 0 ? { revision } : {};
};

const markFrom = (typed: string): number | null => (typed === CANNOT ? null : Number(typed));

/** What stands in the form, to be shown again as it is. */
export const typedIn = (form: URLSearchParams): Typed => {
  const of = (field: string) => byCriterion(form, 'criteria', field);
  const one = (name: string) => form.get(name) ?? undefined;
  return { marks: of('mark'), comments: of('comment'), inScope: one('inScope'), vote: one('vote'), confidence: one('confidence'), note: one('note') };
};

/** The same as the operations want it; what was left open is left out. */
export const bodyFrom = ({ marks, comments, inScope, vote, confidence, note }: Typed) => ({
  criteria: Object.fromEntries(
    [...new Set([...Object.keys(marks), ...Object.keys(comments)])].map((id) => [
      id,
      { ...(marks[id] ? { mark: markFrom(marks[id]) } : {}), ...(comments[id] === undefined ? {} : { comment: comments[id] }) },
    ]),
  ),
  ...(inScope ? { inScope: inScope === 'yes' } : {}),
  ...(vote ? { vote } : {}),
  ...(confidence ? { confidence: Number(confidence) } : {}),
  ...(note ? { note } : {}),
});
