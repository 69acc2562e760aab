import type { Language } from '../../../shared/community.ts';
import { Notice } from '../../parts/notice.tsx';
import { callWords } from '../../words/calls.ts';
import { type CallPage, callsPath, type TypedCall } from './data.ts';
import { labelsOf } from './labels.ts';

/** What of a call that has opened still stands in its form. */
const MENDABLE: readonly string[] = ['title/nl', 'title/en', 'summary/nl', 'summary/en', 'closesAt', 'graceMinutes'];

const valuesOf = ({ title, summary, ...rest }: TypedCall): Readonly<Record<string, unknown>> => ({
  'title/nl': title.nl,
  'title/en': title.en,
  'summary/nl': summary.nl,
  'summary/en': summary.en,
  ...rest,
});

/** What the fields are called that say something else than what is kept now. */
const differing = (language: Language, { call, typed, now }: CallPage): string[] => {
  if (!now) return [];
  const labels = { ...labelsOf(language, typed, 'call'), questions: callWords[language].questions.title } as Readonly<Record<string, string>>;
  const [mine, theirs] = [valuesOf(typed), valuesOf(now)];
  return Object.keys(theirs)
    .filter((name) => (!call?.frozen || MENDABLE.includes(name)) && JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]))
    .map((name) => labels[name] ?? name);
};

/** Somebody was first: where this form differs from what is kept now, so that nobody replaces it unseen. */
export const Meanwhile = ({ language, data }: { readonly language: Language; readonly data: CallPage }) => {
  const { meanwhile: words } = callWords[language];
  if (!data.call || !data.now) return null;
  const fields = differing(language, data);
  return (
    <Notice language={language} title={words.title}>
      {fields.length === 0 ? null : (
        <>
          <p>{words.differs}</p>
          <ul>
            {fields.map((field) => (
              <li>{field}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={callsPath(language, data.call.id)}>{words.look}</a>
      </p>
    </Notice>
  );
};
