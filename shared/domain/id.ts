/** Random bytes come in as an argument, so that a run can be replayed. */
export type Random = (bytes: number) => Uint8Array;

/** Crockford's alphabet: no I, L, O, U. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Base32 without padding, 5 bits a character, most significant first. */
export const base32 = (bytes: Uint8Array): string => {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >> bits) & 31];
    }
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
};

export type Prefix = 'att' | 'tpl' | 'prp' | 'ctc' | 'tsk' | 'per' | 'cal' | 'org' | 'int' | 'msg' | 'fct';

/** A prefixed id of 128 random bits, such as prp_5k0…; never derived from anything a person typed. */
export const newId = (prefix: Prefix, random: Random): string => `${prefix}_${base32(random(16))}`;

export const idPattern = (prefix: Prefix) => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`);

/** Luhn's check over 32 symbols: finds every single wrong character and nearly every swapped pair. */
const checkOf = (body: string): string => {
  let factor = 2;
  let sum = 0;
  for (let i = body.length - 1; i >= 0; i -= 1) {
    const product = factor * ALPHABET.indexOf(body[i]!);
    sum += Math.floor(product / 32) + (product % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET[(32 - (sum % 32)) % 32]!;
};

/** Human reference: prefix, year, five random characters and a check character. Uniqueness is the store's conditional put. */
export const newReference = (prefix: string, year: number, random: Random): string => {
  const body = base32(random(4)).slice(0, 5);
  return `${prefix}-${String(year % 100).padStart(2, '0')}-${body}-${checkOf(body)}`.toUpperCase();
};

/** A reference as it was given out, whatever the case and whatever look-alikes were typed; undefined when the check character does not fit. */
export const referenceOf = (text: string): string | undefined => {
  const match = /^([A-Z]{1,6})-(\d\d)-([0-9A-Z]{5})-([0-9A-Z])$/i.exec(text.trim());
  if (!match) return undefined;
  const tidy = (s: string) => s.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const body = tidy(match[3]!);
  const check = tidy(match[4]!);
  const fits = [...body].every((c) => ALPHABET.includes(c)) && checkOf(body) === check;
  return fits ? `${match[1]}-${match[2]}-${body}-${check}`.toUpperCase() : undefined;
};

export const isReference = (text: string): boolean => referenceOf(text) !== undefined;
