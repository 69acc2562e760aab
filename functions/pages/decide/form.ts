import type { TypedDecision } from '../../../web/pages/decide/data.ts';
import { dateFrom } from '../../../web/parts/date-field.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { byCriterion } from '../review/form.ts';

/** What stands in the form, to be shown again as it is. */
export const typedIn = (form: URLSearchParams): TypedDecision => {
  const one = (name: string) => form.get(name) ?? undefined;
  const of = (field: string) => byCriterion(form, 'letter/criteria', field);
  return {
    outcome: one('outcome'),
    reason: one('reason'),
    conditions: one('conditions'),
    override: one('override'),
    meant: one('meant'),
    opening: one('letter/opening'),
    bands: of('band'),
    texts: of('text'),
    doFirst: one('letter/doFirst'),
    resubmit: form.get('letter/resubmit') === 'yes',
    resubmitFrom: dateFrom(form, 'letter/resubmitFrom'),
    talkTo: one('letter/talkTo'),
  };
};

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Criteria of which the letter speaks: those with a judgement. Without one the letter leaves out what was written of it too. */
const spokenOf = ({ bands }: TypedDecision) => Object.keys(bands).filter((id) => bands[id] !== '');

/** The same as the operations want it. Conditions belong to one outcome; reasons in writing are left out where none were given. */
export const bodyFrom = (typed: TypedDecision) => {
  const { outcome, reason = '', override = '', meant = '', opening = '', bands, texts, doFirst = '', resubmit = false, resubmitFrom = '', talkTo = '' } = typed;
  const conditions = outcome === 'accepted-with-conditions' ? linesOf(typed.conditions) : [];
  const criteria = spokenOf(typed).map((id) => ({ id, band: bands[id], text: texts[id] ?? '' }));
  return {
    ...(outcome === undefined ? {} : { outcome }),
    reason,
    letter: { opening, criteria, doFirst, resubmit, ...(resubmitFrom === '' ? {} : { resubmitFrom }), ...(talkTo.trim() === '' ? {} : { talkTo }) },
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(override.trim() === '' ? {} : { override }),
    ...(meant.trim() === '' ? {} : { meant }),
  };
};

/** The same as a draft, of whatever there is of it. */
export const draftFrom = (typed: TypedDecision) => {
  const { bands, texts, resubmit = false, ...rest } = typed;
  const ids = [...new Set([...Object.keys(bands), ...Object.keys(texts)])];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')),
    criteria: ids.map((id) => ({ id, ...(bands[id] ? { band: bands[id] } : {}), text: texts[id] ?? '' })),
    resubmit,
  };
};

/** Faults of the letter's criteria, by the names of their fields instead of their places in the list. */
export const troubleAt = (trouble: Trouble, typed: TypedDecision): Trouble => {
  const spoken = spokenOf(typed);
  const fields = trouble.fields.map(({ path, message }) => ({
    path: path.replace(/^(letter\/criteria\/)(\d+)/, (_, head, n) => `${head}${spoken[Number(n)] ?? n}`),
    message,
  }));
  return { ...trouble, fields };
};
