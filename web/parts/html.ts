import { escapeHtml } from '../../shared/domain/letters/render.ts';

/** Markup that is safe to stand in a page: made by `html` alone, so that nothing gets in unescaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | false | null | undefined | readonly Part[];

const markupOf = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(markupOf).join('');
  return part === false || part === null || part === undefined ? '' : escapeHtml(String(part));
};

/** Every value is escaped unless it is markup itself; false, null and undefined leave nothing. Attributes must be quoted. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((text, i) => text + (i < parts.length ? markupOf(parts[i]) : '')).join(''));

/** Text that a person typed: escaped, and its direction kept to itself. */
export const typed = (text: string): Markup => html`<bdi>${text.toWellFormed()}</bdi>`;
