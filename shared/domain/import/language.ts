import { READING_LANGUAGES } from '../profile.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const DUTCH = words(
  'de het een en van voor niet wij ons onze uw met zijn dat die wat kan kunnen graag bij naar ook aan op om er heeft hebben wordt deze dit maar',
);
const ENGLISH = words('the and of to we our you your with for not is are that this can could would have has please be on from at it as by an was were will');

/** The language that most of the small words belong to; Dutch where they do not tell. */
export const languageOf = (text: string): 'nl' | 'en' => {
  let lead = 0;
  for (const word of text
    .slice(0, 4000)
    .toLowerCase()
    .split(/[^\p{L}]+/u))
    lead += Number(ENGLISH.has(word)) - Number(DUTCH.has(word));
  return lead > 0 ? 'en' : 'nl';
};

/** A language as a column says it. */
export const saidLanguage = (said: string): 'nl' | 'en' | undefined => {
  if (/^(nl|nld|dut|dutch|nederlands)\b/i.test(said)) return 'nl';
  return /^(en|eng|english|engels)\b/i.test(said) ? 'en' : undefined;
};

const READINGS: Readonly<Record<string, RegExp>> = {
  de: /^(de|deu|ger|german|deutsch|duits)\b/i,
  fr: /^(fr|fra|fre|french|fran[cç]ais|frans)\b/iu,
};

/** A language that somebody reads, as a column says it: by its name where it is a neighbour's, else by its code. */
export const saidReading = (said: string): string | undefined => {
  const code = said.trim().toLowerCase();
  return saidLanguage(said) ?? Object.keys(READINGS).find((each) => READINGS[each]!.test(said)) ?? READING_LANGUAGES.find((each) => each === code);
};
