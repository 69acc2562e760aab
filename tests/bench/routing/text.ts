import type { RoutingBench } from './bench.ts';
import { benchAffinity } from './text-affinity.ts';
import { benchSimilar } from './text-similar.ts';
import { benchTags } from './text-tags.ts';

/** What texts alone say: affinity, proposals that came in before, and tags. */
export const bench: RoutingBench = {
  name: 'text',
  run: async () => {
    const results = [benchAffinity(), benchSimilar(), benchTags()];
    return {
      tables: results.flatMap(({ tables }) => tables),
      goals: results.flatMap(({ goals }) => goals),
      plots: results.flatMap(({ plots }) => plots),
    };
  },
};
