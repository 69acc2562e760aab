import type { Response } from '../../infra/local/direct.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import type { Caller } from '../api/matrix.ts';
import { must } from './journey.ts';
import type { Staged } from './stage.ts';
import { valueAt } from './torture.ts';
import { textsOf } from './torture-fields.ts';

/** What one place shows for a field; undefined where it does not show that field. */
export type Face = (path: string) => unknown;
export type Carrier = {
  readonly operation: OperationId;
  readonly name: string;
  /** The fields of the table that this request carries. */
  readonly fields: readonly string[];
  readonly path: () => string;
  readonly cookie: string | undefined;
  /** An ordinary body that fills every field. */
  readonly body: object;
  /** Where a field of the table stands in the body. */
  readonly inBody: (path: string) => string;
  /** Characters that a text needs, where that is no matter of the schema. */
  readonly least?: number;
  /** What must have happened before; a restored world forgets it. */
  readonly before?: (texts: ReadonlyMap<string, string>) => Promise<unknown>;
  readonly faces: (reply: Response) => Promise<readonly Face[]>;
  /** Moves the clock by a minute, and no session lasts for all strings: in a deep run it carries each so manyth. */
  readonly step?: number;
  /** What becomes of a text on its way in, beside what becomes of every text. */
  readonly fill?: (text: string) => string;
  /** Kept nowhere as it was typed. */
  readonly isSilent?: boolean;
};

export type Given = Pick<Carrier, 'body' | 'faces'> & Partial<Omit<Carrier, 'operation' | 'cookie' | 'body' | 'faces'>>;

/** A reply, or a part of it, that has the shape of the body that was sent. */
export const like =
  (body: unknown): Face =>
  (path) =>
    valueAt(body, path);

export const threadText =
  (body: any): Face =>
  (path) =>
    path === 'text' || path === 'reason' ? body.thread.at(-1).text : undefined;

/** The callers and the ways of asking that all requests share. */
export const toolsOf = (stage: Staged) => {
  const { world, cookieFor } = stage;
  const as = (caller: Caller): string => cookieFor(caller, 'draft')!;
  const [own, lia, chair, admin, mila] = [as('own'), as('liaison'), as('chair'), as('admin'), as('accepted')];
  const get = async (path: string, cookie: string): Promise<any> => (await must(world, cookie, path, undefined, 'GET')).body;
  const carrier = (operation: OperationId, cookie: string | undefined, item: string, { name = operation, ...given }: Given): Carrier => ({
    operation,
    name,
    fields: textsOf(operation).map(([path]) => path),
    path: () => contract[operation].route.split(' ')[1]!.replaceAll(/\{\w+\}/g, item),
    cookie,
    inBody: (path) => path,
    ...given,
  });
  const threads =
    (id: string, ...others: string[]) =>
    async (): Promise<Face[]> => {
      const kind = id.startsWith('prp_') ? 'proposals' : 'contact-requests';
      return [
        threadText(await get(`/api/desk/${kind}/${id}`, chair)),
        ...(await Promise.all(others.map(async (cookie) => threadText(await get(`/api/${kind}/${id}`, cookie))))),
      ];
    };

  return { ...stage, as, own, lia, chair, admin, mila, get, carrier, threads };
};
export type Tools = ReturnType<typeof toolsOf>;
