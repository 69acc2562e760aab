import type { Actor } from './actor.ts';
import { type After, type Introduced, type Introduction, introducedItem } from './after.ts';
import type { Change } from './change.ts';
import { addWorkingDays, type Calendar } from './clock.ts';
import { type ContactRequest, isGuarded, WORKING } from './contact.ts';
import { linksWith } from './lineage.ts';
import { folded } from './plain.ts';
import { type Proposal, requireStage } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { onDemand, withAfter } from './support.ts';

/** Working days in which both say whether they want to meet. */
export const CONSENT_DAYS = 10;

/** Whether this is something that somebody with an installation asks for, and still does. */
export const isOpenDemand = (contact: ContactRequest): boolean =>
  contact.contactKind === 'demand' && (WORKING as readonly string[]).includes(contact.stage) && !isGuarded(contact) && contact.anonymised === undefined;

const isLinked = (proposal: Proposal, demand: string): boolean => (proposal.links ?? []).some(({ id, kind }) => id === demand && kind === 'matched-with');

/** Ties a demand to a proposal that may answer it; nobody but staff learns of it. */
export const linkDemand = (proposal: Proposal, { demand }: { demand: ContactRequest }): Change<Proposal> => {
  requireStage(proposal, ['in-support']);
  refuseUnless(isOpenDemand(demand), 'demand.not-open');
  refuseUnless(demand.applicant !== proposal.applicant, 'introduction.own');
  refuseUnless(!isLinked(proposal, demand.id), 'demand.linked');
  const there = { ...demand, links: linksWith(demand, { id: proposal.id, kind: 'matched-with' }) };
  return {
    root: { ...proposal, links: linksWith(proposal, { id: demand.id, kind: 'matched-with' }) },
    facts: [{ type: 'DemandLinked', item: demand.id }],
    besides: [{ before: demand, change: { root: there, facts: [{ type: 'DemandLinked', item: proposal.id }] } }],
  };
};

const without = (links: Proposal['links'], other: string): Proposal['links'] => {
  const left = links?.filter(({ id, kind }) => id !== other || kind !== 'matched-with');
  return left?.length ? left : undefined;
};

/** It was no match after all. What two parties were asked together goes on to its end. */
export const unlinkDemand = (proposal: Proposal, after: After, { demand }: { demand: ContactRequest }): Change<Proposal> => {
  refuseUnless(isLinked(proposal, demand.id), 'demand.not-linked');
  refuseUnless(!after.introductions.some((introduction) => introduction.demand === demand.id && introduction.state === 'open'), 'introduction.open');
  return {
    root: { ...proposal, links: without(proposal.links, demand.id) },
    facts: [{ type: 'DemandUnlinked', item: demand.id }],
    besides: [
      { before: demand, change: { root: { ...demand, links: without(demand.links, proposal.id) }, facts: [{ type: 'DemandUnlinked', item: proposal.id }] } },
    ],
  };
};

/** Names and addresses by which each party would be known. */
export type Names = { readonly applicant: readonly string[]; readonly owner: readonly string[] };

const LEAST_NAME = 3;
/** What a text tells of somebody who has not agreed yet. */
const namesIn = (text: string, names: readonly string[]): boolean => {
  const words = ` ${folded(text)} `;
  return names.map((name) => folded(name).trim()).some((name) => name.length >= LEAST_NAME && words.includes(name));
};

const requireNameless = (texts: Pick<Introduction, 'forApplicant' | 'forOwner'>, names: Names): void => {
  const fields = [...(namesIn(texts.forApplicant, names.owner) ? ['forApplicant'] : []), ...(namesIn(texts.forOwner, names.applicant) ? ['forOwner'] : [])];
  if (fields.length > 0) throw new Refusal('introduction.names', { fields: fields.map((path) => ({ path, code: 'introduction.names', message: '' })) });
};

type Introduce = Pick<Introduction, 'id' | 'forApplicant' | 'forOwner'> & {
  readonly by: Actor;
  readonly at: string;
  readonly demand: ContactRequest;
  readonly introduced: Introduced['list'];
  readonly names: Names;
  readonly calendar: Calendar;
};

/** Asks both whether they want to meet. Neither is told who the other is. */
export const introduce = (
  proposal: Proposal,
  after: After,
  { id, by, at, demand, introduced, forApplicant, forOwner, names, calendar }: Introduce,
): Change<Proposal> => {
  requireStage(proposal, ['in-support']);
  refuseUnless(isLinked(proposal, demand.id), 'demand.not-linked');
  refuseUnless(isOpenDemand(demand), 'demand.not-open');
  refuseUnless(!after.introductions.some((other) => other.demand === demand.id && other.state !== 'ended'), 'introduction.open');
  refuseUnless(after.introductions.length < 12 && introduced.length < 20, 'item.links-full');
  requireNameless({ forApplicant, forOwner }, names);
  const until = new Date(addWorkingDays(Date.parse(at), CONSENT_DAYS, calendar)).toISOString();
  const made: Introduction = { id, demand: demand.id, at, by: by.id, until, state: 'open', forApplicant, forOwner };
  const fact = { type: 'IntroductionAsked' as const, introduction: id };
  return {
    ...withAfter(proposal, { ...after, introductions: [...after.introductions, made] }),
    facts: [fact],
    besides: [{ before: demand, change: { root: demand, items: [introducedItem([...introduced, { id, proposal: proposal.id }])], facts: [fact] } }],
  };
};

const openOne = (proposal: Proposal, after: After, id: string): Introduction => {
  const found = after.introductions.find((introduction) => introduction.id === id);
  if (!found) throw new Refusal('item.not-found');
  refuseUnless(found.state === 'open' && proposal.stage === 'in-support', 'introduction.over');
  return found;
};

const changed = (after: After, introduction: Introduction): After => ({
  ...after,
  introductions: after.introductions.map((other) => (other.id === introduction.id ? introduction : other)),
});

/**
 * One of both agrees or does not, and may think better of it while both are waited for. Only with both do they learn who the other is; a
 * refusal is told to nobody: what was not agreed upon by its day ends then, whoever it was.
 */
export const answerIntroduction = (
  proposal: Proposal,
  after: After,
  { id, party, agrees, at, contacts }: { id: string; party: 'applicant' | 'owner'; agrees: boolean; at: string; contacts: readonly ContactRequest[] },
): Change<Proposal> => {
  const found = openOne(proposal, after, id);
  refuseUnless(at <= found.until, 'introduction.over');
  const answered: Introduction = { ...found, [party]: { at, agrees } };
  const both = (answered.applicant?.agrees ?? false) && (answered.owner?.agrees ?? false);
  const made = { type: 'IntroductionMade' as const, introduction: id };
  return {
    ...withAfter(proposal, changed(after, both ? { ...answered, state: 'made' } : answered)),
    facts: [{ type: 'IntroductionAnswered', introduction: id, party }, ...(both ? [made] : [])],
    besides: both ? onDemand(contacts, found.demand, made) : [],
  };
};

/** Staff end it; both hear the same as when nobody had answered. */
export const stopIntroduction = (proposal: Proposal, after: After, { id, contacts }: { id: string; contacts: readonly ContactRequest[] }): Change<Proposal> => {
  const found = openOne(proposal, after, id);
  const ended = { type: 'IntroductionEnded' as const, introduction: id };
  return {
    ...withAfter(proposal, changed(after, { ...found, state: 'ended' })),
    facts: [ended],
    besides: onDemand(contacts, found.demand, ended),
  };
};
