import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { withoutRegions } from '../../infra/aws/lean/partitions.ts';

type Partition = { id: string; regionRegex: string; regions: Record<string, unknown>; outputs: unknown };

const core = join(dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json')), 'dist-es/submodules/client/util-endpoints/lib/aws');
const { partitionsInfo } = (await import(pathToFileURL(join(core, 'partitions.js')).href)) as { partitionsInfo: { partitions: Partition[] } };

/** As the SDK looks a region up: by its name first, then by the patterns in their order. */
const partitionOf = (partitions: readonly Partition[], region: string): string | undefined =>
  (partitions.find(({ regions }) => region in regions) ?? partitions.find(({ regionRegex }) => new RegExp(regionRegex).test(region)))?.id;

it('finds every region in its own partition without the list of regions', () => {
  const { partitions } = partitionsInfo;
  const lean = withoutRegions(partitions);
  const regions = partitions.flatMap((partition) => Object.keys(partition.regions));
  expect(regions).toContain('eu-west-1');
  for (const region of [...regions, 'eu-north-9']) expect(partitionOf(lean, region), region).toBe(partitionOf(partitions, region));
  expect(lean.flatMap((partition) => Object.keys(partition.regions)).length).toBeLessThan(regions.length / 4);
});

it('keeps a region by its name where the patterns would lead elsewhere', () => {
  const two = [
    { id: 'a', regionRegex: '^a-', regions: { 'a-1': {}, 'b-2': {}, global: {} }, outputs: {} },
    { id: 'b', regionRegex: '^b-', regions: { 'b-1': {} }, outputs: {} },
  ];
  expect(withoutRegions(two).map(({ regions }) => Object.keys(regions))).toEqual([['b-2', 'global'], []]);
});
