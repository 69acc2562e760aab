import { addressKey } from './text.ts';

/**
 * Keys by which organisations and people are recognised across items, whatever the spelling:
 * an organisation by its folded name, by its mail domain, a person by the folded name, each as a short one-way tag.
 * An item keeps the keys of those it names; a person or an organisation record holds all keys that mean it.
 */
const LEGAL = new Set([
  'bv',
  'nv',
  'vof',
  'gmbh',
  'ag',
  'ltd',
  'limited',
  'inc',
  'llc',
  'corp',
  'sa',
  'sarl',
  'srl',
  'spa',
  'ab',
  'as',
  'oy',
  'stichting',
  'the',
  'de',
  'het',
  'fictional',
  'fictief',
  'co',
  'company',
  'group',
  'holding',
  'zn',
]);

/** Mail domains that many people share and that say nothing about an employer. */
export const SHARED_DOMAINS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.nl',
  'live.com',
  'live.nl',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'xs4all.nl',
  'home.nl',
  'example.org',
  'example.com',
  'example.net',
]);

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** A dash or another sign that people type where they have no name to give. */
export const namesNobody = (name: string): boolean => wordsOf(name).length === 0;

/** Case, accents, punctuation and legal forms folded away: "TAPSENSE B.V. (fictional)" and "TapSense BV" are one. Names of signs alone differ by their signs. */
export const foldName = (name: string): string => {
  const words = wordsOf(name);
  if (words.length === 0) return name.normalize('NFKC').replaceAll(/\s+/g, '').slice(0, 60);
  const kept = words.filter((word) => !LEGAL.has(word));
  return (kept.length > 0 ? kept : words).join(' ').slice(0, 60);
};

/** Whether a text holds the name of an organisation without its legal form, its words together or apart; two letters are no name. */
export const namesOrganisation = (text: string, name: string): boolean => {
  const own = namesNobody(name) ? '' : foldName(name).replaceAll(' ', '');
  const words = wordsOf(text);
  return (
    own.length > 2 &&
    words.some((_word, from) => {
      let run = '';
      for (let at = from; at < words.length && run.length < own.length; at += 1) run += words[at];
      return run === own || run === `${own}s`;
    })
  );
};

/** FNV-1a over 64 bits, shortened to 40: a chance hit (one in 10¹²) would only hide an item from one reviewer too many. */
const tag = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return (hash >> 24n).toString(32).padStart(8, '0');
};

export const organisationKey = (name: string): string => tag(`o:${foldName(name)}`);

/** What stands before or behind a name and is none of it. */
const TITLES = new Set('dhr mevr mw mevrouw meneer heer mr mrs ms ir ing drs dr prof professor msc bsc phd mba llm jr sr'.split(' '));

/** The words of a person's name without titles, in any order: "dhr. Tom Overhaal", "Overhaal, Tom" and "Tom Overhaal MSc" are one. */
const nameWords = (name: string): string[] => {
  const words = foldName(name).split(' ');
  const kept = words.filter((word) => !TITLES.has(word));
  return kept.length > 0 ? kept : words;
};
export const personKey = (name: string): string => tag(`p:${nameWords(name).sort().join(' ')}`);

const initialTag = (given: string, surname: string): string => tag(`i:${given.slice(0, 1)} ${surname}`);

/** The key by which somebody is meant who is called by initial and surname alone: every person has it, a name only if it is written so. */
const initialKeys = (name: string): string[] => {
  const words = nameWords(name);
  return words.length < 2 ? [] : [initialTag(words[0]!, words.at(-1)!)];
};
const isAbbreviated = (name: string): boolean => name.split(/\s+/).some((word) => /^(\p{L}\.)+$/u.test(word) || /^\p{Lu}{1,2}$/u.test(word));

const addressTag = (address: string): string => tag(`a:${addressKey(address)}`);

/** The key by which an item says what it helps with: some competitors are competitors in one field only. */
export const capabilityKey = (capability: string): string => tag(`c:${capability}`);
/** The key by which an item says in which call it is; nobody judges beside an own proposal in the same one. */
export const callKey = (call: string): string => tag(`k:${call}`);

/** What an item helps with and competes in, as its row says it. The intake that never closes is no contest. */
export const fieldKeys = (capabilities: readonly string[], call: string): string[] => [
  ...capabilities.slice(0, 3).map(capabilityKey),
  ...(call === 'open' ? [] : [callKey(call)]),
];

/** All keys that mean one person, by whatever it is called. */
export const personKeys = (name: string, address: string): string[] => [...(name === '' ? [] : [personKey(name), ...initialKeys(name)]), addressTag(address)];

/** The key of a mail domain that belongs to one organisation. */
export const domainKey = (domain: string): string => tag(`d:${domain.toLowerCase()}`);

/** The key of a mail domain, or nothing for a domain that many strangers share. */
export const domainKeys = (address: string): string[] => {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain === '' || SHARED_DOMAINS.has(domain) ? [] : [domainKey(domain)];
};

const ADDRESS = /[^\s<>()",;]+@[^\s<>()",;]+/g;

/** "Overhaal, Tom" turned round, and "Tom Overhaal, Bureau Sluis" as the two that it may name. */
const readingsOf = (name: string): string[] => {
  const pieces = name.split(',').map((piece) => piece.trim());
  const named = pieces.filter((piece) => !namesNobody(piece));
  return named.length === 2 ? [name, `${named[1]} ${named[0]}`, ...named] : [name, ...(named.length > 1 ? named : [])];
};

/** A name in a list may be an organisation or a person, with titles, an employer, an address or a remark in brackets: every reading counts. */
export const partyKeys = (name: string): string[] => {
  const bare = name.replaceAll(/\([^)]*\)/g, ' ');
  const readings = readingsOf(namesNobody(bare) ? name : bare);
  return [
    ...new Set([
      ...readings.flatMap((reading) => [organisationKey(reading), personKey(reading), ...(isAbbreviated(reading) ? initialKeys(reading) : [])]),
      ...(name.match(ADDRESS) ?? []).map(addressTag),
    ]),
  ];
};

export const overlap = (a: readonly string[], b: readonly string[]): boolean => {
  const known = new Set(a);
  return b.some((key) => known.has(key));
};
