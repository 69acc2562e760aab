import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cleaned, decodeLines } from '../../shared/domain/import/decode.ts';
import { refusalOf } from '../../shared/domain/import/file.ts';
import { type Entry, entriesOf } from '../../shared/domain/import/lines.ts';
import type { LineResult } from '../../shared/domain/import/result.ts';
import { fieldText, type Language } from '../../shared/domain/words/index.ts';
import { importLine, previewLine } from '../../shared/store/import.ts';
import { readCsv } from './csv.ts';
import { LocalError } from './http.ts';
import { lineText, patiently, requireText, totalsOf, totalsText } from './import-lines.ts';
import { type Opened, openDeployed, openLocal } from './import-store.ts';

process.env.CDK_VALIDATION ??= 'false';
process.env.TZ = 'UTC';
// A report names references: nobody else on this machine needs to read it.
process.umask(0o077);

const USAGE = `npm run import -- FILE [--dry-run] [--report out.json] [--language nl|en] [--records TABLE --facts TABLE]

FILE holds old mails, proposals, reviewers or calls, one a line: CSV with the names of its columns above, or JSON Lines.
Without tables it goes into the local data folder (DATA_DIR), whether Sluis is running there or not; with them into
those tables on AWS, by the credentials and the region of the environment. Nobody gets a mail. A line that is there
already adds nothing, so that a run that was cut off is simply started again.`;

const optionsOf = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      records: { type: 'string' },
      facts: { type: 'string' },
      language: { type: 'string', default: 'en' },
    },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !['nl', 'en'].includes(values.language) || !values.records !== !values.facts) throw new LocalError(USAGE);
  return { ...values, file, language: values.language as Language };
};
type Options = ReturnType<typeof optionsOf>;

const read = ({ file, language }: Options): Entry[] => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new LocalError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  requireText(file, bytes);
  const lines = decodeLines(bytes);
  const entries = entriesOf(lines, readCsv);
  const refused = refusalOf(bytes, lines, entries, readCsv);
  if (refused) throw new LocalError(`${file}: ${fieldText(refused, language)}`);
  return entries;
};

let opened: Opened | undefined;

const importAll = async (entries: readonly Entry[], { file, language, records, facts, ...options }: Options): Promise<LineResult[]> => {
  const results: LineResult[] = [];
  const add = (result: LineResult) => {
    results.push(result);
    console.log(lineText(result, language));
  };
  if (options['dry-run']) {
    const seen = new Set<string>();
    for (const entry of entries) add(previewLine(entry, seen, { at: new Date().toISOString() }));
    return results;
  }
  opened = records && facts ? openDeployed({ records, facts }) : await openLocal(resolve(process.env.DATA_DIR || '.sluis'));
  const { store } = opened;
  const source = cleaned(basename(file)).text.slice(0, 200);
  for (const entry of entries) {
    const at = new Date(store.now()).toISOString();
    add(await patiently(() => importLine(store, entry, { at, source }), store.sleep));
  }
  return results;
};

const run = async (): Promise<number> => {
  const options = optionsOf();
  const results = await importAll(read(options), options);
  const totals = totalsOf(results);
  console.log(`${options['dry-run'] ? 'Nothing was stored. Read anew it would be ' : ''}${totalsText(totals)}`);
  if (options.report) writeFileSync(options.report, `${JSON.stringify({ totals, lines: results }, undefined, 1)}\n`);
  return totals.refused > 0 ? 1 : 0;
};

const stop = async (code: number) => {
  await opened?.stop();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(2));

run()
  .then(stop)
  .catch(async (error: unknown) => {
    const told = error instanceof LocalError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    const { name, message } = error as Error;
    console.error(told ? message : `It stopped here (${name}: ${message}). What was taken stays; start it again to go on.`);
    await stop(2);
  });
