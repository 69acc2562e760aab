import * as z from 'zod';

type Def = z.ZodString['_zod']['def'] | z.ZodArray['_zod']['def'];

/** The rules of a text or a list, of which so few are enough to be kept: somebody is still writing it. */
const begun = <D extends Def>(def: D, least: 0 | 1): D => ({
  ...def,
  checks: def.checks?.map((check) => (check._zod.def.check === 'min_length' ? z.minLength(least) : check)),
});

/** Whether a text may be empty by its own rule. */
const mayBeEmpty = (schema: z.ZodString): boolean => schema.safeParse('').success;

/**
 * The same answers as they are kept in a draft: none is wrong for being too short, too few or half filled in, and whatever is too long or of
 * another shape is refused as ever. The minimum counts where answers are sent in.
 */
export const keptOf = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional) return keptOf(schema.unwrap() as z.ZodType).optional();
  if (schema instanceof z.ZodObject)
    return z.strictObject(Object.fromEntries(Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, each]) => [name, keptOf(each).optional()])));
  if (schema instanceof z.ZodArray) return schema.clone({ ...begun(schema._zod.def, 0), element: keptOf(schema.element as z.ZodType) });
  return schema instanceof z.ZodString ? schema.clone(begun(schema._zod.def, mayBeEmpty(schema) ? 0 : 1)) : schema;
};
