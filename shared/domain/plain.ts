/**
 * Text as a hurried reader takes it in: without marks, invisible characters, look-alike letters and tags. Nothing here is stored or shown;
 * rules about words read it, so that writing a word oddly does not hide it.
 */

/** Letters of other scripts that pass for Latin ones, and Latin ones that Unicode does not take apart. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аαɑᴀ', 'a'],
    ['вβƅʙ', 'b'],
    ['сϲᴄ', 'c'],
    ['ԁđɗᴅ', 'd'],
    ['еєεɛᴇ', 'e'],
    ['ғꜰ', 'f'],
    ['ɡɢց', 'g'],
    ['нһʜհ', 'h'],
    ['іιıɪӏ', 'i'],
    ['јȷᴊ', 'j'],
    ['кκᴋ', 'k'],
    ['łʟⅼ', 'l'],
    ['мᴍ', 'm'],
    ['пηɴռ', 'n'],
    ['оοσøᴏօ', 'o'],
    ['рρᴘ', 'p'],
    ['ԛ', 'q'],
    ['гʀ', 'r'],
    ['ѕꜱ', 's'],
    ['тτᴛ', 't'],
    ['υᴜս', 'u'],
    ['ѵνᴠ', 'v'],
    ['ѡωԝᴡ', 'w'],
    ['хχ', 'x'],
    ['уγʏ', 'y'],
    ['ᴢ', 'z'],
    ['’‘`´', "'"],
    ['‐‑‒–—−', '-'],
  ].flatMap(([odd, plain]) => [...odd!].map((letter) => [letter, plain!])),
);

/** Squared and regional letters stand in alphabetical order. */
const LETTER_ROWS = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];
const latin = (letter: string): string => {
  const code = letter.codePointAt(0)!;
  const row = LETTER_ROWS.find((start) => code >= start && code < start + 26);
  return row === undefined ? (LOOK_ALIKES[letter] ?? letter) : String.fromCharCode(97 + code - row);
};

/** Lower case, composed of plain letters, without anything that cannot be seen. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\0-\x7f]/gu, latin);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' };
const entity = (whole: string, name: string): string => {
  const hex = /^#x([0-9a-f]{1,6})$/i.exec(name);
  const code = hex ? Number.parseInt(hex[1]!, 16) : /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : undefined;
  if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  return ENTITIES[name.toLowerCase()] ?? whole;
};
const withEntities = (text: string): string => text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, entity);

/** A tag between letters hides a word, a tag between lines parts two. */
const BREAKING = /^<\/?(?:p|br|div|li|ul|ol|td|tr|th|table|h[1-6]|hr|section|article|header|footer|blockquote|pre)\b/i;
const withoutTags = (text: string): string => text.replaceAll(/<!--[^<>]{0,400}-->|<\/?[a-z][^<>]{0,400}>/gi, (tag) => (BREAKING.test(tag) ? '\n\n' : ''));

/** Words that are worth hiding; written with anything between their letters they are put together again. */
const CORE = [
  ...['ransomware', 'ransom', 'malware', 'hacked', 'hackers', 'hacker', 'attacked', 'attackers', 'attack', 'encrypted', 'compromised', 'bitcoin'],
  ...['vulnerability', 'exploit', 'zeroday', 'backdoor', 'unauthenticated', 'shodan', 'password', 'incident', 'phishing', 'breached', 'stolen'],
  ...['gehackt', 'versleuteld', 'losgeld', 'gijzelsoftware', 'aangevallen', 'aanval', 'kwetsbaarheid', 'beveiligingslek', 'wachtwoord', 'gestolen', 'besmet'],
];
const SPLIT = new RegExp(`(?<![a-z0-9])(?:${CORE.map((word) => [...word].join('[^a-z0-9]{0,3}')).join('|')})(?![a-z0-9])`, 'g');
/** "Los geld" is loose money; one blank alone hides nothing. */
const rejoined = (found: string): string => (/^[a-z]+ [a-z]+$/.test(found) ? found : ` ${found.replaceAll(/[^a-z0-9]/g, '')} `);
const SPACED = /(?<![a-z0-9])[a-z0-9](?:[\s._*|/-]{1,2}[a-z0-9](?![a-z0-9])){3,60}/g;

const LEET: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '€': 'e', '!': 'i', '|': 'i' };
const LEET_WORD = /[a-z0-9@$€!|]{3,40}/g;
const unleet = (text: string, one: 'i' | 'l'): string =>
  text.replaceAll(LEET_WORD, (word) =>
    /[a-z]/.test(word) ? word.replaceAll(/[013457@$€8]|[!|](?=[a-z0-9])/g, (sign) => (/[1!|]/.test(sign) ? one : LEET[sign]!)) : word,
  );

const unhidden = (text: string, one: 'i' | 'l'): string =>
  unleet(
    text
      .replaceAll(/([a-z])\1{2,400}/g, '$1')
      .replaceAll(/(?<=[a-z])-\n(?=[a-z])/g, '')
      .replaceAll(SPLIT, rejoined)
      .replaceAll(SPACED, (run) => run.replaceAll(/[^a-z0-9]/g, '')),
    one,
  )
    .replaceAll(SPLIT, rejoined)
    .replaceAll(/[ \t]{2,400}/g, ' ');

/** A mark that turns the direction makes the letters behind it read backwards. */
const turned = (text: string): string => text.replaceAll(/\u202e([^\u202c\n]{1,400})/gu, (_, run: string) => [...run].reverse().join(''));

/** Every way in which a text can be read, the plainest first; seldom more than two. */
export const readingsOf = (text: string): readonly string[] => {
  const whole = withEntities(text);
  const sources = new Set([withoutTags(whole), whole.replaceAll(/[<>]/g, ' ')]);
  if (text.includes('\u202e')) sources.add(turned(whole));
  const plain = [...sources].map(folded);
  return [...new Set([...plain, ...plain.flatMap((reading) => [unhidden(reading, 'i'), unhidden(reading, 'l')])])];
};

/**
 * A list of phrases as one pattern. `%` is any ending (or beginning) of a word, a blank any gap of blanks or hyphens (` ?` also none), ` .. ` up to some words
 * of the same sentence. No part repeats without a bound, so the time to read a text grows with its length alone.
 */
export const phrases = (...lists: readonly string[]): RegExp =>
  new RegExp(
    `(?<![a-z0-9])(?:${lists
      .join('|')
      .replaceAll('%', '[a-z]{0,16}')
      .replaceAll(' .. ', String.raw`[\s,-](?:[^.!?;]{0,36}[\s,-])?`)
      .replaceAll(' ?', '[\\s-]{0,3}')
      .replaceAll(' ', '[\\s-]{1,3}')})(?![a-z0-9])`,
  );

/** Sentences and lines of a reading; one without an end is cut, so that words far apart are not taken together. */
export const sentencesOf = (reading: string): readonly string[] =>
  reading
    .split(/[.!?;:]{1,9}(?=\s|$)|\n\s{0,9}\n/)
    .flatMap((sentence) => sentence.match(/[\s\S]{1,280}(?:(?=\s)|$)|[\s\S]{1,280}/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
