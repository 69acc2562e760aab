import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PAGES = join(import.meta.dirname, '../../web/pages');

it('names the field in every summary of errors: "Uw bericht: vul dit in", never the sentence alone', () => {
  const summaries = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => {
      const source = readFileSync(join(PAGES, file), 'utf8');
      // A page of the form says the name of a field in the sentence itself.
      const isNamed = /trouble: named\(/.test(source);
      return [...source.matchAll(/<Errors\b[\s\S]*?\/>/g)].map(([tag]) => ({ file, tag, labelled: isNamed || /\blabels=|\.\.\.labelsOf\(/.test(tag) }));
    });
  expect(summaries.length).toBeGreaterThan(15);
  expect(summaries.filter(({ labelled }) => !labelled)).toEqual([]);
});
