import type * as z from 'zod';
import type { FunctionName } from '../env.ts';

/** Who may call an operation at all; the relation to the item is judged by the domain, what is seen by the projection. */
export type Principal = 'anyone' | 'applicant' | 'reviewer' | 'liaison' | 'chair' | 'admin';

export type ApiFunction = Extract<FunctionName, `api-${string}` | `page-${string}`>;

export type Operation<B extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> = {
  /** Stable operationId; also the handler's name. */
  readonly id: string;
  /** "METHOD /path/{parameter}" exactly as API Gateway routes it. */
  readonly route: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
  readonly fn: ApiFunction;
  readonly who: readonly Principal[];
  readonly summary: string;
  readonly body?: B;
  readonly query?: Q;
  /** What the document shows for a body whose exact schema follows from the path. */
  readonly documented?: z.ZodType;
  readonly reply: R;
  readonly status?: 200 | 201 | 202 | 303;
  /** Bucket of unauthenticated requests: at most `count` per `seconds` for one client address. */
  readonly limit?: { readonly count: number; readonly seconds: number };
  /** Bodies that are never counted, so that no trace of their sender is kept. */
  readonly uncounted?: (body: any) => boolean;
  /** "none" where repeating is harmless by nature; every other POST needs an Idempotency-Key. */
  readonly key?: 'none';
  /** "page" replies with HTML to a person's browser instead of JSON. */
  readonly face?: 'api' | 'page';
  /** Another type in which the same reply can be had. */
  readonly also?: 'text/csv' | 'text/plain' | 'text/calendar' | 'application/zip';
};

export const operation = <const O extends Operation<any, any, any>>(o: O): O => o;
