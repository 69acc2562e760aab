import { forget } from './typed.ts';

/** Nothing that was typed outlasts a sign-out in its window. */
document.addEventListener('submit', ({ target }) => {
  if (/\/sign-out$/.test((target as HTMLFormElement).getAttribute('action') ?? '')) forget(() => true);
});
