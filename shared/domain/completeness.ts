import type { Call } from './call.ts';
import { type Answers, answersOf } from './form.ts';
import type { PartName } from './proposal.ts';
import { extraErrors, type Question } from './question.ts';
import { type FieldError, Refusal } from './refusal.ts';
import type { StoredParts } from './submission.ts';

/** How far the form is asked, with which questions of its call, and when: the form itself does not know which year it is. */
export type Wanted = { readonly step: 1 | 2; readonly questions?: readonly Question[] | undefined; readonly at: string };

const future = (founded: unknown, at: string): string | undefined => {
  const year = new Date(at).getUTCFullYear();
  return typeof founded === 'number' && founded > year ? `field.many:${year}` : undefined;
};
const foundedIn = (part: unknown): unknown => (part as Readonly<Record<string, unknown>> | undefined)?.founded;

/** What is missing or wrong before the parts can be sent in; a call's own questions count whatever step it requires. */
export const missingIn = (parts: StoredParts, { step, questions, at }: Wanted): { answers: Answers | undefined; errors: FieldError[] } => {
  const result = answersOf(parts, { step, ...(questions ? { questions } : {}) });
  const extra = step === 1 && questions ? extraErrors(questions, (parts.extra ?? {}) as Record<string, unknown>) : [];
  const code = future(foundedIn(parts.organisation), at);
  return { answers: result.answers, errors: [...result.errors, ...(code ? [{ path: 'organisation/founded', code, message: '' }] : []), ...extra] };
};

export const stepAsked = (call: Call | undefined): 1 | 2 => (call?.requires === 'both' ? 2 : 1);

/** @throws proposal.incomplete */
export const completeAnswers = (parts: StoredParts, wanted: Wanted): Answers => {
  const { answers, errors } = missingIn(parts, wanted);
  if (!answers || errors.length > 0) throw new Refusal('proposal.incomplete', { fields: errors });
  return answers;
};

/** What is not even kept in a draft: a label that nobody here may read, and a year that is still to come. */
export const refuseAtOnce = (part: PartName, content: Readonly<Record<string, unknown>>, at: string): void => {
  if (part === 'request' && content.tlp === 'red')
    throw new Refusal('proposal.label-refused', { fields: [{ path: 'content/tlp', code: 'gate.red', message: '' }] });
  const code = part === 'organisation' ? future(content.founded, at) : undefined;
  if (code) throw new Refusal('request.invalid', { fields: [{ path: 'content/founded', code, message: '' }] });
};
