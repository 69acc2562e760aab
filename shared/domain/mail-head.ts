import { email } from './text.ts';

/** What a mail program puts above a mail that is copied or forwarded, as far as it could be read, and the text below. */
export type MailHead = { readonly from?: string; readonly subject?: string; readonly date?: string; readonly text: string };

type Field = 'from' | 'subject' | 'date' | 'other';
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  from: ['from', 'van', 'afzender'],
  subject: ['subject', 'onderwerp', 'betreft'],
  date: ['date', 'datum', 'sent', 'verzonden', 'verzonden op'],
  other: [
    ...['to', 'aan', 'cc', 'bcc', 'kopie', 'kopie aan', 'reply-to', 'antwoord aan', 'beantwoorden aan', 'message-id'],
    ...['importance', 'priority', 'urgentie', 'prioriteit', 'attachments', 'bijlage', 'bijlagen'],
  ],
};
const FIELD_OF = new Map((Object.keys(NAMES) as Field[]).flatMap((field) => NAMES[field].map((name): [string, Field] => [name, field])));

/** A name with its colon, which some programs print in bold, so that it is copied between asterisks. */
const LINE = /^\s*\*{0,2}(\p{L}[\p{L} -]{0,20}?)\s*:\s*\*{0,2}\s*(.*)$/u;
/** A line of dashes with or without words in it, as stands above a mail that is quoted or sent on. */
const RULE = /^\s*(?:[-_=*]{3,}[\p{L}\s]{0,40}[-_=*]*|begin (?:doorgestuurd bericht|forwarded message):)\s*$/iu;
const FOLDED = /^[ \t]+\S/;
const QUOTE = /^> ?/;
const isBlank = (line: string): boolean => line.trim() === '';

const fieldIn = (line: string): { field: Field; value: string } | undefined => {
  const [, name, value = ''] = LINE.exec(line) ?? [];
  const field = name === undefined ? undefined : FIELD_OF.get(name.toLowerCase());
  return field && { field, value: value.trim() };
};

/** A mail that is quoted as a whole is read without its quotation marks. */
const unquoted = (lines: readonly string[]): readonly string[] => {
  const isQuoted = lines.every((line) => isBlank(line) || QUOTE.test(line));
  return isQuoted ? lines.map((line) => line.replace(QUOTE, '')) : lines;
};

const BRACKETED = /[<[](?:mailto:)?([^\s<>[\]]+@[^\s<>[\]]+)[>\]]/gi;
const BARE = /[^\s<>[\]():;,"']+@[^\s<>[\]():;,"']+/g;

/** The address of a sender: what stands in brackets, never the name before them, which may look like another address. */
const addressIn = (value: string): string | undefined => {
  const bracketed = [...value.matchAll(BRACKETED)].map(([, address]) => address!);
  const bare = value.match(BARE) ?? [];
  const found = bracketed.length > 0 ? bracketed.at(-1) : bare.length === 1 ? bare[0] : undefined;
  const parsed = email.safeParse(found);
  return parsed.success ? parsed.data : undefined;
};

type Fields = Partial<Readonly<Record<Field, string>>>;

/** Whether every line of a head stands by itself, with a blank one behind it, as some programs copy it. */
const isSpaced = (lines: readonly string[], first: number): boolean => isBlank(lines[first + 1] ?? '') && fieldIn(lines[first + 2] ?? '') !== undefined;

/** The fields that stand one below the other from line `at` on, folded lines with them, and where the text begins. */
const fieldsFrom = (lines: readonly string[], at: number): { fields: Fields; end: number } => {
  const step = isSpaced(lines, at) ? 2 : 1;
  let fields: Fields = {};
  let end = at;
  for (let i = at; i < lines.length; i += step) {
    const found = fieldIn(lines[i]!);
    if (!found || (step === 2 && i > at && !isBlank(lines[i - 1]!))) break;
    let { value } = found;
    for (; step === 1 && FOLDED.test(lines[i + 1] ?? ''); i += 1) value += ` ${lines[i + 1]!.trim()}`;
    fields = { [found.field]: value, ...fields };
    end = i + 1;
  }
  return { fields, end };
};

/**
 * Reads the head of a mail at the beginning of a text, in either language, bare or as a quoted one. Who sent it and one thing more must stand
 * there; everything else, and a head with nothing below it, is a text like any other.
 */
export const headOf = (text: string): MailHead => {
  const lines = unquoted(text.split('\n'));
  const start = lines.findIndex((line) => !isBlank(line) && !RULE.test(line));
  const { fields, end } = fieldsFrom(lines, Math.max(0, start));
  const below = lines.slice(end).join('\n').trim();
  if (fields.from === undefined || Object.keys(fields).length < 2 || below === '') return { text };
  const from = addressIn(fields.from);
  const { subject, date } = fields;
  return { text: below, ...(from ? { from } : {}), ...(subject ? { subject } : {}), ...(date ? { date } : {}) };
};
