import { build } from './built.ts';

// A process of its own, so that the tests do not share the machine with all that was loaded for it.
await build(process.argv[2]!);
