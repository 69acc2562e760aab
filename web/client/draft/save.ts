import { type Content, contentOf, type Kinds } from '../../form/content.ts';

/** Saves a part while somebody types: after a pause, and on leaving. What cannot be saved stays in the window, and that is said. */
const PAUSE_MS = 1500;
const AGAIN_MS = 10_000;
/** More than this no browser sends while a page is being left. */
const LEAVING_BYTES = 60_000;

const form = document.querySelector<HTMLFormElement>('form[data-draft]');
const status = form?.querySelector<HTMLElement>('[data-saved]');
const { draft = '', part = '', kinds = '{}' } = form?.dataset ?? {};
const KINDS = JSON.parse(kinds) as Kinds;
const seenField = form?.elements.namedItem('seen') as HTMLInputElement | null;

const typed = (): Content => contentOf(part, KINDS, new URLSearchParams(new FormData(form!) as unknown as Record<string, string>));
const same = (a: Content, b: Content): boolean => JSON.stringify(a) === JSON.stringify(b);

let stored: Content = form ? typed() : {};
let wrong = 0;
let timer = 0;
let running: Promise<void> | undefined;
/** Whether the last save was answered at all: a form that is sent to nobody takes what was typed along. */
let isReached = true;
/** Once somebody else was first, or nothing can be saved here any more, only the form itself goes on. */
let over = false;

const clock = (): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' }).format(
    new Date(),
  );
const say = (text = ''): void => {
  if (status && status.textContent !== text) status.textContent = text;
};
const sayKept = (): void => {
  const { saved, partly, partlyOne } = status?.dataset ?? {};
  const text = wrong === 0 ? saved : wrong === 1 ? partlyOne : partly;
  say(text?.replace('{time}', clock()).replace('{n}', String(wrong)));
};

const put = (content: Content, keepalive: boolean): Promise<Response> =>
  fetch(draft, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seen: Number(seenField?.value ?? 0), content }),
    keepalive,
  });

type Faults = { readonly errors?: readonly { readonly path: string }[] };
const fieldsOf = async (reply: Response): Promise<Set<string>> => {
  const { errors = [] } = (await reply.json()) as Faults;
  return new Set(errors.flatMap(({ path }) => (path.startsWith('content/') ? [path.split('/')[1] ?? ''] : [])));
};

/** The same, with what is wrong as it was stored before; what was wrong before too is left out. */
const without = (content: Content, fields: ReadonlySet<string>): Content =>
  Object.fromEntries(
    Object.entries({ ...stored, ...content }).flatMap(([field, value]): [string, unknown][] => {
      if (!fields.has(field)) return field in content ? [[field, value]] : [];
      return field in stored && !same({ x: stored[field] }, { x: content[field] }) ? [[field, stored[field]]] : [];
    }),
  );

const later = (ms: number): void => {
  clearTimeout(timer);
  timer = window.setTimeout(save, ms);
};

/** Busy, or broken off on the way: trying again may help, and nothing that the form could show instead. */
const isBusy = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const send = async (): Promise<void> => {
  isReached = false;
  let content = typed();
  const bad = new Set<string>();
  for (let tries = 0; tries < 3; tries += 1) {
    const reply = await put(content, false);
    isReached = !isBusy(reply.status);
    if (reply.status === 422) {
      for (const field of await fieldsOf(reply)) bad.add(field);
      if (bad.size === 0) break;
      content = without(content, bad);
      continue;
    }
    if (reply.ok) {
      const { version } = (await reply.json()) as { version: number };
      if (seenField) seenField.value = String(version);
      stored = content;
      wrong = bad.size;
      return sayKept();
    }
    if (reply.status === 409 || [401, 403, 404, 410].includes(reply.status)) {
      over = true;
      return say(reply.status === 409 ? status?.dataset.elsewhere : status?.dataset.ended);
    }
    break;
  }
  throw new Error('not saved');
};

const isChanged = (): boolean => form !== null && !over && !same(typed(), stored);

/** One at a time: the next begins from the version that the one before brought. */
function save(): void {
  if (!running && !over && (isChanged() || !isReached)) sendNow();
}

function sendNow(): void {
  say(status?.dataset.saving);
  running = send()
    .catch(() => {
      say(status?.dataset.failing);
      later(AGAIN_MS);
    })
    .finally(() => {
      running = undefined;
    });
}

form?.addEventListener('input', () => later(PAUSE_MS));
window.addEventListener('online', () => later(0));

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden' || running || !isChanged()) return;
  const content = typed();
  if (JSON.stringify(content).length > LEAVING_BYTES) return;
  running = put(content, true)
    .then(async (reply) => {
      if (!reply.ok) return;
      const { version } = (await reply.json()) as { version: number };
      if (seenField) seenField.value = String(version);
      stored = content;
    })
    .catch(() => undefined)
    .finally(() => {
      running = undefined;
    });
});

let isLeaving = false;
let goes = false;

const mustSave = (): boolean => running !== undefined || over || isChanged() || !isReached || !navigator.onLine;

/** Saves first what is not saved yet, and stays where nobody answers: a browser would show its own page in place of the form. */
const leave = async (submitter: HTMLElement | null): Promise<void> => {
  isLeaving = true;
  await running;
  if (mustSave()) {
    sendNow();
    await running;
  }
  isLeaving = false;
  if (!isReached) return;
  goes = true;
  over = true;
  // Not within the event that was stopped: a form does not send itself a second time there.
  setTimeout(() => form?.requestSubmit(submitter));
};

form?.addEventListener('submit', (event) => {
  clearTimeout(timer);
  if (goes) return;
  if (!isLeaving && !mustSave()) {
    over = true;
    return;
  }
  event.preventDefault();
  if (!isLeaving) void leave(event.submitter);
});
