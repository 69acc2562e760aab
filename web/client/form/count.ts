/** Says below a text how much room is left; what is counted is what the server counts: characters, after trimming. */
const text = (note: HTMLElement, left: number): string => {
  const { leftOne = '', left: leftMany = '', overOne = '', over = '' } = note.dataset;
  const n = Math.abs(left);
  const [one, many] = left < 0 ? [overOne, over] : [leftOne, leftMany];
  return n === 1 ? one : many.replace('{n}', new Intl.NumberFormat(document.documentElement.lang).format(n));
};

for (const note of document.querySelectorAll<HTMLElement>('[data-count]')) {
  const field = document.getElementById(note.dataset.count ?? '') as HTMLInputElement | HTMLTextAreaElement | null;
  const count = () => {
    const left = Number(note.dataset.limit) - [...(field?.value.trim() ?? '').normalize('NFC')].length;
    note.textContent = text(note, left);
    note.classList.toggle('field-over', left < 0);
  };
  field?.addEventListener('input', count);
  if (field) count();
}

export {};
