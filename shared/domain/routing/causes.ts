import type { FactType } from '../fact.ts';

/** Why a panel was looked for. */
export const CAUSES = ['admitted', 'declined', 'expired', 'recused', 'conflicted', 'cancelled', 'overdue', 'answered', 'freed', 'confirmed', 'batch'] as const;
export type PanelCause = (typeof CAUSES)[number];

/** What routing makes of a fact: a look for somebody else, or only a look whether there is anything left to look for. */
export const ROUTED: Readonly<Partial<Record<FactType, PanelCause | 'settled'>>> = {
  ProposalAdmitted: 'admitted',
  InvitationDeclined: 'declined',
  AssignmentExpired: 'expired',
  ReviewerRecused: 'recused',
  AssignmentCancelled: 'cancelled',
  ReviewOverdue: 'overdue',
  QuestionAnswered: 'answered',
  ReviewerInvited: 'settled',
  RoundClosed: 'settled',
  ProposalWithdrawn: 'settled',
  ProposalLapsed: 'settled',
  ActUndone: 'settled',
};

/** Facts by which a reviewer has a place more than before. */
export const FREEING: readonly FactType[] = ['InvitationDeclined', 'AssignmentExpired', 'ReviewerRecused', 'AssignmentCancelled', 'ActUndone'];

/**
 * Facts by which a reviewer may fill a place who could not before: somebody new, a profile or capacity that says more, an absence that ended, a
 * relation that is over, a conflict that was dismissed or waived. What they bring is found out by looking.
 */
export const OPENING: readonly FactType[] = ['PersonAdded', 'PersonChanged', 'ProfileChanged', 'RelationsChanged', 'AbsencesSet', 'ConflictDecided'];

/** Whoever leaves is replaced at once where a call says so; what staff ended by hand, or what is merely late, is for them to fill. */
export const FILLED_AT_ONCE: readonly PanelCause[] = ['admitted', 'declined', 'expired', 'recused', 'conflicted', 'answered', 'freed'];

/** Of these staff hear by a task; the others they caused themselves, or get another one for. */
export const TASKED: readonly PanelCause[] = ['declined', 'expired', 'recused', 'conflicted', 'freed'];
