import type * as z from 'zod';

/** The code of a field error, as a key of the catalogue that words it. */
export const issueCode = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'custom') return issue.message.includes('.') ? issue.message : 'field.invalid';
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? issue.minimum === 1 || issue.input === ''
        ? 'field.empty'
        : `field.short:${issue.minimum}`
      : `field.few:${issue.minimum}`;
  if (issue.code === 'too_big') return issue.origin === 'string' ? `field.long:${issue.maximum}` : `field.many:${issue.maximum}`;
  if (issue.code === 'unrecognized_keys') return 'field.unknown';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'field.missing' : 'field.type';
  if (issue.code === 'invalid_value') return issue.input === undefined ? 'field.missing' : issue.message.startsWith('gate.') ? issue.message : 'field.choice';
  if (issue.code === 'invalid_union') return 'field.type';
  if (issue.code === 'invalid_key') return 'field.unknown';
  if (issue.code === 'invalid_format') return issue.message.startsWith('text.') ? issue.message : 'field.format';
  return 'field.invalid';
};
