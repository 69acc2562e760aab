import { tokensOf } from '../search.ts';

/** Words that stand in any text, English and Dutch, and those that stand in any abstract. */
const STOP = new Set(
  (
    'a about above after again against all also am among an and any are as at be because been before being below between both but by can could did do does doing done ' +
    'during each few for from further had has have having he hence her here him his how however i if in into is it its itself may me might more most must my no nor not of ' +
    'on once only or other our ours over own same shall she should so some such than that the their them then there therefore these they this those through thus to too ' +
    'under until upon us very via was we well were what when where which while who whom whose why will with within without would yet you your ' +
    'aan al als bij dan dat de deze die dit door een en er hebben heeft het hier hij hoe hun ik in is je kan kunnen maar me meer met mijn na naar niet nog nu of om omdat ' +
    'onder ons onze ook op over te tot tussen uit uw van veel via voor waar was wat we wel werd wie wij worden wordt ze zich zij zijn zo zonder zou ' +
    'approach based many much new novel one paper papers present presents propose proposed result results show shown shows two use used uses using work'
  ).split(' '),
);

const PLURAL = /(?<!s|u|i)s$/;
/** Endings that make a noun, a verb or an adjective of one stem, each taken off once at most, in this order. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:ational|ations?|ative|ator)$/, 'at'],
  [/(?:i[sz]ation|i[sz]ing|i[sz]ed|i[sz]er?)$/, 'iz'],
  [/(?:ness|ments?|ably|ibly)$/, ''],
  [/(?:ing|edly|ed|ely|ly)$/, ''],
  [/(?:able|ible|ance|ence|ent|ant|ity|ive|ical|ic|al|er|or|ion|e|y)$/, ''],
];
const LEAST_STEM = 4;

const singular = (word: string): string =>
  word.length < LEAST_STEM
    ? word
    : word
        .replace(/ies$/, 'y')
        .replace(/(sh|ch|x|ss)es$/, '$1')
        .replace(PLURAL, '');

/**
 * A word without its English endings, so that "scheduling" and "schedules" are one term. It strips and never looks a word up, in the way of
 * the suffix strippers of Lovins and Porter, and a stem of fewer than four letters is never made.
 */
export const stemOf = (word: string): string => {
  let stem = singular(word);
  if (stem.length <= LEAST_STEM) return stem;
  for (const [ending, left] of ENDINGS) {
    const shorter = stem.replace(ending, left);
    if (shorter.length >= LEAST_STEM && /[aeiouy]/.test(shorter)) stem = shorter;
  }
  return stem.replace(/([bdfglmnprt])\1$/, '$1');
};

/** The terms of a text in their order: no single letters, no bare numbers, nothing that stands in any text. */
export const termsOf = (text: string): string[] =>
  tokensOf(text)
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !STOP.has(word))
    .map(stemOf);
