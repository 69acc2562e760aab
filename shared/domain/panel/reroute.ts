import { type AssignmentStatus, hasPassed } from '../assignment.ts';
import { choosePanel, fieldOf, type PanelRequest, type PanelResult, solve } from './choose.ts';
import type { ReviewerProfile } from './profile.ts';

/** One person who was asked about a proposal, and how that stands. */
export type Asked = { readonly reviewer: string; readonly status: AssignmentStatus; readonly reason?: string | undefined };

const LIVE: readonly AssignmentStatus[] = ['invited', 'accepted', 'submitted'];

const idsOf = (asks: readonly Asked[]): string[] => [...new Set(asks.map(({ reviewer }) => reviewer))].sort();

/** Who sits, who said no or let it pass, and who is gone otherwise; of somebody who was asked more than once, sitting counts. */
export const panelSoFar = (asks: readonly Asked[]): { readonly seated: string[]; readonly passed: string[]; readonly asked: string[] } => {
  const seated = idsOf(asks.filter(({ status }) => LIVE.includes(status)));
  const passed = idsOf(asks.filter(hasPassed)).filter((id) => !seated.includes(id));
  return { seated, passed, asked: idsOf(asks).filter((id) => !seated.includes(id) && !passed.includes(id)) };
};

/**
 * After a decline, silence or a recusal: whoever sits or is still thinking about it stays, only open places are filled, and a seat that the
 * leaver filled is filled again if it must be.
 */
export const reroute = (request: PanelRequest, asks: readonly Asked[]): PanelResult => choosePanel({ ...request, ...panelSoFar(asks) });

/** A proposal with places that nobody could fill. Times are in whatever sorts as text. */
export type Waiting = { readonly request: PanelRequest; readonly asks: readonly Asked[]; readonly due: string; readonly since: string };

/** Who is served first when a place frees: the promise that falls due first, then who waits longest, then the smaller id. */
export const wakeOrder = (a: Waiting, b: Waiting): number => {
  const [one, other] = [
    [a.due, a.since, a.request.needs.id],
    [b.due, b.since, b.request.needs.id],
  ];
  const at = one.findIndex((key, i) => key !== other[i]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
};

/** How many places nobody of these people could fill. */
export const shortOf = ({ request, asks }: Waiting): number => solve(fieldOf({ ...request, ...panelSoFar(asks) })).missing;

/**
 * The proposals that a place of this person would help, the first to be served first. One place serves one proposal, so the next is tried when
 * the first no longer wants it. @param freed the person as the place is free.
 */
export const wokenBy = (freed: ReviewerProfile, waiting: readonly Waiting[]): Waiting[] =>
  [...waiting].sort(wakeOrder).filter(({ request, asks }) => {
    const known = request.reviewers.filter(({ id }) => id !== freed.id);
    const missing = (reviewers: readonly ReviewerProfile[]): number => solve(fieldOf({ ...request, ...panelSoFar(asks), reviewers })).missing;
    return missing([...known, freed]) < missing(known);
  });
