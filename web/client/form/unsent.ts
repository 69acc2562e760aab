/**
 * Where nobody answers, a browser would show its own page in place of the form. So a form with a place for the notice is sent from here
 * first: what was typed stays in the window until an answer came.
 */
const isFailing = (status: number): boolean => status === 408 || status >= 500;

/** A form that comes back with errors, or with something to agree to, is sent once more as browsers do; its key makes that harmless. */
let goes = false;
let isSending = false;

const post = (form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> =>
  fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, submitter) as unknown as Record<string, string>) });

const send = async (form: HTMLFormElement, submitter: HTMLElement | null, notice: HTMLElement): Promise<void> => {
  notice.textContent = '';
  const reply = await post(form, submitter).catch(() => undefined);
  if (reply === undefined || isFailing(reply.status)) {
    notice.textContent = notice.dataset.unsent ?? '';
    return;
  }
  if (reply.redirected) return location.assign(reply.url);
  goes = true;
  // Not within the event that was stopped: a form does not send itself a second time there.
  setTimeout(() => form.requestSubmit(submitter));
};

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const notice = form.querySelector<HTMLElement>('[data-unsent]');
  if (!notice || goes) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  void send(form, event.submitter, notice).finally(() => {
    isSending = false;
  });
});

export {};
