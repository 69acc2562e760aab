/**
 * A letter as blocks, and its two faces: plain text that is complete by itself, and small HTML without tables, pictures or anything
 * fetched from elsewhere. Text that a person typed is always a `Typed`, so that it can be escaped and isolated in one place.
 */
export type Typed = { readonly typed: string };
export type Span = string | Typed;
export type Block =
  | { readonly kind: 'label' | 'heading' | 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly name: string; readonly value: Span }[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly href: string };

const WIDTH = 72;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as text and inside a quoted attribute. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Embeddings, overrides and isolates could turn around what stands beside them; plain direction marks may stay. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Several lines, without anything that could act on its surroundings. */
export const tidyText = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(DIRECTION, '').replaceAll(CONTROL, ' ').trim();

/** One line of it: fit for a greeting, a list or a header. */
export const oneLine = (text: string, longest = 160): string => {
  const line = tidyText(text).replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
};

/** Breaks a line at single blanks alone, so that what was indented or set in columns stays so and joining the lines gives it back. */
const wrap = (text: string, width: number): string[] => {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    if (line.trim() !== '' && word !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = `${line} ${word}`;
  }
  return [...lines, line];
};

const plainSpan = (span: Span): string => (typeof span === 'string' ? span : oneLine(span.typed));

const plainFact = (name: string, value: Span): string[] => {
  const text = plainSpan(value);
  const whole = `${name}: ${text}`;
  return whole.length <= WIDTH ? [whole] : [`${name}:`, ...wrap(text, WIDTH)];
};

const plainBlock = (block: Block): string => {
  switch (block.kind) {
    case 'label':
    case 'heading':
    case 'subheading':
      return wrap(block.text, WIDTH).join('\n');
    case 'paragraph':
      return wrap(block.spans.map(plainSpan).join(''), WIDTH).join('\n');
    case 'facts':
      return block.rows.flatMap(({ name, value }) => plainFact(name, value)).join('\n');
    case 'list':
      return block.items
        .map((spans) =>
          wrap(spans.map(plainSpan).join(''), WIDTH - 2)
            .map((line, i) => `${i === 0 ? '-' : ' '} ${line}`)
            .join('\n'),
        )
        .join('\n');
    case 'quote':
      return tidyText(block.text)
        .split('\n')
        .flatMap((line) => wrap(line, WIDTH - 2))
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    case 'link':
      return `${block.label}:\n${block.href}`;
  }
};

export const plainOf = (blocks: readonly Block[]): string => `${blocks.map(plainBlock).join('\n\n')}\n`;

const markupSpan = (span: Span): string => (typeof span === 'string' ? escapeHtml(span) : `<bdi>${escapeHtml(oneLine(span.typed))}</bdi>`);

const BUTTON = 'display:inline-block;padding:12px 20px;background:#0a4f73;color:#ffffff;text-decoration:none;font-weight:bold;border-radius:2px';

const markupQuote = (text: string): string =>
  tidyText(text)
    .split(/\n{2,}/)
    .map(
      (part) =>
        `<p dir="auto">${part
          .split('\n')
          .map((line) => `<bdi>${escapeHtml(line)}</bdi>`)
          .join('<br>')}</p>`,
    )
    .join('');

const markupBlock = (block: Block): string => {
  switch (block.kind) {
    case 'label':
      return `<p><strong>${escapeHtml(block.text)}</strong></p>`;
    case 'heading':
      return `<h1 style="font-size:24px;line-height:1.2">${escapeHtml(block.text)}</h1>`;
    case 'subheading':
      return `<h2 style="font-size:19px;line-height:1.2">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${block.spans.map(markupSpan).join('')}</p>`;
    case 'facts':
      return `<dl>${block.rows.map(({ name, value }) => `<dt><strong>${escapeHtml(name)}</strong></dt><dd style="margin:0 0 8px;overflow-wrap:anywhere">${markupSpan(value)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<ul style="padding-left:20px">${block.items.map((spans) => `<li style="margin:0 0 8px">${spans.map(markupSpan).join('')}</li>`).join('')}</ul>`;
    case 'quote':
      return `<blockquote style="margin:16px 0;padding:0 16px;border-left:3px solid #14212b">${markupQuote(block.text)}</blockquote>`;
    case 'link':
      return `<p><a href="${escapeHtml(block.href)}" style="${BUTTON}">${escapeHtml(block.label)}</a></p><p style="overflow-wrap:anywhere">${escapeHtml(block.href)}</p>`;
  }
};

export const markupOf = (blocks: readonly Block[], { language, title }: { language: string; title: string }): string =>
  [
    `<!doctype html>`,
    `<html lang="${escapeHtml(language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    `<body style="margin:0;padding:16px;background:#ffffff;color:#14212b;font-family:Verdana,Arial,sans-serif;font-size:16px;line-height:1.5">`,
    `<main style="max-width:600px">`,
    ...blocks.map(markupBlock),
    `</main>`,
    `</body>`,
    `</html>`,
    '',
  ].join('\n');
