import { gatesOf, type SoFar } from '../form/gates.ts';
import type { Parts } from '../form.ts';
import type { PartName } from '../proposal.ts';

/** Who beside the applicant and staff reads an answer: invited reviewers, only those who accepted without a conflict, or nobody. */
type Reader = 'invited' | 'accepted' | 'nobody';
type FixedPart = Exclude<PartName, 'extra'>;

/** Every field of the form by its reader; a field without one does not pass the type check. */
const READERS: { readonly [P in FixedPart]: { readonly [F in keyof Parts[P]]-?: Reader } } = {
  outline: {
    title: 'invited',
    abstract: 'invited',
    nothingConfidential: 'nobody',
    track: 'invited',
    controlsProcess: 'nobody',
    whichProcess: 'nobody',
  },
  organisation: {
    name: 'invited',
    type: 'invited',
    country: 'invited',
    website: 'invited',
    registration: 'accepted',
    founded: 'accepted',
    headcount: 'accepted',
    partners: 'invited',
    advisers: 'invited',
    pilotSites: 'invited',
    noParties: 'invited',
  },
  contact: { name: 'nobody', role: 'nobody', phone: 'nobody' },
  maturity: {
    trl: 'invited',
    trlIn12Months: 'invited',
    capabilities: 'invited',
    assets: 'invited',
    sectors: 'invited',
    purdue: 'invited',
    protocols: 'invited',
  },
  substance: { problem: 'accepted', solution: 'accepted' },
  process: { interaction: 'accepted', writesToController: 'accepted', safetyFunction: 'accepted', failure: 'accepted', failureText: 'accepted' },
  request: {
    asks: 'accepted',
    goodResult: 'accepted',
    tlp: 'nobody',
    share: 'nobody',
    newsletter: 'nobody',
    terms: 'nobody',
    privacy: 'nobody',
  },
  operation: {
    constraints: 'accepted',
    addedDelay: 'accepted',
    rollback: 'accepted',
    rollbackBy: 'accepted',
    rollbackMinutes: 'accepted',
    operatorBypass: 'accepted',
    interferenceTest: 'accepted',
    signedUpdates: 'accepted',
    sbom: 'accepted',
    vendorAccess: 'accepted',
    lifetimeYears: 'accepted',
    dataLeaving: 'accepted',
    operator: 'accepted',
    falseAlarmsPerWeek: 'accepted',
    environment: 'accepted',
  },
  evidence: { text: 'accepted' },
  standards: {
    certifications: 'accepted',
    roles: 'accepted',
    capabilityLevels: 'accepted',
    attackVersion: 'accepted',
    techniques: 'accepted',
    csf: 'accepted',
    nis2: 'accepted',
  },
  team: { text: 'accepted' },
  market: { text: 'accepted', competitors: 'accepted', revenue: 'accepted', funding: 'accepted' },
  rights: { text: 'accepted', openSource: 'accepted', dualUse: 'accepted', foreignOwner: 'accepted' },
  earlier: { here: 'nobody', elsewhere: 'nobody', text: 'nobody' },
  exclusions: { reviewers: 'nobody' },
};

export type Seen = { readonly [P in PartName]?: Partial<Parts[P]> };

/**
 * The answers that a reviewer reads. Fields that the other answers hide are left out, since their applicant does not see them any more; in a
 * blind call nobody reads whose proposal it is. Answers to a call's own questions are read by those who accepted.
 */
export const seenAnswers = (parts: SoFar, reader: 'invited' | 'accepted', { blind = false }: { blind?: boolean } = {}): Seen => {
  const hidden = new Set<string>(gatesOf(parts).flatMap(({ state, path }) => (state === 'hidden' ? [path] : [])));
  const levels: readonly Reader[] = reader === 'accepted' ? ['invited', 'accepted'] : ['invited'];
  const fixed = Object.entries(READERS).filter(([part]) => parts[part as FixedPart] !== undefined && !(blind && part === 'organisation'));
  const seen = fixed.flatMap(([part, fields]) => {
    const readable = Object.entries(parts[part as FixedPart] as object).filter(
      ([field]) => levels.includes((fields as Record<string, Reader>)[field] ?? 'nobody') && !hidden.has(`${part}/${field}`),
    );
    return readable.length > 0 ? [[part, Object.fromEntries(readable)] as const] : [];
  });
  const extra = reader === 'accepted' && parts.extra !== undefined ? [['extra', parts.extra] as const] : [];
  return Object.fromEntries([...seen, ...extra]) as Seen;
};
