import * as z from 'zod';

/**
 * Text as it may enter: NFC, every kind of line end as \n, nothing that cannot survive UTF-8 (lone surrogates) or that no person types (NUL and
 * other control characters). In running text direction marks are kept, and pages isolate it.
 */
const tidy = (s: string) => s.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').normalize('NFC');
/** What word processors break a line with and nobody sees: no browser takes it out of a field of one line, where it is a blank. */
const inOneLine = (s: string) => s.replaceAll(/[\u2028\u2029]/g, ' ');
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd-\uffff]/;
const survives = (s: string) => s.isWellFormed() && !CONTROL.test(s);
const UNSAFE = 'text.control-character';

/** What turns the direction of letters: in a single line it only makes a name or a subject pass for another, also in a tab, a list or a spreadsheet. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
export const withoutTurns = (s: string): string => s.replaceAll(TURNS, '');

/** Characters as every limit counts them: one outside the basic plane is one too, though it takes two units. */
export const charactersIn = (text: string): number => [...text].length;

/** What nobody sees: signs that format, join or fill, and accents, which stand on a letter or on nothing. */
const UNSEEN = /[\p{Cf}\p{DI}\p{Mn}\p{Me}\u2800]/gu;
/** Characters as a least length counts them: those that somebody sees, and a run of blanks as one. */
export const charactersSeen = (text: string): number => charactersIn(text.replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim());
/** A text in which nobody sees anything is none; within a real one, what is unseen stays. */
const seen = (s: string): string => (charactersSeen(s) === 0 ? '' : s);

/** So many characters that somebody sees. */
const least = (min: number) => {
  const check = z.minLength(min);
  check._zod.check = ({ value, issues }) => {
    if (typeof value === 'string' && charactersSeen(value) < min)
      issues.push({ origin: 'string', code: 'too_small', minimum: min, inclusive: true, input: value, inst: check, continue: true });
  };
  return check;
};

/** Several lines of text, `min` to `max` characters after trimming. */
export const prose = (min: number, max: number) =>
  z.string().overwrite(tidy).trim().overwrite(seen).check(least(min)).max(max).refine(survives, { error: UNSAFE });

/** One line of text; marks that turn its direction are left out. */
export const line = (min: number, max: number) =>
  z
    .string()
    .overwrite((s) => tidy(inOneLine(withoutTurns(s))))
    .trim()
    .overwrite(seen)
    .check(least(min))
    .max(max)
    .refine((s) => survives(s) && !/[\n\t]/.test(s), { error: UNSAFE });

/** What every mail service can deliver to: the part before the @ in plain ASCII, without quotes. */
const LOCAL = /^[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9_](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The ASCII form of a mail domain, or undefined when it is none. */
const asciiDomain = (domain: string): string | undefined => {
  try {
    const host = new URL(`http://${domain}/`).hostname;
    return DOMAIN.test(host) ? host : undefined;
  } catch {
    return undefined;
  }
};

const splitAddress = (address: string): [string, string] | undefined => {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || !LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined;
  const raw = address.slice(at + 1);
  const domain = /[/?#@:%\\\s]/.test(raw) ? undefined : asciiDomain(raw);
  return domain ? [local, domain] : undefined;
};

/** A mail address, internationalised ones too; the domain leaves in its ASCII form, whose length counts. */
export const email = z
  .string()
  .trim()
  .overwrite((s) => {
    const parts = s.isWellFormed() ? splitAddress(s.normalize('NFC')) : undefined;
    return parts ? `${parts[0]}@${parts[1]}` : s;
  })
  .max(254)
  .refine((s) => s !== '', { error: 'text.no-address', abort: true })
  .refine((s) => s.isWellFormed() && splitAddress(s) !== undefined, { error: 'text.address' });

/** What would hide where an address leads: blanks, invisible signs, quotation marks and brackets. */
const HIDES = /[\s\p{Z}\p{Cf}"<>\\^`{|}]/u;
/** The beginning of an address of a page, without a user name, which only ever imitates another host. */
const PAGE = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i;
const leadsToPage = (s: string): boolean => survives(s) && !HIDES.test(s) && PAGE.test(s) && URL.canParse(s) && DOMAIN.test(new URL(s).hostname);

/** The address of a page on the web, as it was typed. */
export const web = (max: number) => z.string().overwrite(tidy).trim().max(max).refine(leadsToPage, { error: 'text.web' }).meta({ format: 'uri' });

/** One key for one mailbox: case and Unicode form do not make another person. */
export const addressKey = (address: string): string => address.normalize('NFKC').toLowerCase();
