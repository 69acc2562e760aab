/** Keys of the page about one proposal: 1 to 4 lead to the acts that bear them, and act on nothing by themselves. */
const OFF = 'desk-keys-off';
const areOff = (): boolean => {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');

const goTo = (marked: HTMLElement): void => {
  const fold = marked.closest('details');
  if (marked.localName === 'summary' && fold) {
    fold.open = true;
    const fields = 'input:not([type=hidden]), textarea, select';
    const field = fold.querySelector<HTMLElement>(`form[method=post] :is(${fields})`) ?? fold.querySelector<HTMLElement>('button');
    (field ?? marked).focus();
    marked.scrollIntoView({ block: 'nearest' });
  } else if (marked instanceof HTMLAnchorElement) marked.click();
  else marked.focus();
};

/** An address that names an act leads into its form, so that typing can begin. */
const enter = (): void => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = place?.closest('details');
  const marked = fold?.querySelector<HTMLElement>('summary');
  if (place?.classList.contains('case-fold-in') && marked) goTo(marked);
};
addEventListener('hashchange', enter);
// Browsers take the focus away from wherever it is once they have found the place that an address names.
addEventListener('load', () => requestAnimationFrame(() => setTimeout(enter)));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event) || !/^[1-4]$/.test(event.key) || areOff()) return;
  const marked = document.querySelector<HTMLElement>(`main [data-key="${event.key}"]`);
  if (!marked) return;
  event.preventDefault();
  goTo(marked);
});
