/** Symmetric positive definite matrices as rows of one array: element (i, j) of an n × n one stands at i·n + j. */

/** Lower triangular L with L·Lᵀ = matrix; the upper triangle is left at zero. @throws RangeError when the matrix is not positive definite */
export const cholesky = (matrix: Float64Array, n: number): Float64Array => {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const row = factor.subarray(i * n, i * n + n);
    for (let j = 0; j <= i; j += 1) {
      const other = factor.subarray(j * n, j * n + n);
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k += 1) rest -= row[k]! * other[k]!;
      if (j < i) row[j] = rest / other[j]!;
      else if (rest > 0) row[i] = Math.sqrt(rest);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  return factor;
};

/** Solves Lᵀ·x = b in place. */
export const solveUpper = (factor: Float64Array, n: number, b: Float64Array): void => {
  for (let i = n - 1; i >= 0; i -= 1) {
    const x = b[i]! / factor[i * n + i]!;
    b[i] = x;
    const row = i * n;
    for (let k = 0; k < i; k += 1) b[k]! -= factor[row + k]! * x;
  }
};

/** Solves L·Lᵀ·x = b in place. */
export const solve = (factor: Float64Array, n: number, b: Float64Array): void => {
  for (let i = 0; i < n; i += 1) {
    let rest = b[i]!;
    const row = i * n;
    for (let k = 0; k < i; k += 1) rest -= factor[row + k]! * b[k]!;
    b[i] = rest / factor[row + i]!;
  }
  solveUpper(factor, n, b);
};

/** The whole inverse of L·Lᵀ. */
export const inverse = (factor: Float64Array, n: number): Float64Array => {
  // Row j of `columns` is column j of L⁻¹, so that both loops run along rows.
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    const column = columns.subarray(j * n, j * n + n);
    column[j] = 1 / factor[j * n + j]!;
    for (let i = j + 1; i < n; i += 1) {
      const row = factor.subarray(i * n, i * n + n);
      let rest = 0;
      for (let k = j; k < i; k += 1) rest -= row[k]! * column[k]!;
      column[i] = rest / row[i]!;
    }
  }
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const left = columns.subarray(i * n, i * n + n);
    for (let j = 0; j <= i; j += 1) {
      const right = columns.subarray(j * n, j * n + n);
      let sum = 0;
      for (let k = i; k < n; k += 1) sum += left[k]! * right[k]!;
      result[i * n + j] = sum;
      result[j * n + i] = sum;
    }
  }
  return result;
};

export const logDeterminant = (factor: Float64Array, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += 2 * Math.log(factor[i * n + i]!);
  return sum;
};
