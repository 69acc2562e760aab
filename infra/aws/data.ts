import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { FACTS, type Index, RECORDS, type Table } from '../../shared/store/tables.ts';

/** The ARN of a table's stream, which every table here has. */
export const streamOf = (table: TableV2): string => {
  if (!table.tableStreamArn) throw new Error(`${table.node.id} has no stream.`);
  return table.tableStreamArn;
};

export type Tables = { readonly records: TableV2; readonly facts: TableV2 };

const key = (name: string) => ({ name, type: AttributeType.STRING });

const indexOf = ({ name, partitionKey, sortKey, include }: Index) => ({
  indexName: name,
  partitionKey: key(partitionKey),
  sortKey: key(sortKey),
  ...(include === 'all' ? { projectionType: ProjectionType.ALL } : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...include] }),
});

const tableOf = (scope: Construct, table: Table): TableV2 =>
  new TableV2(scope, table.name, {
    partitionKey: key(table.partitionKey),
    sortKey: key(table.sortKey),
    globalSecondaryIndexes: table.indexes.map(indexOf),
    timeToLiveAttribute: table.ttl,
    dynamoStream: StreamViewType[table.stream],
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    // Removing the stack must never remove what people sent in.
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** The two tables exactly as `shared/store/tables.ts` says; their keys and indexes are final from the first deploy. */
export const addTables = (scope: Construct): Tables => ({ records: tableOf(scope, RECORDS), facts: tableOf(scope, FACTS) });
