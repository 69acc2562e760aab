import type { FieldError, RefusalCode } from '../../shared/domain/refusal.ts';
import { fieldText, problemText } from '../../shared/domain/words/index.ts';
import { html } from '../parts/html.ts';
import { sheet } from '../parts/sheet.ts';
import { type Language, pageWords } from '../words/index.ts';

type ProblemPage = {
  readonly language: Language;
  readonly code: RefusalCode;
  readonly fields?: readonly FieldError[] | undefined;
  /** Id under which the log knows the request. */
  readonly request?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  readonly here?: string | undefined;
};

/** A refusal as a page: what is the matter, what to do, and how to reach a person. */
export const problemPage = ({ language, code, fields = [], request, retryAfter, here = `/${language}/link` }: ProblemPage): string => {
  const words = pageWords(language);
  const { title, detail } = problemText(code, language);
  const signIn = code === 'session.missing' || code === 'session.not-enough' || code === 'item.not-found' || code === 'link.dead';
  return sheet({
    language,
    title: `${fields.length > 0 ? words.errorPrefix : ''}${title}`,
    here,
    content: html`<h1>${title}</h1>
<p class="lead">${detail}</p>
${
  fields.length > 0 &&
  html`<h2>${words.problem.what}</h2>
<ul>${fields.map((field) => html`<li><code>${field.path}</code>: ${fieldText(field.code, language)}</li>`)}</ul>`
}
${retryAfter !== undefined && html`<p>${words.problem.retry} ${retryAfter} ${words.problem.seconds}.</p>`}
${signIn && html`<p><a href="/${language}/link">${words.getLink}</a></p>`}
${request && html`<p class="note">${words.problem.stillStuck} ${words.problem.request}: <code>${request}</code></p>`}`,
  });
};
