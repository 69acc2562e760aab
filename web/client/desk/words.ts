/** Says aloud what stands on the page already, and keeps to what the page gives it to say. */
export const said = (): HTMLElement | null => document.getElementById('said');
export const say = (text: string | undefined): void => {
  const place = said();
  if (place && text) place.textContent = text;
};

const toldPlace = (): HTMLElement | null => document.getElementById('told');
/** Shows what did not work where everybody reads it; it is heard too. */
export const tell = (text: string | undefined): void => {
  const place = toldPlace();
  if (place && text) place.textContent = text;
};
/** What was told holds until the next thing is tried. */
export const untell = (): void => toldPlace()?.replaceChildren();
