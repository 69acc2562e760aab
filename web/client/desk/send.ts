import { forgetPieces, shownItem } from './preview.ts';
import { countChosen, hereRow, itemOf, markHere, rows } from './rows.ts';
import { said, say, tell, untell } from './words.ts';

/** Where reading goes on after something was sent: what is asked, what was refused, what came of it. */
const NEWS = ['.errors', '#asking', '#outcome'];

/** The first row that is still there, from where somebody was in the list. */
const placeAfter = (items: readonly (string | undefined)[], at: number): HTMLElement | undefined => {
  const now = rows();
  const left = [...items.slice(at), ...items.slice(0, at).reverse()];
  const next = left.map((item) => now.find((row) => itemOf(row) === item)).find(Boolean);
  return next ?? now[0];
};

/** What is typed there and not sent yet stays. */
const searchField = () => document.getElementById('q') as HTMLInputElement | null;

let shown = (_hadPreview: boolean): void => undefined;
/** What is to be done once the page shows something else; a preview that stood there is wanted again. */
export const whenShown = (then: (hadPreview: boolean) => void): void => {
  shown = then;
};

/** A reply that takes longer than this is waited for in words. */
const SLOW_MS = 300;

/** Takes over what a reply shows, and stays where somebody was. */
const takeOver = (html: string): void => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.getElementById('main');
  const own = document.getElementById('main');
  if (!main || !own) throw new Error('this is no page of ours');
  const items = rows().map(itemOf);
  const at = Math.max(0, items.indexOf(itemOf(hereRow())));
  const top = scrollY;
  const hadPreview = shownItem() !== undefined;
  const typed = searchField()?.value;
  own.replaceChildren(...main.childNodes);
  document.title = page.title;
  const field = searchField();
  if (field && typed !== undefined) field.value = typed;
  forgetPieces();
  scrollTo(0, top);
  markHere(placeAfter(items, at));
  shown(hadPreview);
  countChosen();
  const news = NEWS.map((each) => own.querySelector<HTMLElement>(each)).find(Boolean);
  news?.focus();
  say(news?.innerText);
};

const exchange = async (action: string, data: FormData): Promise<boolean> => {
  untell();
  const slow = setTimeout(() => tell(said()?.dataset.going), SLOW_MS);
  try {
    const body = new URLSearchParams([...data].map(([name, value]): [string, string] => [name, String(value)]));
    const reply = await fetch(action, { method: 'POST', body });
    if (new URL(reply.url).pathname !== location.pathname) location.assign(reply.url);
    else takeOver(await reply.text());
    return true;
  } catch {
    tell(said()?.dataset.busy);
    return false;
  } finally {
    clearTimeout(slow);
  }
};

let going: Promise<boolean> | undefined;
/** Sends a form as the browser would, and shows the reply without leaving the page. Where that fails everything typed and chosen is still there. */
export const send = async (action: string, data: FormData): Promise<void> => {
  if (going) return;
  going = exchange(action, data);
  await going;
  going = undefined;
};

/** What a key asks for while something is on its way comes after it, in the order of the keys; meanwhile that is said. Where it failed that is what is told. */
export const afterSent = async (then: () => void): Promise<void> => {
  if (going) tell(said()?.dataset.going);
  while (going) if (!(await going)) return;
  then();
};

/** Forms of the list stay on the page; those that lead elsewhere go there. */
export const catchForms = (): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const action = new URL(form.action, location.href);
    if (form.method !== 'post' || action.pathname !== location.pathname) return;
    event.preventDefault();
    void send(action.href, new FormData(form, event.submitter as HTMLElement | null));
  });
};
