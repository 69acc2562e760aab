/** Reads a mail as far as the mailbox shows it: headers, and the first plain and HTML text of possibly nested parts. */

export type Header = { readonly name: string; readonly value: string };
export type Parsed = { readonly headers: readonly Header[]; readonly text: string; readonly html: string };

export const parseMail = (raw: string | Buffer): Parsed => {
  // One character per byte: a part's own charset is applied only after its transfer encoding is undone.
  const source = typeof raw === 'string' ? Buffer.from(raw).toString('latin1') : raw.toString('latin1');
  const { headers, body } = split(source);
  const found = { text: '', html: '' };
  collect(headers, body, found, 0);
  return { headers: headers.map(({ name, value }) => ({ name, value: decodeWords(value) })), ...found };
};

export const headerOf = (headers: readonly Header[], name: string) => headers.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value;

/** Addresses of a header such as `"Doe, J." <j@x.example>, k@x.example`, without names. */
export const addressesIn = (value = ''): string[] => {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\([^)]*\)/g, '');
  return bare
    .split(',')
    .map((part) => (/<([^<>]*)>/.exec(part)?.[1] ?? part).trim())
    .filter(Boolean);
};

const split = (source: string): { headers: Header[]; body: string } => {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines.flatMap((line): Header[] => {
    const at = line.indexOf(':');
    return at > 0 ? [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }] : [];
  });
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
};

const MAX_DEPTH = 10;

const collect = (headers: readonly Header[], body: string, found: { text: string; html: string }, depth: number) => {
  const type = headerOf(headers, 'content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary && depth < MAX_DEPTH) {
    for (const part of partsOf(body, boundary)) {
      const inner = split(part);
      collect(inner.headers, inner.body, found, depth + 1);
    }
    return;
  }
  if (/^attachment/i.test(headerOf(headers, 'content-disposition') ?? '')) return;
  const key = /^text\/html/i.test(type) ? 'html' : /^text\/plain/i.test(type) ? 'text' : undefined;
  if (!key || found[key]) return;
  found[key] = inCharset(undo(body, headerOf(headers, 'content-transfer-encoding') ?? ''), parameter(type, 'charset') ?? 'utf-8').replace(/\r\n/g, '\n');
};

const parameter = (value: string, name: string) => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2];
};

const partsOf = (body: string, boundary: string): string[] => {
  const marker = `--${boundary}`;
  const parts: string[][] = [];
  for (const line of body.split(/\r?\n/)) {
    if (line.trimEnd() === `${marker}--`) break;
    if (line.trimEnd() === marker) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\r\n'));
};

const undo = (body: string, encoding: string): Buffer => {
  if (/^base64$/i.test(encoding.trim())) return Buffer.from(body, 'base64');
  return /^quoted-printable$/i.test(encoding.trim()) ? unquote(body.replace(/=[ \t]*\r?\n/g, '')) : Buffer.from(body, 'latin1');
};

const unquote = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const inCharset = (bytes: Buffer, charset: string) => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
};

const WORD = /=\?([\w-]+)(?:\*[\w-]+)?\?([BbQq])\?([^?\s]*)\?=/g;

/** Encoded words of RFC 2047; the white space between two of them is not part of the text. */
export const decodeWords = (value: string) => {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  const decoded = joined.replace(WORD, (_, charset: string, kind: string, text: string) =>
    inCharset(/b/i.test(kind) ? Buffer.from(text, 'base64') : unquote(text.replace(/_/g, ' ')), charset),
  );
  return decoded === value ? Buffer.from(value, 'latin1').toString('utf8') : decoded;
};
