import { describe, expect, it } from 'vitest';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { decideConflict } from '../../shared/domain/conflict-case.ts';
import { answerQuestion } from '../../shared/domain/inquiry.ts';
import { chooseOwner } from '../../shared/domain/owner.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import type { Proposal, ProposalStage } from '../../shared/domain/proposal.ts';
import { amendProposal, moveToOpen, savePart, submitProposal, withdrawProposal } from '../../shared/domain/submission.ts';
import { inviteMember, joinTeam, leaveTeam, type Member, removeMember, requireTeam, TEAM_MAX } from '../../shared/domain/team.ts';
import {
  AT,
  actor,
  answers,
  applicant,
  assignmentOf,
  calendar,
  chair,
  fieldsOf,
  frozen,
  per,
  proposalIn,
  refusalOf,
  reviewer,
  roundOf,
} from '../support/build.ts';

const mia = actor('mia');
const member = (name: string, more: Partial<Member> = {}): Member => ({
  proposal: proposalIn('draft').id,
  person: per(name),
  role: 'editor',
  state: 'joined',
  invitedAt: AT,
  email: `${name}@lekdetect.example`,
  name,
  ...more,
});
const withTeam = (stage: ProposalStage, ...names: string[]): Proposal => frozen(proposalIn(stage, { team: names.map(per) }));
const ask = { at: AT, person: mia.id, role: 'editor', email: 'mia@lekdetect.example', name: 'Mia' } as const;

describe('asking somebody into the team', () => {
  const invite = (proposal: Proposal, members: Member[] = [], more = {}) => inviteMember(proposal, members, { by: applicant, ...ask, ...more });

  it('notes who was asked as what, and gives nothing away yet', () => {
    const { root, items, facts } = invite(proposalIn('submitted'));
    expect(root.team).toBeUndefined();
    expect(items).toMatchObject([{ sk: `g#${mia.id}`, type: 'member', state: 'invited', role: 'editor', email: ask.email, name: 'Mia' }]);
    expect(facts).toEqual([{ type: 'MemberInvited', person: mia.id, role: 'editor' }]);
    expect(invite(proposalIn('draft')).facts).toEqual([]);
  });

  it('is for the applicant, with a proven address, while the proposal lives', () => {
    expect(refusalOf(() => invite(proposalIn('submitted'), [], { by: actor('stranger') }))).toBe('item.not-found');
    const team = withTeam('submitted', 'mia');
    expect(refusalOf(() => invite(team, [member('mia')], { by: mia, person: per('zoe') }))).toBe('team.not-allowed');
    const unproven = proposalIn('draft', { verified: undefined });
    const inDraft = { by: { ...applicant, scope: { door: 'draft', item: unproven.id } } };
    expect(refusalOf(() => invite(unproven, [], inDraft))).toBe('proposal.address-unverified');
    expect(refusalOf(() => invite(unproven))).toBe('none');
    for (const stage of ['withdrawn', 'closed', 'completed', 'expired', 'merged'] as const)
      expect(
        refusalOf(() => invite(proposalIn(stage))),
        stage,
      ).toBe('proposal.move-illegal');
  });

  it('takes five people, each once, and not the applicant', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => member(name, { state: 'invited' }));
    expect(five).toHaveLength(TEAM_MAX);
    expect(refusalOf(() => invite(proposalIn('draft'), five))).toBe('team.full');
    expect(refusalOf(() => invite(proposalIn('draft'), five.slice(1)))).toBe('none');
    expect(refusalOf(() => invite(proposalIn('draft'), [member('mia')]))).toBe('team.exists');
    expect(invite(proposalIn('draft'), [member('mia', { state: 'invited' }), ...five.slice(1)], { role: 'reader' }).items).toMatchObject([{ role: 'reader' }]);
    expect(fieldsOf(() => invite(proposalIn('draft'), [], { person: applicant.id }))).toEqual(['email team.self']);
  });
});

