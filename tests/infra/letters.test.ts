import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEAN, ROOT } from '../../infra/aws/bundle.ts';
import { tabled } from '../../infra/aws/lean/letters.ts';
import { packedFilesOf } from '../../infra/aws/lean/packed.ts';
import { community } from '../../shared/community.ts';
import { en } from '../../shared/domain/letters/en.ts';
import { nl } from '../../shared/domain/letters/nl.ts';
import { FILE_REASONS } from '../../shared/domain/attachment.ts';
import type { About, Letters } from '../../shared/domain/letters/said.ts';
import { TEMPLATES } from '../../shared/domain/mail.ts';

let packed: { readonly nl: Letters; readonly en: Letters };
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-letters-'));
  const from = (language: string) => `export { ${language} } from ${JSON.stringify(join(ROOT, `shared/domain/letters/${language}.ts`))};`;
  writeFileSync(join(folder, 'entry.ts'), `${from('nl')}\n${from('en')}`);
  const { metafile } = await build({ ...LEAN, entryPoints: [join(folder, 'entry.ts')], outdir: folder, sourcemap: false, metafile: true });
  const files = await packedFilesOf(metafile.inputs as never, ROOT);
  expect(files.filter(({ name }) => name.startsWith('letters.'))).toHaveLength(8);
  for (const { name, contents } of files) writeFileSync(join(folder, name), contents);
  packed = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'entry.mjs')).href);
});

/** Every item that a letter can be about, as far as words turn on it. */
const abouts = (): About[] => {
  const or = <T>(value: T): (T | undefined)[] => [undefined, value];
  const items: About[] = [];
  for (const kind of ['proposal', 'contact-request', 'task'] as const)
    for (const reference of or('OT-26-7K3FW-X'))
      for (const date of or('vrijdag 4 december 2026'))
        for (const outcome of or('toegelaten'))
          for (const door of [undefined, 'incident', 'vulnerability'] as const)
            for (const count of [0, 1, 2, 997])
              for (const blind of [false, true])
                items.push({
                  ...{ changed: blind, asked: reference !== undefined },
                  ...{ kind, reference, outcome, door, count, blind, due: date, next: date && `${date} ook`, promised: date && `${date} al`, undated: !date },
                  community: community.name.nl,
                  csirt: community.csirt,
                  disclosure: community.disclosure.nl,
                  file: '1',
                  fileReason: undefined,
                });
  const files = [undefined, ...FILE_REASONS].map((fileReason) => ({ ...items[0]!, file: '2', fileReason }));
  return [...items, ...files, ...files.map((item) => ({ ...item, reference: 'OT-26-7K3FW-X' }))];
};

describe('the packed words of letters', () => {
  it.each(['nl', 'en'] as const)('are the same in %s for whatever a letter is about', (language) => {
    const words = { nl, en }[language];
    const all = abouts();
    expect(Object.keys(packed[language]).sort()).toEqual(Object.keys(words).sort());
    for (const template of TEMPLATES) for (const about of all) expect(packed[language][template](about), template).toEqual(words[template](about));
    console.log(`${language}: ${TEMPLATES.length} letters, each about ${all.length} items`);
  });

  it('may lean on no field that the packing does not know, as it would be frozen into them', () => {
    expect(() => tabled({ odd: (about: { weather: string }) => ({ subject: `It is ${about.weather}.` }) })).toThrow('Letters may not lean on "weather"');
  });
});
