import type { Language } from '../../shared/community.ts';
import { answerText } from '../../shared/domain/form/told.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import type { Question } from '../../shared/domain/question.ts';
import { fieldLabel, partLabel } from '../../shared/domain/words/index.ts';
import { reviewWords } from '../words/review.ts';

/** What a part is called where its answers are read by somebody else than who gave them. */
export const partTitle = (part: PartName, language: Language): string => {
  const { proposal: words } = reviewWords[language];
  return part === 'organisation' || part === 'request' ? words[part] : partLabel(part, language);
};

/** What a field is called there. */
export const fieldTitle = (path: string, language: Language, questions: readonly Question[] = []): string => {
  const words: Readonly<Record<string, string>> = reviewWords[language].proposal.fields;
  return words[path] ?? fieldLabel(path, language, questions);
};

const NO_PARTIES = 'organisation/noParties';

/** An answer as it reads under that title: a tick that says "none" reads as that and not as a yes to a no, and no tick says nothing. */
export const toldText = (path: string, value: unknown, language: Language, questions: readonly Question[] = []): string => {
  if (path !== NO_PARTIES) return answerText(path, value, language, questions);
  return value === true ? reviewWords[language].invitation.noParties : '';
};
