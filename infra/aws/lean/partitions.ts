import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

type Partition = { readonly id: string; readonly regionRegex: string; readonly regions: Readonly<Record<string, unknown>> };

/** The partitions with only those regions by name that their own pattern would miss, or another's would take. */
export const withoutRegions = <P extends Partition>(partitions: readonly P[]): P[] => {
  const byPattern = (region: string) => partitions.find(({ regionRegex }) => new RegExp(regionRegex).test(region));
  return partitions.map((partition) => ({
    ...partition,
    regions: Object.fromEntries(Object.keys(partition.regions).flatMap((region) => (byPattern(region) === partition ? [] : [[region, {}]]))),
  }));
};

/** The SDK names every region of every partition with its city, 2 KB that say nothing which the pattern of a partition does not say too. */
export const partitionsPlugin: Plugin = {
  name: 'partitions',
  setup: (build) => {
    build.onLoad({ filter: /\/util-endpoints\/lib\/aws\/partitions\.js$/ }, async ({ path }) => {
      const { partitionsInfo } = (await import(pathToFileURL(path).href)) as { partitionsInfo: { partitions: Partition[] } };
      const lean = { ...partitionsInfo, partitions: withoutRegions(partitionsInfo.partitions) };
      return { contents: `export const partitionsInfo = ${JSON.stringify(lean)};`, loader: 'js' };
    });
  },
};
