import * as z from 'zod';
import { AssignmentStatus } from '../assignment.ts';
import { Instant } from '../clock.ts';
import type { Field } from '../panel/choose.ts';
import type { ProposalNeeds, ReviewerProfile } from '../panel/profile.ts';
import type { Asked, Waiting } from '../panel/reroute.ts';
import { HELICES } from '../profile.ts';

const ids = z.array(z.string());

/** A proposal with places that nobody could fill, with all that tells whether one more place would help it: ids and codes alone. */
export const WaitingRow = z.object({
  proposal: z.string(),
  since: Instant,
  /** When the decision is promised, for the order in which places are given. */
  due: z.string(),
  missing: z.number().int().positive(),
  size: z.number().int(),
  seed: z.string(),
  needs: z.object({
    id: z.string(),
    capabilities: ids,
    assets: ids,
    sectors: ids,
    protocols: ids,
    language: z.string(),
    organisations: ids,
    helix: z.enum(HELICES).optional(),
    safetySeat: z.boolean(),
  }),
  asks: z.array(z.object({ reviewer: z.string(), status: AssignmentStatus })),
  /** Whoever a relation keeps out. */
  barred: ids,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

const isTie = ({ limit }: { readonly limit: string }): boolean => limit === 'conflict' || limit === 'ruling';

export const waitingRow = (
  field: Field,
  { proposal, asks, missing, since, due }: { proposal: string; asks: readonly Asked[]; missing: number; since: string; due: string },
): WaitingRow => {
  const { needs, seed } = field.request;
  const { capabilities, assets, sectors, protocols, organisations, ...rest } = needs;
  return {
    proposal,
    since,
    due,
    missing,
    size: field.size,
    seed,
    needs: {
      ...rest,
      capabilities: [...capabilities],
      assets: [...assets],
      sectors: [...sectors],
      protocols: [...protocols],
      organisations: [...organisations],
    },
    asks: asks.map(({ reviewer, status }) => ({ reviewer, status })),
    barred: field.people.filter(({ exclusions }) => exclusions.some(isTie)).map(({ id }) => id),
  };
};

/** The same for the engine, beside the people as they are now. */
export const waitingFor = (row: WaitingRow, reviewers: readonly ReviewerProfile[]): Waiting => ({
  request: {
    needs: row.needs as ProposalNeeds,
    reviewers,
    relations: (id) => (row.barred.includes(id) ? [{ kind: 'named', ruled: 'refused' }] : []),
    size: row.size,
    seed: row.seed,
  },
  asks: row.asks,
  due: row.due,
  since: row.since,
});
