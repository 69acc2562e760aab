import { durationIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { LinkForm } from '../parts/link-form.tsx';
import { linkWords } from '../words/link.ts';

export type ProblemPage = {
  readonly title: string;
  readonly detail: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** Id under which the log knows the request. */
  readonly request: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** What became of a form that was sent: nothing at all, or nobody can say. Absent where somebody only looked. */
  readonly sent?: 'not-done' | 'perhaps-done' | undefined;
  /** Whether signing in may help. */
  readonly signIn?: boolean;
};

/** A refusal or a fault as a page: what is the matter, what became of what was typed, what to do, and how to reach a person. */
export const problemPage = (frame: Frame, { title, detail, fields = [], request, retryAfter, sent, signIn = false }: ProblemPage): string => {
  const { language } = frame;
  const words = linkWords[language].problem;
  return pageOf(frame, {
    title,
    failed: fields.length > 0,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{detail}</p>
        {sent === undefined ? null : <p>{sent === 'not-done' ? words.notDone : words.perhapsDone}</p>}
        {fields.length === 0 ? null : (
          <section>
            <h2>{words.what}</h2>
            <ul>
              {fields.map(({ path, message }) => (
                <li key={`${path} ${message}`}>{message}</li>
              ))}
            </ul>
          </section>
        )}
        {retryAfter === undefined ? null : <p>{words.retry.replace('{time}', durationIn(language, retryAfter))}</p>}
        {signIn ? (
          <section>
            <h2>{words.signIn}</h2>
            <p>{words.signInLead}</p>
            <LinkForm language={language} />
            <p class="note">
              {linkWords[language].get.staff} <a href="/sign-in">{linkWords[language].get.staffLink}</a>.
            </p>
          </section>
        ) : null}
        <p class="note">
          {words.stillStuck} {words.request}: <code>{request}</code>
        </p>
      </div>
    ),
  });
};

/** An address that leads nowhere, and three that do. */
export const missingPage = (frame: Frame): string => {
  const { language } = frame;
  const { title, lead, ways, home, link, contact } = linkWords[language].missing;
  return pageOf(frame, {
    title,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <p>{ways}</p>
        <ul>
          <li>
            <a href={`/${language}`}>{home}</a>
          </li>
          <li>
            <a href={`/${language}/link`}>{link}</a>
          </li>
          <li>
            <a href={`/${language}/contact`}>{contact}</a>
          </li>
        </ul>
      </div>
    ),
  });
};
