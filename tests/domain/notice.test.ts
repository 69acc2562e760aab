import { describe, expect, it, test } from 'vitest';
import { FACTS, type FactType, type NewFact } from '../../shared/domain/fact.ts';
import type { Item } from '../../shared/domain/item.ts';
import { type Desk, noticesOf } from '../../shared/domain/notice.ts';
import { applicant, chair, contactIn, factOf, liaison, per, proposalIn, taskOf } from '../support/build.ts';

const desk: Desk = {
  chairs: [chair.id, per('chris')],
  liaisons: [liaison.id, per('tom')],
  admins: [per('ada')],
  there: [liaison.id, per('tom'), chair.id, per('chris')],
  standIns: {},
};
const mila = per('mila');
const move = { from: 'a', to: 'b' };
const said = (fact: NewFact, record: Item = proposalIn('in-review'), by = 'system') =>
  noticesOf(factOf(fact, by), record, desk).map(({ template, to, delayed }) => `${template} → ${NAMES[to] ?? to}${delayed ? ', a minute later' : ''}`);
const NAMES: { [id: string]: string } = {
  [applicant.id]: 'sender',
  [liaison.id]: 'owner',
  [per('tom')]: 'tom',
  [chair.id]: 'vera',
  [per('chris')]: 'chris',
  [mila]: 'mila',
  [per('ada')]: 'ada',
};
const contact = contactIn('open');

