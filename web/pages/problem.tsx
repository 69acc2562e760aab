import type { Language } from '../../shared/community.ts';
import { Field, idOf } from '../parts/field.tsx';
import { durationIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { LinkForm } from '../parts/link-form.tsx';
import { linkWords } from '../words/link.ts';

export type TypedText = { readonly name: string; readonly text: string };
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
  /** What was typed into the form, which is nowhere else now. */
  readonly typed?: { readonly texts: readonly TypedText[]; readonly isWhole: boolean } | undefined;
  /** Whether signing in may help. */
  readonly signIn?: boolean;
  /** Whether it is a room of staff, who sign in with their own account. */
  readonly forStaff?: boolean;
};

/** What a field is called where its name says so, else its number among those that are shown. */
const labelOf = (language: Language, name: string, at: number): string => {
  const { labels, numbered } = linkWords[language].problem.typed;
  return Object.hasOwn(labels, name) ? labels[name as keyof typeof labels] : numbered.replace('{n}', String(at + 1));
};

const LINE = 80;
const MOST_ROWS = 12;
const rowsFor = (text: string): number =>
  Math.min(
    MOST_ROWS,
    text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / LINE), 0),
  );

/** What was typed, to be copied: it can be read and marked, and is sent nowhere. */
const TypedTexts = ({
  language,
  typed,
  signIn,
}: {
  readonly language: Language;
  readonly typed: NonNullable<ProblemPage['typed']>;
  readonly signIn: boolean;
}) => {
  const words = linkWords[language].problem.typed;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.stays}</p>
      <p>{signIn ? words.nextSignIn : words.next}</p>
      {typed.isWhole ? null : <p>{words.notWhole}</p>}
      {typed.texts.map(({ name, text }, i) => {
        const id = `typed-${i}`;
        return (
          <Field key={id} language={language} name={id} label={labelOf(language, name, i)}>
            <textarea class="field-in" id={idOf(id)} readOnly rows={rowsFor(text)} dir="auto" value={text} />
          </Field>
        );
      })}
    </section>
  );
};

/** The way in for staff, which leads on to where somebody was going. */
const StaffSignIn = ({ frame: { language, here }, goesOn = false, apart }: { readonly frame: Frame; readonly goesOn?: boolean; readonly apart: boolean }) => {
  const { staff, staffLink } = linkWords[language].get;
  const href = !goesOn || here === `/${language}` ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: here })}`;
  return (
    <p class="note">
      {staff}{' '}
      <a href={href} target={apart ? '_blank' : undefined} rel={apart ? 'noopener' : undefined}>
        {staffLink}
      </a>
      .
    </p>
  );
};

/** A refusal or a fault as a page: what is the matter, what became of what was typed, what to do, and how to reach a person. */
export const problemPage = (
  frame: Frame,
  { title, detail, fields = [], request, retryAfter, sent, typed, signIn = false, forStaff = false }: ProblemPage,
): string => {
  const { language } = frame;
  const words = linkWords[language].problem;
  const hasTyped = typed !== undefined && typed.texts.length > 0;
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
        {hasTyped ? <TypedTexts language={language} typed={typed} signIn={signIn} /> : null}
        {signIn ? (
          <section>
            <h2>{words.signIn}</h2>
            {forStaff ? <StaffSignIn frame={frame} goesOn apart={hasTyped} /> : null}
            <p>{words.signInLead}</p>
            <LinkForm language={language} apart={hasTyped} />
            {forStaff ? null : <StaffSignIn frame={frame} apart={hasTyped} />}
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