describe('joining', () => {
  const join = (proposal: Proposal, state: Member['state'] = 'invited', ...assignments: Parameters<typeof roundOf>[1][]) =>
    joinTeam(roundOf(proposal, ...assignments), [member('mia', { state })], { person: mia.id });

  it('makes a member, and whoever it is can judge it no more', () => {
    const { root, items, facts, conflicts } = join(proposalIn('in-review'));
    expect([root.team, items]).toMatchObject([[mia.id], [{ state: 'joined' }]]);
    expect(facts.map(({ type }) => type)).toEqual(['MemberJoined', 'ConflictDeclared']);
    expect(conflicts).toEqual([{ person: mia.id, item: root.id, state: 'confirmed', conflict: 'named' }]);
    expect(conflictOf(mia, root)).toEqual({ state: 'confirmed', kind: 'own' });
    expect(conflictOf({ ...mia, conflicts: { [root.id]: 'waived' } }, root)).toEqual({ state: 'confirmed', kind: 'own' });
    const waive = { by: chair, person: mia, state: 'waived', conflict: 'named', reason: 'Only a page was written by her.' } as const;
    expect(refusalOf(() => decideConflict(roundOf(root), waive))).toBe('conflict.own');
  });

  it('leaves no trace in the log of a draft; the conflict is declared when it is sent in', () => {
    const { root, facts, conflicts } = join(proposalIn('draft'));
    expect([root.team, facts, conflicts]).toEqual([[mia.id], [], undefined]);
    const submission = { by: applicant, at: AT, parts: answers(), address: 'noor@lekdetect.example', receiptOf: () => 'r' };
    let asked: readonly string[] | undefined;
    const sent = submitProposal(root, {
      ...submission,
      ownerOf: (item) => {
        asked = item.team;
        return undefined;
      },
    });
    expect(sent.facts.map(({ type }) => type)).toEqual(['ProposalSubmitted', 'ConflictDeclared']);
    expect([sent.conflicts, asked]).toEqual([[{ person: mia.id, item: root.id, state: 'confirmed', conflict: 'named' }], [mia.id]]);
    expect(submitProposal(proposalIn('draft'), { ...submission, ownerOf: () => undefined }).conflicts).toEqual([]);
  });

  it.each([
    ['invited', 'declined', 'InvitationDeclined'],
    ['accepted', 'recused', 'ReviewerRecused'],
    ['submitted', 'recused', 'ReviewerRecused'],
  ] as const)('ends the own assignment that was %s', (status, end, type) => {
    const { items, facts, removes } = join(proposalIn('in-review'), 'invited', assignmentOf('mia', status), assignmentOf('mila', 'accepted'));
    expect(items).toMatchObject([{ type: 'member' }, { type: 'assignment', reviewer: mia.id, status: end, reason: 'conflict', nextTouch: undefined }]);
    expect(facts.map((fact) => fact.type)).toEqual(['MemberJoined', 'ConflictDeclared', type]);
    expect(removes).toEqual([`d#${mia.id}`]);
  });

  it('takes the proposal from its owner', () => {
    const { root, facts } = join(proposalIn('screening', { owner: mia.id }));
    expect([root.owner, facts.at(-1)]).toEqual([undefined, { type: 'OwnerChanged', ownerFrom: mia.id }]);
  });

  it('is over with the invitation', () => {
    expect(refusalOf(() => joinTeam(roundOf(proposalIn('draft')), [], { person: mia.id }))).toBe('link.dead');
    expect(refusalOf(() => join(proposalIn('draft'), 'joined'))).toBe('link.dead');
    expect(refusalOf(() => join(proposalIn('withdrawn')))).toBe('link.dead');
  });
});

