import type { Language } from '../../shared/community.ts';
import { processWords } from '../words/process.ts';
import { Bubble, type Progress } from './bubble.tsx';

export const PROCESS_STEPS = ['receipt', 'check', 'review', 'decision', 'support'] as const;
export type ProcessStep = (typeof PROCESS_STEPS)[number];

type Props = {
  readonly language: Language;
  /** Where it is now; absent = the line as such, as on the first page. */
  readonly at?: ProcessStep | undefined;
  /** Whether it ends there: then nothing lies ahead. */
  readonly ends?: boolean;
  /** How many there are at each step, for the desk. */
  readonly counts?: Readonly<Partial<Record<ProcessStep, number>>> | undefined;
};

const progressOf = (step: ProcessStep, at: ProcessStep | undefined): Progress => {
  if (at === undefined) return 'plain';
  const [here, now] = [PROCESS_STEPS.indexOf(step), PROCESS_STEPS.indexOf(at)];
  return here < now ? 'done' : here === now ? 'now' : 'ahead';
};

const Gate = () => (
  <svg class="process-gate" viewBox="0 0 40 26" aria-hidden="true" focusable="false">
    <path d="M2 2v22l36-22v22z" />
  </svg>
);

/** The stages as a pipe with bubbles and gate valves: solid where something has been, dashed where it still goes; the words say the same. */
export const ProcessLine = ({ language, at, ends = false, counts }: Props) => {
  const words = processWords[language];
  const steps = ends && at ? PROCESS_STEPS.slice(0, PROCESS_STEPS.indexOf(at) + 1) : PROCESS_STEPS;
  return (
    <ol class="process" aria-label={words.label}>
      {steps.map((step, i) => {
        const progress = progressOf(step, at);
        const next = steps[i + 1];
        const pipe = next !== undefined && progressOf(next, at) === 'ahead' ? 'process-ahead' : undefined;
        return (
          <li
            key={step}
            class={[pipe, progress === 'now' && 'process-now'].filter(Boolean).join(' ') || undefined}
            aria-current={progress === 'now' ? 'step' : undefined}
          >
            <Bubble tag={words.steps[step].tag} progress={progress} {...(counts ? { count: counts[step] ?? 0 } : {})} />
            {next === undefined ? null : <Gate />}
            <span>
              {words.steps[step].name}
              {progress === 'plain' ? null : <span class="vh"> ({words[progress]})</span>}
              {counts ? <span class="vh">: {counts[step] ?? 0}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
