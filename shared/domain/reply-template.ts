import * as z from 'zod';
import { Instant } from './clock.ts';
import { SHIPPED } from './reply-templates.ts';
import { line, prose } from './text.ts';
import { wordOf } from './vocabulary.ts';

/** What may stand in double braces in a reply; it is filled in when the reply is written. */
export const PLACEHOLDERS = ['name', 'reference', 'liaison', 'community', 'phone', 'site'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Values = Readonly<Record<Placeholder, string>>;

const BRACES = /\{\{\s*([^{}]{0,60}?)\s*\}\}/g;
const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** Fit to be named in a sentence. */
const tame = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_-]/gu, '').slice(0, 30);

/** Placeholders of a text that nothing is filled in for. */
export const unknownIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name = '']) => name).filter((name) => !isKnown(name));

/** Text in which every placeholder is one that we know. */
export const replyText = (min: number, max: number) =>
  prose(min, max).superRefine((text, context) => {
    const [unknown] = unknownIn(text);
    if (unknown !== undefined) context.addIssue({ code: 'custom', message: `template.placeholder:${tame(unknown)}`, input: text });
  });

/** Once over the text: what a value holds is never filled in again. */
export const fillTemplate = (text: string, values: Values): string => text.replaceAll(BRACES, (whole, name: string) => (isKnown(name) ? values[name] : whole));

/** How somebody is addressed whose name we only have from a mailbox that nobody proved. */
export const NAMELESS = { nl: 'heer of mevrouw', en: 'Sir or Madam' } as const;

export const TemplateId = z.string().regex(/^(tpl_[0-9a-hjkmnp-tv-z]{26}|[a-z][a-z-]{1,38})$/);

/** A text to begin a reply with, as staff keep it; under the id of a shipped one it takes that one's place. */
export const ReplyTemplate = z.object({
  id: TemplateId,
  language: z.enum(['nl', 'en']),
  kind: wordOf('contactKinds'),
  name: z.string(),
  text: z.string(),
  /** Rises with each change; 0 is the text that is shipped. */
  version: z.number().int().nonnegative(),
  changedAt: Instant.optional(),
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;

export const TemplateBody = z.strictObject({
  template: TemplateId.optional(),
  language: z.enum(['nl', 'en']),
  kind: wordOf('contactKinds'),
  name: line(2, 80),
  text: replyText(2, 5000),
  /** The version that was changed; 0 for a new one or one that is shipped. */
  seen: z.number().int().min(0),
});

/** More would help nobody to find one. */
export const MAX_TEMPLATES = 100;

/** All texts to choose from: what staff keep, and what is shipped where they keep nothing else. */
export const templatesWith = (kept: readonly ReplyTemplate[]): ReplyTemplate[] => {
  const shipped = SHIPPED.flatMap(({ id, kind, ...words }) =>
    (['nl', 'en'] as const).map((language): ReplyTemplate => ({ id, kind, language, ...words[language], version: 0 })),
  );
  const own = new Set(kept.map(({ id, language }) => `${id} ${language}`));
  return [...shipped.filter(({ id, language }) => !own.has(`${id} ${language}`)), ...kept];
};

export const isShipped = (id: string): boolean => SHIPPED.some((template) => template.id === id);
