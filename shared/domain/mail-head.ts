import { bodyOf, wordsOf } from './mime.ts';
import { email } from './text.ts';

/** What a mail program puts above a mail that is copied or forwarded, as far as it could be read, and the text below: empty where there is only a head. */
export type MailHead = { readonly from?: string; readonly subject?: string; readonly date?: string; readonly text: string };

type Field = 'from' | 'subject' | 'date' | 'type' | 'encoding' | 'disposition' | 'other';
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  from: ['from', 'van', 'von', 'afzender', 'absender'],
  subject: ['subject', 'onderwerp', 'betreft', 'betreff'],
  date: ['date', 'datum', 'sent', 'verzonden', 'verzonden op', 'gesendet', 'gesendet am'],
  type: ['content-type'],
  encoding: ['content-transfer-encoding'],
  disposition: ['content-disposition'],
  other: [
    ...['to', 'aan', 'an', 'cc', 'bcc', 'kopie', 'kopie aan', 'reply-to', 'antwoord aan', 'beantwoorden aan', 'antwort an', 'received', 'sender'],
    ...['importance', 'priority', 'urgentie', 'prioriteit', 'wichtigkeit', 'attachments', 'bijlage', 'bijlagen', 'anlage', 'anlagen'],
  ],
};
const FIELD_OF = new Map((Object.keys(NAMES) as Field[]).flatMap((field) => NAMES[field].map((name): [string, Field] => [name, field])));

/** A name with its colon, which some programs print in bold, so that it is copied between asterisks. */
const LINE = /^\s*\*{0,2}(\p{L}[\p{L} -]{0,20}?)\s*:\s*\*{0,2}\s*(.*)$/u;
/** A line of a source: its name has no blank in it. A name that only programs write has a hyphen, or says which servers it went by. */
const SOURCE = /^([!-9;-~]+)[ \t]*:(?: |\t|$)[ \t]*(.*)$/;
const MACHINE = /^(?:received|(?!e-?mail)[a-z0-9]+(?:-[a-z0-9]+)+)$/i;
/** What stands above the source of a mail in a file of several. */
const MBOX = /^>?From \S+ .*\d{4}\s*$/;
/** A line of dashes with or without words in it, as stands above a mail that is quoted or sent on. */
const RULE = /^\s*(?:[-_=*]{3,}[\p{L}\s]{0,40}[-_=*]*|begin (?:doorgestuurd bericht|forwarded message):|anfang der weitergeleiteten nachricht:)\s*$/iu;
const FOLDED = /^[ \t]+\S/;
const QUOTE = /^> ?/;
const isBlank = (line: string): boolean => line.trim() === '';

const fieldIn = (line: string, isSource = false): { field: Field; value: string } | undefined => {
  const [, name, value = ''] = (isSource ? SOURCE : LINE).exec(line) ?? SOURCE.exec(line) ?? [];
  const field = name === undefined ? undefined : (FIELD_OF.get(name.toLowerCase()) ?? (isSource || MACHINE.test(name) ? 'other' : undefined));
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

/** Whether these lines are the source of a mail: up to the first blank one nothing but names and folded lines, and a name that only programs write. */
const isSourceAt = (lines: readonly string[], at: number): boolean => {
  const blank = lines.findIndex((line, i) => i > at && isBlank(line));
  const head = lines.slice(at, blank < 0 ? lines.length : blank);
  return head.every((line) => FOLDED.test(line) || SOURCE.test(line)) && head.some((line) => MACHINE.test(SOURCE.exec(line)?.[1] ?? ''));
};

/** The fields that stand one below the other from line `at` on, folded lines with them, and where the text begins. */
const fieldsFrom = (lines: readonly string[], at: number): { fields: Fields; end: number; isSource: boolean } => {
  const isSource = isSourceAt(lines, at);
  const step = !isSource && isSpaced(lines, at) ? 2 : 1;
  let fields: Fields = {};
  let end = at;
  for (let i = at; i < lines.length; i += step) {
    const found = fieldIn(lines[i]!, isSource);
    if (!found || (step === 2 && i > at && !isBlank(lines[i - 1]!))) break;
    let { value } = found;
    for (; step === 1 && FOLDED.test(lines[i + 1] ?? ''); i += 1) value += ` ${lines[i + 1]!.trim()}`;
    fields = { [found.field]: value.trim(), ...fields };
    end = i + 1;
  }
  return { fields, end, isSource };
};

const headOfPart = (lines: readonly string[]) => {
  const { fields, end } = isBlank(lines[0] ?? '') ? { fields: {}, end: 0 } : fieldsFrom(lines, 0);
  return { head: fields, below: lines.slice(end).join('\n').trim() };
};

/**
 * Reads the head of a mail at the beginning of a text: as a program shows it, in three languages, bare or quoted, or as it stands in the
 * source of the mail, whose text is decoded. Who sent it and one thing more must stand there; everything else is a text like any other.
 */
export const headOf = (text: string): MailHead => {
  const lines = unquoted(text.split('\n'));
  const start = lines.findIndex((line) => !isBlank(line) && !RULE.test(line) && !MBOX.test(line));
  const { fields, end, isSource } = fieldsFrom(lines, Math.max(0, start));
  const { subject, date } = fields;
  const from = fields.from && addressIn(fields.from);
  const below = lines.slice(end).join('\n').trim();
  if (fields.from === undefined || Object.keys(fields).length < 2) return { text };
  // Two lines with nothing below them may be all that somebody wrote.
  if (below === '' && !isSource && !from && !(subject && date)) return { text };
  const read = bodyOf(below, fields, headOfPart);
  return { text: read, ...(from ? { from } : {}), ...(subject ? { subject: wordsOf(subject) } : {}), ...(date ? { date } : {}) };
};
