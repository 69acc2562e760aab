import { CHECKS, RedirectTarget, ScreeningReason } from '../../../shared/domain/checks.ts';
import { Radios } from '../../parts/choice.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { caseWords } from '../../words/case.ts';
import { AskFields } from './ask.tsx';
import { ActButton, ActForm, type ActsProps, errorOf, Fold, isOpenFor, typedIn } from './form.tsx';

const ANSWERS = ['yes', 'no', 'ask'] as const;
const OUTCOMES = ['declined', 'out-of-scope', 'redirected'] as const;

const options = <K extends string>(names: readonly K[], words: Readonly<Record<K, string>>) => names.map((value) => ({ value, label: words[value] }));

/** Ends a proposal at the door: why, and what its sender is told. */
const OutFields = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const [typed, error] = [typedIn(data), errorOf(data)];
  const of = (name: string) => ({ language, name, value: typed(name), error: error(name) });
  return (
    <>
      <Select {...of('screen-out/outcome')} label={words.outcome} options={options(OUTCOMES, words.outcomes)} />
      <Select {...of('screen-out/reason')} label={words.reason} hint={words.reasonHint} options={options(ScreeningReason.options, words.reasons)} />
      <Select {...of('screen-out/target')} label={words.target} optional options={options(RedirectTarget.options, words.targets)} />
      <TextField {...of('screen-out/text')} label={words.letter} hint={words.letterHint} rows={6} limit={2000} lang={data.proposal.language} />
      <ActButton act="screen-out">{words.outSend}</ActButton>
    </>
  );
};

/** The six checks, and everything that can follow from them, in one form: what was found comes along with whatever is done about it. */
export const ScreeningForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language];
  const [typed, error] = [typedIn(data), errorOf(data)];
  return (
    <ActForm language={language} data={data} id="checks">
      <h3>{words.acts.checks}</h3>
      <p class="note">{words.acts.checksHint}</p>
      {CHECKS.map((check) => (
        <Radios
          key={check}
          language={language}
          name={`checks/${check}`}
          label={words.check[check]}
          layout="row"
          value={typed(`checks/${check}`, data.proposal.checks[check])}
          error={error(`checks/${check}`)}
          options={ANSWERS.map((value) => ({ value, label: words.checkAnswer[value] }))}
        />
      ))}
      <div class="case-buttons">
        <ActButton act="screen" quiet>
          {words.acts.screen}
        </ActButton>
        <ActButton act="admit" letter="1">
          {words.acts.admit}
        </ActButton>
      </div>
      <p class="note">{words.acts.admitHint}</p>
      <Fold id="ask" title={words.acts.ask} open={isOpenFor(data, 'ask', 'preview')} letter="2">
        <AskFields language={language} data={data} />
      </Fold>
      <Fold id="screen-out" title={words.acts.out} open={isOpenFor(data, 'screen-out')} letter="3">
        <OutFields language={language} data={data} />
      </Fold>
    </ActForm>
  );
};
