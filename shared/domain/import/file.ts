import type { TextLine } from './decode.ts';
import { namesIn } from './line.ts';
import { type Entry, isJsonLines, jsonOf, outlineOf, type ReadCsv, type Source } from './lines.ts';
import { isKnownName } from './names.ts';

/** Why nothing of a file is taken; the words stand with those of wrong fields. */
export const FILE_REFUSALS = [
  'import.binary',
  'import.document',
  'import.no-columns',
  'import.no-lines',
  'import.no-rows',
  'import.column-twice',
  'import.quote-open',
] as const;
/** A code, and behind a colon the line that it is about. */
export type FileRefusal = (typeof FILE_REFUSALS)[number] | `${(typeof FILE_REFUSALS)[number]}:${string}`;

/** Bytes that nobody types: a text has a few of them by accident, a picture or a program one in nine. */
const isNoise = (byte: number): boolean => byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20) || byte === 0x7f;
const SAMPLE = 65_536;
const FEW = 8;

const isBinary = (bytes: Uint8Array): boolean => {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const sample = bytes.subarray(0, SAMPLE);
  const noise = sample.reduce((count, byte) => count + Number(isNoise(byte)), 0);
  return !isWide && noise >= FEW && noise * 20 > sample.length;
};

const recordOf = (entry: Entry): Source[] => ('record' in entry ? [entry.record] : []);

/** A list, or an object that is spread over lines, whole or broken. */
const isDocument = (lines: readonly TextLine[], entries: readonly Entry[]): boolean => {
  const filled = lines.map((line) => line.text).filter((text) => text.trim() !== '');
  const isWhole = () => jsonOf(filled.join('\n')) !== undefined;
  if (isJsonLines(lines)) return filled.length > 1 && (entries.flatMap(recordOf).length === 0 || isWhole());
  return (filled[0]?.trimStart().startsWith('[') ?? false) && isWhole();
};

const folded = (name: string): string => name.trim().toLowerCase();

/** What is wrong with a table as a whole, where each row by itself would be read wrongly or only in part. */
const tableFault = (lines: readonly TextLine[], read: ReadCsv): FileRefusal | undefined => {
  const { names, line, rows, openQuote } = outlineOf(lines, read);
  if (!names.some(isKnownName)) return 'import.no-columns';
  const twice = names.find((name, i) => folded(name) !== '' && names.findIndex((other) => folded(other) === folded(name)) < i);
  if (twice !== undefined) return `import.column-twice:${line} (“${twice.trim().slice(0, 60)}”)`;
  if (openQuote !== undefined) return `import.quote-open:${openQuote}`;
  return rows === 0 ? `import.no-rows:${line}` : undefined;
};

/**
 * Why a file as a whole is none of old items: taken line by line, each of its lines would become a message of its own. Undefined for a
 * file that says at least one name which is known here, and of which every row can be told from the others.
 */
export const refusalOf = (bytes: Uint8Array, lines: readonly TextLine[], entries: readonly Entry[], read: ReadCsv): FileRefusal | undefined => {
  if (isBinary(bytes)) return 'import.binary';
  if (lines.every((line) => line.text.trim() === '')) return 'import.no-lines';
  if (isDocument(lines, entries)) return 'import.document';
  if (!isJsonLines(lines)) return tableFault(lines, read);
  const names = entries.flatMap(recordOf).flatMap(namesIn);
  return names.length === 0 || names.some(isKnownName) ? undefined : 'import.no-columns';
};
