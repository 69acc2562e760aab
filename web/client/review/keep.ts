import { draftOf, form } from './form.ts';

/** After the last key; and no later than the other, however long somebody goes on typing. */
const PAUSE_MS = 1500;
const LONGEST_MS = 15_000;

/**
 * Keeps the draft by itself, one save after the other, and says so; what could not be kept is said too, and tried again. Once another window
 * was first, nothing is saved from here any more until somebody has compared the two.
 */
const keep = (form: HTMLFormElement, note: HTMLElement, seen: HTMLInputElement): void => {
  let [pause, since, kept] = [0, 0, JSON.stringify(draftOf())];
  let saving: Promise<void> | undefined;
  let over = false;
  const { dataset } = note;
  const say = (text = ''): void => {
    note.textContent = text;
  };
  const refused = async (answer: Response): Promise<string | undefined> => {
    if (answer.status === 401 || answer.status === 403) return dataset.signedOut;
    const problem = await answer.json().catch(() => ({}));
    if (problem.code === 'review.draft-changed') {
      over = true;
      form.querySelector<HTMLElement>('[data-choose]')?.removeAttribute('hidden');
      return dataset.elsewhere;
    }
    return [problem.title ?? dataset.failed, problem.detail].filter(Boolean).join('. ');
  };
  const send = async (body: string): Promise<void> => {
    say(dataset.saving);
    try {
      const answer = await fetch(form.dataset.draft ?? '', {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body: JSON.stringify({ ...JSON.parse(body), seen: Number(seen.value) }),
      });
      if (answer.ok) {
        kept = body;
        const { savedAt, version } = await answer.json();
        seen.value = String(version);
        const time = new Intl.DateTimeFormat(document.documentElement.lang, {
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
          timeZone: 'Europe/Amsterdam',
        }).format(new Date(savedAt));
        say(dataset.saved?.replace('{time}', time));
      } else {
        say(answer.status >= 500 ? dataset.failed : await refused(answer));
      }
    } catch {
      say(dataset.offline);
      pause = window.setTimeout(save, LONGEST_MS);
    }
  };
  const save = (): void => {
    clearTimeout(pause);
    since = 0;
    const body = JSON.stringify(draftOf());
    if (over || saving || body === kept) return;
    saving = send(body).finally(() => {
      saving = undefined;
      if (kept === body && JSON.stringify(draftOf()) !== kept) later();
    });
  };
  const later = (): void => {
    clearTimeout(pause);
    since ||= Date.now();
    pause = window.setTimeout(save, Math.min(PAUSE_MS, Math.max(0, since + LONGEST_MS - Date.now())));
  };
  form.addEventListener('input', later);
  addEventListener('online', save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  // The form waits for what is under way, or it would find its own save before it.
  form.addEventListener('submit', (event) => {
    clearTimeout(pause);
    if (!saving) {
      over = true;
      return;
    }
    const { submitter } = event;
    event.preventDefault();
    void saving.finally(() => form.requestSubmit(submitter));
  });
};

const note = form?.querySelector<HTMLElement>('[data-kept]');
const seen = form?.elements.namedItem('seen');
if (form && note && seen instanceof HTMLInputElement) keep(form, note, seen);
