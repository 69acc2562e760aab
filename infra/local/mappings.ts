import { isDeepStrictEqual } from 'node:util';
import type { StreamRecord } from './batches.ts';
import { matches } from './filter.ts';
import type { Fn } from './sandbox.ts';
import { functionNameIn, REGION, type Stack } from './template.ts';

/** One table's stream and the function that hears it, as the template maps them. */
export type Mapping = {
  readonly id: string;
  readonly table: string;
  readonly fn: Fn;
  readonly batchSize: number;
  readonly patterns: readonly Record<string, unknown>[];
  readonly properties: Record<string, any>;
  streamArn?: string;
};

export const mappingsIn = (stack: Stack, functions: ReadonlyMap<string, Fn>): Mapping[] =>
  stack.all('AWS::Lambda::EventSourceMapping').flatMap(({ id, properties }) => {
    const table = /table\/([^/]+)\/stream/.exec(String(properties.EventSourceArn))?.[1];
    const fn = functions.get(functionNameIn(properties.FunctionName) ?? String(properties.FunctionName));
    if (!table || !fn || properties.Enabled === false) return [];
    const patterns = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
    return [{ id, table, fn, batchSize: Number(properties.BatchSize ?? 100), patterns, properties }];
  });

export const accepts = ({ patterns }: Mapping, record: StreamRecord) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));

/** The record as Lambda hands it over; undefined for a write that changed nothing, of which AWS makes no record. */
export const asEvent = (record: any, { table }: Mapping, now: () => Date): StreamRecord | undefined => {
  const { OldImage, NewImage } = record.dynamodb;
  if (record.eventName === 'MODIFY' && OldImage && isDeepStrictEqual(OldImage, NewImage)) return undefined;
  return {
    ...record,
    awsRegion: REGION,
    eventSourceARN: `arn:aws:dynamodb:${REGION}:000000000000:table/${table}/stream/local`,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(now().getTime() / 1000) },
  };
};
