/** Attributes that hold prose, by the type of the row; everything else in a row is a key, a code, a number or a time. */
export const PROSE: Readonly<Record<string, readonly string[]>> = {
  root: ['title'],
  part: ['content'],
  file: ['name'],
  message: ['text', 'subject', 'from'],
  original: ['text', 'gaps', 'cuts'],
  assignment: ['title'],
  review: ['body'],
  'review-draft': ['body'],
  'former-review': ['body'],
  decision: ['reason', 'letter', 'conditions', 'override', 'meant'],
  ties: ['list'],
  sent: ['subject', 'text'],
  conflict: ['reason'],
  after: ['conditions', 'pitch', 'pitched', 'reconsideration', 'introductions', 'followUps'],
};

/** Stands where something was taken out; it tells that, and not what. */
export const BLANK = '▇▇▇';
