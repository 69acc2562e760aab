import * as z from 'zod';
import { type Actor, effectiveRoles } from '../actor.ts';
import { conditionsOf, NOTHING_AFTER } from '../after.ts';
import { type Calendar, dueOf } from '../clock.ts';
import type { Candidate } from '../conflict.ts';
import { offerUntil } from '../offer.ts';
import { latestDecision, Outcome, type Proposal, ProposalStage } from '../proposal.ts';
import { answerOf, mayReconsider } from '../reconsider.ts';
import { reopensUntil } from '../reopen.ts';
import { Tlp } from '../vocabulary.ts';
import type { NameOf, ProposalBundle } from './bundle.ts';
import { FollowUps, followUpsIn } from './follow-ups.ts';
import { requireStaffView } from './staff.ts';

/** What staff can do after a decision. */
export const SUPPORT_ACTS = [
  'meet-condition',
  'return-condition',
  'reopen-condition',
  'plan-pitch',
  'hold-pitch',
  'promote',
  'open-again',
  'uphold',
  'assign',
  'link-demand',
  'introduce',
  'record',
  'complete',
  'reopen',
] as const;
export const SupportAct = z.enum(SUPPORT_ACTS);
export type SupportAct = z.infer<typeof SupportAct>;

export const SupportView = z.object({
  id: z.string(),
  version: z.number(),
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  tlp: Tlp,
  stage: ProposalStage,
  outcome: Outcome.optional(),
  announcedAt: z.string().optional(),
  /** When an offer ends by itself. */
  until: z.string().optional(),
  conditions: z.array(
    z.object({
      n: z.number(),
      text: z.string(),
      sent: z.object({ at: z.string(), text: z.string(), file: z.number().optional() }).optional(),
      /** When the applicant was asked for more, and what was asked. */
      returned: z.object({ at: z.string(), text: z.string() }).optional(),
      met: z.object({ at: z.string(), by: z.string(), note: z.string() }).optional(),
    }),
  ),
  pitch: z.object({ on: z.string(), place: z.string() }).optional(),
  reconsideration: z
    .object({
      at: z.string(),
      reasons: z.string(),
      due: z.string(),
      state: z.enum(['asked', 'opened', 'upheld']),
      /** What was answered, when and by whom. */
      answer: z.object({ at: z.string(), name: z.string(), text: z.string() }).optional(),
      to: z.object({ id: z.string(), name: z.string() }).optional(),
      /** Whether the viewer may answer it. */
      mine: z.boolean(),
    })
    .optional(),
  /** Chairs to whom it can be given, for an administrator. */
  chairs: z.array(z.object({ id: z.string(), name: z.string() })),
  demands: z.array(z.object({ id: z.string(), reference: z.string(), title: z.string(), stage: z.string() })),
  introductions: z.array(
    z.object({
      id: z.string(),
      demand: z.string(),
      /** Its reference, where the viewer may know of the demand. */
      reference: z.string().optional(),
      at: z.string(),
      until: z.string(),
      state: z.enum(['open', 'made', 'ended']),
      forApplicant: z.string(),
      forOwner: z.string(),
      applicant: z.boolean().optional(),
      owner: z.boolean().optional(),
    }),
  ),
  supportedAt: z.string().optional(),
  followUps: FollowUps,
  reopensUntil: z.string().optional(),
  mayDo: z.array(SupportAct),
});
export type SupportView = z.infer<typeof SupportView>;

const actsOf = (root: Proposal, viewer: Actor, view: Omit<SupportView, 'mayDo'>, now: string): SupportAct[] => {
  const roles = effectiveRoles(viewer);
  const [acts, chairs, administers] = [roles.includes('liaison') || roles.includes('chair'), roles.includes('chair'), roles.includes('admin')];
  const announced = (outcome: Proposal['outcome']) => root.stage === 'announced' && root.outcome === outcome;
  const isConditional = acts && announced('accepted-with-conditions');
  const isSupported = acts && root.stage === 'in-support';
  const isAsked = root.stage === 'announced' && root.reconsideration === 'asked';
  const answers = chairs && isAsked && (view.reconsideration?.mine ?? false);
  const holds: Record<SupportAct, boolean> = {
    'meet-condition': isConditional && view.conditions.some(({ met }) => !met),
    'return-condition': isConditional && view.conditions.some(({ sent, returned, met }) => sent && !returned && !met),
    'reopen-condition': isConditional && view.conditions.some(({ met }) => met),
    'plan-pitch': acts && announced('pitch'),
    'hold-pitch': acts && announced('pitch') && view.pitch !== undefined && view.pitch.on <= now,
    promote: chairs && announced('reserve'),
    'open-again': answers,
    uphold: answers,
    assign: administers && isAsked,
    'link-demand': isSupported,
    introduce: isSupported && view.demands.length > 0,
    record: isSupported && view.followUps.length > 0,
    complete: isSupported,
    reopen: administers && view.reopensUntil !== undefined && now <= view.reopensUntil,
  };
  return SUPPORT_ACTS.filter((act) => holds[act]);
};

