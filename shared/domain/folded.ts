/** A text as it is compared, and where each character of it came from. */
export type Folded = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] };

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Marks above and below letters, and what nobody sees. */
const UNSEEN = /[\p{M}\p{Cf}]/gu;

const foldedCharacter = (character: string): string =>
  [...character.normalize('NFKD').replace(UNSEEN, '').toLowerCase().normalize('NFKD').replace(UNSEEN, '')].map((one) => LOOKALIKES[one] ?? one).join('');

/**
 * Small letters without marks, one blank for any run of white space; `loose` takes everything but letters and digits for white space too.
 * What cannot be seen is left out, so that it hides nothing.
 */
export const foldedOf = (text: string, loose: boolean): Folded => {
  const out: string[] = [];
  const [from, to]: [number[], number[]] = [[], []];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const one of foldedCharacter(character)) {
      const isBlank = loose ? !/[\p{L}\p{N}]/u.test(one) : /\s/u.test(one);
      if (isBlank && out.at(-1) === ' ') to[to.length - 1] = end;
      else {
        for (const unit of isBlank ? ' ' : one) {
          out.push(unit);
          // A character of two units counts twice, so that places in the text are places in the lists.
          for (let n = 0; n < unit.length; n += 1) {
            from.push(at);
            to.push(end);
          }
        }
      }
    }
    at = end;
  }
  return { text: out.join(''), from, to };
};
