import { PRIORITIES } from '../../../shared/domain/contact.ts';
import { Tlp } from '../../../shared/domain/vocabulary.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { DateField, typedDate } from '../../parts/date-field.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { tlpText } from '../../parts/tlp.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { standingWords } from '../../words/standing.ts';
import { ActButton } from '../case/form.tsx';
import { Act } from './act.tsx';
import { type ActsProps, fieldsOf, may, RequestForm } from './form.tsx';
import { kindOptions } from './kinds.ts';
import { PasteForm } from './paste.tsx';
import { SplitForm } from './split.tsx';

/** What is left open stays as it is: a label that is sent along frees a message that stands under guard. */
const SortFields = (props: ActsProps) => {
  const { language, data } = props;
  const [words, standing, of] = [requestWords[language].acts, standingWords[language], fieldsOf(props)];
  return (
    <>
      <Select {...of('sort/kind', data.contact.contactKind)} label={words.sortKind} options={kindOptions(language)} empty={null} />
      <Select
        {...of('sort/priority')}
        label={words.sortPriority}
        options={PRIORITIES.map((value) => ({ value, label: standing.priority[value] }))}
        empty={words.sortKeepPriority}
      />
      <Select {...of('sort/tlp')} label={words.sortTlp} options={Tlp.options.map((value) => ({ value, label: tlpText(value) }))} empty={words.sortKeep} />
      {data.contact.flags.includes('wrong-door') ? <ChoiceField {...props} name="sort/reason" label={words.sortReason} words={words.sortReasons} /> : null}
    </>
  );
};

const HandOverField = (props: ActsProps) => {
  const { colleagues, contact } = props.data;
  const words = caseWords[props.language].acts;
  const to = colleagues.filter(({ id }) => id !== contact.owner?.id);
  return (
    <Select
      {...fieldsOf(props)('hand-over/to')}
      label={words.handOverTo}
      options={to.map(({ id, name, away }) => ({ value: id, label: away ? `${name} (${words.away})` : name }))}
    />
  );
};

const SnoozeField = (props: ActsProps) => {
  const { form } = props.data;
  const words = requestWords[props.language].acts;
  const typed = form ? typedDate(form, 'snooze/until') : undefined;
  return <DateField {...fieldsOf(props)('snooze/until')} label={words.snoozeUntil} hint={words.snoozeHint} value={typed} />;
};

const MergeFields = (props: ActsProps) => {
  const words = requestWords[props.language].acts;
  const isChecked = props.data.form?.get('merge/differentSender') !== undefined && props.data.form?.get('merge/differentSender') !== null;
  return (
    <>
      <TextField {...fieldsOf(props)('merge/into')} label={words.mergeInto} hint={words.mergeHint} width="medium" spellcheck={false} />
      <Checkbox language={props.language} name="merge/differentSender" label={words.mergeOther} checked={isChecked} />
    </>
  );
};

const ChoiceField = <K extends string>({ name, label, words, ...props }: ActsProps & { name: string; label: string; words: Readonly<Record<K, string>> }) => (
  <Select {...fieldsOf(props)(name)} label={label} options={Object.entries<string>(words).map(([value, label]) => ({ value, label }))} />
);

/** Everything that can be done now beside writing, the likely thing first. */
export const Acts = (props: ActsProps) => {
  const words = requestWords[props.language].acts;
  const shared = caseWords[props.language].acts;
  const { data } = props;
  return (
    <div class="case-acts">
      {data.contact.mayDo.length === 0 ? <p>{shared.none}</p> : null}
      {may(data, 'take') ? (
        <RequestForm {...props}>
          <p>{words.takeHint}</p>
          <ActButton act="take">{words.take}</ActButton>
        </RequestForm>
      ) : null}
      <Act {...props} act="resolve" title={words.resolve} hint={words.resolveHint} letter="3" />
      <Act {...props} act="unspam" title={words.unspam} hint={words.unspamHint} />
      <Act {...props} act="sort" title={words.sort} hint={words.sortHint} send={words.sortSend}>
        <SortFields {...props} />
      </Act>
      <Act {...props} act="hand-over" title={shared.handOver}>
        <HandOverField {...props} />
      </Act>
      <Act {...props} act="snooze" title={words.snooze} send={words.snoozeSend}>
        <SnoozeField {...props} />
      </Act>
      <Act {...props} act="extend" title={words.extend} hint={words.extendHint} send={words.extendSend}>
        <ChoiceField {...props} name="extend/reason" label={words.extendReason} words={words.extendReasons} />
      </Act>
      <Act {...props} act="merge" title={words.merge} send={shared.mergeSend} letter="4">
        <MergeFields {...props} />
      </Act>
      <SplitForm {...props} />
      <Act {...props} act="convert" title={words.convert} hint={words.convertHint} send={words.convertSend} />
      <Act {...props} act="redirect" title={words.redirect} hint={words.redirectHint} send={words.redirectSend}>
        <ChoiceField {...props} name="redirect/target" label={words.redirectTo} words={words.targets} />
      </Act>
      <Act {...props} act="spam" title={words.spam} hint={words.spamHint} />
      <PasteForm {...props} />
      <Act {...props} to="mail" act="revoke-link" title={shared.revoke} hint={words.revokeHint} send={shared.revokeSend} />
    </div>
  );
};
