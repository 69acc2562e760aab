import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './wire.ts';

/** A sample person; "roles" are those of staff and reviewers, empty for an applicant. */
export type Person = { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly string[] };

/** What sample data is made with: the real tables, the local clock, the site's address and the signing keys. */
export type World = {
  readonly client: DynamoDBClient;
  readonly tables: { readonly records: string; readonly facts: string };
  readonly now: () => Date;
  readonly publicUrl: string;
  /** The parameter's text: {"current":"k1","keys":{"k1":"base64"}}. */
  readonly keys: string;
};

/** A stored item in plain JSON, with the table that it lies in. */
export type Stored = Item & { readonly _table: 'records' | 'facts' };

/** Beside the rows: when they were read, and the text of the kept heads by day. */
export type Witness = { readonly now: Date; readonly heads: ReadonlyMap<string, string> };

/** What the product contributes to its own local run. */
export type Sample = {
  readonly people: (world: World) => Promise<readonly Person[]>;
  /** Opens a session for a sample person and answers the Set-Cookie value. */
  readonly signIn: (world: World, person: string) => Promise<string>;
  readonly seed: (world: World) => Promise<void>;
  /** Every violated invariant at that moment, and every fact that the heads of earlier days contradict, in words. */
  readonly check: (items: readonly Stored[], at: Witness) => readonly string[] | Promise<readonly string[]>;
};
