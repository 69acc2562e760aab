/** The row that the keys act on: the one with the focus, else the one that was looked at last. */
const HERE = 'row-here';

export const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.row')];
export const hereRow = (): HTMLElement | null => document.querySelector<HTMLElement>(`.${HERE}`);
export const itemOf = (row: Element | null | undefined): string | undefined => (row as HTMLElement | null | undefined)?.dataset.item;
export const titleIn = (row: HTMLElement): HTMLAnchorElement | null => row.querySelector<HTMLAnchorElement>('.row-title');

export const markHere = (row: HTMLElement | undefined): void => {
  hereRow()?.classList.remove(HERE);
  row?.classList.add(HERE);
};

export const chosenRows = (): number => document.querySelectorAll('.row input:checked').length;

/** How many rows are chosen, in the bar below them; it is there for those alone. */
export const countChosen = (): void => {
  const note = document.getElementById('chosen');
  if (!note) return;
  const n = chosenRows();
  const { one = '', other = '' } = note.dataset;
  const bar = note.closest('fieldset');
  if (bar) bar.hidden = n === 0;
  note.textContent = n === 1 ? one : other.replace('{n}', String(n));
};
