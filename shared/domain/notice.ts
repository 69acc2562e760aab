import { SYSTEM } from './actor.ts';
import { isBoundBy, lacksApproval } from './approval.ts';
import { dataOf, type StoredFact } from './fact.ts';
import { type Item, isOver, isUrgent } from './item.ts';
import { isStaffLetter, type Template } from './mail.ts';

/** Who hears of a fact, by which letter. `delayed` letters were caused by staff and wait a minute; `person` is whom it is about. */
export type Notice = {
  readonly template: Template;
  readonly to: string;
  readonly delayed: boolean;
  readonly message?: string;
  readonly decision?: number;
  readonly person?: string;
};

/** Ids of everybody with a role that a notice may need: who is there, or all where nobody is, and never who is involved in the item. */
export type Desk = {
  readonly chairs: readonly string[];
  readonly liaisons: readonly string[];
  readonly admins: readonly string[];
  /** Liaisons and chairs who are there, to be asked for help; none where all are away. */
  readonly there: readonly string[];
  /** Who is away, and who stands in: the one hears of what the other is told. */
  readonly standIns: Readonly<Record<string, string>>;
};

/** Whoever stands in for somebody who is away gets the same news, but none of the own doing. */
const withStandIns = (notices: readonly Notice[], { standIns }: Desk, by: string): Notice[] => {
  const copies = notices.flatMap((notice) => {
    const standIn = isStaffLetter(notice.template) ? standIns[notice.to] : undefined;
    return standIn && standIn !== by ? [{ ...notice, to: standIn }] : [];
  });
  const all = [...notices, ...copies];
  return all.filter((notice, i) => all.findIndex(({ template, to }) => template === notice.template && to === notice.to) === i);
};

/** Which letter a reviewer is reminded by. */
const REMINDERS: Readonly<Record<string, Template>> = {
  invitation: 'invitation-reminder',
  'review-soon': 'review-reminder',
  'review-today': 'review-today',
  'review-late': 'review-late',
};