describe('a member', () => {
  const editor = member('mia');
  const reader = member('mia', { role: 'reader' });
  const revision = { at: AT, before: answers(), seal: () => 'seal', receiptOf: () => 'receipt' };
  const changes = { outline: { ...answers().outline, title: 'Een betere titel dan eerst' } };
  const acts = (members: Member[], by = mia) => ({
    save: refusalOf(() => savePart(withTeam('draft', 'mia'), { by, at: AT, part: 'contact', content: {}, seen: 1, seal: () => 's', members })),
    amend: refusalOf(() => amendProposal(withTeam('submitted', 'mia'), { ...revision, by, changes, members })),
    answer: refusalOf(() => answerQuestion(withTeam('info-requested', 'mia'), { ...revision, by, changes: {}, text: 'Ja.', message: 'm', members })),
    submit: refusalOf(() =>
      submitProposal(withTeam('draft', 'mia'), { by, at: AT, parts: answers(), address: 'x@y.example', ownerOf: () => undefined, receiptOf: () => 'r' }),
    ),
    withdraw: refusalOf(() => withdrawProposal(withTeam('submitted', 'mia'), { by, reason: 'other', assignments: [] })),
    move: refusalOf(() => moveToOpen(withTeam('draft', 'mia'), { by, open: 'open' })),
    remove: refusalOf(() => removeMember(withTeam('draft', 'mia'), members, { by, person: by.id })),
    read: refusalOf(() => requireTeam(withTeam('draft', 'mia'), by, 'read', members)),
  });
  const all = <T>(value: T) => ({ save: value, amend: value, answer: value, submit: value, withdraw: value, move: value, remove: value, read: value });

  it('writes and answers as an editor, and leaves the rest to the applicant', () => {
    expect(acts([editor])).toEqual({ ...all('team.not-allowed'), save: 'none', amend: 'none', answer: 'none', read: 'none' });
  });

  it('only reads as a reader', () => {
    expect(acts([reader])).toEqual({ ...all('team.not-allowed'), read: 'none' });
  });

  it('is nobody before joining, nor after leaving', () => {
    expect(acts([member('zoe', { state: 'invited' })], actor('zoe'))).toEqual(all('item.not-found'));
  });

  it('keeps the tags of the applicant on what it amends', () => {
    const proposal = frozen({ ...withTeam('submitted', 'mia'), organisations: ['own', 'domain'] });
    expect(amendProposal(proposal, { ...revision, by: mia, changes, members: [editor] }).root.organisations.slice(1)).toEqual(['domain']);
  });

  it('is never chosen to own the proposal', () => {
    const entry = (id: string): RosterEntry => ({
      id,
      name: id,
      roles: ['liaison'],
      language: 'nl',
      languages: ['nl'],
      organisation: '',
      keys: [],
      capabilities: [],
      relationVersion: 1,
    });
    const item = { language: 'nl', organisations: [], parties: [], applicant: applicant.id } as const;
    const choose = (team: string[]) => chooseOwner([entry('per_a'), entry('per_b')], {}, { ...item, team }, { at: AT, calendar });
    expect([choose([]), choose(['per_a']), choose(['per_a', 'per_b'])]).toEqual(['per_a', 'per_b', undefined]);
  });
});

describe('leaving', () => {
  it('ends the membership, by oneself or by the applicant, and the conflict stays', () => {
    for (const left of [
      leaveTeam(withTeam('submitted', 'mia', 'zoe'), [member('mia'), member('zoe')], { by: mia }),
      removeMember(withTeam('submitted', 'mia', 'zoe'), [member('mia'), member('zoe')], { by: applicant, person: mia.id }),
    ]) {
      expect([left.root.team, left.removes, left.facts]).toEqual([[per('zoe')], [`g#${mia.id}`], [{ type: 'MemberLeft', person: mia.id }]]);
      expect(left.conflicts).toBeUndefined();
    }
    expect(leaveTeam(withTeam('draft', 'mia'), [member('mia')], { by: mia })).toMatchObject({ root: { team: undefined }, facts: [] });
  });

  it('is possible for whoever is in it', () => {
    expect(refusalOf(() => leaveTeam(withTeam('draft'), [member('mia', { state: 'invited' })], { by: mia }))).toBe('item.not-found');
    expect(refusalOf(() => leaveTeam(withTeam('draft', 'zoe'), [member('zoe')], { by: applicant }))).toBe('item.not-found');
    expect(fieldsOf(() => removeMember(proposalIn('draft'), [], { by: applicant, person: mia.id }))).toEqual(['person team.unknown']);
  });

  it('knows a reviewer who has nothing to do with it', () => {
    expect(conflictOf(reviewer('jan'), withTeam('in-review', 'mia'))).toBeUndefined();
  });
});