/** Who hears of what, by which letter: read by people, not derived from the code. */
const LETTERS: [NewFact, string[], Item?][] = [
  [{ type: 'ProposalSubmitted', ...move, revision: 1, receipt: 'r', ownerTo: liaison.id }, ['receipt → sender', 'new-item → owner']],
  [{ type: 'ProposalSubmitted', ...move, revision: 1, receipt: 'r', sealed: true }, ['receipt → sender']],
  [{ type: 'SealOpened', ownerTo: liaison.id }, ['new-item → owner']],
  [{ type: 'ProposalAmended', revision: 2, receipt: 'r' }, []],
  [{ type: 'ProposalTaken', ...move }, []],
  [{ type: 'OwnerChanged', ownerFrom: per('tom'), ownerTo: liaison.id }, ['handed-over → owner, a minute later']],
  [{ type: 'OwnerChanged', ownerFrom: per('tom') }, []],
  [{ type: 'QuestionAsked', ...move, message: 'm' }, ['question → sender, a minute later']],
  [{ type: 'QuestionAnswered', ...move, message: 'm', revision: 2 }, ['answered → owner']],
  [{ type: 'QuestionReminded', reminder: 1 }, ['question-reminder → sender']],
  [{ type: 'ProposalLapsed', ...move, ownerFrom: liaison.id }, ['lapsed → sender', 'withdrawn-staff → owner'], proposalIn('expired')],
  [{ type: 'ProposalAdmitted', ...move }, ['admitted → sender, a minute later']],
  [{ type: 'ProposalScreened', inScope: 'yes', complete: 'ask', identifiable: 'yes', original: 'yes', labelled: 'yes', notIncident: 'yes' }, []],
  [{ type: 'ProposalScreenedOut', ...move, outcome: 'out-of-scope', reason: 'not-ot', decision: 1 }, ['decision → sender, a minute later']],
  [{ type: 'PromiseMoved', days: 38 }, ['new-date → sender']],
  [{ type: 'PromiseNamed', days: 28 }, ['first-date → sender']],
  [{ type: 'TextPurged', purged: 'credential', places: 2, receipt: 'r' }, ['purged → sender, a minute later']],
  [{ type: 'FileExpected', file: 'f', n: 1 }, []],
  [{ type: 'FileReceived', file: 'f', n: 1 }, []],
  [{ type: 'FileCleared', file: 'f', n: 1 }, []],
  [{ type: 'FileRefused', file: 'f', n: 1, reason: 'threat' }, ['file-refused → sender']],
  [{ type: 'FileRemoved', file: 'f', n: 1, reason: 'asked' }, []],
  [{ type: 'FileRemoved', file: 'f', n: 1, reason: 'credential' }, ['file-refused → sender, a minute later']],
  [{ type: 'ProposalMerged', ...move, into: 'x' }, ['merged → sender, a minute later']],
  [{ type: 'ReviewerInvited', reviewer: mila, round: 1, safetySeat: false }, ['invitation → mila, a minute later']],
  [{ type: 'InvitationAccepted', reviewer: mila, terms: 't' }, ['review-open → mila']],
  [{ type: 'InvitationDeclined', reviewer: mila, reason: 'workload' }, ['reviewer-lost → owner']],
  [{ type: 'AssignmentReminded', reviewer: mila, reminder: 'invitation' }, ['invitation-reminder → mila']],
  [{ type: 'AssignmentReminded', reviewer: mila, reminder: 'review-soon' }, ['review-reminder → mila']],
  [{ type: 'AssignmentReminded', reviewer: mila, reminder: 'review-today' }, ['review-today → mila']],
  [{ type: 'AssignmentReminded', reviewer: mila, reminder: 'review-late' }, ['review-late → mila']],
  [{ type: 'AssignmentExpired', reviewer: mila }, ['invitation-expired → mila', 'reviewer-lost → owner']],
  [{ type: 'AssignmentCancelled', reviewer: mila }, ['review-cancelled → mila, a minute later']],
  [{ type: 'ReviewerRecused', reviewer: mila }, ['reviewer-lost → owner']],
  [{ type: 'ProposalScreened', inScope: 'yes' }, []],
  [{ type: 'MemberInvited', person: mila, role: 'editor' }, []],
  [{ type: 'MemberJoined', person: mila, role: 'editor' }, []],
  [{ type: 'MemberLeft', person: mila }, []],
  [{ type: 'ConflictDetected', person: mila, conflict: 'customer' }, []],
  [{ type: 'ConflictDeclared', person: mila, conflict: 'family' }, []],
  [{ type: 'ConflictDecided', person: mila, state: 'waived', reason: 'family' }, []],
  [{ type: 'ReviewSubmitted', reviewer: mila, round: 1, revision: 1 }, ['review-thanks → mila']],
  [{ type: 'ReviewReopened', reviewer: mila }, ['review-reopened → mila, a minute later']],
  [{ type: 'ReviewOverdue', reviewer: mila }, ['reviewer-lost → owner']],
  [{ type: 'TaskOpened', from: 'none', to: 'open', item: 'x', reason: 'review-overdue', ownerTo: liaison.id }, []],
  [{ type: 'RoundClosed', ...move, round: 1, reviews: 3, override: false }, ['round-closed → vera', 'round-closed → chris']],
  [{ type: 'RoundReopened', ...move, round: 2 }, []],
  [{ type: 'ProposalDecided', ...move, outcome: 'accepted', decision: 1, rubric: 'r', formula: 'f', override: false }, [], proposalIn('decided')],
  [{ type: 'DecisionAmended', outcome: 'declined', decision: 2 }, [], proposalIn('decided')],
  [
    { type: 'ProposalDecided', ...move, outcome: 'accepted', decision: 1, rubric: 'r', formula: 'f', override: false },
    ['approval-asked → chris'],
    proposalIn('decided', { rules: { approvals: 2 }, decidedBy: chair.id }),
  ],
  [
    { type: 'DecisionAmended', outcome: 'declined', decision: 2 },
    ['approval-asked → vera'],
    proposalIn('decided', { rules: { approvals: 2 }, decidedBy: per('anna'), involved: [per('chris')] }),
  ],
  [
    { type: 'DecisionAmended', outcome: 'declined', decision: 2 },
    ['approval-asked → vera'],
    proposalIn('decided', { rules: { approvals: 3 }, decidedBy: per('anna'), approvedBy: [per('chris')] }),
  ],
  [
    { type: 'ProposalDecided', ...move, outcome: 'accepted', decision: 1, rubric: 'r', formula: 'f', override: false },
    [],
    proposalIn('decided', { rules: { approvals: 2 }, decidedBy: per('anna'), approvedBy: [per('bas')] }),
  ],
  [{ type: 'DecisionReturned', ...move }, []],
  [{ type: 'DecisionApproved', decision: 1 }, [], proposalIn('decided')],
  [{ type: 'DiscussionAdded', message: 'msg_1' }, ['discussion → owner', 'discussion → vera', 'discussion → chris']],
  [{ type: 'OutcomeProposed', message: 'msg_1', outcome: 'pitch' }, ['discussion → owner', 'discussion → vera', 'discussion → chris']],
  [{ type: 'ProposalAnnounced', ...move, outcome: 'accepted', decision: 1 }, ['decision → sender, a minute later'], proposalIn('announced')],
  [{ type: 'SupportConfirmed', ...move }, ['confirmed → sender', 'answered → owner'], proposalIn('in-support')],
  [{ type: 'ProposalWithdrawn', ...move, reason: 'other', ownerFrom: liaison.id }, ['withdrawn → sender', 'withdrawn-staff → owner'], proposalIn('withdrawn')],
  [{ type: 'ProposalWithdrawn', ...move, reason: 'other' }, ['withdrawn → sender'], proposalIn('withdrawn')],
  [{ type: 'ProposalClosed', ...move }, [], proposalIn('closed')],
  [{ type: 'OfferReminded', reminder: 1, outcome: 'accepted' }, ['offer-reminder → sender'], proposalIn('announced')],
  [{ type: 'OfferReminded', reminder: 1, outcome: 'reserve' }, ['look-again → owner'], proposalIn('announced')],
  [{ type: 'OfferLapsed', ...move, outcome: 'accepted', ownerFrom: liaison.id }, ['offer-lapsed → sender', 'withdrawn-staff → owner'], proposalIn('closed')],
  [{ type: 'OfferDeclined', ...move, outcome: 'reserve', ownerFrom: liaison.id }, ['withdrawn-staff → owner'], proposalIn('closed')],
  [{ type: 'ConditionSent', condition: 1 }, ['answered → owner'], proposalIn('announced')],
  [{ type: 'ConditionMet', condition: 1 }, [], proposalIn('announced')],
  [{ type: 'ConditionReturned', condition: 1, message: 'msg_1' }, ['condition-returned → sender, a minute later'], proposalIn('announced')],
  [{ type: 'ConditionReopened', condition: 1 }, [], proposalIn('announced')],
  [{ type: 'ConditionsMet', ...move }, ['conditions-met → sender, a minute later'], proposalIn('in-support')],
  [{ type: 'PitchPlanned', on: '2026-12-01T13:00:00.000Z' }, ['pitch-planned → sender, a minute later'], proposalIn('announced')],
  [{ type: 'PitchHeld', ...move }, ['round-closed → vera', 'round-closed → chris'], proposalIn('deliberation')],
  [{ type: 'ReservePromoted', ...move }, ['promoted → sender, a minute later'], proposalIn('in-support')],
  [{ type: 'ReconsiderationAsked', to: 'per_x' }, ['reconsideration-asked → sender'], proposalIn('announced')],
  [{ type: 'ReconsiderationAssigned', person: 'per_x' }, [], proposalIn('announced')],
  [{ type: 'ReconsiderationUpheld', message: 'msg_1' }, ['reconsideration-answered → sender, a minute later'], proposalIn('announced')],
  [{ type: 'ProposalReconsidered', ...move }, ['reconsideration-answered → sender, a minute later', 'look-again → owner'], proposalIn('deliberation')],
  [{ type: 'DemandLinked', item: 'ctc_x' }, [], proposalIn('in-support')],
  [{ type: 'DemandUnlinked', item: 'ctc_x' }, [], proposalIn('in-support')],
  [{ type: 'IntroductionAsked', introduction: 'int_x' }, ['introduction → sender, a minute later'], proposalIn('in-support')],
  [{ type: 'IntroductionAsked', introduction: 'int_x' }, ['introduction → sender, a minute later'], contact],
  [{ type: 'IntroductionAnswered', introduction: 'int_x', party: 'owner' }, ['answered → owner'], proposalIn('in-support')],
  [{ type: 'IntroductionMade', introduction: 'int_x' }, ['introduced → sender', 'look-again → owner'], proposalIn('in-support')],
  [{ type: 'IntroductionMade', introduction: 'int_x' }, ['introduced → sender'], contact],
  [{ type: 'IntroductionEnded', introduction: 'int_x' }, ['introduction-ended → sender'], contact],
  [{ type: 'FollowUpAsked', days: 30 }, ['follow-up → sender'], proposalIn('in-support')],
  [{ type: 'FollowUpAnswered', days: 30, party: 'applicant' }, ['answered → owner'], proposalIn('in-support')],
  [{ type: 'FollowUpRecorded', days: 30, going: 'well' }, [], proposalIn('in-support')],
  [{ type: 'SupportCompleted', ...move, ownerFrom: liaison.id }, ['support-completed → sender, a minute later'], proposalIn('completed')],
  [{ type: 'ProposalReopened', ...move, ownerTo: liaison.id }, ['reopened → sender, a minute later', 'handed-over → owner'], proposalIn('screening')],
  [
    { type: 'ContactReceived', ...move, contactKind: 'press', guarded: false, confirm: true, ownerTo: liaison.id },
    ['contact-received → sender', 'new-item → owner'],
    contact,
  ],
  [{ type: 'ContactReceived', ...move, contactKind: 'press', guarded: false, confirm: false, ownerTo: liaison.id }, ['new-item → owner'], contact],
  [
    { type: 'ContactReceived', ...move, contactKind: 'incident', guarded: true, confirm: true, ownerTo: liaison.id },
    ['contact-received → sender', 'alert → owner'],
    contact,
  ],
  [{ type: 'ContactTaken', ...move }, [], contact],
  [{ type: 'ContactReplied', ...move, message: 'm' }, ['contact-reply → sender, a minute later'], contact],
  [{ type: 'ContactAnswered', ...move, message: 'm' }, ['answered → owner'], contact],
  [{ type: 'ContactResolved', ...move }, ['contact-resolved → sender, a minute later'], contact],
  [{ type: 'ContactReopened', ...move, message: 'm' }, ['answered → owner'], contact],
  [{ type: 'ContactClosed', ...move }, [], contact],
  [{ type: 'ContactMarkedSpam', ...move }, [], contact],
  [{ type: 'ContactRedirected', ...move, target: 'csirt' }, ['contact-redirected → sender, a minute later'], contact],
  [{ type: 'ContactAnswered', ...move, message: 'm', guarded: true }, ['alert → owner'], contact],
  [{ type: 'ContactReopened', ...move, message: 'm', guarded: true }, ['alert → owner'], contact],
  [{ type: 'MailPasted', message: 'm', guarded: true }, ['alert → owner']],
  [{ type: 'ContactSorted', contactKind: 'press', priority: 'high', tlp: 'green' }, [], contact],
  [{ type: 'ContactSnoozed', ...move, until: 'x' }, [], contact],
  [{ type: 'ContactWoken', ...move }, ['look-again → owner'], contact],
  [{ type: 'ContactReminded', reminder: 1 }, ['contact-reminder → sender'], contact],
  [{ type: 'ContactLapsed', ...move }, ['contact-lapsed → sender'], contact],
  [{ type: 'ContactUnspammed', ...move }, ['new-item → owner'], contact],
  [{ type: 'ContactMerged', ...move, into: 'x' }, ['contact-merged → sender, a minute later'], contact],
  [{ type: 'ContactConverted', ...move, into: 'x' }, [], contact],
  [{ type: 'ContactSplit', pieces: ['x'] }, [], contact],
  [{ type: 'SpamAnswered', message: 'm' }, [], contact],
  [{ type: 'SpamAnswered', message: 'm', guarded: true }, ['alert → owner'], contact],
  [{ type: 'ColleagueAsked', ...move, colleague: per('tom'), message: 'm' }, ['colleague-asked → tom, a minute later'], contact],
  [{ type: 'ColleagueAnswered', ...move, message: 'm' }, ['colleague-answered → owner'], contact],
  [{ type: 'NoteAdded', message: 'm' }, [], contact],
  [{ type: 'MailPasted', message: 'm', guarded: false }, ['answered → owner'], contact],
  [{ type: 'MailPasted', message: 'm', guarded: true }, ['alert → owner'], contact],
  [{ type: 'ItemLinked', link: 'x', item: 'x' }, [], contact],
  [{ type: 'PrivacyExtended', reason: 'complex' }, ['privacy-extended → sender, a minute later'], contact],
  [{ type: 'PrivacyAimPassed', days: 10 }, ['look-again → owner'], contact],
  [{ type: 'ContactImported', ...move, contactKind: 'press', guarded: false, gaps: 0, cuts: 0 }, [], contact],
  [{ type: 'ProposalImported', ...move, gaps: 0, cuts: 0 }, []],
  [{ type: 'ProposalScreened', inScope: 'yes' }, []],
  [{ type: 'Step2Asked', ...move, message: 'm' }, ['question → sender, a minute later']],
  [{ type: 'ItemAnonymised', reason: 'retention' }, []],
  [{ type: 'TextPurged', purged: 'address', places: 1 }, []],
  [{ type: 'TaskOpened', ...move, item: 'x', reason: 'mail-dead', ownerTo: liaison.id }, ['new-item → owner'], taskOf()],
  [{ type: 'TaskOpened', ...move, item: 'x', reason: 'escalation' }, ['escalated → ada'], taskOf()],
  [{ type: 'ClockPassed', stage: 'screening' }, ['late → owner'], proposalIn('screening')],
  [{ type: 'ClockPassed', stage: 'new' }, [], contactIn('new', { priority: 'urgent' })],
  [{ type: 'ItemEscalated', to: 'desk' }, ['escalated → tom', 'escalated → vera', 'escalated → chris'], proposalIn('screening')],
  [{ type: 'ItemEscalated', to: 'stand-in', ownerFrom: liaison.id, ownerTo: per('tom') }, ['escalated → tom'], proposalIn('screening')],
  [{ type: 'LetterResent', intent: 'x' }, []],
  [{ type: 'ActUndone', act: 'ProposalTaken', ...move }, []],
  [{ type: 'LinkRevoked', links: 1 }, []],
  [{ type: 'ItemEscalated', to: 'nobody' }, [], proposalIn('screening')],
  [
    { type: 'ItemEscalated', to: 'everyone' },
    ['escalated → owner', 'escalated → tom', 'escalated → vera', 'escalated → chris'],
    contactIn('new', { priority: 'urgent' }),
  ],
  [{ type: 'TaskDone', ...move }, [], taskOf()],
];

