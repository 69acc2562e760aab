import { community } from '../../../shared/community.ts';
import type { AdminCall } from '../../../shared/contract/call.ts';
import { dateAt, instantOf } from '../../../shared/domain/clock.ts';
import type { TypedCall, TypedExtension, TypedMoment, TypedQuestion } from '../../../web/pages/calls/data.ts';
import { dateFrom, typedDate } from '../../../web/parts/date-field.tsx';

const MIDNIGHT = '0:00';
const CLOCK = /^(\d{1,2})[:.](\d{2})$/;

/** An instant as the community's clock shows it. */
export const momentAt = (iso: string | undefined): TypedMoment => {
  if (iso === undefined) return { date: { day: '', month: '', year: '' }, time: '' };
  const [year = '', month = '', day = ''] = dateAt(iso, community).split('-');
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: community.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
  return { date: { day: String(Number(day)), month: String(Number(month)), year }, time };
};

const momentIn = (form: URLSearchParams, name: string): TypedMoment => ({
  date: typedDate(form, name),
  time: (form.get(`${name}/time`) ?? '').trim().slice(0, 8),
});

/** What was typed as an instant, if there is such a day and hour: the later one where the clock shows it twice, and an hour on where it shows it never. */
const instantNear = ({ date, time }: TypedMoment): string | undefined => {
  const day = dateFrom(new URLSearchParams(Object.entries(date).map(([part, value]) => [`d/${part}`, value])), 'd');
  const [, hour, minute] = CLOCK.exec(time === '' ? MIDNIGHT : time) ?? [];
  const wall = Date.parse(`${day}T00:00:00.000Z`);
  const isReal = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(day) && Number(hour) < 24 && Number(minute) < 60;
  return isReal ? new Date(instantOf(wall + (Number(hour) * 60 + Number(minute)) * 60_000, community.timeZone)).toISOString() : undefined;
};

/** Whether the clock never shows what was typed, since it is set forward in that hour. */
export const isSkipped = (typed: TypedMoment): boolean => {
  const instant = instantNear(typed);
  const minutes = (time: string) => time.split(/[:.]/).map(Number).join(':');
  return instant !== undefined && minutes(momentAt(instant).time) !== minutes(typed.time === '' ? MIDNIGHT : typed.time);
};

/** What was typed as an instant; nothing where nothing was, and as it stands where there is no such moment, so that the schema refuses it. */
const instantFrom = (typed: TypedMoment): string | undefined => {
  const { day, month, year } = typed.date;
  if (`${day}${month}${year}` === '') return undefined;
  const instant = isSkipped(typed) ? undefined : instantNear(typed);
  return instant ?? `${year}-${month}-${day} ${typed.time}`;
};

const both = (form: URLSearchParams, name: string) => ({ nl: form.get(`${name}/nl`) ?? '', en: form.get(`${name}/en`) ?? '' });
/** How many rows of a list there are, whichever of their boxes is filled in. */
const rowsIn = (form: URLSearchParams, name: string): number[] => {
  const rows = [...form.keys()].flatMap((key) => (key.startsWith(`${name}/`) ? [Number(key.slice(name.length + 1).split('/')[0])] : []));
  return [...new Set(rows)].filter((row) => Number.isInteger(row) && row >= 0 && row < 40).sort((a, b) => a - b);
};

const questionIn = (form: URLSearchParams, name: string): TypedQuestion => {
  const of = (field: string) => form.get(`${name}/${field}`) ?? '';
  return {
    id: of('id'),
    kind: of('kind'),
    label: both(form, `${name}/label`),
    help: both(form, `${name}/help`),
    required: of('required') === 'yes',
    min: of('min'),
    max: of('max'),
    options: rowsIn(form, `${name}/options`).map((row) => ({ id: of(`options/${row}/id`), ...both(form, `${name}/options/${row}/label`) })),
    showIf: of('showIf'),
  };
};

/** What stands in the form, to be shown again as it is. */
export const typedIn = (form: URLSearchParams): TypedCall => {
  const of = (name: string) => form.get(name) ?? '';
  const isTicked = (name: string) => of(name) === 'yes';
  return {
    title: both(form, 'title'),
    summary: both(form, 'summary'),
    opensAt: momentIn(form, 'opensAt'),
    closesAt: momentIn(form, 'closesAt'),
    graceMinutes: of('graceMinutes'),
    requires: of('requires'),
    capPerOrganisation: of('capPerOrganisation'),
    inviteOnly: isTicked('inviteOnly'),
    reviewersPerProposal: of('reviewersPerProposal'),
    quorum: of('quorum'),
    approvals: of('approvals'),
    routing: of('routing'),
    blind: isTicked('blind'),
    sealed: isTicked('sealed'),
    rubric: of('rubric'),
    questions: rowsIn(form, 'questions').map((row) => questionIn(form, `questions/${row}`)),
  };
};

