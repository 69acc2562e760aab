import { benchBundles } from './bundles.ts';
import { benchCapacity } from './capacity.ts';
import { benchCold } from './cold.ts';
import { benchMails } from './mails.ts';
import { benchOperations } from './operations.ts';
import { benchPages } from './pages.ts';

/** All benches, one after the other; a goal that is missed fails the run. */
const results = [await benchBundles(), await benchCapacity()];
await benchOperations();
results.push(await benchMails(), await benchPages(), await benchCold());
process.exitCode = results.every(Boolean) ? 0 : 1;
