/** The list of files as the server shows it, fetched anew while something in it is on its way. */
const PAUSES_MS = [1500, 2000, 3000, 5000, 10_000, 20_000];

const list = (): HTMLElement | null => document.querySelector('[data-files]');
const rowsIn = (section: Element): HTMLElement[] => [...section.querySelectorAll<HTMLElement>('li[data-status]')];
const textOf = (row: HTMLElement): string => row.querySelector('.file-state')?.textContent?.trim() ?? '';

/** How many more the server would take; how far it has one of them. */
export const left = (): number => Number(list()?.dataset.left ?? 0);
export const statusOf = (file: string): string | undefined => document.getElementById(file)?.dataset.status;

const say = (before: Element, after: Element): void => {
  const known = new Map(rowsIn(before).map((row) => [row.id, textOf(row)]));
  const news = rowsIn(after).flatMap((row) => {
    const text = textOf(row);
    return known.has(row.id) && known.get(row.id) !== text ? [`${row.querySelector('.file-name')?.textContent}: ${text}`] : [];
  });
  const said = document.querySelector<HTMLElement>('[data-said]');
  if (said && news.length > 0) said.textContent = news.join('. ');
};

const pictureOf = (section: HTMLElement): string =>
  rowsIn(section)
    .map(({ id, dataset }) => `${id} ${dataset.status}`)
    .join(' ');

let timer = 0;
let pause = 0;
const changed: (() => void)[] = [];
export const onChange = (act: () => void): void => void changed.push(act);

/** Puts the list of now in the place of the one before, and the focus where it was. */
export const refresh = async (): Promise<void> => {
  clearTimeout(timer);
  const reply = await fetch(location.pathname).catch(() => undefined);
  const before = list();
  const page = reply?.ok ? new DOMParser().parseFromString(await reply.text(), 'text/html') : undefined;
  const after = page?.querySelector<HTMLElement>('[data-files]');
  if (before && after) {
    if (pictureOf(before) !== pictureOf(after)) {
      const focused = before.contains(document.activeElement) ? document.activeElement?.closest('li')?.id : undefined;
      say(before, after);
      before.replaceWith(after);
      if (focused) document.getElementById(focused)?.querySelector<HTMLElement>('button')?.focus();
      pause = 0;
    }
    for (const act of changed) act();
  }
  wait();
};

/** Looks again after a while, less and less often, and not while nobody looks. */
export const wait = (soon = false): void => {
  if (soon) pause = 0;
  clearTimeout(timer);
  if (list()?.dataset.waits === undefined || document.hidden) return;
  timer = window.setTimeout(() => void refresh(), PAUSES_MS[Math.min(pause, PAUSES_MS.length - 1)]);
  pause += 1;
};

document.addEventListener('visibilitychange', () => wait(true));
wait();
