import { staysOutOfMail } from '../../../shared/domain/vocabulary.ts';
import { standardText } from '../../../shared/domain/words/index.ts';
import { Hidden, TextField } from '../../parts/field.tsx';
import { caseWords } from '../../words/case.ts';
import { ActButton, ActForm, type ActsProps, errorOf, Fold, isOpenFor, pathOf, typedIn } from './form.tsx';

/** The question as its reader will see it, before it leaves. */
const Preview = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const { tlp, language: spoken } = data.proposal;
  return (
    <div class="case-preview" role="status">
      <h3>{words.previewTitle}</h3>
      <p class="prose" dir="auto" lang={spoken}>
        {typedIn(data)('ask/text') ?? ''}
      </p>
      <p class="note">{staysOutOfMail(tlp) ? words.previewMailHidden : words.previewMail}</p>
      <p class="note">{words.previewDue}</p>
    </div>
  );
};

/** The fields of a question; while checking they are part of the form of the checks, so that those come along. */
export const AskFields = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const inScreening = data.proposal.mayDo.includes('screen');
  return (
    <>
      {data.preview ? <Preview language={language} data={data} /> : null}
      <TextField
        language={language}
        name="ask/text"
        label={words.askText}
        hint={`${words.askHint}${inScreening ? ` ${words.askChecks}` : ''}`}
        rows={5}
        limit={2000}
        lang={data.proposal.language}
        value={typedIn(data)('ask/text', data.takenBack)}
        error={errorOf(data)('ask/text')}
      />
      <div class="case-buttons">
        <ActButton act="ask">{words.send}</ActButton>
        <ActButton act="preview" quiet to={pathOf(language, data.proposal.id)}>
          {words.preview}
        </ActButton>
      </div>
    </>
  );
};

/** A question once reviewers may have been asked: it is read for their names before it leaves. */
export const AskForm = ({ language, data }: ActsProps) => (
  <Fold id="ask" title={caseWords[language].acts.ask} open={isOpenFor(data, 'ask', 'preview')} letter="2">
    <ActForm language={language} data={data} mail>
      <AskFields language={language} data={data} />
    </ActForm>
  </Fold>
);

export const AskStep2Form = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const standard = standardText('step-2', data.proposal.language);
  return (
    <Fold id="ask-step-2" title={words.step2} open={isOpenFor(data, 'ask-step-2')}>
      <ActForm language={language} data={data}>
        <Hidden values={{ 'ask-step-2/standard': standard }} />
        <TextField
          language={language}
          name="ask-step-2/text"
          label={words.step2Text}
          rows={6}
          limit={2000}
          lang={data.proposal.language}
          value={typedIn(data)('ask-step-2/text', standard)}
          error={errorOf(data)('ask-step-2/text')}
        />
        <ActButton act="ask-step-2">{words.step2Send}</ActButton>
      </ActForm>
    </Fold>
  );
};