describe('a fact', () => {
  test.each(LETTERS.map(([fact, letters, record]) => ({ fact, letters, record, type: fact.type })))(
    '$type is heard of by $letters',
    ({ fact, letters, record }) => {
      expect(said(fact, record)).toEqual(letters);
    },
  );

  it('of every type has a line in this table, apart from those of people, organisations and calls', () => {
    const known = new Set(LETTERS.map(([fact]) => fact.type));
    const ours = [
      ...[
        'CallCreated',
        'CallChanged',
        'ExtensionAdded',
        'InviteRenewed',
        'PersonAdded',
        'PersonChanged',
        'ProfileChanged',
        'MailingSet',
        'AbsencesSet',
        'PersonErased',
      ],
      ...['OrganisationAdded', 'OrganisationChanged', 'OrganisationMerged', 'RelationsChanged'],
    ];
    expect((Object.keys(FACTS) as FactType[]).filter((type) => !known.has(type)).sort()).toEqual(ours.sort());
  });

  it('about an item that nobody owns reaches every liaison, without those who are involved', () => {
    const { owner: _, ...unowned } = proposalIn('submitted');
    expect(said({ type: 'ProposalSubmitted', ...move, revision: 1, receipt: 'r' }, unowned)).toEqual([
      'receipt → sender',
      'new-item → owner',
      'new-item → tom',
    ]);
    expect(
      noticesOf(factOf({ type: 'QuestionAnswered', ...move, message: 'm', revision: 1 }), unowned, { ...desk, chairs: [], liaisons: [per('tom')] }).map(
        (notice) => notice.to,
      ),
    ).toEqual([per('tom')]);
  });

  it('of what came in tells its first owner, whoever has it by then', () => {
    expect(said({ type: 'ProposalSubmitted', ...move, revision: 1, receipt: 'r', ownerTo: per('tom') }, proposalIn('screening'))).toEqual([
      'receipt → sender',
      'new-item → tom',
    ]);
  });

  it('reaches whoever stands in for a colleague who is away as well, and nobody twice', () => {
    const away: Desk = { ...desk, standIns: { [liaison.id]: per('tom'), [chair.id]: per('chris') } };
    const heard = (fact: NewFact, record: Item, by = 'system') =>
      noticesOf(factOf(fact, by), record, away).map(({ template, to }) => `${template} → ${NAMES[to] ?? to}`);
    const owned = proposalIn('in-review');
    expect(heard({ type: 'QuestionAnswered', ...move, message: 'm', revision: 1 }, owned)).toEqual(['answered → owner', 'answered → tom']);
    expect(heard({ type: 'RoundClosed', ...move, round: 1, reviews: 3, override: false }, owned)).toEqual(['round-closed → vera', 'round-closed → chris']);
    expect(heard({ type: 'QuestionAnswered', ...move, message: 'm', revision: 1 }, owned, per('tom'))).toEqual(['answered → owner']);
    expect(heard({ type: 'QuestionAsked', ...move, message: 'm' }, { ...owned, applicant: chair.id })).toEqual(['question → vera']);
  });

  it('that asks for help reaches those who are there, and everybody where all are away', () => {
    const asked = (there: string[]) =>
      noticesOf(factOf({ type: 'ItemEscalated', to: 'desk' }), proposalIn('screening'), { ...desk, there }).map(({ to }) => NAMES[to]);
    expect(asked([chair.id])).toEqual(['vera']);
    expect(asked([])).toEqual(['tom', 'vera', 'chris']);
  });

  it('about a reviewer says which one, to staff alone', () => {
    const about = (fact: NewFact) => noticesOf(factOf(fact), proposalIn('in-review'), desk).map(({ template, person }) => [template, person]);
    expect(about({ type: 'InvitationDeclined', reviewer: mila, reason: 'workload' })).toEqual([['reviewer-lost', mila]]);
    expect(about({ type: 'AssignmentExpired', reviewer: mila })).toEqual([
      ['invitation-expired', undefined],
      ['reviewer-lost', mila],
    ]);
  });

  it('is not told to whoever caused it', () => {
    expect(said({ type: 'RoundClosed', ...move, round: 1, reviews: 3, override: true }, proposalIn('deliberation'), chair.id)).toEqual([
      'round-closed → chris',
    ]);
    expect(said({ type: 'QuestionAnswered', ...move, message: 'm', revision: 1 }, proposalIn('screening'), liaison.id)).toEqual([]);
    expect(said({ type: 'OwnerChanged', ownerTo: liaison.id }, proposalIn('screening'), liaison.id)).toEqual([]);
  });

  it('never tells the applicant of a decision that is held, nor a chair of a round that is open', () => {
    for (const [fact, letters] of LETTERS.filter(([candidate]) =>
      ['ProposalDecided', 'DecisionAmended', 'DecisionReturned', 'ReviewSubmitted', 'RoundReopened'].includes(candidate.type),
    ))
      expect([fact.type, letters.filter((line) => /sender|vera/.test(line) && !line.startsWith('approval-asked → vera'))]).toEqual([fact.type, []]);
  });

  it('carries the message or decision that its letter is about', () => {
    expect(noticesOf(factOf({ type: 'QuestionAsked', ...move, message: 'msg_7' }), proposalIn('info-requested'), desk)[0]!.message).toBe('msg_7');
    expect(noticesOf(factOf({ type: 'ProposalAnnounced', ...move, outcome: 'declined', decision: 3 }), proposalIn('announced'), desk)[0]!.decision).toBe(3);
  });
});
