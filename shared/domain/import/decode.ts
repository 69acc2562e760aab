/** One line of a file as text, and what was lost on the way: `encoding` for bytes that mean nothing, `control-characters` for what nobody types. */
export type TextLine = { readonly text: string; readonly gaps: readonly string[] };

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LOST = '\ufffd';

/** Text that every field can take: no control characters, no half of a pair, one kind of line end, a question mark where something was lost. */
export const cleaned = (raw: string): TextLine => {
  const whole = raw.toWellFormed();
  const typed = whole.replaceAll(CONTROLS, '');
  const text = typed.replaceAll(LOST, '?').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return { text, gaps: [...(typed.includes(LOST) ? ['encoding'] : []), ...(typed.length < whole.length ? ['control-characters'] : [])] };
};

/** The same line by line: a line end within a line is that of an old Mac. */
const linesIn = (raw: string): TextLine[] => {
  const { text, gaps } = cleaned(raw.replace(/\r$/, ''));
  return text.split('\n').map((line) => ({ text: line, gaps }));
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const patientUtf8 = new TextDecoder('utf-8');
const western = new TextDecoder('windows-1252');

const utf8Of = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const LF = 0x0a;

const byteLines = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return start < bytes.length ? [...lines, bytes.subarray(start)] : lines;
};

/** Bytes that Windows-1252 leaves open come back as C1 controls: they mean nothing. */
const westernOf = (bytes: Uint8Array): string => western.decode(bytes).replaceAll(/[\u0080-\u009f]/g, LOST);

/**
 * A line of a UTF-8 file that is no UTF-8: half of such a line may still be, then only what is broken is lost; else some old program
 * added it in Windows-1252.
 */
const brokenOf = (bytes: Uint8Array): string => {
  const text = patientUtf8.decode(bytes);
  return /[^\u0000-\u007f\ufffd]/.test(text) ? text : westernOf(bytes);
};

const hasBom = (bytes: Uint8Array, ...bom: readonly number[]): boolean => bom.every((byte, i) => bytes[i] === byte);

const wideLines = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): TextLine[] =>
  new TextDecoder(encoding)
    .decode(bytes)
    .replace(/\r?\n$/, '')
    .split('\n')
    .flatMap(linesIn);

/** The lines of a file, whatever program wrote it: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252. */
export const decodeLines = (bytes: Uint8Array): TextLine[] => {
  if (hasBom(bytes, 0xff, 0xfe)) return wideLines(bytes, 'utf-16le');
  if (hasBom(bytes, 0xfe, 0xff)) return wideLines(bytes, 'utf-16be');
  const marked = hasBom(bytes, 0xef, 0xbb, 0xbf);
  const raw = byteLines(marked ? bytes.subarray(3) : bytes);
  const read = raw.map(utf8Of);
  const isUtf8 = marked || read.some((text) => text !== undefined && /[^\u0000-\u007f]/.test(text));
  return raw.flatMap((line, i) => {
    const text = read[i];
    if (text !== undefined) return linesIn(text);
    if (!isUtf8) return linesIn(westernOf(line));
    return linesIn(brokenOf(line)).map((each) => ({ ...each, gaps: [...new Set(['encoding', ...each.gaps])] }));
  });
};
