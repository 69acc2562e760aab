import { termsOf } from './terms.ts';

/** A title with its abstract. */
export type Text = { readonly title: string; readonly text: string };
/** Terms by number, rising, and the weight of each; of length 1, or empty. */
export type Vector = { readonly terms: Int32Array; readonly weights: Float64Array };
export type Collection = { readonly vectors: readonly Vector[]; readonly termCount: number };

/** What is weighed how; a bench changes it to see what each does. */
export type Weighing = {
  /** As how many words of the abstract a word of the title counts. */
  readonly title: number;
  /** Power of the inverse document frequency: 0.5 counts rarity once in the product of two vectors, 1 counts it twice. */
  readonly rarity: number;
  /** Nearest texts that are read along with each; 0 = none. */
  readonly neighbours: number;
};
export const WEIGHING: Weighing = { title: 2, rarity: 0.5, neighbours: 10 };
/** How soon a repeated word stops adding, and how much the length of a text counts: the usual values of Okapi BM25. */
const [SATURATION, LENGTH] = [1.2, 0.75];

const countsOf = ({ title, text }: Text, weighing: Weighing): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (words: string, times: number): void => {
    for (const term of termsOf(words)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  add(title, weighing.title);
  add(text, 1);
  return counts;
};

/** Scaled to length 1; without the terms that weigh nothing. */
const unit = (pairs: readonly (readonly [number, number])[]): Vector => {
  const kept = pairs.filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return { terms: Int32Array.from(kept, ([term]) => term), weights: Float64Array.from(kept, ([, weight]) => weight / length) };
};

/**
 * Texts as vectors of terms. A term weighs by how often it stands there, saturating as in Okapi BM25 (Robertson, Walker and others 1994),
 * and by a power of its inverse document frequency. Terms are numbered in the order of the alphabet: the order of the texts changes no sum.
 */
export const vectorsOf = (texts: readonly Text[], weighing: Weighing): Collection => {
  const counts = texts.map((text) => countsOf(text, weighing));
  const names = [...new Set(counts.flatMap((count) => [...count.keys()]))].sort();
  const numbers = new Map(names.map((name, n) => [name, n]));
  const spread = new Float64Array(names.length);
  for (const count of counts) for (const term of count.keys()) spread[numbers.get(term)!]! += 1;
  const lengths = counts.map((count) => [...count.values()].reduce((sum, times) => sum + times, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length) || 1;
  const rarity = spread.map((documents) => (Math.log((texts.length + 1) / (documents + 1)) + 1) ** weighing.rarity);
  const vectors = counts.map((count, n) => {
    const damping = SATURATION * (1 - LENGTH + (LENGTH * lengths[n]!) / mean);
    return unit(
      [...count].map(([term, times]) => {
        const number = numbers.get(term)!;
        return [number, (rarity[number]! * times * (SATURATION + 1)) / (times + damping)];
      }),
    );
  });
  return { vectors, termCount: names.length };
};

/** Reads the likeness of any vector to all of these: one sum per pair, in the order of the terms. */
export const likenessTo = ({ vectors, termCount }: Collection): ((vector: Vector) => Float64Array) => {
  const places: { readonly at: number[]; readonly weight: number[] }[] = Array.from({ length: termCount }, () => ({ at: [], weight: [] }));
  for (const [at, { terms, weights }] of vectors.entries())
    for (let n = 0; n < terms.length; n += 1) {
      places[terms[n]!]!.at.push(at);
      places[terms[n]!]!.weight.push(weights[n]!);
    }
  return ({ terms, weights }) => {
    const sums = new Float64Array(vectors.length);
    for (let n = 0; n < terms.length; n += 1) {
      const { at, weight } = places[terms[n]!]!;
      for (let k = 0; k < at.length; k += 1) sums[at[k]!]! += weights[n]! * weight[k]!;
    }
    return sums;
  };
};

/**
 * Each vector with as much again of its nearest neighbours, each by its likeness, so that texts about one subject meet that say it in
 * other words: pseudo-relevance feedback after Rocchio, from the whole collection and without any judgement.
 */
export const withNeighbours = (collection: Collection, neighbours: number): Collection => {
  if (neighbours === 0) return collection;
  const { vectors, termCount } = collection;
  const likeness = likenessTo(collection);
  const sums = new Float64Array(termCount);
  const widened = vectors.map((own, n) => {
    const alike = likeness(own);
    const near = [...alike.keys()]
      .filter((other) => other !== n && alike[other]! > 0)
      .sort((a, b) => alike[b]! - alike[a]! || a - b)
      .slice(0, neighbours);
    const all = near.reduce((sum, other) => sum + alike[other]!, 0);
    const touched = new Set<number>();
    const add = ({ terms, weights }: Vector, share: number): void => {
      for (let k = 0; k < terms.length; k += 1) {
        touched.add(terms[k]!);
        sums[terms[k]!]! += share * weights[k]!;
      }
    };
    add(own, 1);
    for (const other of near) add(vectors[other]!, alike[other]! / all);
    const wide = unit([...touched].map((term) => [term, sums[term]!]));
    for (const term of touched) sums[term] = 0;
    return wide;
  });
  return { vectors: widened, termCount };
};
