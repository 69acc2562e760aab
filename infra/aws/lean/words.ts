import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const OF_PROPOSALS = ['proposal', 'assignment', 'review', 'round', 'decision', 'call', 'team', 'gate', 'question', 'step', 'purge', 'task'];
/**
 * Kinds of refusals that a function can never meet, by the first word of their codes. It answers every refusal in words of two languages;
 * those of reviews and decisions are of no use to whoever takes in messages. A test looks for codes that a bundle names without words.
 */
export const UNREACHED: Readonly<Record<string, readonly string[]>> = {
  'api-sender': [...OF_PROPOSALS, 'conflict', 'template', 'snooze', 'colleague', 'link.self'],
  'api-contact': OF_PROPOSALS,
};

/** One entry of a catalogue as the formatter writes it: a code, and either a text or title and detail. */
const entryOf = (kinds: readonly string[]): RegExp =>
  new RegExp(
    `^ {4,6}'(?:${kinds.map((kind) => (kind.includes('.') ? kind.replace('.', '\\.') : `${kind}\\.[a-z0-9-]+`)).join('|')})':\\s+(?:\\{[^{}]*\\}|'(?:[^'\\\\\\n]|\\\\.)*'|"(?:[^"\\\\\\n]|\\\\.)*"),\\n`,
    'gm',
  );

/** Leaves these words out of the catalogues. */
export const wordsPlugin = (kinds: readonly string[]): Plugin => ({
  name: 'words',
  setup: (build) => {
    build.onLoad({ filter: /\/shared\/domain\/words\/(?:problems|intake)\.(?:en|nl)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(entryOf(kinds), ''),
      loader: 'ts',
    }));
  },
});
