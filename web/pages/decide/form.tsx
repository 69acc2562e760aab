import type { JSX } from 'preact';
import { DecidedOutcome } from '../../../shared/domain/decision.ts';
import type { Rubric } from '../../../shared/domain/rubric.ts';
import { shown } from '../../../shared/domain/shown.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Checkbox, Radios } from '../../parts/choice.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField, type TextFieldProps } from '../../parts/field.tsx';
import { numberIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { boardWords } from '../../words/board.ts';
import { decideWords } from '../../words/decide.ts';
import { letterWords } from '../../words/letter.ts';
import { LetterOrigin } from './board.tsx';
import { type DecidePage, decidePath, standing } from './data.ts';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** Fields with what they are called, for the summary of errors. */
export const decisionLabels = (language: Frame['language'], rubric: Rubric): Readonly<Record<string, string>> => {
  const { form: words } = decideWords[language];
  const ofCriteria = rubric.criteria.flatMap(({ id, name }) => [
    [`letter/criteria/${id}/band`, `${name[language]}, ${words.band.toLowerCase()}`],
    [`letter/criteria/${id}/text`, `${name[language]}, ${words.text.toLowerCase()}`],
  ]);
  const { outcome, conditions, reason, override, opening, doFirst, resubmit } = words;
  const { resubmitFrom, talkTo } = boardWords[language].letter;
  return {
    amends: boardWords[language].overtaken.label,
    ...{ outcome, conditions, reason, override, 'letter/opening': opening, 'letter/doFirst': doFirst, 'letter/resubmit': resubmit },
    ...{ meant: boardWords[language].named.meant, 'letter/resubmitFrom': resubmitFrom, 'letter/talkTo': talkTo, ...Object.fromEntries(ofCriteria) },
  };
};

type Text = Omit<TextFieldProps, 'language' | 'value' | 'error'>;
/** A field of the form with what was typed into it and what is wrong with it. */
type Field = (text: Text, value: string | undefined) => JSX.Element;

const LetterFields = ({ frame, data, field }: Props & { readonly field: Field }) => {
  const { language } = frame;
  const { proposal, tally, typed, trouble } = data;
  const { form: words } = decideWords[language];
  const { letter: board } = boardWords[language];
  const { band: bands } = letterWords[language];
  const errorOf = errorsIn(trouble);
  const lang = proposal.language;
  return (
    <>
      <h3>{words.letter}</h3>
      <p class="note">{lang === 'nl' ? words.letterIn : words.letterInEn}</p>
      <LetterOrigin frame={frame} data={data} />
      <p class="note">{board.bands}</p>
      {field({ name: 'letter/opening', label: words.opening, hint: words.openingHint, rows: 5, limit: 2000, lang }, typed.opening)}
      {rubricOf(tally.rubric).criteria.map(({ id, name }) => {
        const mean = tally.criteria.find((criterion) => criterion.id === id)?.mean;
        return (
          <fieldset key={id} class="decide-criterion">
            <legend>{words.criterion.replace('{name}', name[language])}</legend>
            <Select
              language={language}
              name={`letter/criteria/${id}/band`}
              label={words.band}
              hint={mean === null || mean === undefined ? undefined : words.bandHint.replace('{mean}', numberIn(language, shown(mean, 1, 0.5), 1))}
              value={typed.bands[id]}
              error={errorOf(`letter/criteria/${id}/band`)}
              empty={words.noBand}
              width="medium"
              options={Object.entries(bands).map(([value, label]) => ({ value, label }))}
            />
            {field({ name: `letter/criteria/${id}/text`, label: words.text, optional: true, rows: 6, limit: 1000, lang }, typed.texts[id])}
          </fieldset>
        );
      })}
      {field({ name: 'letter/doFirst', label: words.doFirst, hint: board.doFirstHint, rows: 3, limit: 600, lang }, typed.doFirst)}
      <Checkbox
        language={language}
        name="letter/resubmit"
        label={words.resubmit}
        hint={board.resubmitHint}
        checked={typed.resubmit ?? false}
        error={errorOf('letter/resubmit')}
      />
      <DateField
        language={language}
        name="letter/resubmitFrom"
        label={board.resubmitFrom}
        hint={board.resubmitFromHint}
        optional
        value={typed.resubmitFrom}
        error={errorOf('letter/resubmitFrom')}
      />
      {field({ name: 'letter/talkTo', label: board.talkTo, hint: board.talkToHint, optional: true, rows: 2, limit: 300, lang }, typed.talkTo)}
    </>
  );
};

/** Somebody decided while this was typed: whoever sends it all the same says that it takes the place of that decision. */
const Overtaken = ({ frame: { language }, data: { proposal, trouble } }: Props) => {
  const { overtaken: words } = boardWords[language];
  const { by = '', n } = standing(proposal)!;
  const told = (text: string) => text.replace('{name}', by);
  return (
    <>
      <Notice language={language} title={told(words.title)}>
        {words.text}
      </Notice>
      <Checkbox language={language} name="amends" value={String(n)} label={told(words.read)} error={errorsIn(trouble)('amends')} />
    </>
  );
};

/** What stands in the way of deciding, and what to do about it. */
const standsAgainst = ({ reviews, quorum, safetyBlocks }: DecidePage['tally'], words: (typeof decideWords)['nl']['form']): string =>
  [
    ...(reviews < quorum ? [words.overrideFew.replace('{n}', String(reviews)).replace('{of}', String(quorum))] : []),
    ...(safetyBlocks ? [words.overrideSafety] : []),
    words.overrideHint,
  ].join(' ');

/** Outcome, reasons and letter. The first button only looks, so that a stray Enter decides nothing. */
export const DecisionForm = ({ frame, data }: Props) => {
  const { language } = frame;
  const { form: words } = decideWords[language];
  const { proposal, tally, typed, key, trouble, draft, overtaken } = data;
  const { named } = boardWords[language];
  const errorOf = errorsIn(trouble);
  const field: Field = (text, value) => <TextField {...text} language={language} value={value} error={errorOf(text.name)} />;
  const amends = proposal.stage === 'decided';
  const isFew = tally.reviews < tally.quorum;
  const { accept, decline } = rubricOf(tally.rubric).score;
  const fits = (text: string) => text.replace('{accept}', String(accept)).replace('{decline}', String(decline));
  return (
    <form id="decision" method="post" action={decidePath(language, proposal.id)} novalidate>
      <Hidden values={{ key, seen: String(draft?.version ?? 0), ...(amends && !overtaken ? { amends: String(proposal.decisions.length) } : {}) }} />
      <button class="vh" type="submit" name="act" value="preview" tabIndex={-1} aria-hidden="true">
        {words.preview}
      </button>
      {overtaken ? <Overtaken frame={frame} data={data} /> : null}
      <Radios
        language={language}
        name="outcome"
        label={words.outcome}
        value={typed.outcome}
        error={errorOf('outcome')}
        options={DecidedOutcome.options.map((value) => ({
          value,
          label: outcomeText(value, language),
          hint: fits(words.outcomes[value]),
          ...(value === 'accepted-with-conditions'
            ? { more: field({ name: 'conditions', label: words.conditions, hint: words.conditionsHint, rows: 4, lang: proposal.language }, typed.conditions) }
            : {}),
        }))}
      />
      {field({ name: 'reason', label: words.reason, hint: words.reasonHint, rows: 4, limit: 2000 }, typed.reason)}
      {tally.safetyBlocks || isFew || typed.override
        ? field({ name: 'override', label: words.override, hint: standsAgainst(tally, words), rows: 4, limit: 2000 }, typed.override)
        : null}
      <LetterFields frame={frame} data={data} field={field} />
      {trouble?.code === 'decision.letter-names' || errorOf('meant') || typed.meant || (data.named ?? []).length > 0
        ? field({ name: 'meant', label: named.meant, hint: named.hint, optional: true, rows: 3, limit: 500 }, typed.meant)
        : null}
      <p class="acts">
        <button class="btn" type="submit" name="act" value={amends ? 'amend' : 'decide'}>
          {amends ? words.amend : words.save}
        </button>
        <button class="btn btn-quiet" type="submit" name="act" value="preview">
          {words.preview}
        </button>
        <button class="btn btn-quiet" type="submit" name="act" value="save">
          {boardWords[language].draft.save}
        </button>
      </p>
      <p class="note">{words.held}</p>
    </form>
  );
};

/** The same behind a line, where a decision is held already. */
export const AmendForm = ({ frame, data }: Props) => (
  <Disclosure summary={decideWords[frame.language].held.amend} open={data.failed === 'decision' || data.isPreview === true}>
    <DecisionForm frame={frame} data={data} />
  </Disclosure>
);
