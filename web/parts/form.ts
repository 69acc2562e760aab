import { fieldText } from '../../shared/domain/words/index.ts';
import { type Language, pageWords } from '../words/index.ts';
import { html, type Markup } from './html.ts';

/** Hidden fields that a form carries along, such as the key that keeps a request from happening twice. */
export type Hidden = Readonly<Record<string, string>>;

export const hiddenFields = (hidden: Hidden = {}): Markup =>
  html`${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** On top of a page with an error, with a link to the field; it says the same words as the field. */
export const errorSummary = (language: Language, errors: readonly { readonly field: string; readonly text: string }[]): Markup | undefined =>
  errors.length === 0
    ? undefined
    : html`<div class="errors" role="alert"><h2>${pageWords(language).errorSummary}</h2><ul>${errors.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul></div>`;

export type LinkForm = {
  readonly language: Language;
  readonly email?: string | undefined;
  readonly error?: string | undefined;
  readonly hidden?: Hidden | undefined;
};

/** The form that asks for a fresh link; works without a script. `error` is a field code. */
export const linkForm = ({ language, email = '', error, hidden }: LinkForm): Markup => {
  const words = pageWords(language);
  const described = error ? 'email-hint email-error' : 'email-hint';
  return html`<form method="post" action="/${language}/link" novalidate>
${hiddenFields(hidden)}<div class="field${error ? ' wrong' : ''}">
<label for="email">${words.email}</label>
<p class="hint" id="email-hint">${words.emailHint}</p>
${
  error &&
  html`<p class="error" id="email-error">${fieldText(error, language)}</p>
`
}<input class="in" id="email" name="email" type="email" autocomplete="email" spellcheck="false" maxlength="254" required aria-describedby="${described}"${error && html` aria-invalid="true"`} value="${email}">
</div>
<button class="button" type="submit">${words.askLink}</button>
</form>`;
};
