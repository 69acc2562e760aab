import { PLACEHOLDERS } from '../../../shared/domain/reply-template.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { templateWords } from '../../words/templates.ts';
import { ActButton, Fold } from '../case/form.tsx';
import { templatesPath } from '../templates/data.ts';
import { type ActsProps, fieldsOf, isOpenFor, may, type Preview, pathOf, RequestForm, type Template } from './form.tsx';

/** The letter as its reader gets it, before it leaves. */
const Letter = ({ language, data, letter }: ActsProps & { readonly letter: Preview }) => {
  const words = requestWords[language].acts;
  const spoken = data.contact.language;
  return (
    <div class="case-preview" role="status">
      <h3>{words.previewTitle}</h3>
      <p>
        {words.previewSubject}: <strong lang={spoken}>{letter.subject}</strong>
      </p>
      {letter.mailed ? null : <p class="note">{words.keptOut.replace('{label}', letter.keptOutBy ?? '')}</p>}
      {letter.addressProven ? null : <p class="note">{words.nameless}</p>}
      <div class="prose case-letter" dir="auto" lang={spoken}>
        {letter.letter}
      </div>
      {letter.mailed ? null : (
        <>
          <h3>{words.kept}</h3>
          <div class="prose case-letter" dir="auto" lang={spoken}>
            {letter.text}
          </div>
        </>
      )}
    </div>
  );
};

const optionOf = ({ id, name }: Template) => ({ value: id, label: name });

/** Chosen by an address, so that it works without a script; the texts of this kind stand on top. */
const Templates = ({ language, data: { contact, templates, template } }: ActsProps) => {
  const words = requestWords[language].acts;
  const [fitting, others] = [templates.filter(({ kind }) => kind === contact.contactKind), templates.filter(({ kind }) => kind !== contact.contactKind)];
  const groups = [
    { label: words.templateFits, options: fitting.map(optionOf) },
    { label: words.templateOthers, options: others.map(optionOf) },
  ];
  if (templates.length === 0) return null;
  return (
    <form method="get" action={`${pathOf(language, contact.id)}#reply`} class="case-find">
      <Select
        language={language}
        name="template"
        label={words.template}
        hint={words.templateHint}
        options={[]}
        groups={groups.filter(({ options }) => options.length > 0)}
        value={template}
      />
      <button class="btn btn-quiet" type="submit">
        {words.templateUse}
      </button>
      <p class="case-small">
        <a href={templatesPath(language, contact.language)}>{templateWords[language].toList}</a>
      </p>
    </form>
  );
};

const ReplyForm = (props: ActsProps) => {
  const { language, data } = props;
  const words = requestWords[language].acts;
  const { contact, template, templates, preview } = data;
  const begin = templates.find(({ id }) => id === template)?.text ?? data.takenBack;
  return (
    <Fold id="reply" title={words.reply} open letter="1">
      {preview ? <Letter {...props} letter={preview} /> : null}
      <RequestForm {...props} to="mail">
        <TextField
          {...fieldsOf(props)('reply/text', begin)}
          label={words.replyText}
          hint={words.replyHint.replace('{language}', caseWords[language].head.languages[contact.language])}
          rows={10}
          limit={5000}
          lang={contact.language}
        />
        <div class="case-buttons">
          <ActButton act="reply">{words.send}</ActButton>
          <ActButton act="preview" quiet>
            {words.preview}
          </ActButton>
        </div>
      </RequestForm>
      <Disclosure summary={words.places}>
        <ul class="request-places">
          {PLACEHOLDERS.map((name) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code> {words.place[name]}
            </li>
          ))}
        </ul>
      </Disclosure>
      <Templates {...props} />
    </Fold>
  );
};

const NoteForm = (props: ActsProps) => {
  const words = requestWords[props.language].acts;
  return (
    <Fold id="note" title={words.note} open={isOpenFor(props.data, 'note')}>
      <RequestForm {...props}>
        <TextField {...fieldsOf(props)('note/text')} label={words.noteText} hint={words.noteHint} rows={4} limit={5000} />
        <ActButton act="note">{words.noteSend}</ActButton>
      </RequestForm>
    </Fold>
  );
};

const AskForm = (props: ActsProps) => {
  const { language, data } = props;
  const words = requestWords[language].acts;
  const others = data.colleagues.filter(({ id }) => id !== data.me);
  return (
    <Fold id="ask-colleague" title={words.askColleague} open={isOpenFor(data, 'ask-colleague')} letter="2">
      <RequestForm {...props}>
        <Select
          {...fieldsOf(props)('ask-colleague/colleague')}
          label={words.colleague}
          options={others.map(({ id, name, away }) => ({ value: id, label: away ? `${name} (${caseWords[language].acts.away})` : name }))}
        />
        <TextField {...fieldsOf(props)('ask-colleague/text')} label={words.askText} hint={words.askHint} rows={4} limit={5000} />
        <ActButton act="ask-colleague">{words.askSend}</ActButton>
      </RequestForm>
    </Fold>
  );
};

const AnswerForm = (props: ActsProps) => {
  const words = requestWords[props.language].acts;
  return (
    <Fold id="answer-colleague" title={words.answer} open>
      <RequestForm {...props}>
        <TextField {...fieldsOf(props)('answer-colleague/text')} label={words.answerText} rows={4} limit={5000} />
        <ActButton act="answer-colleague">{words.answerSend}</ActButton>
      </RequestForm>
    </Fold>
  );
};

/** Everything that adds words to the thread. */
export const Words = (props: ActsProps) => (
  <>
    {may(props.data, 'answer-colleague') ? <AnswerForm {...props} /> : null}
    {may(props.data, 'reply') ? <ReplyForm {...props} /> : null}
    {may(props.data, 'note') ? <NoteForm {...props} /> : null}
    {may(props.data, 'ask-colleague') ? <AskForm {...props} /> : null}
  </>
);
