import type { Language } from '../../../shared/community.ts';
import { MailTo } from '../../parts/reach.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { type CaseTask, type Sender, SenderAround, TaskLines } from '../case/around.tsx';
import { ActButton } from '../case/form.tsx';
import { type Mail, MailList } from '../case/record.tsx';
import { type ActsProps, type Contact, may, RequestForm } from './form.tsx';

type SenderProps = { readonly language: Language; readonly contact: Contact; readonly sender: Sender | undefined };
/** Who sent it, how to reach them, and what else came from there. */
export const SenderSection = ({ language, contact, sender }: SenderProps) => {
  const words = caseWords[language];
  const { name, email, organisation } = contact.sender;
  const rows = ({ person }: Sender) => [
    { term: words.sections.sender, value: <bdi>{name || person.name}</bdi> },
    ...(email ? [{ term: 'E-mail', value: <MailTo email={email} /> }] : []),
    ...(organisation ? [{ term: requestWords[language].head.organisation, value: <bdi>{organisation}</bdi> }] : []),
    { term: words.head.language, value: words.head.languages[person.language] },
  ];
  return <SenderAround language={language} sender={sender} rows={rows} />;
};

export const TasksSection = ({ tasks, ...props }: ActsProps & { readonly tasks: readonly CaseTask[] }) => {
  const done = (task: string) =>
    may(props.data, 'revoke-link') ? (
      <RequestForm {...props} values={{ 'done/task': task }}>
        <ActButton act="done" quiet small>
          {caseWords[props.language].tasks.done}
        </ActButton>
      </RequestForm>
    ) : null;
  return <TaskLines language={props.language} tasks={tasks} done={done} />;
};

export const Mails = ({ mails, ...props }: ActsProps & { readonly mails: readonly Mail[] }) => {
  const [words, own] = [caseWords[props.language].mails, requestWords[props.language].mail];
  const resend = (intent: string) =>
    may(props.data, 'revoke-link') ? (
      <RequestForm {...props} to="mail" values={{ 'resend/intent': intent }}>
        <ActButton act="resend" quiet small>
          {words.resend}
        </ActButton>
      </RequestForm>
    ) : null;
  return <MailList language={props.language} mails={mails} titles={own.template} readers={{ sender: own.to, '': words.someone }} resend={resend} />;
};
