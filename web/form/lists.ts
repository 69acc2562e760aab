import type { Language } from '../../shared/community.ts';
import { labelOf } from '../../shared/domain/labels.ts';
import { idsOf, type Vocabulary } from '../../shared/domain/vocabulary.ts';
import { formLists } from '../words/form-lists.ts';

/** Lists whose ids people know by heart. */
const NUMBERED: readonly Vocabulary[] = ['csf', 'purdue', 'nis2Measures'];

const nameIn = (list: Vocabulary, id: string, language: Language): string => {
  const label = labelOf(list, id, language);
  if (NUMBERED.includes(list) && id !== 'cloud') return `${id} ${label}`;
  const parent = list === 'sectors' ? formLists.within[id] : undefined;
  return parent ? `${labelOf(list, parent, language)}: ${label.toLowerCase()}` : label;
};

/** The choices of a list with their labels, in its order. */
export const choicesOf = (list: Vocabulary, language: Language): { readonly value: string; readonly label: string }[] =>
  idsOf(list).map((id) => ({ value: id, label: nameIn(list, id, language) }));

export const trlAnchors = (language: Language): { readonly at: number; readonly text: string }[] =>
  formLists.levels.map((level) => ({ at: level.at, text: level[language] }));
