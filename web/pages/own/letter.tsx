import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import { criterionOf } from '../../../shared/domain/rubric.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import type { Letter as LetterView } from '../../../shared/domain/view/bundle.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { MailTo } from '../../parts/reach.tsx';
import { Summary } from '../../parts/summary.tsx';
import { letterWords } from '../../words/letter.ts';
import { withDate } from './dates.ts';

type Props = {
  readonly language: Language;
  readonly letter: z.infer<typeof LetterView>;
  readonly written: Language;
  /** Words that whoever writes it has to look at. */
  readonly marked?: readonly string[] | undefined;
  /** Where a reconsideration is asked for, for whoever can ask now. */
  readonly askAt?: string | undefined;
  readonly title?: string | undefined;
  /** Of a letter that may never have been announced no day of that is said. */
  readonly dated?: boolean;
};

/** What can still be done about the decision. */
const Reconsideration = ({ language, letter: { reconsideration, talkTo }, askAt }: Props) => {
  const words = letterWords[language];
  const { may, until, contact } = reconsideration;
  if (may === 'asked') return null;
  return (
    <>
      {may === 'final' ? <p>{words.final}</p> : null}
      {may === 'ask' ? (
        <p>
          {withDate(language, words.reconsider, until)} {askAt ? <a href={askAt}>{words.reconsiderHere}</a> : null}
        </p>
      ) : null}
      {talkTo ? null : (
        <p>
          {words.talk} <MailTo email={contact} />
        </p>
      )}
    </>
  );
};

/** A text with words marked in it, for whoever writes the letter; its reader gets it plain. */
const Marked = ({ text, words }: { readonly text: string; readonly words: readonly string[] }) => {
  const [word = '', ...others] = words;
  if (word === '') return <>{text}</>;
  return (
    <>
      {text.split(word).map((between, i) => (
        <>
          {i === 0 ? null : <mark>{word}</mark>}
          <Marked text={between} words={others} />
        </>
      ))}
    </>
  );
};

const Criteria = ({ language, letter, written, marked = [] }: Props) => {
  const words = letterWords[language];
  return letter.criteria.length === 0 ? null : (
    <>
      <h3>{words.criteria}</h3>
      <Summary
        language={language}
        rows={letter.criteria.map(({ id, band, text }) => ({
          term: criterionOf(rubricOf(letter.rubric), id)?.name[language] ?? id,
          value: (
            <>
              <p>
                <strong>{words.band[band]}</strong>
              </p>
              {text === '' ? null : (
                <p class="prose" lang={written} dir="auto">
                  <Marked text={text} words={marked} />
                </p>
              )}
            </>
          ),
        }))}
      />
    </>
  );
};

/** Whether an improved version was asked for. */
export const asksAgain = ({ outcome, resubmit }: Pick<Props['letter'], 'outcome' | 'resubmit'>): boolean => resubmit || outcome === 'resubmit';

/** From which day on it can be sent in again, where that is not at once. */
export const againFrom = ({ resubmit, resubmitFrom }: Pick<Props['letter'], 'resubmit' | 'resubmitFrom'>): string | undefined =>
  resubmit ? resubmitFrom : undefined;

/** The decision in full, as the letter gives it, once it is announced. */
export const Letter = ({ language, letter, written, marked = [], askAt, title, dated = true }: Props) => {
  const words = letterWords[language];
  const { outcome, announcedAt, target, opening, conditions, doFirst, resubmitFrom, talkTo } = letter;
  return (
    <section class="own-letter">
      <h2>{title ?? words.title}</h2>
      <Facts
        rows={[
          { term: words.outcome, value: <strong>{outcomeText(outcome, language)}</strong> },
          ...(dated ? [{ term: words.announced, value: <Moment language={language} iso={announcedAt} /> }] : []),
          ...(target ? [{ term: words.target, value: <bdi>{target}</bdi> }] : []),
        ]}
      />
      <p class="prose" lang={written} dir="auto">
        <Marked text={opening} words={marked} />
      </p>
      {conditions.length === 0 ? null : (
        <>
          <h3>{words.conditions}</h3>
          <ol lang={written}>
            {conditions.map((condition) => (
              <li key={condition} dir="auto">
                <Marked text={condition} words={marked} />
              </li>
            ))}
          </ol>
        </>
      )}
      <Criteria language={language} letter={letter} written={written} marked={marked} />
      {doFirst === '' ? null : (
        <>
          <h3>{words.doFirst}</h3>
          <p class="prose" lang={written} dir="auto">
            <Marked text={doFirst} words={marked} />
          </p>
        </>
      )}
      {asksAgain(letter) ? (
        <p>
          {words.resubmit}
          {resubmitFrom ? (
            <>
              {' '}
              {words.resubmitFrom} <Moment language={language} iso={resubmitFrom} />.
            </>
          ) : null}
        </p>
      ) : outcome === 'declined' ? (
        <p>{words.notAgain}</p>
      ) : null}
      {talkTo ? (
        <p class="prose" lang={written} dir="auto">
          <Marked text={talkTo} words={marked} />
        </p>
      ) : null}
      <Reconsideration language={language} letter={letter} written={written} askAt={askAt} />
      <p class="note no-print">{words.print}</p>
    </section>
  );
};
