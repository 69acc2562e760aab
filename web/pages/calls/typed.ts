import type { AdminCall } from '../../../shared/contract/call.ts';
import type { Question } from '../../../shared/domain/question.ts';
import type { TypedCall, TypedExtension, TypedMoment, TypedQuestion } from './data.ts';

const NO_DATE = { day: '', month: '', year: '' };
export const NO_MOMENT: TypedMoment = { date: NO_DATE, time: '' };
export const NO_EXTENSION: TypedExtension = { until: NO_MOMENT, organisation: '', proposal: '' };
const NOTHING = { nl: '', en: '' };

/** A call that nobody has thought of yet, with what is usual. */
export const NEW_CALL: TypedCall = {
  title: NOTHING,
  summary: NOTHING,
  opensAt: NO_MOMENT,
  closesAt: { date: NO_DATE, time: '17:00' },
  graceMinutes: '15',
  requires: 'step-1',
  capPerOrganisation: '',
  inviteOnly: false,
  reviewersPerProposal: '3',
  quorum: '3',
  approvals: '1',
  routing: 'confirmed',
  blind: false,
  sealed: false,
  rubric: 'standard-1',
  questions: [],
};

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));

const typedQuestion = ({ id, kind, label, help = NOTHING, required, min, max, options = [], showIf }: Question): TypedQuestion => ({
  id,
  kind,
  label,
  help,
  required,
  min: textOf(min),
  max: textOf(max),
  options: options.map((option) => ({ id: option.id, ...option.label })),
  showIf: showIf ? `${showIf.question}=${showIf.equals}` : '',
});

/** A kept call as its form shows it; `momentOf` reads an instant on the community's clock. */
export const typedCall = (call: AdminCall, momentOf: (iso: string | undefined) => TypedMoment): TypedCall => ({
  title: call.title,
  summary: call.summary,
  opensAt: momentOf(call.opensAt),
  closesAt: momentOf(call.closesAt),
  graceMinutes: String(call.graceMinutes),
  requires: call.requires,
  capPerOrganisation: textOf(call.capPerOrganisation),
  inviteOnly: call.inviteOnly,
  reviewersPerProposal: String(call.reviewersPerProposal),
  quorum: String(call.quorum),
  approvals: String(call.approvals),
  routing: call.routing,
  blind: call.blind,
  sealed: call.sealed,
  rubric: call.rubric,
  questions: call.questions.map(typedQuestion),
});

/** The first short name that nothing has yet: q1, q2 … */
const freeId = (letter: string, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1) if (!taken.includes(`${letter}${n}`)) return `${letter}${n}`;
};

export const newQuestion = (questions: readonly TypedQuestion[]): TypedQuestion => ({
  id: freeId(
    'q',
    questions.map(({ id }) => id),
  ),
  kind: 'text',
  label: NOTHING,
  help: NOTHING,
  required: true,
  min: '',
  max: '',
  options: [],
  showIf: '',
});

const withOption = (question: TypedQuestion): TypedQuestion => ({
  ...question,
  options: [
    ...question.options,
    {
      id: freeId(
        'o',
        question.options.map(({ id }) => id),
      ),
      ...NOTHING,
    },
  ],
});

/** A choice has two lines to begin with. */
export const withRoom = (question: TypedQuestion): TypedQuestion => {
  let roomy = question;
  while (roomy.kind === 'choice' && roomy.options.length < 2) roomy = withOption(roomy);
  return roomy;
};

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  if (one !== undefined) copy.splice(Math.max(0, to), 0, one);
  return copy;
};

const ACT = /^q:(add|remove|up|down|option|drop)(?::(\d{1,2}))?(?::(\d{1,2}))?$/;
/** Whether a button only rearranges the questions of the form. */
export const rearranges = (act: string): boolean => ACT.test(act);

/** The questions after a button of the editor: q:add, q:remove:2, q:up:2, q:down:2, q:option:2 for a further choice, q:drop:2:0 for one less. */
export const rearranged = (questions: readonly TypedQuestion[], act: string): readonly TypedQuestion[] => {
  const [, verb, which, part] = ACT.exec(act) ?? [];
  const at = Number(which);
  const change = (how: (question: TypedQuestion) => TypedQuestion) => questions.map((question, i) => (i === at ? how(question) : question));
  if (verb === 'add') return [...questions, newQuestion(questions)];
  if (verb === 'remove') return questions.filter((_, i) => i !== at);
  if (verb === 'up') return moved(questions, at, at - 1);
  if (verb === 'down') return moved(questions, at, at + 1);
  if (verb === 'option') return change((question) => withOption(question));
  if (verb === 'drop') return change((question) => ({ ...question, options: question.options.filter((_, i) => i !== Number(part)) }));
  return questions;
};
