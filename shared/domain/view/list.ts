import * as z from 'zod';
import { Priority } from '../contact.ts';
import { Tlp } from '../vocabulary.ts';
import { Row } from './row.ts';

/** Lists that the desk works by. "late" depends on the time, "waiting" is what somebody else has to do. */
export const VIEWS = ['open', 'mine', 'unowned', 'stage', 'late', 'waiting', 'urgent', 'imported'] as const;
export type View = (typeof VIEWS)[number];

const code = z.string().max(40);

/** What a list may be narrowed by; several at once narrow it further. */
export const Filters = z.object({
  kind: Row.shape.kind.exclude(['assignment']).optional(),
  stage: code.optional(),
  owner: code.optional(),
  contactKind: code.optional(),
  queue: code.optional(),
  priority: Priority.optional(),
  language: z.enum(['nl', 'en']).optional(),
  tlp: Tlp.optional(),
  flag: code.optional(),
});
export type Filters = z.infer<typeof Filters>;
export const FILTERS = Object.keys(Filters.shape) as readonly (keyof Filters)[];

export type Asked = Filters & { readonly view: View };

/** The name of what was asked for: the same question has the same name, whatever its order. */
export const askedName = (asked: Asked): string => {
  const { view, kind, stage, ...rest } = asked;
  const further = FILTERS.filter((name) => name in rest && asked[name] !== undefined).map((name) => ` ${name}=${asked[name]}`);
  return `${view} ${kind ?? ''} ${stage ?? ''}${further.join('')}`;
};
