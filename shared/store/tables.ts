/**
 * The two tables and their indexes: read by the infrastructure, the local run and the store.
 * Final from the first deploy; indexes carry generic names and their meaning stands here.
 */
export type Index = {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Attributes copied into the index beside the keys; "all" copies the whole item. */
  readonly include: readonly string[] | 'all';
};

export type Table = {
  readonly name: 'Records' | 'Facts';
  readonly partitionKey: 'pk';
  readonly sortKey: 'sk';
  /** Epoch seconds; an expired item is treated as absent in code, DynamoDB deletes it later. */
  readonly ttl: 'ttl';
  readonly stream: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
  readonly indexes: readonly Index[];
};

/** What a list row shows and what decides who may see it: together at most 0.5 KB, and at most the 20 attributes that an index may copy. */
export const ROW_ATTRIBUTES = [
  'kind',
  'reference',
  'title',
  'stage',
  'tlp',
  'owner',
  'applicant',
  'team',
  'organisations',
  'parties',
  'due',
  'language',
  'receivedAt',
  'origin',
  'flags',
  'item',
  'contactKind',
  'queue',
  'priority',
  'waitingSince',
] as const;

/** What does not change with a stage, so that a move leaves these indexes alone; the rest is read from the roots of a page. */
const STABLE_ATTRIBUTES = ['id', 'kind', 'type', 'reference', 'applicant', 'team', 'organisations', 'parties', 'language', 'receivedAt', 'origin'] as const;

const index = (n: number, include: readonly string[]): Index => ({
  name: `gsi${n}`,
  partitionKey: `gsi${n}pk`,
  sortKey: `gsi${n}sk`,
  include,
});

export const RECORDS: Table = {
  name: 'Records',
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'ttl',
  stream: 'NEW_IMAGE',
  indexes: [
    /** Queue by owner: owner or reviewer → due # id. */
    index(1, ROW_ATTRIBUTES),
    /** Queue by kind # stage → due # id; "all open" merges the stages. */
    index(2, ROW_ATTRIBUTES),
    /** Wake: shard → wakeAt # id, over roots, assignments and undelivered facts, and over intents in shards of their own. */
    index(3, ['type']),
    /** Person: everything of a person (items, intents, tokens, sessions) → type # id. */
    index(4, ['type', 'kind', 'reference']),
    /** Organisation: items and people of an organisation → kind # id. */
    index(5, STABLE_ATTRIBUTES),
    /** Call: proposals of a call → received time # id. */
    index(6, STABLE_ATTRIBUTES),
  ],
};

export const FACTS: Table = {
  name: 'Facts',
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'ttl',
  stream: 'NEW_AND_OLD_IMAGES',
  indexes: [{ name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk', include: 'all' }],
};

export const WAKE_SHARDS = 4;
export const FACT_TIME_SHARDS = 4;
