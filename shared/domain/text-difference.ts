/** A run of words that both texts have, or only the later or the earlier one. */
export type Run = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond so many changed words a reader compares two texts better than one; it also bounds the work. */
const MAX_CHANGES = 400;

/** Words, spaces and signs; nothing that a reader sees as one character (an emoji, a letter with its accents) is ever parted. */
const wordsOf = (text: string): string[] => Array.from(new Intl.Segmenter('nl', { granularity: 'word' }).segment(text), ({ segment }) => segment);

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && a[n] === b[n]) n += 1;
  return n;
};

/**
 * The shortest way from one list of words to another (Myers, O(ND)): for each number of changes d the furthest reach on every diagonal is
 * kept, and the way is read back from the end. Undefined when more than MAX_CHANGES are needed.
 */
const shortestWay = (a: readonly string[], b: readonly string[]): Run[] | undefined => {
  const most = Math.min(a.length + b.length, MAX_CHANGES);
  const middle = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const reached: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    reached.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[middle + k - 1]! < reach[middle + k + 1]!);
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return readBack(a, b, reached, middle);
    }
  }
  return undefined;
};

const readBack = (a: readonly string[], b: readonly string[], reached: readonly Int32Array[], middle: number): Run[] => {
  const runs: Run[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = reached.length - 1; d >= 0; d -= 1) {
    const reach = reached[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && reach[middle + k - 1]! < reach[middle + k + 1]!);
    const from = down ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : reach[middle + from]!;
    const startY = d === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      runs.push({ kind: 'same', text: a[x]! });
    }
    if (d === 0) break;
    runs.push(down ? { kind: 'added', text: b[startY]! } : { kind: 'removed', text: a[startX]! });
    x = startX;
    y = startY;
  }
  return runs.reverse();
};

/** Changes that touch become one removed and one added run; white space between two changes goes with them, so that it reads as phrases. */
const gathered = (runs: readonly Run[]): Run[] => {
  const whole: Run[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') whole.push({ kind: 'removed', text: removed });
    if (added !== '') whole.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [i, { kind, text }] of runs.entries()) {
    const next = runs[i + 1];
    const between = kind === 'same' && (removed !== '' || added !== '') && next !== undefined && next.kind !== 'same' && text.trim() === '';
    if (kind === 'removed' || between) removed += text;
    if (kind === 'added' || between) added += text;
    if (kind !== 'same' || between) continue;
    close();
    const last = whole.at(-1);
    if (last?.kind === 'same') whole[whole.length - 1] = { kind, text: last.text + text };
    else whole.push({ kind, text });
  }
  close();
  return whole;
};

const runOf = (kind: Run['kind'], words: readonly string[]): Run[] => (words.length > 0 ? [{ kind, text: words.join('') }] : []);

/**
 * Two texts as one: the same and the removed runs are the earlier text, the same and the added ones the later. Texts that hardly resemble
 * each other stand as a whole, removed and added.
 */
export const wordsBetween = (before: string, after: string): Run[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const end = commonStart(restA.toReversed(), restB.toReversed());
  const [middleA, middleB] = [restA.slice(0, restA.length - end), restB.slice(0, restB.length - end)];
  const middle = shortestWay(middleA, middleB) ?? [...runOf('removed', middleA), ...runOf('added', middleB)];
  return gathered([...runOf('same', a.slice(0, start)), ...middle, ...runOf('same', restA.slice(restA.length - end))]);
};
