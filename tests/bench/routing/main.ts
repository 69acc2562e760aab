import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchResult, dataFolder, type Goal, goalsTable, type RoutingBench, tableText } from './bench.ts';
import { plotSvg } from './plot.ts';

/** The parts in the order in which they are read; one that is not there yet is named and passed over. */
const PARTS = ['assign', 'tally', 'rolling', 'text'] as const;
const DOCS = join(import.meta.dirname, '../../../docs/routing');

const benchOf = async (part: string): Promise<RoutingBench | undefined> => {
  try {
    return ((await import(`./${part}.ts`)) as { bench: RoutingBench }).bench;
  } catch (error) {
    const isAbsent = (error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND' && String(error).includes(`${part}.ts' imported`);
    if (isAbsent) return undefined;
    throw error;
  }
};

const textOf = ({ tables, goals, plots }: BenchResult): string =>
  [
    tableText(goalsTable(goals)),
    ...tables.map(tableText),
    ...plots.map(({ name, title, text }) => `### ${title}\n\n![${title}: ${text}](${name}.svg)\n\n${text}`),
  ].join('\n\n');

/** What a part found, beside its pictures; nothing in it is written by hand. */
const keep = (part: string, result: BenchResult): void => {
  mkdirSync(DOCS, { recursive: true });
  const head = `## Measured: ${part}\n\nWritten by \`npm run bench:routing -- ${part}\`; do not edit. Times are ratios within one run.\n\n`;
  writeFileSync(join(DOCS, `${part}.md`), `${head}${textOf(result)}\n`);
  for (const plot of result.plots) writeFileSync(join(DOCS, `${plot.name}.svg`), plotSvg(plot));
};

const asked = process.argv.slice(2);
const strange = asked.filter((part) => !(PARTS as readonly string[]).includes(part));
if (strange.length > 0) {
  console.error(`There is no part ${strange.join(', ')}; the parts are ${PARTS.join(', ')}.`);
  process.exit(2);
}
const hasData = dataFolder() !== undefined;
if (!hasData) console.log('SLUIS_DATA is not set: real instances are left out, and docs/routing stays as it is.\n');

const goals: Goal[] = [];
for (const part of PARTS.filter((name) => asked.length === 0 || asked.includes(name))) {
  const bench = await benchOf(part);
  if (!bench) {
    console.log(`${part}: skipped, there is no such bench yet\n`);
    continue;
  }
  const result = await bench.run();
  goals.push(...result.goals);
  console.log(`## ${part}\n\n${textOf({ ...result, plots: [] })}\n`);
  if (hasData) keep(part, result);
}
const missed = goals.filter(({ state }) => state === 'missed');
console.log(
  `${goals.length} goals: ${goals.filter(({ state }) => state === 'met' || state === 'aim').length} met, ${missed.length} missed, ${goals.filter(({ state }) => state === 'not measured').length} not measured`,
);
for (const { id, what, must, value } of missed) console.log(`missed: ${id} ${what}: ${value}, must be ${must}`);
process.exitCode = missed.length === 0 ? 0 : 1;
