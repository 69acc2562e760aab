import * as z from 'zod';
import { FORM } from '../../shared/domain/form.ts';
import type { PartName } from '../../shared/domain/proposal.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

const schemaOf = (part: PartName, field: string): z.ZodType | undefined => {
  const form: z.ZodType = FORM[part];
  return form instanceof z.ZodObject ? (form.shape as Shape)[field] : undefined;
};
const inner = (schema: z.ZodType | undefined): z.ZodType | undefined => (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema);

/** How long an answer may be, as the form itself says. */
export const limitOf = (part: PartName, field: string): number | undefined => {
  const schema = inner(schemaOf(part, field));
  return schema instanceof z.ZodString ? (schema.maxLength ?? undefined) : undefined;
};

/** Whether a part is complete without this field, gates aside. */
export const mayStayEmpty = (part: PartName, field: string): boolean => schemaOf(part, field) instanceof z.ZodOptional;
