import { listenToKeys, offerHelp } from './desk/keys.ts';
import { showPreview } from './desk/preview.ts';
import { countChosen, hereRow, itemOf, markHere, rows } from './desk/rows.ts';
import { catchForms, whenShown } from './desk/send.ts';

/** A narrow window has no room beside the list: there a tag leads to a page of its own. */
const hasRoom = (): boolean => matchMedia('(min-width: 62rem)').matches;

/** Whoever comes to a row sees what it is about; whoever only chooses it goes on choosing. */
const look = (row: HTMLElement, target: Element): void => {
  markHere(row);
  const item = target.closest('.row-pick') ? undefined : itemOf(row);
  const all = rows();
  const at = all.indexOf(row);
  if (item && hasRoom()) void showPreview(item, [itemOf(all[at + 1]), itemOf(all[at - 1])]);
};

const rowAround = (target: Element): HTMLElement | null => target.closest<HTMLElement>('.row');

document.addEventListener('focusin', ({ target }) => {
  const row = target instanceof Element && rowAround(target);
  if (row) look(row, target);
});
document.addEventListener('click', (event) => {
  const { target } = event;
  const row = target instanceof Element && rowAround(target);
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.closest('.row-tag') && hasRoom()) event.preventDefault();
  look(row, target);
});
document.addEventListener('change', countChosen);
whenShown((hadPreview) => {
  offerHelp();
  const here = hereRow();
  if (here && hadPreview) look(here, here);
});

listenToKeys();
catchForms();
offerHelp();
countChosen();
