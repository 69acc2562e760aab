import { showPreview, shownItem } from './preview.ts';
import { chosenRows, countChosen, hereRow, itemOf, markHere, rows, titleIn } from './rows.ts';
import { afterSent, send } from './send.ts';
import { said, tell, untell } from './words.ts';

const OFF = 'desk-keys-off';
const areOff = (): boolean => {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
};

const help = (): HTMLDialogElement | null => document.getElementById('keys') as HTMLDialogElement | null;
const noAct = () => tell(said()?.dataset.noAct);

/** The row at a distance from the present one; the focus goes with it. */
const go = (by: 1 | -1): void => {
  const all = rows();
  const at = all.indexOf(hereRow() as HTMLElement);
  const to = at === -1 ? all[by === 1 ? 0 : all.length - 1] : all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (to) titleIn(to)?.focus();
};

const choose = (): void => {
  const box = hereRow()?.querySelector<HTMLInputElement>('input');
  if (box) box.checked = !box.checked;
  else noAct();
  countChosen();
};

const formOf = (values: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

const bulkForm = (): HTMLFormElement | null => document.getElementById('bulk') as HTMLFormElement | null;

/** Takes the row that was meant when the key was pressed, wherever the list stands by then. */
const takeOne = (item: string | undefined): void => {
  const bulk = bulkForm();
  if (item?.startsWith('tsk_')) noAct();
  else if (bulk && item) void send(bulk.action, formOf({ act: 'take', items: item, key: String(new FormData(bulk).get('key')) }));
  else noAct();
};

/** What is chosen is meant, as with the button below the list; without a choice it is the present row. */
const take = (): void => {
  const button = bulkForm()?.querySelector<HTMLButtonElement>('button[value="take"]');
  const item = itemOf(hereRow());
  void afterSent(() => (button && chosenRows() > 0 ? button.click() : takeOne(item)));
};

/** To the place on the item's page where it is done, if its stage allows that. */
const act = async (key: string): Promise<void> => {
  const item = itemOf(hereRow());
  if (!item) return noAct();
  if (shownItem() !== item) await showPreview(item);
  const link = document.querySelector<HTMLAnchorElement>(`#pane [data-key="${key}"]`);
  if (shownItem() !== item) return tell(said()?.dataset.busy);
  if (link) location.assign(link.href);
  else noAct();
};

const undo = (): void => {
  const button = document.querySelector<HTMLButtonElement>('#outcome form button');
  if (button) button.click();
  else tell(said()?.dataset.nothing);
};

const letGo = (): void => {
  markHere(undefined);
  (document.activeElement as HTMLElement | null)?.blur();
};

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => go(1),
  k: () => go(-1),
  o: () => hereRow() && location.assign(titleIn(hereRow()!)!.href),
  x: choose,
  a: take,
  z: () => void afterSent(undo),
  '/': () => document.getElementById('q')?.focus(),
  '?': () => help()?.showModal(),
  Escape: letGo,
  ...Object.fromEntries(['s', '1', '2', '3', '4'].map((key) => [key, () => void act(key)])),
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable], dialog *');

/** Single keys, ignored in fields and beside other keys. The overlay stays within reach when they are off, so that they can be switched on again. */
export const listenToKeys = (): void => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event) || help()?.open) return;
    const run = KEYS[event.key];
    if (!run || areOff()) return;
    event.preventDefault();
    untell();
    run();
  });
};

/** The overlay with its switch; both are of no use without a script, and appear with it. */
export const offerHelp = (): void => {
  const open = document.getElementById('keys-open');
  const off = document.getElementById('keys-off') as HTMLInputElement | null;
  if (!open || !off) return;
  open.hidden = false;
  open.onclick = () => help()?.showModal();
  off.checked = areOff();
  off.onchange = () => {
    try {
      localStorage.setItem(OFF, off.checked ? 'yes' : 'no');
    } catch {
      // A browser that keeps nothing forgets this too.
    }
  };
};
