import { community } from '../../shared/community.ts';
import { type Language, pageWords } from '../words/index.ts';
import { html, type Markup, type Part } from './html.ts';

/** The address of the same page in the other language: every page lives under /nl or /en. */
export const inOther = (here: string, language: Language): string => here.replace(/^\/(nl|en)(?=\/|$)/, `/${language === 'nl' ? 'en' : 'nl'}`);

/** The mark: a gate valve in a line. It says nothing that the words beside it do not say. */
const mark = html`<svg width="30" height="18" viewBox="0 0 30 18" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true" focusable="false"><path d="M0 9h5M25 9h5M5 2v14l20-14v14z"/></svg>`;

type Sheet = {
  readonly language: Language;
  readonly title: string;
  /** Path of this page, for the language switch. */
  readonly here: string;
  readonly content: Part;
};

/** The frame of every plain page: language, title, skip link, one sheet, and how to reach a person. */
export const sheet = ({ language, title, here, content }: Sheet): string => {
  const words = pageWords(language);
  const other: Language = language === 'nl' ? 'en' : 'nl';
  const { email, phone } = community.contact;
  const page: Markup = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title} – ${words.product}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="bar"><div class="bar-in">
<p class="plate">${mark}<span>${words.product}</span><span class="of">${community.name[language]}</span></p>
<nav aria-label="${words.languages}"><a href="${inOther(here, language)}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></nav>
</div></header>
<main id="main" class="sheet">
${content}
</main>
<footer class="title-block">
<div><p class="k">${words.publishedBy}</p><p>${community.name[language]}</p></div>
<div><p class="k">${words.help}</p><p><a href="mailto:${email}">${email}</a></p><p><a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a></p></div>
</footer>
</body>
</html>
`;
  return page.text;
};
