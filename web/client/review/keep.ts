import { draftOf, form } from './form.ts';
import { drop, isChanged, leave, takeUp } from './left.ts';

/** After the last key; and no later than the other, however long somebody goes on typing. */
const PAUSE_MS = 1500;
const LONGEST_MS = 15_000;

/** Busy, or broken off on the way: a form that is sent now would be answered by a page that has nothing of it. */
const isBusy = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/**
 * Keeps the draft by itself, one save after the other, and says so; what could not be kept is said too, tried again, and stays in this window.
 * Once another window was first, nothing is saved from here any more until somebody has compared the two. Nobody leaves the form by one of its
 * buttons while it is not answered: a browser would show its own page in its place.
 */
const keep = (form: HTMLFormElement, note: HTMLElement, seen: HTMLInputElement): void => {
  let [pause, since, kept] = [0, 0, JSON.stringify(draftOf())];
  let saving: Promise<void> | undefined;
  let [over, isReached, isLeaving, goes] = [false, true, false, false];
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
    isReached = false;
    try {
      const answer = await fetch(form.dataset.draft ?? '', {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body: JSON.stringify({ ...JSON.parse(body), seen: Number(seen.value) }),
      });
      isReached = !isBusy(answer.status);
      if (answer.ok) {
        kept = body;
        const { savedAt, version } = await answer.json();
        seen.value = String(version);
        if (JSON.stringify(draftOf()) === body) drop();
        else leave(form, seen.value);
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
    if (!over && !saving && body !== kept) void saveNow(body);
  };
  const saveNow = (body: string): Promise<void> => {
    saving = send(body).finally(() => {
      saving = undefined;
      if (kept === body && JSON.stringify(draftOf()) !== kept) later();
    });
    return saving;
  };
  const later = (): void => {
    clearTimeout(pause);
    since ||= Date.now();
    pause = window.setTimeout(save, Math.min(PAUSE_MS, Math.max(0, since + LONGEST_MS - Date.now())));
  };
  form.addEventListener('input', () => {
    leave(form, seen.value);
    later();
  });
  addEventListener('online', save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  const go = async (submitter: HTMLElement | null): Promise<void> => {
    isLeaving = true;
    await saving;
    await saveNow(JSON.stringify(draftOf()));
    isLeaving = false;
    if (!isReached) return;
    [goes, over] = [true, true];
    // Not within the event that was stopped: a form does not send itself a second time there.
    setTimeout(() => form.requestSubmit(submitter));
  };
  // What is under way comes first, or the form would find its own save before it.
  form.addEventListener('submit', (event) => {
    clearTimeout(pause);
    if (goes) return;
    event.preventDefault();
    if (!isLeaving) void go(event.submitter);
  });
  // Whoever takes what another window stored gives up what stands here.
  form.addEventListener('click', ({ target }) => {
    if ((target as Element).closest(`a[href="${location.pathname}"]`)) drop();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  const from = takeUp(form);
  if (from === undefined || !isChanged(form)) return;
  [seen.value, kept] = [from, ''];
  form.dispatchEvent(new Event('input', { bubbles: true }));
  form.dispatchEvent(new Event('change', { bubbles: true }));
};

const note = form?.querySelector<HTMLElement>('[data-kept]');
const seen = form?.elements.namedItem('seen');
if (form && note && seen instanceof HTMLInputElement) keep(form, note, seen);
