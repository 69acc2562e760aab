import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Plain values ↔ DynamoDB's typed ones: text, numbers, booleans, null, lists and maps; `undefined` is left out. */
export const toAttribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  return { M: toItem(value as object) };
};

/** Made from entries, so that a key such as __proto__ stays a key. */
export const toItem = (value: object): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, toAttribute(inner)]),
  );

export const fromAttribute = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(fromAttribute);
  if (value.M !== undefined) return fromItem(value.M);
  return null;
};

export type Stored = Record<string, any>;
/** A map comes back in no particular order; sorted, the same item always makes the same bytes, and with them the same ETag. */
export const fromItem = (item: Record<string, AttributeValue>): Stored =>
  Object.fromEntries(
    Object.keys(item)
      .sort()
      .map((key) => [key, fromAttribute(item[key]!)]),
  );
