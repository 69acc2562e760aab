import type { TypedTalk } from '../../../web/pages/decide/data.ts';
import type { Trouble } from '../../../web/parts/trouble.ts';

/** What stands in the form of a discussion, to be shown again as it is. */
export const talkIn = (form: URLSearchParams): TypedTalk => ({ text: form.get('talk/text') ?? undefined, outcome: form.get('talk/outcome') ?? undefined });

/** The same as the operations want it: with an outcome it is a proposal, without one a comment. */
export const talkFrom = (form: URLSearchParams) => {
  const { text = '', outcome = '' } = talkIn(form);
  return outcome === '' ? { act: 'comment', text } : { act: 'propose', outcome, text };
};

/** Faults by the names of the form's fields. */
export const talkTrouble = (trouble: Trouble): Trouble => ({ ...trouble, fields: trouble.fields.map((field) => ({ ...field, path: `talk/${field.path}` })) });