/** `fact.by` tells who acted, who needs no letter about it. */
const causedBy = (fact: StoredFact, record: Item, desk: Desk): Notice[] => {
  const sender = record.applicant;
  const staff = record.owner ? [record.owner] : [...desk.liaisons];
  const toSender = (template: Template, delayed: boolean, more: Pick<Notice, 'message' | 'decision'> = {}): Notice => ({
    template,
    to: sender,
    delayed,
    ...more,
  });
  const toThem = (ids: readonly string[], template: Template, more: Pick<Notice, 'person'> = {}): Notice[] =>
    [...new Set(ids)].filter((id) => id !== fact.by).map((to) => ({ template, to, delayed: false, ...more }));
  const toStaff = (template: Template, more: Pick<Notice, 'person'> = {}): Notice[] => toThem(staff, template, more);
  const everyone = desk.there.length > 0 ? desk.there : [...desk.liaisons, ...desk.chairs];
  const toChairs = (): Notice[] => toThem(desk.chairs, 'round-closed');
  /** Of a decision that others must agree to hear those who can. */
  const toApprovers = (): Notice[] =>
    record.kind === 'proposal' && lacksApproval(record)
      ? toThem(
          desk.chairs.filter((id) => !isBoundBy(record, id)),
          'approval-asked',
        )
      : [];
  const toFormerOwner = (owner: string | undefined): Notice[] => (owner ? [{ template: 'withdrawn-staff', to: owner, delayed: false }] : []);
  /** Of what has just come in hears its first owner, whoever owns it by the time this is delivered. */
  const toFirstOwner = (owner: string | undefined, template: Template): Notice[] => toThem(owner ? [owner] : desk.liaisons, template);
  switch (fact.type) {
    case 'ProposalSubmitted':
      // What is sealed is nobody's news yet.
      return [
        toSender('receipt', false),
        ...(dataOf(fact, 'ProposalSubmitted').sealed ? [] : toFirstOwner(dataOf(fact, 'ProposalSubmitted').ownerTo, 'new-item')),
      ];
    case 'SealOpened':
      return isOver(record) ? [] : toFirstOwner(dataOf(fact, 'SealOpened').ownerTo, 'new-item');
    case 'ContactReceived':
      return [
        ...(dataOf(fact, 'ContactReceived').confirm ? [toSender('contact-received', false)] : []),
        ...toFirstOwner(dataOf(fact, 'ContactReceived').ownerTo, dataOf(fact, 'ContactReceived').guarded ? 'alert' : 'new-item'),
      ];
    case 'QuestionAsked':
      return [toSender('question', true, { message: dataOf(fact, 'QuestionAsked').message })];
    case 'Step2Asked':
      return [toSender('question', true, { message: dataOf(fact, 'Step2Asked').message })];
    case 'QuestionReminded':
      return [toSender('question-reminder', false)];
    case 'QuestionAnswered':
      return toStaff('answered');
    case 'ContactAnswered':
    case 'ContactReopened':
    case 'MailPasted':
      return toStaff(fact.data.guarded === true ? 'alert' : 'answered');
    case 'SpamAnswered':
      return fact.data.guarded === true ? toStaff('alert') : [];
    case 'ContactUnspammed':
      return toStaff('new-item');
    case 'ContactReminded':
      return [toSender('contact-reminder', false)];
    case 'ContactLapsed':
      return [toSender('contact-lapsed', false)];
    case 'ContactMerged':
      return [toSender('contact-merged', true)];
    case 'PrivacyExtended':
      return [toSender('privacy-extended', true)];
    case 'ContactWoken':
    case 'PrivacyAimPassed':
      return toStaff('look-again');
    case 'ColleagueAsked':
      return [{ template: 'colleague-asked', to: dataOf(fact, 'ColleagueAsked').colleague, delayed: true }];
    case 'ColleagueAnswered':
      return toStaff('colleague-answered');
    case 'ProposalAdmitted':
      return [toSender('admitted', true)];
    case 'ProposalScreenedOut':
      return [toSender('decision', true, { decision: dataOf(fact, 'ProposalScreenedOut').decision })];
    case 'ProposalAnnounced':
      return [toSender('decision', true, { decision: dataOf(fact, 'ProposalAnnounced').decision })];
    case 'ProposalLapsed': {
      const owner = dataOf(fact, 'ProposalLapsed').ownerFrom;
      return [toSender('lapsed', false), ...(owner ? [{ template: 'withdrawn-staff' as const, to: owner, delayed: false }] : [])];
    }
    case 'OfferReminded':
      return fact.data.outcome === 'reserve' ? toStaff('look-again') : [toSender('offer-reminder', false)];
    case 'OfferLapsed':
      return [toSender('offer-lapsed', false), ...toFormerOwner(dataOf(fact, 'OfferLapsed').ownerFrom)];
    case 'OfferDeclined':
      return toFormerOwner(dataOf(fact, 'OfferDeclined').ownerFrom);
    case 'ConditionSent':
    case 'FollowUpAnswered':
    case 'IntroductionAnswered':
      return toStaff('answered');
    case 'ConditionReturned':
      return [toSender('condition-returned', true, { message: dataOf(fact, 'ConditionReturned').message })];
    case 'ConditionsMet':
      return [toSender('conditions-met', true)];
    case 'PitchPlanned':
      return [toSender('pitch-planned', true)];
    case 'PitchHeld':
      return toChairs();
    case 'ReservePromoted':
      return [toSender('promoted', true)];
    case 'ReconsiderationAsked':
      return [toSender('reconsideration-asked', false)];
    case 'ReconsiderationUpheld':
      return [toSender('reconsideration-answered', true, { message: dataOf(fact, 'ReconsiderationUpheld').message })];
    case 'ProposalReconsidered':
      return [toSender('reconsideration-answered', true), ...toStaff('look-again')];
    case 'IntroductionAsked':
      return [toSender('introduction', true, { message: dataOf(fact, 'IntroductionAsked').introduction })];
    case 'IntroductionEnded':
      return [toSender('introduction-ended', fact.by !== SYSTEM, { message: dataOf(fact, 'IntroductionEnded').introduction })];
    case 'IntroductionMade':
      return [
        toSender('introduced', false, { message: dataOf(fact, 'IntroductionMade').introduction }),
        ...(record.kind === 'proposal' ? toStaff('look-again') : []),
      ];
    case 'FollowUpAsked':
      return [toSender('follow-up', false)];
    case 'SupportCompleted':
      return [toSender('support-completed', true)];
    case 'ProposalReopened': {
      const { ownerTo } = dataOf(fact, 'ProposalReopened');
      return [toSender('reopened', true), ...(ownerTo ? toThem([ownerTo], 'handed-over') : [])];
    }
    case 'SupportConfirmed':
      return [toSender('confirmed', false), ...toStaff('answered')];
    case 'ProposalWithdrawn': {
      const owner = dataOf(fact, 'ProposalWithdrawn').ownerFrom;
      return [toSender('withdrawn', false), ...(owner ? [{ template: 'withdrawn-staff' as const, to: owner, delayed: false }] : [])];
    }
    case 'ProposalMerged':
      return [toSender('merged', true)];
    case 'PromiseNamed':
      return [toSender('first-date', false)];
    case 'PromiseMoved':
      return [toSender('new-date', false)];
    case 'TextPurged':
      return dataOf(fact, 'TextPurged').receipt ? [toSender('purged', true)] : [];
    case 'FileRefused':
      return [toSender('file-refused', false, { message: dataOf(fact, 'FileRefused').file })];
    case 'FileRemoved': {
      const { file, reason } = dataOf(fact, 'FileRemoved');
      return reason === 'asked' ? [] : [toSender('file-refused', true, { message: file })];
    }
    case 'ContactRedirected':
      return [toSender('contact-redirected', true)];
    case 'ReviewerInvited':
      return [{ template: 'invitation', to: dataOf(fact, 'ReviewerInvited').reviewer, delayed: true }];
    case 'InvitationAccepted':
      return [{ template: 'review-open', to: dataOf(fact, 'InvitationAccepted').reviewer, delayed: false }];
    case 'AssignmentReminded': {
      const { reviewer, reminder } = dataOf(fact, 'AssignmentReminded');
      const template = REMINDERS[reminder];
      return template ? [{ template, to: reviewer, delayed: false }] : [];
    }
    case 'ReviewOverdue':
      return toStaff('reviewer-lost', { person: dataOf(fact, 'ReviewOverdue').reviewer });
    case 'AssignmentExpired': {
      const { reviewer } = dataOf(fact, 'AssignmentExpired');
      return [{ template: 'invitation-expired', to: reviewer, delayed: false }, ...toStaff('reviewer-lost', { person: reviewer })];
    }
    case 'AssignmentCancelled':
      return [{ template: 'review-cancelled', to: dataOf(fact, 'AssignmentCancelled').reviewer, delayed: true }];
    case 'InvitationDeclined':
      return toStaff('reviewer-lost', { person: dataOf(fact, 'InvitationDeclined').reviewer });
    case 'ReviewerRecused':
      return toStaff('reviewer-lost', { person: dataOf(fact, 'ReviewerRecused').reviewer });
    case 'ReviewSubmitted':
      return [{ template: 'review-thanks', to: dataOf(fact, 'ReviewSubmitted').reviewer, delayed: false }];
    case 'ReviewReopened': {
      const { reviewer } = dataOf(fact, 'ReviewReopened');
      return reviewer === fact.by ? [] : [{ template: 'review-reopened', to: reviewer, delayed: true }];
    }
    case 'DiscussionAdded':
    case 'OutcomeProposed':
      return toThem([...staff, ...desk.chairs], 'discussion');
    case 'RoundClosed':
      return toChairs();
    case 'ProposalDecided':
    case 'DecisionAmended':
      return toApprovers();
    case 'OwnerChanged': {
      const to = dataOf(fact, 'OwnerChanged').ownerTo;
      return to && to !== fact.by ? [{ template: 'handed-over', to, delayed: true }] : [];
    }
    case 'ClockPassed':
      return isUrgent(record) ? [] : toStaff('late');
    case 'ItemEscalated': {
      const { to, ownerTo } = dataOf(fact, 'ItemEscalated');
      if (to === 'stand-in') return ownerTo ? toThem([ownerTo], 'escalated') : [];
      if (to === 'everyone') return toThem([...everyone, ...(record.owner ? [record.owner] : [])], 'escalated');
      return to === 'desk' ? toThem(everyone, 'escalated').filter((notice) => notice.to !== record.owner) : [];
    }
    case 'TaskOpened': {
      const { reason, ownerTo } = dataOf(fact, 'TaskOpened');
      // Of a review that stays out the letter about its reviewer has told already.
      if (reason === 'review-overdue') return [];
      return reason === 'escalation' || reason === 'no-chair' ? toThem(desk.admins, 'escalated') : toFirstOwner(ownerTo, 'new-item');
    }
    case 'ContactReplied':
      return [toSender('contact-reply', true, { message: dataOf(fact, 'ContactReplied').message })];
    case 'ContactResolved':
      return [toSender('contact-resolved', true)];
    default:
      return [];
  }
};

/** A fact → its letters. Pure; an unknown or silent fact has none. */
export const noticesOf = (fact: StoredFact, record: Item, desk: Desk): Notice[] => withStandIns(causedBy(fact, record, desk), desk, fact.by);
