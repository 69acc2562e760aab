/** Pieces that were fetched or are on their way, by the item: neighbours are there before anybody asks for them. */
const pieces = new Map<string, Promise<string | undefined>>();

const fetched = async (language: string, item: string): Promise<string | undefined> => {
  const reply = await fetch(`/${language}/desk/items/${item}/preview`);
  return reply.ok ? reply.text() : undefined;
};

const pieceOf = (item: string): Promise<string | undefined> => {
  const known = pieces.get(item) ?? fetched(document.documentElement.lang, item).catch(() => undefined);
  pieces.set(item, known);
  return known;
};

/** After an act what was fetched before may no longer hold. */
export const forgetPieces = (): void => pieces.clear();

const pane = (): HTMLElement | null => document.getElementById('pane');
export const shownItem = (): string | undefined => pane()?.querySelector<HTMLElement>('.preview')?.dataset.item;

/** What stood there was about another row, and an empty place would ask for a row that was chosen. */
const showNote = (place: HTMLElement, text: string | undefined, role: 'alert' | 'status'): void => {
  const note = document.createElement('p');
  note.className = 'note';
  note.setAttribute('role', role);
  note.textContent = text ?? '';
  place.replaceChildren(note);
};

/** A piece that is there sooner than this comes without a word. */
const SLOW_MS = 150;

let wanted = '';
/** Shows an item beside the list, unless another was asked for meanwhile, and fetches those around it ahead. */
export const showPreview = async (item: string, neighbours: readonly (string | undefined)[] = []): Promise<void> => {
  wanted = item;
  const slow = setTimeout(() => {
    const waiting = pane();
    if (wanted === item && waiting) showNote(waiting, waiting.dataset.going, 'status');
  }, SLOW_MS);
  const piece = await pieceOf(item);
  clearTimeout(slow);
  const place = pane();
  if (piece === undefined) pieces.delete(item);
  if (wanted !== item || !place) return;
  if (piece === undefined) return showNote(place, place.dataset.failed, 'alert');
  place.innerHTML = piece;
  place.scrollTop = 0;
  for (const neighbour of neighbours) if (neighbour) void pieceOf(neighbour);
};