type Linked = { readonly id: string; readonly reference: string; readonly title: string; readonly stage: string };
type Chair = Candidate & { readonly name: string };
type Around = {
  readonly viewer: Actor;
  readonly now: string;
  readonly calendar: Calendar;
  readonly nameOf: NameOf;
  /** Demands and other items that the viewer may know of. */
  readonly known: readonly Linked[];
  readonly chairs: readonly Chair[];
};

const answerIn = (messages: ProposalBundle['messages'], answer: { readonly at: string; readonly by: string }, named: (id: string) => string) => ({
  at: answer.at,
  name: named(answer.by),
  text: answerOf(messages, answer)?.text ?? '',
});

/** What came after a decision, as staff see it: who agreed to what is theirs to know, and stays here. */
export const supportView = (bundle: ProposalBundle, { viewer, now, calendar, nameOf, known, chairs }: Around): SupportView => {
  const { root, after = NOTHING_AFTER, decisions } = bundle;
  requireStaffView(root, viewer);
  const named = (id: string) => nameOf(id) ?? '';
  const isWaiting = root.stage === 'announced';
  const conditions = latestDecision(root, decisions)?.conditions ?? [];
  const kept = conditionsOf(after, root.decisions, conditions.length);
  const asked = root.reconsideration && after.reconsideration;
  const until = isWaiting ? offerUntil(root, calendar) : undefined;
  const reopens = reopensUntil(root);
  const links = new Set((root.links ?? []).filter(({ kind }) => kind === 'matched-with').map(({ id }) => id));
  const administers = effectiveRoles(viewer).includes('admin');
  const view = {
    id: root.id,
    version: root.version,
    reference: root.reference,
    title: root.title,
    language: root.language,
    tlp: root.tlp,
    stage: root.stage,
    ...(root.outcome ? { outcome: root.outcome } : {}),
    ...(root.announcedAt ? { announcedAt: root.announcedAt } : {}),
    ...(until ? { until } : {}),
    conditions: conditions.map((text, i) => {
      const { sent, returned, met } = kept[i] ?? {};
      const more = bundle.messages.find(({ id }) => id === returned);
      return {
        n: i + 1,
        text,
        ...(sent ? { sent } : {}),
        ...(more ? { returned: { at: more.at, text: more.text } } : {}),
        ...(met ? { met: { ...met, by: named(met.by) } } : {}),
      };
    }),
    ...(isWaiting && after.pitch ? { pitch: { on: after.pitch.on, place: after.pitch.place } } : {}),
    ...(asked && root.reconsideration
      ? {
          reconsideration: {
            at: asked.at,
            reasons: asked.reasons,
            due: dueOf({ limit: { days: 10 }, startedAt: asked.at, pausedMs: 0 }, calendar),
            state: root.reconsideration,
            ...(asked.answer ? { answer: answerIn(bundle.messages, asked.answer, named) } : {}),
            ...(asked.to ? { to: { id: asked.to, name: named(asked.to) } } : {}),
            mine: asked.to === viewer.id && mayReconsider(viewer, root, asked.involved),
          },
        }
      : {}),
    chairs:
      administers && asked
        ? chairs.filter((chair) => chair.id !== asked.to && mayReconsider(chair, root, asked.involved)).map(({ id, name }) => ({ id, name }))
        : [],
    demands: known.filter(({ id }) => links.has(id)).map(({ id, reference, title, stage }) => ({ id, reference, title, stage })),
    introductions: after.introductions.map(({ id, demand, at, until: ends, state, forApplicant, forOwner, applicant, owner }) => {
      const about = known.find((item) => item.id === demand);
      return {
        ...{ id, demand, at, until: ends, state, forApplicant, forOwner },
        ...(about ? { reference: about.reference } : {}),
        ...(applicant ? { applicant: applicant.agrees } : {}),
        ...(owner ? { owner: owner.agrees } : {}),
      };
    }),
    ...(root.supportedAt ? { supportedAt: root.supportedAt } : {}),
    followUps: followUpsIn(after, named),
    ...(reopens ? { reopensUntil: reopens } : {}),
  };
  return { ...view, mayDo: actsOf(root, viewer, view, now) };
};
