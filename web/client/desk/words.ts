/** Says aloud what was done, and keeps to what the page gives it to say. */
export const said = (): HTMLElement | null => document.getElementById('said');
export const say = (text: string | undefined): void => {
  const place = said();
  if (place && text) place.textContent = text;
};
