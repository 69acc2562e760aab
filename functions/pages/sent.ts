import type { Known } from '../http/serve.ts';
import { formOf } from './form.ts';

/** One form of a page with several, read field by field. */
export type Sent = {
  /** What was typed, or nothing where the field was left empty. */
  readonly text: (name: string) => string | undefined;
  /** The version of the item that stood on the page, for an act that only holds for what was seen. */
  readonly seen: () => { readonly seen?: number };
  readonly all: (name: string) => readonly string[];
  /** The key of this form for one operation: a form that does two things has a key for each. */
  readonly keyFor: (operation: string) => string | undefined;
};

export const sentIn = (call: Known): Sent => {
  const form = formOf(call);
  const key = form.get('key');
  return {
    text: (name) => form.get(name)?.trim() || undefined,
    seen: () => (form.has('seen') ? { seen: Number(form.get('seen')) } : {}),
    all: (name) => form.getAll(name),
    keyFor: (operation) => (key ? `${key}-${operation}`.slice(0, 64) : undefined),
  };
};
