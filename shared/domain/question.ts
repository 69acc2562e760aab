import * as z from 'zod';
import { type FieldError, Refusal } from './refusal.ts';
import { charactersIn, charactersSeen, line, prose } from './text.ts';

/** A call's own questions are data: asked in step 2, answered in the part `extra` under their ids. */
export const QuestionId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const both = (min: number, max: number) => z.strictObject({ nl: line(min, max), en: line(min, max) });
const Option = z.strictObject({ id: QuestionId, label: both(1, 120) });

export const MAX_QUESTIONS = 20;
/** Characters of a text that names no limit of its own. */
const DEFAULT_LENGTH = 1000;
const MAX_LENGTH = 4000;

export const Question = z.strictObject({
  id: QuestionId,
  kind: z.enum(['text', 'choice', 'number', 'file']),
  label: both(2, 200),
  help: z.strictObject({ nl: prose(2, 600), en: prose(2, 600) }).optional(),
  required: z.boolean(),
  /** Of a text its length, of a number its value. */
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(Option).min(2).max(20).optional(),
  /** Asked only when an earlier question has this answer. */
  showIf: z.strictObject({ question: QuestionId, equals: z.union([prose(0, MAX_LENGTH), z.number()]) }).optional(),
});
export type Question = z.infer<typeof Question>;
export type ExtraAnswers = Readonly<Record<string, unknown>>;

const error = (path: string, code: string): FieldError => ({ path, code, message: '' });
const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

/** Whether a question can have this answer at all. */
const canEqual = ({ kind, options = [] }: Question, value: string | number): boolean => {
  if (kind === 'choice') return options.some(({ id }) => id === value);
  return (kind === 'text' && typeof value === 'string') || (kind === 'number' && typeof value === 'number');
};

/** What is wrong with one question, given those before it. */
const faultsOf = (question: Question, earlier: readonly Question[]): [field: string, code: string][] => {
  const { kind, min, max, options, showIf } = question;
  const faults: [string, string][] = [];
  if (earlier.some(({ id }) => id === question.id)) faults.push(['id', 'list.twice']);
  if ((kind === 'choice') !== (options !== undefined)) faults.push(['options', 'question.options']);
  if (hasTwice((options ?? []).map(({ id }) => id))) faults.push(['options', 'list.twice']);
  const limits = [min, max].filter((limit) => limit !== undefined);
  const fits = kind === 'number' || (kind === 'text' && limits.every((limit) => Number.isInteger(limit) && limit >= 0 && limit <= MAX_LENGTH));
  if ((limits.length > 0 && !fits) || (min !== undefined && max !== undefined && min > max)) faults.push(['max', 'question.limits']);
  const before = showIf && earlier.find(({ id }) => id === showIf.question);
  if (showIf && !before) faults.push(['showIf/question', 'question.order']);
  if (showIf && before && !canEqual(before, showIf.equals)) faults.push(['showIf/equals', 'question.equals']);
  return faults;
};

/** What a question is called is no part of how it can be asked. */
const WORDING: readonly unknown[] = ['label', 'help'];

/**
 * A list of questions that can be asked: ids unique, conditions on earlier questions only, limits that can be met. Each question that is
 * right in itself is judged, whatever is wrong with another; whether a condition holds that may be on one of those is seen once it is mended.
 */
export const Questions = z
  .array(Question)
  .max(MAX_QUESTIONS)
  .superRefine(
    (questions, context) => {
      const wrong = new Set(context.issues.flatMap(({ path = [] }) => (WORDING.includes(path[1]) ? [] : [path[0]])));
      for (const [i, question] of questions.entries()) {
        const before = questions.slice(0, i);
        const sound = before.filter((_, n) => !wrong.has(n));
        const faults = wrong.has(i) ? [] : faultsOf(question, sound);
        for (const [field, code] of faults.filter((fault) => fault[1] !== 'question.order' || sound.length === before.length))
          context.addIssue({ code: 'custom', path: [i, ...field.split('/')], message: code, input: questions });
      }
    },
    { when: ({ value }) => Array.isArray(value) && value.length <= MAX_QUESTIONS },
  );

const isEmpty = (value: unknown): boolean => value === undefined || value === '';

/** The questions that are asked, given the answers so far; whoever hangs on a hidden one is hidden too. */
export const askedOf = (questions: readonly Question[], answers: ExtraAnswers): readonly Question[] => {
  const asked = new Set<string>();
  for (const { id, showIf } of questions) {
    const holds = !showIf || (asked.has(showIf.question) && Object.hasOwn(answers, showIf.question) && answers[showIf.question] === showIf.equals);
    if (holds) asked.add(id);
  }
  return questions.filter(({ id }) => asked.has(id));
};

const codeOf = ({ kind, min, max, options = [] }: Question, value: unknown): string | undefined => {
  if (kind === 'choice') return options.some(({ id }) => id === value) ? undefined : 'field.choice';
  if (kind === 'number') {
    if (typeof value !== 'number') return 'field.type';
    if (min !== undefined && value < min) return `field.few:${min}`;
    return max !== undefined && value > max ? `field.many:${max}` : undefined;
  }
  if (typeof value !== 'string') return 'field.type';
  const length = charactersIn(value);
  if (min !== undefined && charactersSeen(value) < min) return `field.short:${min}`;
  const most = max ?? DEFAULT_LENGTH;
  return length > most ? `field.long:${most}` : undefined;
};

/** Ids that are answered and asked by nobody. */
const unknownIn = (questions: readonly Question[], answers: ExtraAnswers): string[] => {
  const known = new Set(questions.map(({ id }) => id));
  return Object.keys(answers).filter((id) => !known.has(id));
};

/** Refuses to keep answers to what a call does not ask, each by the id of its question. @throws request.invalid */
export const requireAsked = (questions: readonly Question[], answers: ExtraAnswers): void => {
  const fields = unknownIn(questions, answers).map((id) => error(`content/${id}`, 'field.unknown'));
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
};

/**
 * What is missing or wrong in the answers to a call's own questions, as `extra/<id>`. Answers to questions that are not asked are let be:
 * they were typed before the condition changed. A file that is asked for comes in beside the answers: here it is refused, and nobody is held up by it.
 */
export const extraErrors = (questions: readonly Question[], answers: ExtraAnswers): FieldError[] => {
  return [
    ...unknownIn(questions, answers).map((id) => error(`extra/${id}`, 'field.unknown')),
    ...askedOf(questions, answers).flatMap((question): FieldError[] => {
      const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      const path = `extra/${question.id}`;
      if (question.kind === 'file') return isEmpty(value) ? [] : [error(path, 'question.file')];
      if (isEmpty(value)) return question.required ? [error(path, 'field.missing')] : [];
      const code = codeOf(question, value);
      return code ? [error(path, code)] : [];
    }),
  ];
};
