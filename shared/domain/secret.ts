/** Things in a text that should not stay: a liaison is shown where they stand and purges them. */
export type SecretKind = 'ipv4' | 'ipv6' | 'credential' | 'api-key' | 'private-key' | 'url-credentials' | 'coordinates';
export type Secret = { readonly kind: SecretKind; readonly start: number; readonly end: number };

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const H = '[0-9a-f]{1,4}';
/** A number of that shape behind such a word is a version or a section, not an address. */
const NUMBERED =
  /(?:\b(?:v|ver|version|versie|firmware|release|build|rev|revision|update|sectie|section|chapter|hoofdstuk|paragraaf|oid|iec|iso|nen|standard|norm)\.?|\bv)[\s:]{0,2}$/i;

export const SECRET_PATTERNS: readonly (readonly [SecretKind, RegExp])[] = [
  ['private-key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:[^-]{0,6000}-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|[^-]{0,6000})/g],
  ['url-credentials', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:]{1,80}:[^\s/@]{1,120}@[^\s<>"')\]]{1,300}/gi],
  [
    'api-key',
    /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{30,80}|github_pat_\w{20,100}|xox[abprs]-[A-Za-z0-9-]{10,100}|sk[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,200}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,40}|eyJ[A-Za-z0-9_-]{10,600}\.[A-Za-z0-9_-]{10,1500}\.[A-Za-z0-9_-]{10,600})/g,
  ],
  [
    'api-key',
    /\b(?:api[ _-]?(?:key|sleutel|token)|access[ _-]?(?:key|token)|secret[ _-]?key|client[ _-]?secret|bearer|token)(?:\s{0,2}[:=]|\s(?:is|was))?\s{0,2}["'`]?[A-Za-z0-9+/_.=-]{16,300}/gi,
  ],
  [
    'credential',
    /(?<![\p{L}\d])(?:password|passwd|passwort|passphrase|passcode|pwd|pass|pw|wachtwoord|wachtwoorden|ww|wachtzin|pincode|pin|login|username|user ?name|gebruikersnaam|inlogcode)\s{0,3}(?:[:=]|\b(?:is|was|luidt|ist)\b(?!\s{1,3}(?:not|niet|geen|weak|zwak|too|te|the|de|het|een|a|an|lost|wrong|known|unknown|default|standaard|verlopen|expired|kwijt|needed|required|nodig|leeg|empty|changed|gewijzigd|vergeten|forgotten)(?![\p{L}\d])))\s{0,3}["'`]?[^\s"'`<>]{2,120}/giu,
  ],
  [
    'credential',
    /(?<![\p{L}\d])(?:password|passwd|passwort|passphrase|pwd|wachtwoord|wachtzin)\s{1,3}["'`]?(?!https?:|www\.|iec|iso|nen|nist|cve|(?:19|20)\d\d(?!\d)|[^\s@]{1,60}@[^\s@]{1,60}\.[a-z]{2})(?:(?=\p{L}[^\s]{0,40}(?:\d|[!#$%^&*+=][\p{L}\d]))[^\s"'`<>]{5,120}|\d{4,12}(?![\p{L}\d]))/giu,
  ],
  [
    'credential',
    /(?<![\p{L}\d/])(?:admin|root|administrator|operator|guest|user|sa|pi)\s?[/:]\s?(?!user|admin\b(?=\s(?:user|account|role))|or\b|and\b)[^\s,;/]{3,40}(?=[\s,;.!?)]|$)/giu,
  ],
  ['ipv4', new RegExp(`(?<![\\d.])${OCTET}(?:(?:\\.|\\[\\.\\]|\\(\\.\\)|\\[dot\\]| dot )${OCTET}){3}(?:/\\d{1,2})?(?::\\d{1,5})?(?!\\.?\\d)`, 'gi')],
  ['ipv6', new RegExp(`(?<![0-9a-z:.])(?:(?:${H}:){7}${H}|(?:${H}:){1,7}:(?:${H}(?::${H}){0,5})?|::${H}(?::${H}){0,6})(?:/\\d{1,3})?(?![0-9a-z:])`, 'gi')],
  [
    'coordinates',
    /(?<![\d.,])[-+]?(?:[1-8]?\d|90)\.\d{3,10}°?\s?[NSns]?\s?[,;/ ]\s?[-+]?(?:1[0-7]\d|\d{1,2}|180)\.\d{3,10}°?(?:\s?[EWOeow](?![a-z]))?(?![\d.])/g,
  ],
  [
    'coordinates',
    /\d{1,2}\s?°\s?\d{1,2}(?:[.,]\d{1,6})?\s?['’′]\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:["”″]|''))?\s?[NSZ][\s,;]{0,3}\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,6})?\s?['’′]\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:["”″]|''))?\s?[EWO]/g,
  ],
];

const counts = (kind: SecretKind, text: string, start: number, found: string): boolean => {
  if (kind === 'ipv4') return !NUMBERED.test(text.slice(Math.max(0, start - 16), start));
  if (kind === 'ipv6') return /[0-9a-f]{3}/i.test(found) || (found.match(/:/g) ?? []).length > 4;
  return true;
};

/** Addresses, credentials, keys and places in a text, as it was typed, in order and without overlap; the first pattern that fits wins. */
export const secretsIn = (text: string): readonly Secret[] => {
  const found: Secret[] = [];
  for (const [kind, pattern] of SECRET_PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (counts(kind, text, start, match[0]) && found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
};

const PAIR = /^(\w{2,20})\s?[/:]\s?(?:\1|password|wachtwoord|admin|root|guest|\S{0,40}\d\S{0,40})[.!?)]?$/i;
const PASSWORD = /^(?:pass|pwd|pw|wachtwoord|ww|wachtzin|pin)/i;
const UNLIKE_A_WORD = /[a-z]\S{0,60}\d|\d\S{0,60}[a-z]|\d{4}|[a-z][!#$%^&*+=][a-z]/i;

/** Whether a text gives away a key or a password, rather than only speaks of one. */
export const givesAway = (text: string): boolean =>
  secretsIn(text).some(({ kind, start, end }) => {
    const found = text.slice(start, end);
    if (kind === 'private-key' || kind === 'url-credentials') return true;
    if (kind === 'api-key') return /\d/.test(found);
    return kind === 'credential' && (PASSWORD.test(found) ? UNLIKE_A_WORD.test(found) : PAIR.test(found));
  });