export const typedExtension = (form: URLSearchParams): TypedExtension => ({
  until: momentIn(form, 'until'),
  organisation: form.get('organisation') ?? '',
  proposal: form.get('proposal') ?? '',
});

/** What was typed into a box for a number; words stay words, so that they are refused. */
const numberFrom = (typed: string): number | string | undefined => {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  return Number.isNaN(Number(text)) ? typed : Number(text);
};
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const isBlank = (...texts: string[]): boolean => texts.every((text) => text.trim() === '');

const conditionFrom = (showIf: string, questions: readonly TypedQuestion[]) => {
  const at = showIf.indexOf('=');
  if (at < 1) return undefined;
  const [question, answer] = [showIf.slice(0, at), showIf.slice(at + 1)];
  return { question, equals: questions.find(({ id }) => id === question)?.kind === 'number' ? numberFrom(answer) : answer };
};

const questionFrom = (typed: TypedQuestion, questions: readonly TypedQuestion[]) => {
  const { id, kind, label, help, required, min, max, options, showIf } = typed;
  const limits = kind === 'number' ? { min: numberFrom(min), max: numberFrom(max) } : kind === 'text' ? { max: numberFrom(max) } : {};
  const chosen = options.filter(({ nl, en }) => !isBlank(nl, en)).map((option) => ({ id: option.id, label: { nl: option.nl, en: option.en } }));
  return given({
    id,
    kind,
    label,
    help: isBlank(help.nl, help.en) ? undefined : help,
    required,
    ...limits,
    options: kind === 'choice' ? chosen : undefined,
    showIf: conditionFrom(showIf, questions),
  });
};

/** A call as the operations want it; what was left open is left out. */
export const bodyFrom = (typed: TypedCall): Record<string, unknown> => {
  const { title, summary, requires, inviteOnly, routing, blind, sealed, rubric, questions } = typed;
  return given({
    title,
    summary,
    opensAt: instantFrom(typed.opensAt),
    closesAt: instantFrom(typed.closesAt),
    graceMinutes: numberFrom(typed.graceMinutes),
    requires,
    capPerOrganisation: numberFrom(typed.capPerOrganisation),
    questions: questions.map((question) => questionFrom(question, questions)),
    inviteOnly,
    reviewersPerProposal: numberFrom(typed.reviewersPerProposal),
    quorum: numberFrom(typed.quorum),
    approvals: numberFrom(typed.approvals),
    routing,
    blind,
    sealed,
    rubric,
  });
};

/** A call as it is kept, in the same shape. */
export const bodyOf = (call: AdminCall): Record<string, unknown> => {
  const { title, summary, opensAt, closesAt, graceMinutes, requires, capPerOrganisation, questions, inviteOnly } = call;
  const { reviewersPerProposal, quorum, approvals, routing, blind, sealed, rubric } = call;
  return given({
    ...{ title, summary, opensAt, closesAt, graceMinutes, requires, capPerOrganisation, questions, inviteOnly },
    ...{ reviewersPerProposal, quorum, approvals, routing, blind, sealed, rubric },
  });
};

/** A moment that still stands there as it was kept is the kept one: the page shows no seconds, and not which of two hours. */
const unlessTouched = (call: AdminCall, typed: TypedCall, name: 'opensAt' | 'closesAt', body: Record<string, unknown>): unknown =>
  JSON.stringify(momentAt(call[name])) === JSON.stringify(typed[name]) ? call[name] : body[name];

/** A kept call as its form would have it: once it has opened, its words and its end alone. */
export const changedFrom = (call: AdminCall, typed: TypedCall): Record<string, unknown> => {
  const typedBody = bodyFrom(typed);
  const moments = { opensAt: unlessTouched(call, typed, 'opensAt', typedBody), closesAt: unlessTouched(call, typed, 'closesAt', typedBody) };
  if (!call.frozen) return given({ ...typedBody, ...moments });
  const { title, summary, graceMinutes } = typedBody;
  return given({ ...bodyOf(call), title, summary, graceMinutes, closesAt: moments.closesAt });
};

export const extensionFrom = ({ until, organisation, proposal }: TypedExtension): Record<string, unknown> =>
  given({
    until: instantFrom(until) ?? '',
    organisation: isBlank(organisation) ? undefined : organisation,
    proposal: isBlank(proposal) ? undefined : proposal.trim(),
  });
