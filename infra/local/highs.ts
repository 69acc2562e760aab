import loader from 'highs';
import type { Fallback } from '../../shared/domain/assign/program.ts';

// The module is its loader; its types describe the other way in which it may be loaded.
const loadHighs = loader as unknown as (typeof loader)['default'];

/** HiGHS, as the solver for what no flow can say. */
export const openHighs = async (): Promise<Fallback> => {
  const highs = await loadHighs();
  const { objectiveSense, modelStatus, variableType } = highs.constants;
  return (program) => {
    const numCols = program.gain.length;
    const numRows = program.rowLower.length;
    if (numCols === 0) {
      const none = new Float64Array(0);
      const possible = program.rowLower.every((least, row) => least <= 0 && program.rowUpper[row]! >= 0);
      return { status: possible ? 'optimal' : 'infeasible', columns: possible ? none : null, rowPrices: new Float64Array(numRows), objective: 0, bound: 0 };
    }
    using model = highs.createModel({
      numCols,
      numRows,
      sense: objectiveSense.minimize,
      colCost: program.gain.map((gain) => -gain),
      colLower: new Float64Array(numCols),
      colUpper: program.upper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: { format: 'csc', numRows, numCols, starts: program.start, indices: program.row, values: program.value },
      ...(program.whole && { integrality: new Int32Array(numCols).fill(variableType.integer) }),
    });
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, ...(program.seconds !== undefined && { time_limit: program.seconds }) });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible)
      return { status: 'infeasible', columns: null, rowPrices: null, objective: Number.NaN, bound: Number.NEGATIVE_INFINITY };
    const objective = -model.getObjectiveValue();
    const optimal = status === modelStatus.optimal;
    const found = optimal || (program.whole && Number(model.info.get('primal_solution_status')) === 2);
    const { colValue, rowDual } = found ? model.getSolution() : { colValue: null, rowDual: null };
    const bound = program.whole ? -Number(model.info.get('mip_dual_bound')) : objective;
    return {
      status: optimal ? 'optimal' : 'stopped',
      columns: colValue,
      rowPrices: program.whole ? null : (rowDual?.map((price) => -price) ?? null),
      objective,
      bound,
    };
  };
};
