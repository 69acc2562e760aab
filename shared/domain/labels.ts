import { LISTS } from './label-lists.ts';
import { labelIn, type Vocabulary } from './vocabulary.ts';

/** The label of an id; what stands in no list (a protocol that somebody typed) is its own label. */
export const labelOf = (name: Vocabulary, id: string, language: 'nl' | 'en'): string => labelIn(LISTS[name], id, language);

/** A label inside a sentence: small at its beginning, unless it begins with an abbreviation or a name. */
export const insideSentence = (label: string): string => (/^\p{Lu}\p{Ll}+( |$|-|\/|,|:)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);
