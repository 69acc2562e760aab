import type { Actor } from './actor.ts';
import { type After, afterItem } from './after.ts';
import { requireUnconflicted } from './assignment.ts';
import type { Change } from './change.ts';
import { clockFor, moved, type Proposal, requireAnnounced } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { pitchTouch } from './offer.ts';
import { supported, withAfter } from './support.ts';

/** A place has come free: the chair takes a proposal from the list of reserves. */
export const promoteReserve = (proposal: Proposal, after: After, { by, at }: { by: Actor; at: string }): Change<Proposal> => {
  const checks = requireUnconflicted(proposal, by);
  const root = supported(proposal, 'promote', at, after);
  return { ...withAfter(root, after), facts: [{ type: 'ReservePromoted', from: proposal.stage, to: root.stage }], checks };
};

const requirePitch = (proposal: Proposal): void => {
  requireAnnounced(proposal);
  refuseUnless(proposal.outcome === 'pitch', 'proposal.move-illegal');
};

/** When and where the applicant tells the community about it; a later word about it takes the place of the earlier one. */
export const planPitch = (proposal: Proposal, after: After, { by, at, on, place }: { by: Actor; at: string; on: string; place: string }): Change<Proposal> => {
  requirePitch(proposal);
  if (on <= at) throw new Refusal('request.invalid', { fields: [{ path: 'on', code: 'date.past', message: '' }] });
  const planned = { ...after, pitch: { on, place, by: by.id } };
  return { root: { ...proposal, nextTouch: pitchTouch(on) }, items: [afterItem(planned)], facts: [{ type: 'PitchPlanned', on }] };
};

/** The pitch was held: the chair decides once more. */
export const holdPitch = (proposal: Proposal, after: After, { at }: { at: string }): Change<Proposal> => {
  const to = moved(proposal, 'holdPitch');
  const { pitch, ...rest } = after;
  if (!pitch || pitch.on > at) throw new Refusal('pitch.not-held');
  const pitched = { ...pitch, heldAt: at, of: { n: proposal.decisions, announcedAt: proposal.announcedAt! } };
  return {
    root: {
      ...proposal,
      stage: to,
      outcome: undefined,
      decidedBy: undefined,
      approvedBy: undefined,
      announcedAt: undefined,
      announcedBy: undefined,
      promise: undefined,
      stageClock: clockFor(to, at),
      reminded: 0,
      nextTouch: undefined,
    },
    items: [afterItem({ ...rest, pitched })],
    facts: [{ type: 'PitchHeld', from: proposal.stage, to }],
  };
};
