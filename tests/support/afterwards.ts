import { decisionFor } from '../../infra/local/sample-items.ts';
import { moveWatermark } from '../../shared/store/deliveries.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { contactFrom, desk, type Journey, must, OVERRIDE, proposalAt } from './journey.ts';
import { type Cast, session } from './people.ts';
import type { World } from './world.ts';

export const CONDITIONS = ['Laat zien dat de sensor een stroomuitval overleeft.', 'Noem een waterschap dat wil meedoen.'];
export const DEMAND = {
  kind: 'demand',
  email: 'els@waterschap.example',
  name: 'Els Waterman',
  organisation: 'Waterschap Rijnland',
  subject: 'Wie kan onze gemalen bewaken?',
  message: 'Wij beheren dertig gemalen met oude PLC’s en zoeken iemand die afwijkend verkeer op het netwerk ziet zonder de besturing te raken.',
  language: 'nl',
} as const;
export const FOR_APPLICANT = 'Een beheerder van gemalen zoekt iemand die afwijkend verkeer ziet.';
export const FOR_OWNER = 'Een jong bedrijf heeft een sensor die meeluistert zonder iets te raken.';

export const root = async (world: World, id: string) => (await loadProposal(world.store, id, 'root'))!.root;
export const after = async (world: World, id: string) => (await loadProposal(world.store, id, 'all'))!.after;

type Outcome = Parameters<typeof decisionFor>[1];
/** A proposal whose decision has been announced with this outcome. */
export const announcedAs = async (world: World, cast: Cast, outcome: Outcome, options: Parameters<typeof proposalAt>[3] = {}): Promise<Journey> => {
  const journey = await proposalAt(world, cast, 'deliberation', options);
  const conditions = outcome === 'accepted-with-conditions' ? { conditions: CONDITIONS } : {};
  await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', outcome), ...conditions, override: OVERRIDE });
  await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
  return journey;
};

/** What its applicant does, and what staff do, afterwards. */
export const afterwards = (world: World, { id, own }: Pick<Journey, 'id' | 'own'>, body: object) => must(world, own, `/api/proposals/${id}/afterwards`, body);
export const support = (world: World, cast: Cast, id: string, body: object) => must(world, cast.lia.cookie, desk(id, 'support'), body);

/** An accepted proposal in support, and a demand of somebody else that a liaison has taken up. */
export const supportedWith = async (world: World, cast: Cast): Promise<{ journey: Journey; demand: string; owner: string }> => {
  const journey = await announcedAs(world, cast, 'accepted');
  await must(world, journey.own, `/api/proposals/${journey.id}/confirm`);
  const { id: demand } = await contactFrom(world, DEMAND);
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${demand}/take`);
  const owner = (await loadContact(world.store, demand))!.root.applicant;
  return { journey, demand, owner: await session(world, owner, { door: 'person' }) };
};

/** The same with both asked whether they want to meet. */
export const askedToMeet = async (world: World, cast: Cast) => {
  const found = await supportedWith(world, cast);
  const { journey, demand } = found;
  await support(world, cast, journey.id, { act: 'link-demand', demand });
  await support(world, cast, journey.id, { act: 'introduce', demand, forApplicant: FOR_APPLICANT, forOwner: FOR_OWNER });
  const introduction = (await after(world, journey.id))!.introductions[0]!.id;
  return { ...found, introduction };
};

/** Time passes, the clock does its work, and everybody signs in again at the door of staff. */
export const castAfter = async (world: World, cast: Cast, ms: number): Promise<Cast> => {
  await world.drain();
  world.advance(ms);
  // Everything before has been told: nobody needs to look through the hours between.
  await moveWatermark(world.store, new Date(world.now - 2 * 3_600_000).toISOString());
  await world.drain();
  const renewed = await Promise.all(
    Object.entries(cast).map(async ([name, player]) => [name, { ...player, cookie: await session(world, player.id, { door: 'staff' }) }] as const),
  );
  return Object.fromEntries(renewed) as Cast;
};
/** The same applicant by a fresh link. */
export const renewed = async (world: World, journey: Journey): Promise<Journey> => ({
  ...journey,
  own: await session(world, journey.applicant, { door: 'person' }),
});
