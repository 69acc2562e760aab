/** One reviewer's mark of one proposal. `null` = cannot judge: left out, never zero. Confidence is a weight, 0.5 to 2; 1 when absent. */
export type Mark = { readonly proposal: string; readonly reviewer: string; readonly value: number | null; readonly confidence?: number };

/** The marks that count, in an order that does not depend on how they came: by the name of the proposal, then of the reviewer. */
export type Panel = {
  /** Names of those with a mark, sorted; the numbers below are places in these lists. */
  readonly proposals: readonly string[];
  readonly reviewers: readonly string[];
  readonly proposal: Int32Array;
  readonly reviewer: Int32Array;
  readonly value: Float64Array;
  readonly confidence: Float64Array;
  readonly ofProposal: Grouping;
  readonly ofReviewer: Grouping;
};
/** Marks of member g: order[start[g]] up to, and without, order[start[g + 1]]. */
export type Grouping = { readonly start: Int32Array; readonly order: Int32Array };

export type MarksFault = 'unknown-proposal' | 'unknown-reviewer' | 'named-twice' | 'marked-twice' | 'not-a-number' | 'confidence-range' | 'too-large';
/** Marks that no tally can be made of: an error that says which one. */
export type MarksError = Error & { readonly code: MarksFault; readonly proposal: string | undefined; readonly reviewer: string | undefined };
const marksError = (code: MarksFault, proposal?: string, reviewer?: string): MarksError =>
  Object.assign(new Error([code, proposal, reviewer].filter((part) => part !== undefined).join(' ')), { name: 'MarksError', code, proposal, reviewer });
export const isMarksError = (error: unknown): error is MarksError => error instanceof Error && error.name === 'MarksError';

/** The smaller of the two sides is solved as a full matrix; above this it would not fit. */
const LARGEST_SIDE = 3000;

const grouped = (member: Int32Array, size: number): Grouping => {
  const start = new Int32Array(size + 1);
  for (const g of member) start[g + 1]! += 1;
  for (let g = 0; g < size; g += 1) start[g + 1]! += start[g]!;
  const next = start.slice();
  const order = new Int32Array(member.length);
  member.forEach((g, i) => {
    order[next[g]!] = i;
    next[g]! += 1;
  });
  return { start, order };
};

const distinct = (names: readonly string[], isProposal: boolean): ReadonlySet<string> => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw isProposal ? marksError('named-twice', name) : marksError('named-twice', undefined, name);
    seen.add(name);
  }
  return seen;
};

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const placesOf = (names: Iterable<string>): { readonly names: readonly string[]; readonly place: ReadonlyMap<string, number> } => {
  const sorted = [...new Set(names)].sort(byName);
  return { names: sorted, place: new Map(sorted.map((name, at) => [name, at])) };
};

/** Checks and orders the marks. @throws MarksError for a name that is not in its list, a second mark of a pair, or a value that is no number. */
export const panelOf = (proposals: readonly string[], reviewers: readonly string[], marks: readonly Mark[]): Panel => {
  const [knownProposals, knownReviewers] = [distinct(proposals, true), distinct(reviewers, false)];
  for (const { proposal, reviewer, value, confidence = 1 } of marks) {
    if (!knownProposals.has(proposal)) throw marksError('unknown-proposal', proposal, reviewer);
    if (!knownReviewers.has(reviewer)) throw marksError('unknown-reviewer', proposal, reviewer);
    if (value !== null && !Number.isFinite(value)) throw marksError('not-a-number', proposal, reviewer);
    if (!(confidence >= 0.5 && confidence <= 2)) throw marksError('confidence-range', proposal, reviewer);
  }
  const valid = marks
    .filter((mark): mark is Mark & { readonly value: number } => mark.value !== null)
    .sort((a, b) => byName(a.proposal, b.proposal) || byName(a.reviewer, b.reviewer));
  valid.forEach((mark, i) => {
    const before = valid[i - 1];
    if (before?.proposal === mark.proposal && before.reviewer === mark.reviewer) throw marksError('marked-twice', mark.proposal, mark.reviewer);
  });
  const rows = placesOf(valid.map((mark) => mark.proposal));
  const columns = placesOf(valid.map((mark) => mark.reviewer));
  if (Math.min(rows.names.length, columns.names.length) > LARGEST_SIDE) throw marksError('too-large');
  const proposal = Int32Array.from(valid, (mark) => rows.place.get(mark.proposal)!);
  const reviewer = Int32Array.from(valid, (mark) => columns.place.get(mark.reviewer)!);
  return {
    proposals: rows.names,
    reviewers: columns.names,
    proposal,
    reviewer,
    value: Float64Array.from(valid, (mark) => mark.value),
    confidence: Float64Array.from(valid, (mark) => mark.confidence ?? 1),
    ofProposal: grouped(proposal, rows.names.length),
    ofReviewer: grouped(reviewer, columns.names.length),
  };
};
