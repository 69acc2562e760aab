/** Adds and removes rows of a list in the page itself; without a script the same buttons ask the server. */
const rowsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > .rows-row')];
const changed = (list: HTMLElement): void => void list.dispatchEvent(new Event('input', { bubbles: true }));

const settle = (list: HTMLElement): void => {
  const rows = rowsIn(list);
  rows.forEach((row, i) => {
    for (const number of row.querySelectorAll<HTMLElement>('[data-number]')) number.textContent = number.textContent!.replace(/(\d+|__i__)$/, String(i + 1));
  });
  const add = list.querySelector<HTMLButtonElement>('[data-add]');
  if (add) add.hidden = rows.length >= Number(list.dataset.most);
};

const add = (list: HTMLElement): void => {
  const template = list.querySelector('template');
  const last = rowsIn(list).at(-1);
  if (!template || !last) return;
  // Numbers only have to differ: a form may skip some.
  const next = Number(list.dataset.next ?? rowsIn(list).length);
  list.dataset.next = String(next + 1);
  const holder = document.createElement('div');
  holder.innerHTML = template.innerHTML.replaceAll('__i__', String(next));
  last.after(...holder.children);
  settle(list);
  rowsIn(list).at(-1)?.querySelector<HTMLElement>('input, textarea, select')?.focus();
};

const remove = (list: HTMLElement, row: HTMLElement): void => {
  const before = row.previousElementSibling as HTMLElement | null;
  row.remove();
  settle(list);
  changed(list);
  const to = before?.matches('.rows-row') ? before : rowsIn(list)[0];
  (to?.querySelector<HTMLElement>('input, textarea, select') ?? list.querySelector<HTMLElement>('[data-add]'))?.focus();
};

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-add], [data-remove]');
  const list = button?.closest<HTMLElement>('[data-rows]');
  if (!button || !list) return;
  event.preventDefault();
  const row = button.closest<HTMLElement>('.rows-row');
  if (row) remove(list, row);
  else add(list);
});

export {};
