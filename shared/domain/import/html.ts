/** Tags that begin a new line of text. */
const BLOCKS = new Set('address article blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(' '));
/** Elements whose content nobody reads. */
const SILENT = new Set(['head', 'script', 'style', 'title']);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  agrave: 'à',
  aacute: 'á',
  auml: 'ä',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  iuml: 'ï',
  oacute: 'ó',
  ouml: 'ö',
  uacute: 'ú',
  uuml: 'ü',
};

const characterOf = (code: number): string => (code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '');

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return characterOf(Number.parseInt(hex, 16));
    if (decimal) return characterOf(Number(decimal));
    const key = name!.toLowerCase();
    return Object.hasOwn(ENTITIES, key) ? ENTITIES[key]! : whole;
  });

/** A mail's body, not a sentence in which somebody wrote a tag: it has the tags that mail programs lay out a page with. */
export const isHtml = (text: string): boolean => /<(?:!doctype|html|body|p|div|br|table|td|span|font|ul|ol|h[1-6])(?:[\s/][^<>]*)?>/i.test(text);

const TAG = /<(\/?)([a-z][a-z0-9:]*)([^<>]*)>/iy;
const linkIn = (attributes: string): string | undefined => /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes)?.slice(1).find(Boolean);

/** Finds the end of what nobody reads; once there is none of a kind, none is looked for again, so that no text takes long. */
const endFinder = (html: string) => {
  const missing = new Set<string>();
  return (end: RegExp, from: number): number | undefined => {
    if (missing.has(end.source)) return undefined;
    end.lastIndex = from;
    if (end.test(html)) return end.lastIndex;
    missing.add(end.source);
    return undefined;
  };
};

/** The words of an HTML mail in their order, a link with its address behind it. Nothing is ever rendered. */
export const htmlToText = (html: string): string => {
  const endOf = endFinder(html);
  const out: string[] = [];
  let link: string | undefined;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    out.push(decoded(html.slice(at, open < 0 ? html.length : open).replaceAll(/\s+/g, ' ')));
    if (open < 0) break;
    const comment = html.startsWith('<!', open) ? endOf(html.startsWith('<!--', open) ? /-->/g : />/g, open) : undefined;
    TAG.lastIndex = open;
    const tag = comment === undefined ? TAG.exec(html) : null;
    at = comment ?? (tag ? TAG.lastIndex : open + 1);
    if (comment !== undefined) continue;
    if (!tag) {
      out.push('<');
      continue;
    }
    const [, closing, name = '', attributes = ''] = tag;
    const element = name.toLowerCase();
    if (SILENT.has(element) && !closing) at = endOf(new RegExp(`</${element}\\s*>`, 'gi'), at) ?? at;
    if (BLOCKS.has(element)) out.push(element === 'li' && !closing ? '\n- ' : '\n');
    if (element === 'td' && closing) out.push(' ');
    if (element !== 'a') continue;
    if (closing && link && out.at(-1)?.trim() !== link) out.push(` (${link})`);
    link = closing ? undefined : linkIn(decoded(attributes))?.match(/^(?:https?|mailto):.*/i)?.[0];
  }
  return out
    .join('')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};

/** A body as somebody would read it. */
export const readable = (body: string): string => (isHtml(body) ? htmlToText(body) : body);
