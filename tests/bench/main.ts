import { benchBundles } from './bundles.ts';
import { benchCapacity } from './capacity.ts';
import { benchCold } from './cold.ts';

/** All benches, one after the other; a goal that is missed fails the run. */
const results = [await benchBundles(), await benchCapacity(), await benchCold()];
process.exitCode = results.every(Boolean) ? 0 : 1;
