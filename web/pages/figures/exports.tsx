import type { Language } from '../../../shared/community.ts';
import { counted, Moment } from '../../parts/format.tsx';
import { TextField } from '../../parts/field.tsx';
import { Pager } from '../../parts/pager.tsx';
import { figurePageWords } from '../../words/figures.ts';

type Part = { readonly proposals: number; readonly from: string; readonly to: string; readonly cursor?: string | undefined };
export type ExportsProps = {
  readonly language: Language;
  readonly call: string;
  readonly parts: readonly Part[];
  /** The days that were asked for. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The address of this page, and where its list of parts goes on. */
  readonly here: string;
  readonly next?: string | undefined;
};

const KINDS = ['proposals', 'reviews', 'decisions'] as const;

const addressOf = ({ call, from, to }: ExportsProps, kind: string, { cursor }: Part, format: 'csv' | 'json'): string => {
  const query = new URLSearchParams({ call, format });
  for (const [name, value] of Object.entries({ from, to, cursor })) if (value) query.set(name, value);
  return `/api/desk/exports/${kind}?${query}`;
};

/** What can be taken out, in the parts in which it comes: one row each, so that nobody has to know of cursors. */
export const Exports = (props: ExportsProps) => {
  const { language, parts, from, to, here, next } = props;
  const words = figurePageWords[language].exports;
  return (
    <section class="overview-wide" aria-labelledby="exports-title" id="exports">
      <h2 id="exports-title">{words.title}</h2>
      <p class="note">{words.text}</p>
      <form method="get" action={`${here}#exports`} class="acts">
        <TextField language={language} name="from" label={words.from} type="date" value={from} width="short" />
        <TextField language={language} name="to" label={words.to} type="date" value={to} width="short" />
        <button type="submit" class="btn btn-quiet">
          {words.show}
        </button>
      </form>
      {parts.length === 0 ? (
        <p>{figurePageWords[language].none}</p>
      ) : (
        <ol class="exports">
          {parts.map((part, i) => (
            <li key={i}>
              <span>
                {words.part.replace('{n}', String(i + 1))} ({counted(language, part.proposals, words.count)}), <Moment language={language} iso={part.from} /> –{' '}
                <Moment language={language} iso={part.to} />
              </span>
              {KINDS.flatMap((kind) =>
                (['csv', 'json'] as const).map((format) => (
                  <a key={`${kind} ${format}`} href={addressOf(props, kind, part, format)}>
                    {words[kind]} {format.toUpperCase()}
                    <span class="vh">, {words.part.replace('{n}', String(i + 1))}</span>
                  </a>
                )),
              )}
            </li>
          ))}
        </ol>
      )}
      {next ? (
        <Pager language={language} next={next}>
          {words.more}
        </Pager>
      ) : null}
    </section>
  );
};
