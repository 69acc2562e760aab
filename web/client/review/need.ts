import { form, markOf, type Section, sections } from './form.ts';

const least = (form: HTMLFormElement, id: string): number => {
  const mark = markOf(id);
  const { low, high, extreme, least } = form.dataset;
  return Number(typeof mark === 'number' && (mark <= Number(low) || mark === Number(high)) ? extreme : least);
};

/** What nobody sees, and the server does not count either. */
const UNSEEN = /[\p{Cf}\p{DI}\p{Mn}\p{Me}\u2800]/gu;

/** Says below a comment that was begun how much it still needs; characters are counted as the server counts them. */
const watch = (form: HTMLFormElement, { id, comment }: Section): void => {
  const note = document.createElement('p');
  note.className = 'review-need';
  note.id = `${comment.id}-need`;
  comment.after(note);
  comment.setAttribute('aria-describedby', `${comment.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim());
  const show = (): void => {
    const length = [...comment.value.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim()].length;
    const more = least(form, id) - length;
    const { need = '', needOne, enough = '' } = form.dataset;
    note.textContent = length === 0 ? '' : more > 1 ? need.replace('{n}', String(more)) : more === 1 ? (needOne ?? '') : enough;
  };
  comment.addEventListener('input', show);
  form.addEventListener('change', show);
  show();
};

if (form) for (const section of sections) watch(form, section);
