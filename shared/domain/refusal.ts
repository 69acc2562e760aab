/** Every reason why the domain says no, as noun.condition, with the HTTP status it maps to and whether trying again can help. */
export const REFUSALS = {
  'item.not-found': 404,
  'session.missing': 401,
  'session.not-enough': 403,
  'request.invalid': 422,
  'request.too-large': 413,
  'request.unreadable': 400,
  'request.cross-site': 403,
  'request.direct': 403,
  'request.too-many': 429,
  'request.busy': 503,
  'form.too-soon': 422,
  'key.missing': 422,
  'key.reused': 422,
  'item.changed': 409,
  'link.dead': 410,
  'proposal.not-draft': 409,
  'proposal.not-submitted': 409,
  'proposal.not-screening': 409,
  'proposal.not-in-review': 409,
  'proposal.not-deliberating': 409,
  'proposal.not-decided': 409,
  'proposal.not-announced': 409,
  'proposal.question-open': 409,
  'proposal.no-question': 409,
  'proposal.move-illegal': 409,
  'proposal.incomplete': 422,
  'proposal.address-unverified': 409,
  'proposal.label-refused': 422,
  'proposal.part-changed': 409,
  'proposal.step-2-missing': 409,
  'proposal.step-2-there': 409,
  'proposal.target-ended': 409,
  'proposal.other-applicant': 409,
  'file.not-now': 409,
  'file.too-many': 409,
  'file.scanning': 409,
  'team.not-allowed': 403,
  'team.exists': 409,
  'team.full': 409,
  'team.unknown': 422,
  'screening.open': 409,
  'screening.reason': 422,
  'screening.target': 422,
  'call.unknown': 422,
  'call.invitation': 403,
  'call.not-open': 409,
  'call.closed': 409,
  'call.full': 409,
  'call.frozen': 409,
  'call.extension': 422,
  'assignment.none': 409,
  'assignment.exists': 409,
  'assignment.no-place': 409,
  'panel.changed': 409,
  'panel.running': 409,
  'panel.nothing': 409,
  'assignment.not-invited': 409,
  'assignment.not-accepted': 409,
  'assignment.terms': 422,
  'review.incomplete': 422,
  'review.draft-changed': 409,
  'review.round-closed': 409,
  'round.quorum': 409,
  'round.invitations-open': 409,
  'conflict.blocks': 409,
  'conflict.own': 403,
  'review.not-sent': 409,
  'review.form': 422,
  'assignment.ties': 422,
  'conflict.none': 409,
  'conflict.not-waivable': 409,
  'decision.reviews-missing': 409,
  'decision.safety-blocks': 409,
  'decision.letter-unread': 409,
  'decision.outcome-wrong': 422,
  'contact.not-open': 409,
  'contact.move-illegal': 409,
  'contact.looks-like-incident': 422,
  'contact.looks-like-vulnerability': 422,
  'contact.guarded': 409,
  'contact.other-sender': 409,
  'contact.target-ended': 409,
  'contact.nobody-asked': 409,
  'contact.not-asked': 403,
  'contact.own-question': 403,
  'contact.not-privacy': 409,
  'contact.extended': 409,
  'contact.extend-late': 409,
  'item.links-full': 409,
  'template.unknown': 404,
  'template.changed': 409,
  'template.too-many': 409,
  'search.unclear': 422,
  'undo.nothing': 409,
  'undo.too-late': 409,
  'undo.letter-left': 409,
  'undo.draft-begun': 409,
  'undo.place-taken': 409,
  'letter.arrived': 409,
  'letter.too-soon': 409,
  'task.not-open': 409,
  'purge.nothing': 409,
  'person.erased': 409,
  'person.is-staff': 409,
  'person.exists': 409,
  'person.unknown': 422,
  'person.no-address': 409,
  'person.has-address': 409,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** One field that does not pass: a path into the body and a sentence that says what to do. */
export type FieldError = { readonly path: string; readonly code: string; readonly message: string };

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: readonly FieldError[];
  readonly retryAfter: number | undefined;
  constructor(code: RefusalCode, options: { fields?: readonly FieldError[]; retryAfter?: number } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }
}

/** Throws the refusal unless the condition holds. */
export function refuseUnless(condition: unknown, code: RefusalCode): asserts condition {
  if (!condition) throw new Refusal(code);
}
