import { forget, TYPED } from './form/typed.ts';

/**
 * Whoever sends one form of a page leaves its other forms, and what was typed there would be gone. It is kept in this window, for this page
 * and this person alone, and stands there again when the page comes back. What the server fills in otherwise by then is left as it is.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { readonly at: number; readonly who: string; readonly fields: Readonly<Record<string, readonly [was: string, typed: string]>> };

const KEPT_MS = 600_000;
const NEVER = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'];

const isChoice = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';
const isTyped = (element: Element): element is Field =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) &&
  element.name !== '' &&
  !NEVER.includes(element.type) &&
  !/password|one-time-code/.test(element.autocomplete);

const first = ({ options }: HTMLSelectElement): string => ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
/** As the server gave it. */
const given = (field: Field): string => {
  if (field instanceof HTMLSelectElement) return first(field);
  return isChoice(field) ? String(field.defaultChecked) : field.defaultValue;
};
const typed = (field: Field): string => (isChoice(field) ? String(field.checked) : field.value);

/** The fields of all forms that act, each under a name that is the same when the page comes back. */
const fieldsOf = (without?: HTMLFormElement): [name: string, field: Field][] => {
  const seen = new Map<string, number>();
  return [...document.forms].flatMap((form) => {
    const act = form.querySelector<HTMLInputElement>('input[type=hidden][name=act]')?.value ?? '';
    return [...form.elements].filter(isTyped).flatMap((field): [string, Field][] => {
      const name = [form.getAttribute('action') ?? '', act, field.name, isChoice(field) ? field.value : ''].join(' ');
      const n = (seen.get(name) ?? 0) + 1;
      seen.set(name, n);
      return form === without || form.method !== 'post' ? [] : [[`${name} ${n}`, field]];
    });
  });
};

const who = (): string => document.querySelector('.bar-who')?.textContent ?? '';
const here = (): string => TYPED + location.pathname;

/** A window whose storage is closed keeps nothing. */
const stored = (): Kept['fields'] => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(here()) ?? 'null') as Kept | null;
    return kept && kept.who === who() && Date.now() - kept.at < KEPT_MS ? kept.fields : {};
  } catch {
    return {};
  }
};
const store = (fields: Kept['fields']): void => {
  try {
    if (Object.keys(fields).length === 0) sessionStorage.removeItem(here());
    else sessionStorage.setItem(here(), JSON.stringify({ at: Date.now(), who: who(), fields } satisfies Kept));
  } catch {
    // Then it is as it would be without a script.
  }
};
const put = (field: Field, text: string): void => {
  if (isChoice(field)) field.checked = text === 'true';
  else field.value = text;
  const closed = field.closest('details');
  if (closed) closed.open = true;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

const fill = (): void => {
  const left = { ...stored() };
  for (const [name, field] of fieldsOf()) {
    const [was, text] = left[name] ?? [];
    if (text === undefined) continue;
    delete left[name];
    if (given(field) === was && typed(field) === was) put(field, text);
  }
  store(left);
};

document.addEventListener(
  'submit',
  ({ target }) => {
    const form = target as HTMLFormElement;
    if (/\/sign-out$/.test(form.getAttribute('action') ?? '')) return;
    const names = new Set(fieldsOf().map(([name]) => name));
    const elsewhere = Object.entries(stored()).filter(([name]) => !names.has(name));
    const changed = fieldsOf(form).filter(([, field]) => typed(field) !== given(field));
    store(Object.fromEntries([...elsewhere, ...changed.map(([name, field]) => [name, [given(field), typed(field)] as const] as const)]));
  },
  { capture: true },
);

// Ten minutes, where a moment stands beside it.
forget((kept) => Date.now() - (JSON.parse(kept) as Kept).at >= KEPT_MS);
fill();
