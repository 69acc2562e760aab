import * as z from 'zod';
import { CONTACT_STAGES, Priority } from '../contact.ts';
import { FLAGS } from '../flags.ts';
import { PROPOSAL_STAGES } from '../proposal.ts';
import { TASK_STAGES } from '../task.ts';
import { Tlp, wordOf } from '../vocabulary.ts';
import { Row } from './row.ts';

/** Lists that the desk works by. "late" depends on the time, "waiting" is what somebody else has to do, "done" what ended lately, by anybody or by oneself. */
export const VIEWS = ['open', 'mine', 'unowned', 'stage', 'late', 'waiting', 'urgent', 'imported', 'done', 'done-by-me'] as const;
export type View = (typeof VIEWS)[number];

const code = z.string().max(40);

/** Where an item of each kind can stand that staff may know of. */
export const STAGES: Readonly<Record<string, readonly string[]>> = {
  proposal: PROPOSAL_STAGES.filter((stage) => stage !== 'draft'),
  'contact-request': CONTACT_STAGES,
  task: TASK_STAGES,
};
const STAGE_NAMES = [...new Set(Object.values(STAGES).flat())] as [string, ...string[]];

/** What a list may be narrowed by; several at once narrow it further. */
export const Filters = z.object({
  kind: Row.shape.kind.exclude(['assignment']).optional(),
  stage: z.enum(STAGE_NAMES).optional(),
  owner: code.optional(),
  contactKind: wordOf('contactKinds').optional(),
  queue: code.optional(),
  priority: Priority.optional(),
  language: z.enum(['nl', 'en']).optional(),
  tlp: Tlp.optional(),
  flag: z.enum(FLAGS).optional(),
});
export type Filters = z.infer<typeof Filters>;
export const FILTERS = Object.keys(Filters.shape) as readonly (keyof Filters)[];

export type Asked = Filters & { readonly view: View };

/** The name of what a list is narrowed by: the same filters have the same name, whatever their order. */
export const filtersName = (filters: Filters): string => {
  const { kind, stage, ...rest } = filters;
  const further = FILTERS.filter((name) => name in rest && filters[name] !== undefined).map((name) => ` ${name}=${filters[name]}`);
  return `${kind ?? ''} ${stage ?? ''}${further.join('')}`;
};
/** The name of what was asked for. */
export const askedName = ({ view, ...filters }: Asked): string => `${view} ${filtersName(filters)}`;
