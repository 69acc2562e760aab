import * as z from 'zod';
import { CALL_RULES, chosenRules } from './call-rules.ts';
import { CHAINED } from './chained.ts';
import type { Change } from './change.ts';
import { Instant, later, MINUTE } from './clock.ts';
import { canonical, type NewFact } from './fact.ts';
import { CURRENT_FORM } from './forms.ts';
import { Questions } from './question.ts';
import { type FieldError, Refusal, refuseUnless } from './refusal.ts';
import { isRubric } from './rubrics.ts';
import { line, prose } from './text.ts';

/** The intake that never closes; it needs no record. */
export const OPEN_INTAKE = 'open';

export const CallStage = z.enum(['draft', 'published', 'closed']);
export type CallStage = z.infer<typeof CallStage>;

const FIELDS = {
  title: z.strictObject({ nl: line(4, 120), en: line(4, 120) }),
  summary: z.strictObject({ nl: prose(20, 1000), en: prose(20, 1000) }),
  /** Absent: it opens when it is published. */
  opensAt: Instant.optional(),
  /** Absent: it stays open. */
  closesAt: Instant.optional(),
  /** After closing, for whoever was filling in at that moment; not shown beforehand. */
  graceMinutes: z.number().int().min(0).max(1440),
  requires: z.enum(['step-1', 'both']),
  capPerOrganisation: z.number().int().min(1).max(100).optional(),
  questions: Questions,
  /** Not in the public list; a draft is started with a code. */
  inviteOnly: z.boolean(),
  ...CALL_RULES,
};

/** What an administrator enters of a call. */
export const CallBody = z.strictObject(FIELDS);
export type CallBody = z.infer<typeof CallBody>;

type Together = readonly [path: keyof CallBody, code: string, about: readonly (keyof CallBody)[], isWrong: (body: CallBody) => boolean];
/** What is right in itself is not always possible together: where that stands, what it is, which fields it compares, and when it is wrong. */
const TOGETHER: readonly Together[] = [
  ['closesAt', 'call.dates', ['opensAt'], ({ opensAt, closesAt }) => opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt],
  ['closesAt', 'call.sealed', ['sealed'], (body) => chosenRules(body).sealed && body.closesAt === undefined],
  ['quorum', 'call.quorum', ['reviewersPerProposal'], (body) => chosenRules(body).quorum > chosenRules(body).reviewersPerProposal],
  ['rubric', 'call.rubric', [], (body) => !isRubric(chosenRules(body).rubric)],
];
const faultsTogether = (body: CallBody, wrong: readonly unknown[] = []): FieldError[] =>
  TOGETHER.flatMap(([path, code, about, isWrong]) =>
    [path, ...about].some((field) => wrong.includes(field)) || !isWrong(body) ? [] : [{ path, code, message: '' }],
  );

