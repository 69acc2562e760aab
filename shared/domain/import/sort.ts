import { type Door, type Sorting, usualSorting } from '../contact-intake.ts';
import { doorFor } from '../door.ts';
import type { MappedContact } from './mapped.ts';

/** What the rules make of an old message. What its maker published is nobody's incident. */
export const sortingOf = ({ contactKind: kind, subject, message, published, tlp }: MappedContact): { sorting: Sorting; door: Door } => ({
  sorting: usualSorting(kind),
  door: published && tlp === 'clear' ? undefined : doorFor({ kind, subject, message }),
});
