import type { Language } from '../../shared/community.ts';
import type { Result } from '../../shared/contract/common.ts';
import type { View } from '../../shared/domain/view/list.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import type { Trouble } from '../parts/trouble.ts';

export type Bounded = { readonly count: number; readonly more: boolean };
export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly away: boolean };
export type BulkAct = 'take' | 'spam' | 'hand-over';
/** What the list was asked for, without what was left open. */
export type AskedFor = Readonly<Partial<Record<string, string>>>;

export type Inbox = {
  readonly asked: AskedFor;
  readonly rows: readonly ListRow[];
  /** The rows that something is asked or told of, as they are now. */
  readonly now?: readonly (ListRow & { readonly version: number })[] | undefined;
  readonly cursor?: string | undefined;
  /** The address named a list that there is not. */
  readonly unknownView?: boolean | undefined;
  /** Words that are too common were only looked at in part. */
  readonly partial?: boolean | undefined;
  readonly views: Readonly<Partial<Record<View, Bounded>>>;
  readonly ready: boolean;
  readonly counts: readonly { readonly kind: string; readonly stage: string; readonly count: number }[];
  readonly colleagues: readonly Colleague[];
  readonly chosen: readonly string[];
  readonly key: string;
  readonly to?: string | undefined;
  /** What is asked about before it happens. */
  readonly asking?: BulkAct | undefined;
  readonly outcome?: { readonly act: BulkAct | 'undo'; readonly results: readonly Result[] } | undefined;
  readonly trouble?: Trouble | undefined;
};

/** The address of a list; its place in the list is left out where another list is meant. */
export const listHref = (language: Language, asked: AskedFor): string => {
  const query = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''));
  return `/${language}/desk${query.size > 0 ? `?${query}` : ''}`;
};
