import type { LinkToken } from '../../shared/domain/mail.ts';
import { fieldText } from '../../shared/domain/words/index.ts';
import { errorSummary, type Hidden, hiddenFields, type LinkForm, linkForm } from '../parts/form.ts';
import { html } from '../parts/html.ts';
import { sheet } from '../parts/sheet.ts';
import { type Language, pageWords } from '../words/index.ts';

type OpenLink = {
  readonly language: Language;
  readonly purpose: LinkToken['purpose'];
  readonly token: string;
  readonly action: string;
  readonly here?: string;
  readonly hidden?: Hidden;
};

/** Where a mailed link lands. Looking at it does nothing, whoever or whatever looks; the button opens it. */
export const openLinkPage = ({ language, purpose, token, action, here = action, hidden }: OpenLink): string => {
  const words = pageWords(language);
  const { title, lead, button } = words.open[purpose];
  return sheet({
    language,
    title,
    here,
    content: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
<form method="post" action="${action}">${hiddenFields({ token, ...hidden })}<button class="button" type="submit">${button}</button></form>
<p class="note">${words.openWhy}</p>`,
  });
};

/** A link that was used, has expired or was revoked, and how to get another. */
export const linkDeadPage = ({
  language,
  hidden,
  here = `/${language}/link`,
}: {
  readonly language: Language;
  readonly hidden?: Hidden;
  readonly here?: string;
}): string => {
  const { dead } = pageWords(language);
  return sheet({
    language,
    title: dead.title,
    here,
    content: html`<h1>${dead.title}</h1>
<p class="lead">${dead.lead}</p>
${linkForm({ language, hidden })}`,
  });
};

export const getLinkPage = (form: LinkForm): string => {
  const { language, error } = form;
  const { get, errorPrefix } = pageWords(language);
  return sheet({
    language,
    title: `${error ? errorPrefix : ''}${get.title}`,
    here: `/${language}/link`,
    content: html`${error && errorSummary(language, [{ field: 'email', text: fieldText(error, language) }])}<h1>${get.title}</h1>
<p class="lead">${get.lead}</p>
${linkForm(form)}`,
  });
};

/** The same bytes for a known and an unknown address: it takes no address at all. */
export const linkSentPage = ({ language }: { readonly language: Language }): string => {
  const { sent } = pageWords(language);
  return sheet({
    language,
    title: sent.title,
    here: `/${language}/link`,
    content: html`<h1>${sent.title}</h1>
<p class="lead">${sent.lead}</p>
<p>${sent.wait}</p>
<p><a href="/${language}/link">${sent.again}</a></p>`,
  });
};
