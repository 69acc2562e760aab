import type { Language } from '../../shared/community.ts';
import { Field, idOf } from '../parts/field.tsx';
import { durationIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { LinkForm } from '../parts/link-form.tsx';
import { linkWords } from '../words/link.ts';
import { typedWords } from '../words/typed.ts';

type SentField = { readonly path: string; readonly name: string; readonly text: string; readonly isTyped: boolean };
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
  readonly typed?: { readonly fields: readonly SentField[]; readonly isWhole: boolean } | undefined;
  /** The first word of its address, which says what its fields are called. */
  readonly room?: string;
  /** Where the form can be sent once more, all of it, by somebody who has signed in meanwhile. */
  readonly again?: string | undefined;
  /** Whether signing in may help. */
  readonly signIn?: boolean;
  /** Whether it is a room of staff, who sign in with their own account. */
  readonly forStaff?: boolean;
};

const letterOf = (path: string): string => /\/([A-Z])\//.exec(path)?.[1] ?? '';

/** What was typed or chosen, by what its field is called on its form; elsewhere by its name, else by its number among those that are shown. */
const shownIn = (language: Language, { typed, room = '' }: Pick<ProblemPage, 'typed' | 'room'>): { label: string; text: string }[] => {
  const { rubrics, rooms } = typedWords[language];
  const sent = (typed?.fields ?? []).filter(({ text }) => text.trim() !== '');
  const letters = sent.map(({ path }) => letterOf(path)).filter(Boolean);
  const criteria = rubrics.find((names) => letters.every((letter) => names[letter])) ?? {};
  const known = new Map(Object.entries(rooms[room] ?? {}));
  const { labels, numbered } = linkWords[language].problem.typed;
  const shown: { label: string; text: string }[] = [];
  for (const { path, name, text, isTyped } of sent) {
    const letter = letterOf(path);
    const field = known.get(letter ? path.replace(`/${letter}/`, '/*/') : path);
    const told = field?.label.replace('{name}', criteria[letter] ?? letter);
    const label = told ?? (Object.hasOwn(labels, name) ? labels[name as keyof typeof labels] : numbered.replace('{n}', String(shown.length + 1)));
    if (isTyped || field?.always) shown.push({ label, text: field?.values?.[text] ?? text });
  }
  return shown;
};

const LINE = 80;
const MOST_ROWS = 12;
const rowsFor = (text: string): number =>
  Math.min(
    MOST_ROWS,
    text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / LINE), 0),
  );

/** What was typed, to be copied: it can be read and marked; and the whole form, to be sent once more after signing in. */
const TypedTexts = ({ language, page, shown }: { readonly language: Language; readonly page: ProblemPage; readonly shown: ReturnType<typeof shownIn> }) => {
  const words = linkWords[language].problem.typed;
  const { typed, again, signIn } = page;
  const goesOn = again !== undefined && typed?.isWhole;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.stays}</p>
      <p>{goesOn ? words.nextAgain : signIn ? words.nextSignIn : words.next}</p>
      {goesOn ? (
        <form method="post" action={again}>
          {typed.fields.map(({ path, text }, i) => (
            <input key={i} type="hidden" name={path} value={text} autocomplete="off" />
          ))}
          <p class="acts">
            <button class="btn" type="submit">
              {words.again}
            </button>
          </p>
        </form>
      ) : null}
      {typed?.isWhole ? null : <p>{words.notWhole}</p>}
      {shown.map(({ label, text }, i) => {
        const id = `typed-${i}`;
        return (
          <Field key={id} language={language} name={id} label={label}>
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
export const problemPage = (frame: Frame, page: ProblemPage): string => {
  const { title, detail, fields = [], request, retryAfter, sent, signIn = false, forStaff = false } = page;
  const { language } = frame;
  const words = linkWords[language].problem;
  const shown = shownIn(language, page);
  const hasTyped = shown.length > 0;
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
            {forStaff ? <StaffSignIn frame={frame} goesOn apart={hasTyped} /> : null}
            <p>{words.signInLead}</p>
            <LinkForm language={language} apart={hasTyped} />
            {forStaff ? null : <StaffSignIn frame={frame} apart={hasTyped} />}
          </section>
        ) : null}
        {hasTyped ? <TypedTexts language={language} page={page} shown={shown} /> : null}
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
