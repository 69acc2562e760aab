import { type Door, type Sorting, usualSorting } from '../contact-intake.ts';
import { doorFor } from '../door.ts';
import { triageOf } from '../triage.ts';
import type { MappedContact } from './mapped.ts';

export type Sorted = { readonly kind: string; readonly sorting: Sorting; readonly door: Door };

/**
 * What the rules make of an old message; where it does not say what it is about, their guess is its kind, and the gap says so. What its
 * maker published is nobody's incident.
 */
export const sortedAs = ({ contactKind, subject, message, language, sender, published, tlp, gaps }: MappedContact): Sorted => {
  if (published && tlp === 'clear') return { kind: contactKind, sorting: usualSorting(contactKind), door: undefined };
  const sorting = triageOf({ kind: contactKind, subject, message, organisation: sender.organisation, language });
  return { kind: gaps.includes('kind') ? sorting.kind : contactKind, sorting, door: doorFor({ kind: contactKind, subject, message }) };
};
