/** Numbers from 0 to 1 that follow from a seed (splitmix32); the same seed gives the same row. */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
};

export type Written = { readonly title: string; readonly text: string };
type Rewrite = (text: Written, others: readonly Written[], random: () => number) => Written;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== '');
const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Long words replaced, each with this chance, by words of other texts. */
const reworded = (text: string, share: number, others: readonly Written[], random: () => number): string => {
  const words = others.flatMap((other) => other.text.match(/\p{Ll}{4,}/gu) ?? []);
  return text.replaceAll(/[\p{L}]{4,}/gu, (word) => (random() < share ? words[Math.floor(random() * words.length)]! : word));
};
const strange = (count: number, others: readonly Written[], random: () => number): string[] =>
  shuffled(
    shuffled(others, random)
      .slice(0, 3)
      .flatMap(({ text }) => sentencesOf(text)),
    random,
  ).slice(0, count);

/** The next phase of a project: this share of the sentences stays, as many as go come in, and a tenth of the words changes. */
const nextPhase =
  (kept: number, ofTitle: number): Rewrite =>
  ({ title, text }, others, random) => {
    const sentences = sentencesOf(text);
    const stay = shuffled(sentences, random).slice(0, Math.max(1, Math.round(sentences.length * kept)));
    const fresh = strange(sentences.length - stay.length, others, random);
    return {
      title: `Phase II: ${reworded(title, ofTitle, others, random)}`,
      text: shuffled([...stay, ...fresh], random)
        .map((sentence) => reworded(sentence, 0.1, others, random))
        .join(' '),
    };
  };

/** Ways in which one proposal comes in again, under the name of another organisation each time; translations are none of them. */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'other names': ({ title, text }) => {
    const renamed = (words: string): string => words.replaceAll(/\b(\p{Lu}\p{Ll}+\p{Lu}\p{L}*|\p{Lu}{3,}\w*)\b/gu, (name) => `Nova${name.length}`);
    return { title: renamed(title), text: renamed(text) };
  },
  'sentences reordered': ({ title, text }, _others, random) => ({ title, text: shuffled(sentencesOf(text), random).join(' ') }),
  'first half only': ({ title, text }) => ({
    title,
    text: sentencesOf(text)
      .slice(0, Math.ceil(sentencesOf(text).length / 2))
      .join(' '),
  }),
  'a fifth of the words replaced': ({ title, text }, others, random) => ({
    title: reworded(title, 0.3, others, random),
    text: reworded(text, 0.2, others, random),
  }),
  'a third of the words replaced': ({ title, text }, others, random) => ({
    title: reworded(title, 0.5, others, random),
    text: reworded(text, 1 / 3, others, random),
  }),
  'another title, reordered, reworded': ({ text }, others, random) => ({
    title: shuffled(others, random)[0]!.title,
    text: reworded(shuffled(sentencesOf(text), random).join(' '), 0.1, others, random),
  }),
  'next phase, 60 % kept': nextPhase(0.6, 0.3),
  'next phase, 40 % kept': nextPhase(0.4, 0.6),
};
