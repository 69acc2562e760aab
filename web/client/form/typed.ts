/** What a window keeps of what was typed goes by names that begin with this. */
export const TYPED = 'typed ';

export const forget = (isOld: (kept: string) => boolean): void => {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(TYPED) && isOld(sessionStorage.getItem(name) ?? '{}')) sessionStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
};
