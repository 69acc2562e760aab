import { type ContactBody, isWrongDoor } from './contact.ts';
import type { Door } from './contact-intake.ts';
import { guardOf } from './guard.ts';

type Told = Pick<ContactBody, 'kind' | 'subject' | 'message'>;

/** Where a text belongs whose sender did not say so: whoever chose a wrong door by hand was shown the right one already. */
export const doorFor = ({ kind, subject, message }: Told): Door => (isWrongDoor(kind) ? undefined : guardOf({ subject, message }).door);
