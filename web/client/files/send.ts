import { left, onChange, refresh, statusOf } from './list.ts';

type Cause = 'tooBig' | 'empty' | 'notPdf' | 'tooMany' | 'network' | 'expired' | 'failed';
type Words = Readonly<Record<Cause | 'waiting' | 'sending' | 'again' | 'arrived' | 'dismiss' | 'cancel', string>>;
type Form = { readonly url: string; readonly fields: Readonly<Record<string, string>> };
/** One file on its way. What was announced has an id, and a form that takes it for a while. */
type Going = { readonly file: File; readonly row: HTMLElement; id?: string; form?: Form; request?: XMLHttpRequest; state: 'busy' | 'arrived' | 'stopped' };

/** Another try helps against these; against the others another file. */
const AGAIN: readonly Cause[] = ['network', 'expired', 'failed'];

const section = document.querySelector<HTMLElement>('[data-uploads]');
const at = section?.dataset.uploads ?? '';
const most = Number(section?.dataset.most ?? 0);
const words = JSON.parse(section?.dataset.words ?? '{}') as Words;
const input = section?.querySelector<HTMLInputElement>('input[type="file"]');
const list = section?.querySelector<HTMLElement>('[data-going]');
const going = new Set<Going>();

const part = <E extends HTMLElement>({ row }: Going, name: string): E => row.querySelector<E>(`[data-${name}]`)!;
/** Which file a button is for is told to whoever does not see it. */
const label = (one: Going, name: 'stop' | 'again', text: string): void => {
  const button = part(one, name);
  button.textContent = text;
  button.ariaLabel = `${text}: ${one.file.name}`;
};
const mega = (bytes: number): string => `${new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`;

const post = (path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });

/** Rows of the server's list stand here while they are sent, and there once they are in. */
const settle = (): void => {
  for (const one of [...going]) {
    const status = one.id ? statusOf(one.id) : undefined;
    const shown = one.id ? document.getElementById(one.id) : null;
    if (status !== undefined && status !== 'expected') end(one);
    else if (shown) shown.hidden = true;
  }
  if (!section || !list) return;
  const waiting = [...going].filter(({ id, state }) => state === 'busy' && !(id && statusOf(id))).length;
  const full = left() - waiting <= 0;
  for (const [name, hide] of [
    ['full', !full],
    ['scripted', full],
  ] as const)
    section.querySelector<HTMLElement>(`[data-${name}]`)!.hidden = hide;
  list.hidden = going.size === 0;
};

function end(one: Going): void {
  const hadFocus = one.row.contains(document.activeElement);
  going.delete(one);
  one.row.remove();
  if (hadFocus) input?.focus();
}

const say = (one: Going, text: string, wrong = false): void => {
  const state = part(one, 'state');
  state.textContent = text;
  state.parentElement?.classList.toggle('file-wrong', wrong);
  part(one, 'sign').hidden = !wrong;
};

/** @param text what the server said, where it said more than the cause */
const stop = (one: Going, cause: Cause, text = words[cause]): void => {
  one.state = 'stopped';
  say(one, text, true);
  const told = document.querySelector('[data-said]');
  if (told) told.textContent = `${one.file.name}: ${text}`;
  part(one, 'progress').hidden = true;
  label(one, 'stop', words.dismiss);
  label(one, 'again', words.again);
  part(one, 'again').hidden = !AGAIN.includes(cause);
  settle();
};

const isPdf = async (file: File): Promise<boolean> => (await file.slice(0, 5).text()) === '%PDF-';
const wrongWith = async (file: File): Promise<Cause | undefined> => {
  if (file.size === 0) return 'empty';
  if (file.size > most) return 'tooBig';
  return (await isPdf(file)) ? undefined : 'notPdf';
};

type Problem = { readonly title?: string; readonly detail?: string; readonly errors?: readonly { readonly message?: string }[] };

const announce = async (one: Going): Promise<boolean> => {
  const reply = await post(at, { name: one.file.name, size: one.file.size }).catch(() => undefined);
  if (!reply) stop(one, 'network');
  else if (!reply.ok) {
    const { title, detail, errors } = (await reply.json().catch(() => ({}))) as Problem;
    const said = errors?.[0]?.message ?? (title ? `${title}. ${detail ?? ''}` : undefined);
    stop(one, reply.status === 429 || reply.status >= 500 ? 'failed' : 'tooMany', said);
  } else {
    const { file, upload } = (await reply.json()) as { file: { id: string }; upload: Form };
    [one.id, one.form] = [file.id, upload];
  }
  return one.form !== undefined;
};

const causeOf = (status: number, text: string): Cause => {
  if (status === 403) return 'expired';
  return /EntityTooLarge/.test(text) ? 'tooBig' : /EntityTooSmall/.test(text) ? 'empty' : 'failed';
};

const send = (one: Going): void => {
  const { url, fields } = one.form!;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', one.file);
  const request = new XMLHttpRequest();
  const progress = part<HTMLProgressElement>(one, 'progress');
  one.request = request;
  request.upload.onprogress = ({ loaded, total }) => {
    progress.value = loaded / total;
    say(one, words.sending.replace('{done}', mega(loaded)).replace('{all}', mega(total)));
  };
  request.onerror = () => stop(one, 'network');
  request.onload = () => {
    if (request.status >= 300) return stop(one, causeOf(request.status, request.responseText));
    one.state = 'arrived';
    progress.hidden = true;
    part(one, 'stop').hidden = true;
    say(one, words.arrived);
    void refresh();
  };
  request.open('POST', url);
  request.send(form);
};

/** Announced one after the other, so that they do not wait for each other's change; sent side by side. */
let turn: Promise<unknown> = Promise.resolve();
const go = (one: Going): void => {
  one.state = 'busy';
  part(one, 'again').hidden = true;
  part(one, 'progress').hidden = false;
  label(one, 'stop', words.cancel);
  say(one, words.waiting);
  turn = turn.then(async () => {
    if (going.has(one) && (one.form || (await announce(one))) && going.has(one)) send(one);
  });
};

const withdraw = async ({ id, request }: Going): Promise<void> => {
  request?.abort();
  if (id) await post(`${at}/${id}/remove`, {}).catch(() => undefined);
};

const add = async (file: File): Promise<void> => {
  const template = section?.querySelector<HTMLTemplateElement>('[data-going-row]');
  const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const one: Going = { file, row, state: 'busy' };
  part(one, 'name').textContent = file.name;
  part(one, 'progress').ariaLabel = file.name;
  const room = left() - [...going].filter(({ id, state }) => state === 'busy' && !(id && statusOf(id))).length;
  going.add(one);
  list?.append(row);
  part(one, 'stop').onclick = () => {
    end(one);
    settle();
    void withdraw(one).then(refresh);
  };
  part(one, 'again').onclick = async () => {
    // A form that is over is of no more use; its file makes room for another.
    if (part(one, 'state').textContent === words.expired) {
      await withdraw(one);
      [one.id, one.form] = [undefined, undefined];
    }
    go(one);
  };
  const cause = room <= 0 ? 'tooMany' : await wrongWith(file);
  if (cause) stop(one, cause);
  else go(one);
  settle();
};

if (section && input) {
  section.querySelector<HTMLElement>('[data-plain]')?.remove();
  onChange(settle);
  settle();
  input.addEventListener('change', async () => {
    // What the page said of the act before is over once another begins.
    document.querySelector('.flash')?.remove();
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) await add(file);
  });
  window.addEventListener('beforeunload', (event) => {
    if ([...going].some(({ state }) => state === 'busy')) event.preventDefault();
  });
}
