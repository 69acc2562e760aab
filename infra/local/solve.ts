import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assign } from '../../shared/domain/assign/assign.ts';
import { type Certificate, certify } from '../../shared/domain/assign/certificate.ts';
import { isCrossing } from '../../shared/domain/assign/prepared.ts';
import type { Problem, Rules } from '../../shared/domain/assign/problem.ts';
import { clashText, shortageText } from '../../shared/domain/assign/said.ts';
import { en } from '../../shared/domain/words/assign.en.ts';
import { nl } from '../../shared/domain/words/assign.nl.ts';
import { openHighs } from './highs.ts';
import { InstanceError, readInstance } from './instance.ts';

type Reply = { readonly certificate: Certificate; readonly [other: string]: unknown };

const USAGE =
  'Use: npm run solve -- INSTANCE.json [--sectors soft|hard] [--senior] [--institutions] [--own-institution] [--fair] [--no-min] [--penalty N] [--balance N]';

const optionsOf = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sectors: { type: 'string' },
      senior: { type: 'boolean' },
      institutions: { type: 'boolean' },
      'own-institution': { type: 'boolean' },
      fair: { type: 'boolean' },
      'no-min': { type: 'boolean' },
      penalty: { type: 'string' },
      balance: { type: 'string' },
    },
  });
  if (positionals.length !== 1) throw new InstanceError(USAGE);
  if (values.sectors !== undefined && values.sectors !== 'soft' && values.sectors !== 'hard') throw new InstanceError('--sectors is soft or hard.');
  for (const name of ['penalty', 'balance'] as const)
    if (values[name] !== undefined && !/^\d{1,9}$/.test(values[name])) throw new InstanceError(`--${name} is a whole number of 0 or more.`);
  return { ...values, sectors: values.sectors as Rules['sectors'], file: positionals[0]! };
};

const rulesOf = (options: ReturnType<typeof optionsOf>, problem: Problem): Rules => {
  const need = (asked: boolean | undefined, has: unknown, option: string, attribute: string): void => {
    if (asked && !has) throw new InstanceError(`--${option} needs "attributes.${attribute}", and this instance has none.`);
  };
  need(options.sectors !== undefined, problem.sectors, 'sectors', 'reviewerSector');
  need(options.senior, problem.seniors, 'senior', 'reviewerSenior');
  need(options.institutions, problem.institutions, 'institutions', 'reviewerInstitution');
  need(options['own-institution'], problem.institutions && problem.paperInstitutions, 'own-institution', 'paperInstitution');
  return {
    ...(options.sectors && { sectors: options.sectors }),
    ...(options.senior && { senior: true }),
    ...(options.institutions && { onePerInstitution: true }),
    ...(options['own-institution'] && { noOwnInstitution: true }),
    ...(options['no-min'] && { minimum: false }),
    ...(options.penalty && { penalty: Number(options.penalty) }),
    ...(options.balance && { balance: Number(options.balance) }),
  };
};

/** Only where the value is the sum of scores itself is a share of the best sum a figure; penalties may exceed all scores. */
const shareOf = (objective: number, { value, bound }: Certificate): { share?: number } =>
  value === objective && bound > 0 ? { share: objective / bound } : {};

const solved = async (): Promise<Reply> => {
  const options = optionsOf();
  let text: string;
  try {
    text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), options.file), 'utf8');
  } catch (error) {
    throw new InstanceError(`${options.file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'too large'}).`);
  }
  const problem = readInstance(text);
  const rules = rulesOf(options, problem);
  const fallback = options.fair || isCrossing(problem, rules) ? await openHighs() : undefined;
  const started = performance.now();
  const found = assign(problem, rules, { fair: options.fair === true, ...(fallback && { fallback }) });
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const certificate = certify(problem, rules, found);
  const cost = { certificate, ms, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) };
  if (found.infeasible) {
    const clashes = found.infeasible.clashes.map((clash) => ({ ...clash, words: { nl: clashText(nl, clash), en: clashText(en, clash) } }));
    return { objective: null, perPaperMin: null, assignment: null, shortages: [], infeasible: { ...found.infeasible, clashes }, ...cost };
  }
  const { objective, perPaperMin, panels, penalty, floor } = found;
  const shortages = found.shortages.map((shortage) => ({ ...shortage, words: { nl: shortageText(nl, shortage), en: shortageText(en, shortage) } }));
  const fairness = floor && { reached: floor.reached, bound: floor.bound, proof: floor.proof, ...shareOf(objective, certificate) };
  return { objective, perPaperMin, assignment: panels, shortages, penalty, infeasible: null, ...(fairness && { fairness }), ...cost };
};

/** An assignment that breaks a limit is printed for whoever looks into it, and is a failure. */
export const faultOf = ({ certificate: { legal, broken } }: Reply): string | null =>
  legal ? null : `The assignment breaks limits (${broken.join(', ')}), so it must not be used; this is a fault of the solver.`;

const isOption = (error: unknown): boolean => String((error as { code?: string })?.code).startsWith('ERR_PARSE_ARGS');

if (import.meta.main) {
  try {
    const reply = await solved();
    process.stdout.write(`${JSON.stringify(reply)}\n`);
    const fault = faultOf(reply);
    if (fault !== null) {
      process.stderr.write(`${fault}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof InstanceError) && !isOption(error)) throw error;
    process.stderr.write(`${isOption(error) ? USAGE : (error as Error).message}\n`);
    process.exitCode = 2;
  }
}
