import type { StoredFact } from '../fact.ts';

const DECIDED = {
  en: { confirmed: 'it stands', dismissed: 'it is not so', waived: 'it is accepted' },
  nl: { confirmed: 'het staat vast', dismissed: 'het is niet zo', waived: 'het is aanvaard' },
} as const;

/** A sentence of the timeline with whom it is about, and with what was decided about a conflict. */
export const aboutPerson = (sentence: string, { data }: Pick<StoredFact, 'data'>, name: string | undefined, language: 'nl' | 'en'): string => {
  const words: Readonly<Record<string, string>> = DECIDED[language];
  const decided = typeof data.state === 'string' && Object.hasOwn(words, data.state) ? words[data.state] : undefined;
  const more = [name, decided].filter(Boolean).join(', ');
  return more === '' ? sentence : `${sentence.replace(/\.$/, '')}: ${more}.`;
};

/** The person whom a fact of an item is about. */
export const personIn = ({ data }: Pick<StoredFact, 'data'>): string | undefined =>
  [data.reviewer, data.person].find((id): id is string => typeof id === 'string');
