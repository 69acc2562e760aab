import type { LineResult } from '../../shared/domain/import/result.ts';
import { LINE_RESULTS } from '../../shared/domain/import/result.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fieldText, type Language } from '../../shared/domain/words/index.ts';
import { isThrottled } from '../../shared/store/store.ts';
import { LocalError } from './http.ts';

/** First bytes of what people take for a text file, and is none. */
const NO_TEXT: readonly [string, readonly number[]][] = [
  ['a spreadsheet or an archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old spreadsheet or a mailbox of Outlook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file', [0x1f, 0x8b]],
];

/** @throws LocalError when the file is none that has lines */
export const requireText = (name: string, bytes: Uint8Array): void => {
  const found = NO_TEXT.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (found) throw new LocalError(`${name} is ${found[0]}: save it as CSV in UTF-8 and import that.`);
};

const TRIES = 6;

/** A store that is busy is given some time; a line that failed was not taken, so that it can be tried again. */
export const patiently = async <T>(work: () => Promise<T>, sleep: (ms: number) => Promise<void>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = isThrottled(error) || (error instanceof Refusal && error.code === 'request.busy');
      if (!passes || tries >= TRIES) throw error;
      await sleep(250 * 2 ** tries);
    }
  }
};

const SAID: Readonly<Record<LineResult['result'], string>> = {
  whole: 'taken',
  gaps: 'taken with gaps',
  cut: 'taken, text cut',
  known: 'there already',
  refused: 'refused',
};

/** Answers that are missing are many; their number says enough on a line, the report names them. */
const listed = (word: string, codes: readonly string[]): string[] => {
  if (codes.length === 0) return [];
  const answers = codes.filter((code) => code.includes('/')).length;
  const shown = word === 'cut' ? codes : [...codes.filter((code) => !code.includes('/')), ...(answers > 0 ? [`${answers} answers`] : [])];
  return [`${word}: ${shown.join(', ')}`];
};

/** One line for the person at the keyboard: number, result, reference and codes, nothing of the text. */
export const lineText = ({ line, result, kind, id, reference, gaps, cuts, code }: LineResult, language: Language): string =>
  [
    String(line).padStart(6),
    SAID[result].padEnd(15),
    (reference ?? id ?? kind ?? '').padEnd(13),
    ...listed('gaps', gaps),
    ...listed('cut', cuts),
    ...(code ? [`${code}: ${fieldText(code, language)}`] : []),
  ]
    .join('  ')
    .trimEnd();

export type Totals = { readonly [R in LineResult['result'] | 'lines']: number };

export const totalsOf = (results: readonly LineResult[]): Totals => ({
  lines: results.length,
  ...(Object.fromEntries(LINE_RESULTS.map((result) => [result, results.filter((each) => each.result === result).length])) as Record<
    LineResult['result'],
    number
  >),
});

export const totalsText = ({ lines, whole, gaps, cut, known, refused }: Totals): string =>
  `${lines} lines: ${whole} taken whole, ${gaps} with gaps, ${cut} with a text cut, ${known} there already, ${refused} refused.`;