/** A body that is judged in one go: what does not fit together is said beside what is wrong in itself, wherever it compares nothing of that. */
export const judgedWhole = <T extends typeof CallBody>(body: T): T =>
  body.superRefine(
    (given, context) => {
      const wrong = context.issues.map(({ path }) => path?.[0]);
      for (const { path, code } of faultsTogether(given, wrong)) context.addIssue({ code: 'custom', path: [path], message: code });
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );

export const Call = z.object({
  ...CHAINED,
  kind: z.literal('call'),
  stage: CallStage,
  createdAt: Instant,
  ...FIELDS,
  /** Hash of the code that starts a draft in an invite-only call. */
  invite: z.string().optional(),
  /** How many codes came after the first one; only the last works. */
  renewed: z.number().int().optional(),
  /** The version of the form that it asks; what was opened before versions were kept asked the first. */
  form: z.string().optional(),
  /** The latest end that anybody was given beside the call's own. */
  extendedUntil: Instant.optional(),
  /** The end with which it opened, where it has another one since. */
  announcedEnd: Instant.optional(),
});
export type Call = z.infer<typeof Call>;

/** A later end for somebody: for anyone who has the code, or for one organisation or one proposal alone. */
export const Extension = z.object({
  id: z.string(),
  until: Instant,
  /** By its key: its name is kept nowhere beside its own record. */
  organisation: z.string().optional(),
  proposal: z.string().optional(),
  /** Who made it, and when. */
  by: z.string().optional(),
  at: Instant.optional(),
});
export type Extension = z.infer<typeof Extension>;

/** What a submission takes of an organisation's share. */
export type Slot = { readonly org: string; readonly n: number };

export const hasOpened = (call: Pick<Call, 'stage' | 'opensAt'>, at: string): boolean =>
  call.stage !== 'draft' && call.opensAt !== undefined && call.opensAt <= at;
/** The last instant at which a submission is taken. */
export const lastInstant = ({ closesAt, graceMinutes }: Pick<Call, 'closesAt' | 'graceMinutes'>): string | undefined =>
  closesAt && later(closesAt, graceMinutes * MINUTE);
/** Until when somebody may still send in, by an extension too: so long the proposals of a sealed call stay unread. */
export const sealEnd = (call: Pick<Call, 'closesAt' | 'graceMinutes' | 'extendedUntil'>): string | undefined => {
  const last = lastInstant(call);
  return last && call.extendedUntil && call.extendedUntil > last ? call.extendedUntil : last;
};
type Sealable = CallBody & Pick<Call, 'stage' | 'extendedUntil'>;
const isOver = (call: Sealable, end: string | undefined, at: string): boolean =>
  chosenRules(call).sealed && hasOpened(call, at) && end !== undefined && end < at;
/** Whether a sealed call has ended for everybody: from then on what came in may be read. Whoever gets a code even then is sealed by themselves. */
export const isUnsealed = (call: Sealable, at: string): boolean => isOver(call, sealEnd(call), at);
const isPast = (call: Call, at: string): boolean => {
  const last = lastInstant(call);
  return call.stage === 'closed' || (last !== undefined && at > last);
};
export type CallWindow = 'coming' | 'open' | 'closed';
export const windowOf = (call: Call, at: string): CallWindow => (isPast(call, at) ? 'closed' : hasOpened(call, at) ? 'open' : 'coming');

const refused = (code: 'call.closed' | 'call.not-open', call: Call): Refusal => {
  const when = code === 'call.closed' ? (call.closesAt ?? '') : (call.opensAt ?? '');
  return new Refusal(code, { fields: when === '' ? [] : [{ path: 'call', code: `${code}:${when}`, message: '' }] });
};

/** Whether a draft may be started: early too, as soon as the call is announced. */
export const requireStart = (call: Call, { at, invite }: { at: string; invite: string | undefined }): void => {
  if (call.stage === 'draft') throw new Refusal('call.unknown', { fields: [{ path: 'call', code: 'call.unknown', message: '' }] });
  refuseUnless(!call.inviteOnly || (invite !== undefined && invite === call.invite), 'call.invitation');
  if (isPast(call, at)) throw refused('call.closed', call);
};

const fits = ({ until, organisation, proposal }: Extension, item: { at: string; id: string; organisations: readonly string[] }): boolean =>
  item.at <= until && (proposal === undefined || proposal === item.id) && (organisation === undefined || item.organisations.includes(organisation));

/** Whether a proposal may be sent in at this instant, to the millisecond: while the call is open, or later by an extension that is meant for it. */
export const requireOpen = (call: Call, item: { at: string; id: string; organisations: readonly string[] }, extension?: Extension): void => {
  const window = windowOf(call, item.at);
  if (window === 'coming') throw refused('call.not-open', call);
  if (window === 'closed' && !(extension && fits(extension, item))) throw refused('call.closed', call);
};

/** The first place of an organisation's share that is free. @throws call.full */
export const takeSlot = (call: Call, org: string, taken: readonly number[]): Slot | undefined => {
  const cap = call.capPerOrganisation;
  if (cap === undefined) return undefined;
  for (let n = 1; n <= cap; n += 1) if (!taken.includes(n)) return { org, n };
  throw new Refusal('call.full', { fields: [{ path: 'call', code: `call.full:${cap}`, message: '' }] });
};

/** Whoever leaves the pages and the contract out meets the same rules. */
const checkTogether = (body: CallBody): void => {
  const fields = faultsTogether(body);
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
};

const changed = ({ stage, opensAt, closesAt }: Call): NewFact => ({
  type: 'CallChanged',
  stage,
  ...(opensAt ? { opensAt } : {}),
  ...(closesAt ? { closesAt } : {}),
});

export const createCall = ({ id, at, body, invite }: { id: string; at: string; body: CallBody; invite: string }): Change<Call> => {
  checkTogether(body);
  return {
    root: {
      id,
      v: 1,
      version: 1,
      factSeq: 0,
      factHead: '',
      kind: 'call',
      stage: 'draft',
      createdAt: at,
      form: CURRENT_FORM,
      ...body,
      ...(body.inviteOnly ? { invite } : {}),
    },
    facts: [{ type: 'CallCreated', requires: body.requires, inviteOnly: body.inviteOnly }],
  };
};

/** What stands still once a call has opened: everybody answers the same form under the same rules. */
const FROZEN = ['opensAt', 'requires', 'capPerOrganisation', 'questions', 'inviteOnly'] as const;
/** Sooner than this nobody is shut out of a call that had no end, or a later one. */
const NOTICE_MS = 24 * 60 * MINUTE;
/** Nobody means an end further away than this: the year was mistyped. */
const FAR_MS = 2 * 365 * 24 * 60 * MINUTE;

type Kept = CallBody & Pick<Call, 'stage' | 'extendedUntil' | 'announcedEnd'>;

/**
 * Whether somebody would be shut out who counted on the end as it is: it comes nearer without notice, or nearer than the one with which the
 * call opened. What came in under a seal was told when it comes off, so that end never comes nearer.
 */
const shutsOut = (call: Kept, is: string | undefined, at: string): boolean => {
  const was = call.closesAt;
  if (is === undefined || (was !== undefined && is >= was)) return false;
  const first = chosenRules(call).sealed ? was : (call.announcedEnd ?? was);
  return is < later(at, NOTICE_MS) || (first !== undefined && is < first);
};

const frozenIn = (call: Kept, body: CallBody, at: string): string[] => {
  const wanted = { ...body, opensAt: body.opensAt ?? call.opensAt };
  const [before, after] = [chosenRules(call), chosenRules(body)];
  const moved = [
    ...FROZEN.filter((field) => canonical(call[field]) !== canonical(wanted[field])).map(String),
    ...(Object.keys(before) as (keyof typeof before)[]).filter((field) => before[field] !== after[field]),
  ];
  return [...moved, ...(shutsOut(call, body.closesAt, at) ? ['closesAt'] : []), ...(body.graceMinutes < call.graceMinutes ? ['graceMinutes'] : [])];
};

type Wanted = { readonly at: string; readonly body: CallBody; readonly stage: CallStage | undefined };

/** What is wrong with an end that is new: it has passed, so that the call would be over before anybody could begin, or its year cannot be meant. */
const faultOfEnd = (call: Kept, { at, body: { closesAt }, stage }: Wanted): 'call.past' | 'call.far' | undefined => {
  const isNew = call.stage === 'draft' || closesAt !== call.closesAt;
  if (closesAt === undefined || !isNew || (stage ?? call.stage) !== 'published') return undefined;
  if (closesAt <= at) return 'call.past';
  return closesAt >= later(at, FAR_MS) ? 'call.far' : undefined;
};

/**
 * What cannot become of a call any more, by its fields: an end that would let others in beside what may have been read, what stands still
 * since it opened, and an end that cannot be. One that passed by itself may stay.
 */
export const faultsNow = (call: Kept, wanted: Wanted): FieldError[] => {
  const { at, body } = wanted;
  const over = isOver(call, lastInstant(call), at) ? (['closesAt', 'graceMinutes'] as const).filter((field) => body[field] !== call[field]).map(String) : [];
  const frozen = hasOpened(call, at) ? frozenIn(call, body, at).filter((path) => !over.includes(path)) : [];
  const end = [...over, ...frozen].includes('closesAt') ? undefined : faultOfEnd(call, wanted);
  return [
    ...over.map((path) => ({ path, code: 'call.over', message: '' })),
    ...frozen.map((path) => ({ path, code: 'call.frozen', message: '' })),
    ...(end ? [{ path: 'closesAt', code: end, message: '' }] : []),
  ];
};

/**
 * A call as an administrator wants it from now on. Until it opens everything may change; from then on words may be mended and the end may
 * be moved further away, or back where that breaks no promise, nothing else. It is closed when its time is over, or before it ever opened.
 */
export const changeCall = (call: Call, { at, body, stage, invite }: Wanted & { readonly invite: string }): Change<Call> => {
  const to = stage ?? call.stage;
  checkTogether(body);
  const isLegal = to === call.stage || (call.stage === 'draft' && to === 'published') || to === 'closed';
  refuseUnless(isLegal && call.stage !== 'closed', 'call.frozen');
  const fields = faultsNow(call, { at, body, stage });
  if (fields.length > 0) throw new Refusal(fields.some(({ code }) => code === 'call.frozen') ? 'call.frozen' : 'request.invalid', { fields });
  const opensAt = body.opensAt ?? (to === 'draft' ? undefined : (call.opensAt ?? at));
  const { invite: _earlier, ...kept } = call;
  const rest = Object.fromEntries(Object.entries(kept).filter(([name]) => !(name in FIELDS))) as Omit<Call, keyof CallBody | 'invite'>;
  const form = hasOpened(call, at) ? call.form : CURRENT_FORM;
  const isMoved = hasOpened(call, at) && body.closesAt !== call.closesAt;
  const announcedEnd = call.announcedEnd ?? (isMoved ? call.closesAt : undefined);
  const root: Call = { ...rest, ...body, stage: to, opensAt, form, ...(announcedEnd ? { announcedEnd } : {}) };
  if (to === 'closed') refuseUnless(!hasOpened(call, at) || isPast({ ...root, stage: 'published' }, at), 'call.frozen');
  const next: Call = body.inviteOnly ? { ...root, invite: call.invite ?? invite } : root;
  return { root: next, facts: [changed(next)] };
};

/** How many codes there were before the one that a call has or would get. */
export const renewalsOf = ({ renewed = 0 }: Call): number => renewed;

/** A new code for a call by invitation, where the last one was lost or went astray: that one starts nothing any more. What was begun with it goes on. */
export const renewInvite = (call: Call, { at, invite }: { at: string; invite: string }): Change<Call> => {
  refuseUnless(call.inviteOnly, 'call.no-code');
  if (isPast(call, at)) throw refused('call.closed', call);
  const renewed = renewalsOf(call) + 1;
  return { root: { ...call, invite, renewed }, facts: [{ type: 'InviteRenewed', renewed }] };
};

/** A later end for whoever has the code, of which only the hash is kept. */
export const addExtension = (call: Call, { at, extension, code }: { at: string; extension: Extension; code: string }): Change<Call> => {
  if (extension.until <= at) throw new Refusal('request.invalid', { fields: [{ path: 'until', code: 'call.dates', message: '' }] });
  refuseUnless(call.stage !== 'draft', 'call.frozen');
  const { id, until, proposal } = extension;
  const extendedUntil = call.extendedUntil && call.extendedUntil > until ? call.extendedUntil : until;
  return {
    root: { ...call, extendedUntil },
    items: [{ sk: `h#${code}`, type: 'extension', ...extension }],
    facts: [{ type: 'ExtensionAdded', extension: id, until, ...(proposal ? { proposal } : {}) }],
  };
};
