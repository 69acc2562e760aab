/** What the rules of triage notice about a text. */
export const TRIAGE_FLAGS = [
  'unsubscribe',
  'repeat',
  'asset-owner',
  'lead',
  'has-reference',
  'spam',
  'student',
  'talent',
  'tlp-amber',
  'tlp-amber-strict',
  'tlp-red',
  'phone-now',
  'no-details-in-mail',
  'cvd',
  'extortion',
  'do-not-store-ip',
  'legal-1-month',
  'malicious-input',
  'press-deadline',
  'several-intents',
] as const;
export type TriageFlag = (typeof TRIAGE_FLAGS)[number];

/** What a task asks somebody to look at. */
export const TASK_REASONS = [
  'mail-bounced',
  'mail-complaint',
  'mail-dead',
  'escalation',
  'spam-answered',
  'review-overdue',
  'reviewer-away',
  'reviewer-missing',
  'follow-up',
  'pitch',
  'reconsideration',
  'no-chair',
] as const;

/** Everything that an item can be marked with; a list is asked for one of these. */
export const FLAGS = [
  ...TRIAGE_FLAGS,
  'wrong-door',
  'looks-like-incident',
  'looks-like-vulnerability',
  'aim-passed',
  'step-2',
  'imported',
  'gaps',
  'cut',
  ...TASK_REASONS,
] as const;
export type Flag = (typeof FLAGS)[number];
