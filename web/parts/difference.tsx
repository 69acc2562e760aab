/** What embeds, overrides or isolates the direction of text; half of such a pair would turn around whatever comes after it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const LETTER = /\p{L}/u;
const FROM_THE_RIGHT = /[\p{Script=Hebr}\p{Script=Arab}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u;

/** Text that stays in its order and leaves that of its neighbours alone: a difference cuts pairs of direction signs apart. */
export const untwisted = (text: string): string => text.replaceAll(TURNS, '');

/** The direction of a text in pieces: that of its first letter, without what stands between the pieces in our words. */
export const directionOf = (pieces: readonly (string | undefined)[]): 'ltr' | 'rtl' =>
  FROM_THE_RIGHT.test(LETTER.exec(pieces.join(''))?.[0] ?? '') ? 'rtl' : 'ltr';

/** One piece of what changed, as it was typed. */
export const Piece = ({ text }: { readonly text: string }) => <bdi>{untwisted(text)}</bdi>;
