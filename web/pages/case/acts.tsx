import { CONFLICT_KINDS } from '../../../shared/domain/conflict.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { caseWords } from '../../words/case.ts';
import { AskForm, AskStep2Form } from './ask.tsx';
import { ActButton, ActForm, type ActsProps, Fold, fieldsOf, isOpenFor, typedIn } from './form.tsx';
import { PasteForm, RevokeForm } from './mail.tsx';
import { ScreeningForm } from './screening.tsx';

const STATES = ['confirmed', 'dismissed', 'waived'] as const;

const TakeForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  return (
    <ActForm language={language} data={data}>
      <p>{words.takeHint}</p>
      <ActButton act="take" letter="1">
        {words.take}
      </ActButton>
    </ActForm>
  );
};

const MergeForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const of = fieldsOf({ language, data });
  return (
    <Fold id="merge" title={words.merge} open={isOpenFor(data, 'merge')} letter="4">
      <ActForm language={language} data={data}>
        <TextField {...of('merge/into')} label={words.mergeInto} hint={words.mergeHint} width="medium" spellcheck={false} />
        <Checkbox language={language} name="merge/differentSender" label={words.mergeOther} checked={typedIn(data)('merge/differentSender') !== undefined} />
        <ActButton act="merge">{words.mergeSend}</ActButton>
      </ActForm>
    </Fold>
  );
};

const RoundForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const of = fieldsOf({ language, data });
  if (data.proposal.mayDo.includes('reopen-round'))
    return (
      <Fold id="reopen-round" title={words.reopenRound} open={isOpenFor(data, 'reopen-round')}>
        <ActForm language={language} data={data}>
          <p>{words.reopenHint}</p>
          <ActButton act="reopen-round">{words.reopenRound}</ActButton>
        </ActForm>
      </Fold>
    );
  return (
    <Fold id="close-round" title={words.closeRound} open={isOpenFor(data, 'close-round')}>
      <ActForm language={language} data={data}>
        <TextField {...of('close-round/reason')} label={words.closeReason} hint={words.closeHint} rows={3} limit={1000} optional />
        <ActButton act="close-round">{words.closeRound}</ActButton>
      </ActForm>
    </Fold>
  );
};

const HandOverForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const to = data.colleagues.filter(({ id, roles }) => roles.includes('liaison') && id !== data.proposal.owner?.id);
  return (
    <Fold id="hand-over" title={words.handOver} open={isOpenFor(data, 'hand-over')}>
      <ActForm language={language} data={data}>
        <Select
          {...fieldsOf({ language, data })('hand-over/to')}
          label={words.handOverTo}
          options={to.map(({ id, name, away }) => ({ value: id, label: away ? `${name} (${words.away})` : name }))}
        />
        <ActButton act="hand-over">{words.handOver}</ActButton>
      </ActForm>
    </Fold>
  );
};

const NoteForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  return (
    <Fold id="note" title={words.note} open={isOpenFor(data, 'note')}>
      <ActForm language={language} data={data}>
        <TextField {...fieldsOf({ language, data })('note/text')} label={words.noteText} hint={words.noteHint} rows={4} limit={2000} />
        <ActButton act="note">{words.noteSend}</ActButton>
      </ActForm>
    </Fold>
  );
};

/** Anybody may say that they are involved; a chair rules on others. */
const ConflictForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language];
  const of = fieldsOf({ language, data });
  const people = [
    { value: data.me, label: words.acts.conflictMe },
    ...data.choices.filter(({ id }) => id !== data.me).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Fold id="conflict" title={words.acts.conflict} open={isOpenFor(data, 'conflict')}>
      <ActForm language={language} data={data}>
        <p>
          {words.acts.conflictOwn} <a href={`/${language}/desk/proposals/${data.proposal.id}/conflicts`}>{words.acts.conflictAll}</a>
        </p>
        {data.chairs ? (
          <>
            <Select {...of('conflict/person')} label={words.acts.conflictPerson} options={people} empty={null} />
            <Select
              {...of('conflict/state')}
              label={words.acts.conflictState}
              options={STATES.map((value) => ({ value, label: words.acts.conflictStates[value] }))}
              empty={null}
            />
          </>
        ) : null}
        <Select
          {...of('conflict/conflict')}
          label={words.acts.conflictKind}
          options={CONFLICT_KINDS.map((value) => ({ value, label: words.conflictKind[value] }))}
        />
        <TextField {...of('conflict/reason')} label={words.acts.conflictReason} rows={3} limit={500} />
        <ActButton act="conflict">{data.chairs ? words.acts.conflictDecide : words.acts.conflictSend}</ActButton>
      </ActForm>
    </Fold>
  );
};

/** Once a decision is announced, what follows stands on a page of its own. */
const AFTERWARDS: readonly string[] = ['announced', 'in-support', 'completed', 'closed', 'withdrawn', 'expired'];

/** Everything that can be done now, the likely thing first. */
export const Acts = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const { id, mayDo, stage } = data.proposal;
  const may = (act: (typeof mayDo)[number]): boolean => mayDo.includes(act);
  return (
    <div class="case-acts">
      {mayDo.length === 0 ? <p>{words.none}</p> : null}
      {may('take') ? <TakeForm language={language} data={data} /> : null}
      {may('screen') ? <ScreeningForm language={language} data={data} /> : null}
      {may('invite') ? (
        <p>
          <a class="btn" href="#reviewers" data-key="1">
            {caseWords[language].reviewers.invite}
          </a>
        </p>
      ) : null}
      {stage === 'in-review' || stage === 'deliberation' || stage === 'decided' ? (
        <p>
          <a class="btn btn-quiet" href={`/${language}/decide/${id}`}>
            {words.decide}
          </a>
        </p>
      ) : null}
      {AFTERWARDS.includes(stage) || data.proposal.links.some(({ kind }) => kind === 'resubmission-of') ? (
        <p>
          <a class="btn btn-quiet" href={`/${language}/desk/proposals/${id}/support`}>
            {words.support}
          </a>
        </p>
      ) : null}
      {may('ask') && !may('screen') ? <AskForm language={language} data={data} /> : null}
      {may('ask-step-2') ? <AskStep2Form language={language} data={data} /> : null}
      {may('note') ? <NoteForm language={language} data={data} /> : null}
      {may('merge') ? <MergeForm language={language} data={data} /> : null}
      {may('close-round') || may('reopen-round') ? <RoundForm language={language} data={data} /> : null}
      {may('hand-over') ? <HandOverForm language={language} data={data} /> : null}
      {may('paste') ? <PasteForm language={language} data={data} /> : null}
      {may('revoke-link') ? <RevokeForm language={language} data={data} /> : null}
      {may('conflict') ? <ConflictForm language={language} data={data} /> : null}
    </div>
  );
};
