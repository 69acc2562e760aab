import { reviewFor } from '../../infra/local/sample-items.ts';
import type { ReviewBody } from '../../shared/domain/review.ts';
import { desk, type Journey, must, proposalAt } from './journey.ts';
import type { Cast, Player } from './people.ts';
import type { World } from './world.ts';

/** A proposal in review of which these people are asked for their opinion. */
export const inviting = async (world: World, cast: Cast, players: readonly Player[], options: Parameters<typeof proposalAt>[3] = {}): Promise<Journey> => {
  const journey = await proposalAt(world, cast, 'in-review', options);
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: players.map(({ id }) => id) });
  return journey;
};

/** What the form of the page sends for a review. */
export const reviewFields = (mark: number, change: Partial<ReviewBody> = {}): Record<string, string> => {
  const { criteria, inScope, vote, confidence, note = '' } = { ...reviewFor('nl', mark), ...change };
  return {
    ...Object.fromEntries(
      Object.entries(criteria).flatMap(([id, { mark: given, comment }]) => [
        [`criteria/${id}/mark`, given === null ? 'none' : String(given)],
        [`criteria/${id}/comment`, comment],
      ]),
    ),
    inScope: inScope ? 'yes' : 'no',
    vote,
    confidence: String(confidence),
    note,
  };
};
