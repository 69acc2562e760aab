import { isSafetyCompetent } from '../person.ts';
import type { ProposalNeeds, ReviewerProfile } from './profile.ts';
import { ANY, ONLOOKERS, OWNERS, VAGUE, WEIGHTS, type Weights } from './weights.ts';

export type TermName = keyof typeof WEIGHTS.affinity;

/** One reason for a score: how well it fits (0-1), its weight, and the ids that made it. `by` is what the reviewer has where that is another id. */
export type Term = {
  readonly term: TermName;
  readonly fit: number;
  readonly weight: number;
  readonly of?: readonly { readonly id: string; readonly by?: string; readonly level?: number }[];
};

/** A score with its terms, enough to explain and to compute it again. */
export type Affinity = {
  /** 0-1, in steps of 1e-4. */
  readonly score: number;
  readonly terms: readonly Term[];
  /** 1, or less for somebody who does not read the language and was released by hand. */
  readonly factor: number;
  readonly version: string;
};

/** What somebody is to a proposal, apart from how well: it decides over the gate and the seats. */
export type Standing = {
  /** Own hands-on work in what is asked, beside safety where a seat of its own covers that. */
  readonly expert: boolean;
  /** Works in the sector or with the asset, not on the side lines. */
  readonly practitioner: boolean;
  readonly safety: boolean;
  readonly reads: boolean;
  /** Own hands-on work in anything that is asked, or both asset and sector fit. */
  readonly passes: boolean;
};

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The score that these terms make; the same terms make the same score for ever. */
export const scoreOf = (terms: readonly Term[], factor: number): number => {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : round((factor * terms.reduce((sum, { fit, weight }) => sum + fit * weight, 0)) / total);
};

/** How well one thing that somebody has fits one that is asked. */
const fitOf = (asked: string, has: string, { match }: Weights): number => {
  if (ANY.includes(asked) || ANY.includes(has)) return match.any;
  if (asked === has) return match.same;
  return asked.startsWith(`${has}.`) || has.startsWith(`${asked}.`) ? match.kin : 0;
};

const asked = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => !VAGUE.includes(id)).sort();

const SAFETY = 'safety-security';
/** Where a seat of its own covers safety, experience is asked in the rest, if there is any; what counts as safety does not count twice. */
const experienceAsked = ({ capabilities, safetySeat }: ProposalNeeds): string[] => {
  const all = asked(capabilities);
  const rest = all.filter((id) => !(safetySeat && id === SAFETY));
  return rest.length > 0 ? rest : all;
};

type Found = { readonly best: number; readonly fit: number; readonly of: NonNullable<Term['of']> };

/** The best fit for each thing asked; the best of all weighs most, so that one thing known well beats three known a little. */
const foundIn = (asked: readonly string[], fitFor: (id: string) => { fit: number; by?: string; level?: number }, { best: share }: Weights): Found => {
  const fits = asked.map((id) => ({ id, ...fitFor(id) }));
  const best = Math.max(0, ...fits.map(({ fit }) => fit));
  const mean = fits.length === 0 ? 0 : fits.reduce((sum, { fit }) => sum + fit, 0) / fits.length;
  const of = fits
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1))
    .map(({ id, by, level }) => ({ id, ...(by === undefined || by === id ? {} : { by }), ...(level === undefined ? {} : { level }) }));
  return { best, fit: round(share * best + (1 - share) * mean), of };
};

const having = (ids: readonly string[], has: readonly string[], weights: Weights): Found =>
  foundIn(
    asked(ids),
    (id) => {
      const fits = asked(has).map((by) => ({ by, fit: fitOf(id, by, weights) }));
      return fits.reduce((best, one) => (one.fit > best.fit ? one : best), { by: id, fit: 0 });
    },
    weights,
  );

const levelIn = ({ capabilities }: ReviewerProfile, id: string): number =>
  Math.min(3, Math.max(0, ...capabilities.filter((capability) => capability.id === id).map(({ level }) => Math.floor(level))));

const answersFit = (days: number | undefined, { slowAnswer, unknownAnswer }: Weights): number =>
  days === undefined ? unknownAnswer : round(Math.min(1, Math.max(0, (slowAnswer - days) / (slowAnswer - 1))));

/**
 * How well a reviewer fits a proposal, and what the reviewer is to it. Levels are 0-3, the score 0-1. What the proposal does not ask about
 * (no protocol, no safety seat) is no term at all, so that scores of different proposals are on one scale. More of anything never scores less.
 */
export const affinityOf = (reviewer: ReviewerProfile, needs: ProposalNeeds, weights: Weights = WEIGHTS): Affinity & { readonly standing: Standing } => {
  const capability = foundIn(
    experienceAsked(needs),
    (id) => {
      const level = levelIn(reviewer, id);
      return { fit: weights.level[level as 0 | 1 | 2 | 3], level };
    },
    weights,
  );
  const asset = having(needs.assets, reviewer.assets, weights);
  const sector = having(needs.sectors, reviewer.sectors, weights);
  const protocol = having(needs.protocols, reviewer.protocols, weights);
  const safety = isSafetyCompetent({ capabilities: [...reviewer.capabilities] });
  const owns = OWNERS.includes(reviewer.orgType ?? '');
  const installs = !owns ? 0 : Math.max(asset.best, sector.best) >= weights.gate.match ? 1 : weights.installsElsewhere;
  const reads = reviewer.languages.includes(needs.language);
  const { affinity } = weights;
  const { helix } = reviewer;

  const term = (name: TermName, fit: number, of?: Term['of']): Term => ({ term: name, fit, weight: affinity[name], ...(of && of.length > 0 ? { of } : {}) });
  const terms: Term[] = [
    term('capability', capability.fit, capability.of),
    ...(needs.safetySeat ? [term('safety', safety ? 1 : 0)] : []),
    ...(asked(needs.assets).length > 0 ? [term('asset', asset.fit, asset.of)] : []),
    ...(asked(needs.sectors).length > 0 ? [term('sector', sector.fit, sector.of)] : []),
    ...(asked(needs.protocols).length > 0 ? [term('protocol', protocol.fit, protocol.of)] : []),
    term('installs', installs),
    term('otherHelix', helix !== undefined && helix !== needs.helix ? 1 : 0, helix === undefined ? [] : [{ id: helix }]),
    term('answers', answersFit(reviewer.answerDays, weights)),
  ];
  const factor = reads ? 1 : weights.unread;
  const isHandsOn = (id: string): boolean => levelIn(reviewer, id) >= weights.gate.level;
  const expert = experienceAsked(needs).some(isHandsOn);
  const handsOn = asked(needs.capabilities).some(isHandsOn);
  const [knowsAsset, knowsSector] = [asset.best >= weights.gate.match, sector.best >= weights.gate.match];
  return {
    score: scoreOf(terms, factor),
    terms,
    factor,
    version: weights.version,
    standing: {
      expert,
      practitioner: (knowsAsset || knowsSector) && !ONLOOKERS.includes(reviewer.orgType ?? ''),
      safety,
      reads,
      passes: handsOn || (knowsAsset && knowsSector),
    },
  };
};
