import * as z from 'zod';
import type { Actor } from '../actor.ts';
import type { After } from '../after.ts';
import type { Decision } from '../decision.ts';
import type { Message } from '../message.ts';
import { answerOf } from '../reconsider.ts';
import type { NameOf, ProposalBundle } from './bundle.ts';
import { FollowUps, followUpsIn } from './follow-ups.ts';
import { requireStaffView } from './staff.ts';

/** All that is kept of what came after a decision, over and done with or not; people stand in it by their names. */
export const Afterwards = z.object({
  conditions: z.array(
    z.object({
      decision: z.number(),
      n: z.number(),
      text: z.string(),
      sent: z.object({ at: z.string(), text: z.string(), file: z.number().optional() }).optional(),
      returned: z.object({ message: z.string(), at: z.string(), text: z.string() }).optional(),
      met: z.object({ at: z.string(), by: z.string(), note: z.string() }).optional(),
    }),
  ),
  pitches: z.array(z.object({ on: z.string(), place: z.string(), by: z.string(), held: z.boolean() })),
  reconsideration: z
    .object({
      at: z.string(),
      reasons: z.string(),
      decision: z.number().optional(),
      to: z.string().optional(),
      answer: z.object({ at: z.string(), by: z.string(), verdict: z.enum(['opened', 'upheld']), message: z.string().optional(), text: z.string() }).optional(),
    })
    .optional(),
  /** What came of each, and not who said what: whoever said no stays untold outside of the desk. */
  introductions: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      until: z.string(),
      state: z.enum(['open', 'made', 'ended']),
      forOwner: z.string(),
      /** The demand, and what its owner let be told of it, where the viewer may know of the demand. */
      demand: z.string().optional(),
      reference: z.string().optional(),
      forApplicant: z.string().optional(),
    }),
  ),
  followUps: FollowUps,
});
export type Afterwards = z.infer<typeof Afterwards>;

type Named = (id: string) => string;
type Texts = { readonly messages: readonly Message[]; readonly decisions: readonly Decision[]; readonly named: Named };

/** The conditions of the decision to which something was sent or ticked last. */
const conditionsIn = ({ decision, conditions }: After, { messages, decisions, named }: Texts): Afterwards['conditions'] => {
  const texts = decisions.find(({ n }) => n === decision)?.conditions ?? [];
  return conditions.map(({ sent, returned, met }, i) => {
    const more = messages.find(({ id }) => id === returned);
    return {
      ...{ decision, n: i + 1, text: texts[i] ?? '' },
      ...(sent ? { sent } : {}),
      ...(more ? { returned: { message: more.id, at: more.at, text: more.text } } : {}),
      ...(met ? { met: { ...met, by: named(met.by) } } : {}),
    };
  });
};

const answerIn = ({ at, by, verdict }: NonNullable<NonNullable<After['reconsideration']>['answer']>, { messages, named }: Texts) => {
  const message = answerOf(messages, { at, by });
  return { at, by: named(by), verdict, ...(message ? { message: message.id } : {}), text: message?.text ?? '' };
};

const reconsiderationIn = ({ reconsideration }: After, texts: Texts): Pick<Afterwards, 'reconsideration'> => {
  if (!reconsideration) return {};
  const { at, reasons, of, to, answer } = reconsideration;
  return {
    reconsideration: {
      ...{ at, reasons },
      ...(of ? { decision: of.n } : {}),
      ...(to ? { to: texts.named(to) } : {}),
      ...(answer ? { answer: answerIn(answer, texts) } : {}),
    },
  };
};

type Demand = { readonly reference?: string | undefined };
type Around = { readonly viewer: Actor; readonly nameOf: NameOf; readonly known: Readonly<Record<string, Demand>> };

/** What came after the decisions on a proposal, for staff who may see it; nothing where nothing did. `known` are demands of which the viewer may know. */
export const afterwardsView = ({ root, after, messages, decisions }: ProposalBundle, { viewer, nameOf, known }: Around): Afterwards | undefined => {
  requireStaffView(root, viewer);
  if (!after) return undefined;
  const named: Named = (id) => nameOf(id) ?? '';
  const texts = { messages, decisions, named };
  const { pitched, pitch, introductions } = after;
  const view: Afterwards = {
    conditions: conditionsIn(after, texts),
    pitches: [...(pitched ? [{ ...pitched, held: true }] : []), ...(pitch ? [{ ...pitch, held: false }] : [])].map(({ on, place, by, held }) => ({
      ...{ on, place, held },
      by: named(by),
    })),
    ...reconsiderationIn(after, texts),
    introductions: introductions.map(({ id, at, by, until, state, forOwner, forApplicant, demand }) => ({
      ...{ id, at, by: named(by), until, state, forOwner },
      ...(known[demand]?.reference ? { demand, reference: known[demand].reference, forApplicant } : {}),
    })),
    followUps: followUpsIn(after, named),
  };
  const { reconsideration, ...lists } = view;
  return reconsideration || Object.values(lists).some(({ length }) => length > 0) ? view : undefined;
};
