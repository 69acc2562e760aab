import './form/count.ts';
import './form/sign-out.ts';
import './form/unsent.ts';

/** After a refusal the summary is read first, and its links lead to the fields. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();
