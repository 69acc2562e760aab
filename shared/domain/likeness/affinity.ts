import { likenessTo, type Text, vectorsOf, WEIGHING, type Weighing, withNeighbours } from './vectors.ts';

/** The mean of the largest quarter, rounded up to whole ones: one paper of many that fits says little, several say enough. */
export const topQuarter = (values: readonly number[]): number => {
  const top = values.toSorted((a, b) => b - a).slice(0, Math.ceil(values.length / 4));
  return top.length === 0 ? 0 : top.reduce((sum, value) => sum + value, 0) / top.length;
};

const keyOf = ({ title, text }: Text): string => `${title}\n\n${text}`;

/**
 * How near each proposal is to what each reviewer wrote, 0 to 1, from the words alone: one row per proposal, one value per reviewer, in the
 * order given; a reviewer without a text is at 0. A text that occurs several times counts once in the collection. The order of proposals,
 * of reviewers and of their texts changes no value. It can point at a reviewer to look at; it is no reason to ask one.
 */
export const textAffinity = (proposals: readonly Text[], profiles: readonly (readonly Text[])[], weighing: Weighing = WEIGHING): Float64Array[] => {
  const texts = new Map([...proposals, ...profiles.flat()].map((text) => [keyOf(text), text]));
  const keys = [...texts.keys()].sort();
  const at = new Map(keys.map((key, n) => [key, n]));
  const collection = withNeighbours(
    vectorsOf(
      keys.map((key) => texts.get(key)!),
      weighing,
    ),
    weighing.neighbours,
  );
  const likeness = likenessTo(collection);
  const written = profiles.map((profile) => profile.map((text) => at.get(keyOf(text))!));
  return proposals.map((proposal) => {
    const alike = likeness(collection.vectors[at.get(keyOf(proposal))!]!);
    return Float64Array.from(written, (places) => topQuarter(places.map((place) => Math.min(1, alike[place]!))));
  });
};
