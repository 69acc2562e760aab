import { TYPED } from '../form/typed.ts';

/**
 * What the server does not have yet is kept in this window too, for this page and person alone, so that a reload or the way back brings it
 * again, with the version of the draft that it goes on from.
 */
type Left = { readonly who: string; readonly seen: string; readonly fields: readonly (readonly [name: string, value: string])[] };

const NEVER = ['key', 'seen', 'revision'];
const here = (): string => `${TYPED}review ${location.pathname.split('/').at(-1)}`;
const who = (): string => document.querySelector('.bar-who')?.textContent ?? '';

/** A window whose storage is closed or full keeps nothing. */
export const leave = (form: HTMLFormElement, seen: string): void => {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (NEVER.includes(name) || typeof value !== 'string' ? [] : [[name, value] as const]));
  try {
    sessionStorage.setItem(here(), JSON.stringify({ who: who(), seen, fields } satisfies Left));
  } catch {
    // Then it is as it would be without a script.
  }
};

export const drop = (): void => {
  try {
    sessionStorage.removeItem(here());
  } catch {
    // There is nothing to drop.
  }
};

/** Puts back what was left, and gives the version that it goes on from. */
export const takeUp = (form: HTMLFormElement): string | undefined => {
  try {
    const left = JSON.parse(sessionStorage.getItem(here()) ?? 'null') as Left | null;
    if (left?.who !== who()) return undefined;
    for (const [name, value] of left.fields) {
      const field = form.elements.namedItem(name);
      if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = value;
    }
    return left.seen;
  } catch {
    return undefined;
  }
};

/** Whether anything stands in the form that the server did not give. */
export const isChanged = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    return field instanceof HTMLInputElement && field.type === 'radio' && field.checked !== field.defaultChecked;
  });
