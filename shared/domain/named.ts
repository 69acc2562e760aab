import type { Decision, DecisionBody } from './decision.ts';
import { foldedOf } from './folded.ts';
import { type Found, type Hidden, joined, placesIn } from './redact.ts';
import { type FieldError, Refusal, type RefusalCode } from './refusal.ts';
import type { MarkKind } from './words/letter-marks.ts';

/** What a letter's reader knows without it, and whom the letter may name. */
export type Untold = {
  readonly hidden: Hidden;
  /** Mail addresses of those who were asked for their opinion: in no line of a letter. */
  readonly addresses: readonly string[];
  /** Mail addresses that may stand anywhere: ours, and those of the applicant's side. */
  readonly open: readonly string[];
  /** Staff, who may be named as the ones to talk to. */
  readonly staff: readonly string[];
  /** What the applicant's side wrote, and who speaks with it for us. */
  readonly known: string;
};

/** A place of a letter that would tell who judged it: in which field, of which kind, in which words. */
export type Named = { readonly path: string; readonly kind: MarkKind; readonly text: string };

type Written = { readonly letter: DecisionBody['letter']; readonly conditions?: readonly string[] | undefined };

export const TALK_TO = 'letter/talkTo';

/** Every text of a letter with the field that it stands in. */
export const textsOf = ({ letter, conditions = [] }: Written): [path: string, text: string][] => [
  ['letter/opening', letter.opening],
  ...letter.criteria.map(({ text }, i): [string, string] => [`letter/criteria/${i}/text`, text]),
  ['letter/doFirst', letter.doFirst],
  [TALK_TO, letter.talkTo ?? ''],
  ['conditions', conditions.join('\n')],
];

const TELLING: readonly MarkKind[] = ['name', 'organisation', 'address', 'alias'];

const folded = (text: string): string => foldedOf(text, true).text.trim();
const isIn = (known: string, text: string): boolean => ` ${known} `.includes(` ${folded(text)} `);

/** Whether the reader knows it: a word or an organisation that the applicant's side named itself. A full name is known to nobody by a part of it. */
const isKnown = (known: string, kind: MarkKind, text: string): boolean =>
  (kind === 'organisation' || (kind === 'name' && !folded(text).includes(' '))) && isIn(known, text);

const isOpen = ({ open, addresses }: Untold, path: string, text: string): boolean => {
  const address = text.toLowerCase();
  return open.includes(address) || (path === TALK_TO && !addresses.includes(address));
};

const inText = (path: string, text: string, untold: Untold): Named[] => {
  const { hidden } = untold;
  const whole = (hidden.whole ?? []).filter((name) => path !== TALK_TO || !untold.staff.includes(name));
  const known = folded(untold.known);
  const said = (found: Found): string => text.slice(found.from, found.to).trim();
  const telling = placesIn(text, { ...hidden, whole }).filter((found) => {
    if (!TELLING.includes(found.kind)) return false;
    return found.kind === 'address' ? !isOpen(untold, path, said(found)) : !isKnown(known, found.kind, said(found));
  });
  // Part of an address that may stand there tells nothing either.
  const allowed = placesIn(text, { people: [], organisations: [], aliases: [] }).filter(
    (found) => found.kind === 'address' && isOpen(untold, path, said(found)) && !untold.addresses.includes(said(found).toLowerCase()),
  );
  return joined(telling)
    .filter(({ from, to }) => !allowed.some((address) => address.from <= from && to <= address.to))
    .map((found) => ({ path, kind: found.kind, text: said(found) }));
};

/** Each place of a letter by which its reader could tell who judged the proposal, in the order of its fields. Pure. */
export const namedIn = (written: Written, untold: Untold): Named[] => textsOf(written).flatMap(([path, text]) => inText(path, text, untold));

/** What was found, as it is compared: the same words are meant wherever they stand. */
export const meantBy = (named: readonly Named[]): string[] => [...new Set(named.map(({ text }) => folded(text)))].sort();

const CODES = { name: 'letter.names-person', organisation: 'letter.names-organisation', address: 'letter.names-address', alias: 'letter.names-alias' } as const;
const errorOf = ({ path, kind, text }: Named): FieldError => ({ path, code: CODES[kind as keyof typeof CODES], message: '', found: text });

/** The words that were found and are not meant, each once. */
export const namesLeft = ({ named = [], meant = [] }: { readonly named?: readonly Named[]; readonly meant?: readonly string[] | undefined }): string[] => [
  ...new Set(named.filter(({ text }) => !meant.includes(folded(text))).map(({ text }) => text)),
];

/**
 * Nobody learns from a letter who judged it. What was found is meant where a reason was given for it; then it is on record which words
 * these were, and any others are not meant by it. @throws decision.letter-names, or what is said of another text
 */
export const requireUnnamed = (named: readonly Named[], meant: readonly string[] = [], code: RefusalCode = 'decision.letter-names'): void => {
  const told = named.filter(({ text }) => !meant.includes(folded(text)));
  if (told.length > 0) throw new Refusal(code, { fields: told.map(errorOf) });
};

/** What the record keeps of names that are meant, and what the log says of it. */
export const meantIn = (named: readonly Named[], reason: string | undefined): { meant?: Decision['meant']; named?: string[] } => {
  if (reason === undefined) {
    requireUnnamed(named);
    return {};
  }
  const kinds = [...new Set(named.map(({ kind }) => kind))].sort();
  return { meant: { reason, words: meantBy(named) }, ...(kinds.length > 0 ? { named: kinds } : {}) };
};
