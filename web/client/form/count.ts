/** Says below a text how much room is left; what is counted is what the server counts: characters, after trimming. */
const words = ({ dataset }: HTMLElement, left: number): string => {
  const { leftOne = '', left: leftMany = '', overOne = '', over = '' } = dataset;
  const n = Math.abs(left);
  const [one, many] = left < 0 ? [overOne, over] : [leftOne, leftMany];
  return n === 1 ? one : many.replace('{n}', new Intl.NumberFormat(document.documentElement.lang).format(n));
};

/** Whoever hears the page is told after a pause in typing, not at every key. */
const PAUSE_MS = 1000;

const watch = (note: HTMLElement, field: HTMLInputElement | HTMLTextAreaElement): void => {
  const said = document.createElement('span');
  said.className = 'vh';
  said.role = 'status';
  note.after(said);
  let pause = 0;
  const count = (): string => {
    const left = Number(note.dataset.limit) - [...field.value.normalize('NFC').trim()].length;
    note.classList.toggle('field-over', left < 0);
    note.textContent = words(note, left);
    return note.textContent;
  };
  field.addEventListener('input', () => {
    const text = count();
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      said.textContent = text;
    }, PAUSE_MS);
  });
  count();
};

for (const note of document.querySelectorAll<HTMLElement>('[data-count]')) {
  const field = document.getElementById(note.dataset.count ?? '');
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) watch(note, field);
}

export {};
