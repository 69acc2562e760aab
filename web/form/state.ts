import { type Gate, gatesOf } from '../../shared/domain/form/gates.ts';
import { answersOf } from '../../shared/domain/form.ts';
import { FURTHER_PARTS, type PartName, SHORT_PARTS } from '../../shared/domain/proposal.ts';
import { extraErrors, type Question } from '../../shared/domain/question.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';

export type Answered = Readonly<Partial<Record<PartName, unknown>>>;
export type PartState = 'done' | 'busy' | 'todo' | 'free';
export type PartTask = { readonly part: PartName; readonly state: PartState /** Still wanted for the second step alone. */; readonly later: boolean };

const isShort = (part: PartName): boolean => (SHORT_PARTS as readonly PartName[]).includes(part);

/** The parts of the form in the order in which they are asked: a call's own questions come with whatever is asked first. */
export const partsOf = (questions: readonly Question[]): { readonly short: readonly PartName[]; readonly further: readonly PartName[] } => ({
  short: questions.length > 0 ? [...SHORT_PARTS, 'extra'] : SHORT_PARTS,
  further: FURTHER_PARTS.filter((part) => part !== 'extra'),
});

/** The part that comes after this one; nothing after the last of the short form and of the whole. */
export const nextPart = (part: PartName, questions: readonly Question[]): PartName | undefined => {
  const { short, further } = partsOf(questions);
  const list = short.includes(part) ? short : further;
  return list[list.indexOf(part) + 1];
};

/** Everything that is missing or wrong up to a step, by the rules of the form alone. */
export const faultsUpTo = (answers: Answered, step: 1 | 2, questions: readonly Question[]): readonly FieldError[] => {
  const { errors } = answersOf(answers, { step, questions });
  return step === 1 && questions.length > 0 ? [...errors, ...extraErrors(questions, (answers.extra ?? {}) as Record<string, unknown>)] : errors;
};

const within =
  (part: PartName) =>
  ({ path }: FieldError): boolean =>
    path === part || path.startsWith(`${part}/`);

/** What is missing or wrong in one part, for the step that the part belongs to. */
export const faultsIn = (part: PartName, answers: Answered, questions: readonly Question[], both: boolean): readonly FieldError[] =>
  faultsUpTo(answers, both || !(isShort(part) || part === 'extra') ? 2 : 1, questions).filter(within(part));

const isFilled = (content: unknown): boolean => typeof content === 'object' && content !== null && Object.keys(content).length > 0;

/** How far each part is: complete, begun, still to be done, or free to stay empty. */
export const tasksOf = (answers: Answered, questions: readonly Question[], both: boolean): readonly PartTask[] => {
  const { short, further } = partsOf(questions);
  const [first, second] = [faultsUpTo(answers, 1, questions), faultsUpTo(answers, 2, questions)];
  return [...short, ...further].map((part) => {
    const asked = short.includes(part) && !both ? first : second;
    const isOpen = asked.some(within(part));
    const filled = isFilled(answers[part]);
    const state = isOpen ? (filled ? 'busy' : 'todo') : filled || short.includes(part) ? 'done' : 'free';
    return { part, state, later: !isOpen && second.some(within(part)) };
  });
};

/** What the answers so far say about one field: asked with a reason, or not asked. */
export const gateOf = (answers: Answered, path: string): Gate | undefined => gatesOf(answers).find((gate) => gate.path === path);

/**
 * The same, of somebody's own answers to a form: a field that need not be asked is shown all the same while what was typed in it before is not
 * right, as it cannot be mended otherwise.
 */
export const shownGateOf = (answers: Answered, questions: readonly Question[]): ((path: string) => Gate | undefined) => {
  const wrong = faultsUpTo(answers, 2, questions).map(({ path }) => path.split('/').slice(0, 2).join('/'));
  const gates = gatesOf(answers).filter(({ state, path }) => state === 'required' || !wrong.includes(path));
  return (path) => gates.find((gate) => gate.path === path);
};
