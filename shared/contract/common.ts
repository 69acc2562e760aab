import * as z from 'zod';

/** Shapes that several operations share. */
export const ItemId = z.string().regex(/^(prp|ctc|tsk)_[0-9a-hjkmnp-tv-z]{26}$/);
export const PersonId = z.string().regex(/^per_[0-9a-hjkmnp-tv-z]{26}$/);
export const CallId = z.string().regex(/^(open|cal_[0-9a-hjkmnp-tv-z]{26})$/);
export const Language = z.enum(['nl', 'en']);

/** A fresh random key of the client, at least 128 bits: the same key means the same act. */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);

/** RFC 9457, with a sentence per field and the id under which the log knows the request. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  request: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  /** What the item looks like now, where somebody else was first. */
  current: z.string().optional(),
  /** The right door for a text that seems to belong elsewhere, and who stands behind it. */
  door: z.enum(['csirt', 'disclosure']).optional(),
  csirt: z.object({ name: z.string(), phone: z.string(), url: z.string() }).optional(),
  disclosure: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const Done = z.object({ id: z.string(), stage: z.string() });
export const Page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), cursor: z.string().optional() });
export const Cursor = z.string().max(1000).optional();
export const Empty = z.strictObject({});
/** What became of one item of many: where it stands now, or why nothing happened with it. */
export const Result = z.discriminatedUnion('ok', [
  z.object({
    id: z.string(),
    ok: z.literal(true),
    stage: z.string(),
    /** The fact of what was done, as long as that can be taken back. */
    fact: z.string().optional(),
  }),
  z.object({ id: z.string(), ok: z.literal(false), problem: z.object({ code: z.string(), title: z.string(), detail: z.string() }) }),
]);
export type Result = z.infer<typeof Result>;
/** The signed word of the act that led to a page, to be said once. */
export const Flash = z.string().max(120).optional();
/** The version of the item that was looked at: whoever sends it is refused where somebody else was first. */
export const Seen = z.strictObject({ seen: z.number().int().min(1).optional() });
export const Html = z.string();
/** The language of a file that a page leads to; without a word that of the browser. */
export const FileQuery = z.object({ language: Language.optional() });
/** Of one client address in an hour: a whole campus may share one, and no single mailbox gets more than three letters from it anyway. */
export const PATIENT = { count: 600, seconds: 3600 } as const;
