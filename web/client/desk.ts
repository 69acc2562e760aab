import { listenToKeys, offerHelp } from './desk/keys.ts';
import { showPreview } from './desk/preview.ts';
import { countChosen, hereRow, itemOf, markHere, rows } from './desk/rows.ts';
import { catchForms } from './desk/send.ts';

/** A narrow window has no room beside the list: there a tag leads to a page of its own. */
const hasRoom = (): boolean => matchMedia('(min-width: 62rem)').matches;

/** Whoever comes to a row sees what it is about. */
const look = (row: HTMLElement): void => {
  markHere(row);
  const item = itemOf(row);
  const all = rows();
  const at = all.indexOf(row);
  if (item && hasRoom()) void showPreview(item, [itemOf(all[at + 1]), itemOf(all[at - 1])]);
};

const rowAround = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('.row') : null);

document.addEventListener('focusin', ({ target }) => {
  const row = rowAround(target);
  if (row) look(row);
});
document.addEventListener('click', (event) => {
  const { target } = event;
  const row = rowAround(target);
  if (!row || !(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.closest('.row-tag') && hasRoom()) event.preventDefault();
  look(row);
});
document.addEventListener('change', countChosen);
document.addEventListener('desk:shown', () => {
  offerHelp();
  const here = hereRow();
  if (here) look(here);
});

listenToKeys();
catchForms();
offerHelp();
countChosen();
