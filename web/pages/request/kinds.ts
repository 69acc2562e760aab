import type { Language } from '../../../shared/community.ts';
import { LISTS } from '../../../shared/domain/label-lists.ts';
import { labelIn } from '../../../shared/domain/vocabulary.ts';

/** Every kind of message, to choose from. */
export const kindOptions = (language: Language) => LISTS.contactKinds.items.map(({ id }) => ({ value: id, label: labelIn(LISTS.contactKinds, id, language) }));
