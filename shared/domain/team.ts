import * as z from 'zod';
import type { Actor } from './actor.ts';
import { assignmentItem, isLive, type Round } from './assignment.ts';
import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import { Instant } from './clock.ts';
import type { NewFact } from './fact.ts';
import { isTerminal, type Proposal } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';

/** People beside the applicant, those who were asked and did not join yet included. */
export const TEAM_MAX = 5;

/** What a member may do: an editor helps to write and to answer, a reader only reads. */
export const TeamRole = z.enum(['editor', 'reader']);
export type TeamRole = z.infer<typeof TeamRole>;

/** A member as the applicant asked for it: name and address stand as they were typed, and leave with the proposal or the person. */
export const Member = z.object({
  proposal: z.string(),
  person: z.string(),
  role: TeamRole,
  state: z.enum(['invited', 'joined']),
  invitedAt: Instant,
  email: z.string(),
  name: z.string(),
});
export type Member = z.infer<typeof Member>;

const memberItem = (member: Member): Item => ({ ...member, sk: SK.member(member.person), type: 'member' });

/** `own` belongs to the applicant alone: sending in, withdrawing, deleting, asking others to join, taking an offer. */
export type Right = 'read' | 'edit' | 'own';
type Sided = Pick<Proposal, 'applicant' | 'team'>;

export const isInTeam = (proposal: Pick<Proposal, 'team'>, person: string): boolean => proposal.team?.includes(person) ?? false;

/** Only the applicant, or whoever joined its team with a role that allows it. For everybody else there is no such proposal. */
export const requireTeam = (proposal: Sided, by: Pick<Actor, 'id'>, right: Right, members: readonly Member[] = []): void => {
  if (proposal.applicant === by.id) return;
  refuseUnless(isInTeam(proposal, by.id), 'item.not-found');
  const isEditor = members.some((member) => member.person === by.id && member.role === 'editor');
  refuseUnless(right === 'read' || (right === 'edit' && isEditor), 'team.not-allowed');
};

/** Nothing that happens to a draft is for the log. */
const unlessDraft = (proposal: Proposal, ...facts: readonly NewFact[]): NewFact[] => (proposal.stage === 'draft' ? [] : [...facts]);

/**
 * The applicant asks somebody to help, at an address that nobody has proven yet; asked again, the letter goes out once more.
 */
export const inviteMember = (
  proposal: Proposal,
  members: readonly Member[],
  { by, at, person, role, email, name }: { by: Actor; at: string; person: string; role: TeamRole; email: string; name: string },
): Change<Proposal> => {
  requireTeam(proposal, by, 'own', members);
  refuseUnless(!isTerminal(proposal.stage), 'proposal.move-illegal');
  refuseUnless(by.scope.door === 'person' || proposal.verified === proposal.address, 'proposal.address-unverified');
  const own = { fields: [{ path: 'email', code: 'team.self', message: '' }] };
  if (person === proposal.applicant) throw new Refusal('request.invalid', own);
  const known = members.find((member) => member.person === person);
  refuseUnless(known?.state !== 'joined', 'team.exists');
  refuseUnless(known || members.length < TEAM_MAX, 'team.full');
  const member: Member = { proposal: proposal.id, person, role, state: 'invited', invitedAt: at, email, name };
  return { root: proposal, items: [memberItem(member)], facts: unlessDraft(proposal, { type: 'MemberInvited', person, role }) };
};

const conflictRow = (proposal: Proposal, person: string) => ({ person, item: proposal.id, state: 'confirmed', conflict: 'named' }) as const;

/** Whoever helps to write a proposal cannot judge it any more, also after leaving the team; said when it is sent in, or on joining later. */
export const teamConflicts = (proposal: Proposal): Pick<Change<Proposal>, 'conflicts' | 'facts'> => {
  const team = proposal.team ?? [];
  return {
    conflicts: team.map((person) => conflictRow(proposal, person)),
    facts: team.map((person) => ({ type: 'ConflictDeclared', person, conflict: 'named' })),
  };
};

/** What a new member may be to the proposal otherwise: its reviewer, who steps back, or its owner, who hands it in. */
const steppingBack = ({ proposal, assignments }: Round, person: string): Pick<Change<Proposal>, 'items' | 'removes' | 'facts'> => {
  const own = assignments.find((assignment) => assignment.reviewer === person && isLive(assignment));
  const left: NewFact[] = proposal.owner === person ? [{ type: 'OwnerChanged', ownerFrom: person }] : [];
  if (!own) return { facts: left };
  const fact: NewFact =
    own.status === 'invited' ? { type: 'InvitationDeclined', reviewer: person, reason: 'conflict' } : { type: 'ReviewerRecused', reviewer: person };
  return {
    items: [assignmentItem({ ...own, status: own.status === 'invited' ? 'declined' : 'recused', reason: 'conflict', nextTouch: undefined })],
    removes: [SK.reviewDraft(person)],
    facts: [fact, ...left],
  };
};

/** Somebody opened the link of the invitation. @throws link.dead when there is none any more. */
export const joinTeam = ({ proposal, assignments }: Round, members: readonly Member[], { person }: { person: string }): Change<Proposal> => {
  const member = members.find((candidate) => candidate.person === person);
  refuseUnless(member?.state === 'invited' && !isTerminal(proposal.stage), 'link.dead');
  const joined: Proposal = { ...proposal, team: [...(proposal.team ?? []), person] };
  const items = [memberItem({ ...member, state: 'joined' })];
  if (proposal.stage === 'draft') return { root: joined, items, facts: [] };
  const back = steppingBack({ proposal, assignments }, person);
  return {
    root: proposal.owner === person ? { ...joined, owner: undefined } : joined,
    items: [...items, ...(back.items ?? [])],
    removes: back.removes ?? [],
    facts: [{ type: 'MemberJoined', person, role: member.role }, { type: 'ConflictDeclared', person, conflict: 'named' }, ...back.facts],
    conflicts: [conflictRow(proposal, person)],
  };
};

const without = (proposal: Proposal, members: readonly Member[], person: string): Change<Proposal> => {
  const member = members.find((candidate) => candidate.person === person);
  if (!member) throw new Refusal('team.unknown', { fields: [{ path: 'person', code: 'team.unknown', message: '' }] });
  const team = proposal.team?.filter((id) => id !== person);
  return {
    root: { ...proposal, team: team && team.length > 0 ? team : undefined },
    removes: [SK.member(person)],
    facts: unlessDraft(proposal, { type: 'MemberLeft', person }),
  };
};

/** The applicant takes an invitation back, or goes on without somebody. */
export const removeMember = (proposal: Proposal, members: readonly Member[], { by, person }: { by: Actor; person: string }): Change<Proposal> => {
  requireTeam(proposal, by, 'own', members);
  return without(proposal, members, person);
};

/** Whoever is erased leaves every team, whatever became of the proposal. */
export const forgetMember = (proposal: Proposal, members: readonly Member[], { person }: { person: string }): Change<Proposal> =>
  without(proposal, members, person);

/** A member goes. */
export const leaveTeam = (proposal: Proposal, members: readonly Member[], { by }: { by: Pick<Actor, 'id'> }): Change<Proposal> => {
  refuseUnless(isInTeam(proposal, by.id), 'item.not-found');
  return without(proposal, members, by.id);
};
