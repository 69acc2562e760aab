/** A linear program, to be maximised: columns from 0 to `upper`, rows between two bounds, the matrix column by column. */
export type Program = {
  readonly gain: Float64Array;
  readonly upper: Float64Array;
  /** Whether the columns must be whole numbers. */
  readonly whole: boolean;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
  /** Give up after so many seconds; none = run to the end. */
  readonly seconds?: number;
};

/** What a solver says: values and prices (the gain of one more unit of a row's bound); `bound` is what no solution can exceed. */
export type Programmed = {
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  readonly columns: Float64Array | null;
  readonly rowPrices: Float64Array | null;
  readonly objective: number;
  readonly bound: number;
};

/** A solver for what no flow can say. It comes in as an argument. */
export type Fallback = (program: Program) => Programmed;
