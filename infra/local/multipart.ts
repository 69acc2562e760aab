/** A form as a browser posts it: fields first, then the one file, read as it comes. */

export type Form = { readonly fields: Readonly<Record<string, string>>; readonly file: Buffer };
/** What came of reading: a form, or in the codes of S3 why there is none. */
export type Read = Form | { readonly status: number; readonly code: string };
/** Judges the fields before a byte of the file is kept. @returns the least and the most bytes that the file may have */
export type Judge = (
  fields: Readonly<Record<string, string>>,
) => { readonly range: readonly [number, number] } | { readonly status: number; readonly code: string };

/** S3 reads no more than this before the file. */
const MAX_FIELDS = 20_000;
const MALFORMED = { status: 400, code: 'MalformedPOSTRequest' };

const nameIn = (header: string): string => /;\s*name="((?:[^"\\]|\\.)*)"/i.exec(header)?.[1] ?? '';

/** The fields before the file, and where the file begins; undefined while that has not come yet. */
const beforeFile = (head: Buffer, mark: Buffer): { fields: Record<string, string>; at: number } | undefined => {
  const fields: Record<string, string> = {};
  let at = head.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length + 2;
    const end = head.indexOf('\r\n\r\n', start);
    if (end < 0) return undefined;
    const name = nameIn(head.toString('utf8', start, end)).toLowerCase();
    if (name === 'file') return { fields, at: end + 4 };
    const next = head.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), end + 4);
    if (next < 0) return undefined;
    fields[name] = head.toString('utf8', end + 4, next);
    at = next + 2;
  }
  return undefined;
};

/** Reads a form; a file that is longer than it may be is not kept, however much of it comes. */
export const readForm = async (stream: AsyncIterable<Buffer>, contentType: string, judge: Judge): Promise<Read> => {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]{1,70})"?/i.exec(contentType)?.[1];
  if (!boundary) return { status: 412, code: 'PreconditionFailed' };
  const mark = Buffer.from(`--${boundary}`);
  const end = Buffer.from(`\r\n--${boundary}`);
  let head = Buffer.alloc(0);
  let opened: { fields: Record<string, string>; range: readonly [number, number] } | undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let data = chunk;
    if (!opened) {
      head = Buffer.concat([head, chunk]);
      const found = beforeFile(head, mark);
      if ((found?.at ?? head.length) > MAX_FIELDS) return { status: 400, code: 'MaxPostPreDataLengthExceeded' };
      if (!found) continue;
      const allowed = judge(found.fields);
      if ('code' in allowed) return allowed;
      opened = { fields: found.fields, range: allowed.range };
      data = head.subarray(found.at);
    }
    size += data.length;
    // The end of the form comes behind the file. Whoever sends a little too much sees the answer, whoever sends far more is cut off.
    if (size > 2 * opened.range[1] + MAX_FIELDS) return { status: 400, code: 'EntityTooLarge' };
    if (size <= opened.range[1] + MAX_FIELDS) chunks.push(data);
  }
  if (!opened) return MALFORMED;
  const data = Buffer.concat(chunks);
  const last = data.indexOf(end);
  if (size > opened.range[1] + MAX_FIELDS) return { status: 400, code: 'EntityTooLarge' };
  if (last < 0) return MALFORMED;
  const file = data.subarray(0, last);
  if (file.length > opened.range[1]) return { status: 400, code: 'EntityTooLarge' };
  return file.length < opened.range[0] ? { status: 400, code: 'EntityTooSmall' } : { fields: opened.fields, file };
};
