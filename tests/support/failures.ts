import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Names the file that takes what failed, for a run whose own output is long. */
export const FAILURES = 'SLUIS_FAILURES';

type Fault = { readonly message: string; readonly diff?: string; readonly stack?: string };
/** Of a long diff the beginning says enough; the whole stands in the output. */
const LINES = 40;
const shortened = (text: string): string => text.split('\n').slice(0, LINES).join('\n');
const placesIn = (stack = ''): string[] => stack.split('\n').filter((line) => line.startsWith('    at ') && !line.includes('node_modules'));
const told = (where: string, faults: readonly Fault[]): string =>
  [where, ...faults.map(({ message, diff = '', stack }) => [shortened(message), shortened(diff), ...placesIn(stack)].filter(Boolean).join('\n'))].join('\n');

const failuresOf = (module: TestModule): readonly string[] => {
  const file = relative(process.cwd(), module.moduleId);
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return [
    ...(module.errors().length > 0 ? [told(file, module.errors())] : []),
    ...suites.map((suite) => told(`${file} > ${suite.fullName}`, suite.errors())),
    ...[...module.children.allTests('failed')].map((test) => told(`${file} > ${test.fullName}`, test.result().errors ?? [])),
  ];
};

/** Writes what failed and why: each test, each file that could not be loaded, each error that no test caught. */
export class Failures implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Fault[]): void {
    const path = process.env[FAILURES];
    if (!path) return;
    const failures = [...modules.flatMap(failuresOf), ...unhandled.map((error) => told('no test caught this', [error]))];
    writeFileSync(path, failures.join('\n\n'));
  }
}
