import { draftOf, form } from './form.ts';

/** After the last key; and no later than the other, however long somebody goes on typing. */
const PAUSE_MS = 1500;
const LONGEST_MS = 15_000;

/** Keeps the draft by itself, one save after the other, and says so; what could not be kept is said too, and tried again. */
const keep = (form: HTMLFormElement, note: HTMLElement): void => {
  let [pause, since, kept] = [0, 0, JSON.stringify(draftOf())];
  let saving = false;
  const { dataset } = note;
  const say = (text = ''): void => {
    note.textContent = text;
  };
  const refused = async (answer: Response): Promise<string | undefined> => {
    if (answer.status === 401 || answer.status === 403) return dataset.signedOut;
    const problem = await answer.json().catch(() => ({}));
    return [problem.title ?? dataset.failed, problem.detail].filter(Boolean).join('. ');
  };
  const save = async (): Promise<void> => {
    clearTimeout(pause);
    since = 0;
    const body = JSON.stringify(draftOf());
    if (saving || body === kept) return;
    saving = true;
    say(dataset.saving);
    try {
      const answer = await fetch(form.dataset.draft ?? '', {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body,
      });
      if (answer.ok) {
        kept = body;
        const { savedAt } = await answer.json();
        const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }).format(new Date(savedAt));
        say(dataset.saved?.replace('{time}', time));
      } else {
        say(answer.status >= 500 ? dataset.failed : await refused(answer));
      }
    } catch {
      say(dataset.offline);
      pause = window.setTimeout(() => void save(), LONGEST_MS);
    } finally {
      saving = false;
    }
    if (kept === body && JSON.stringify(draftOf()) !== kept) later();
  };
  const later = (): void => {
    clearTimeout(pause);
    since ||= Date.now();
    pause = window.setTimeout(() => void save(), Math.min(PAUSE_MS, Math.max(0, since + LONGEST_MS - Date.now())));
  };
  form.addEventListener('input', later);
  addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
};

const note = form?.querySelector<HTMLElement>('[data-kept]');
if (form && note) keep(form, note);
