import type { Language } from '../../../shared/community.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { deskStage } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { standingWords } from '../../words/standing.ts';
import { type CaseTask, hrefOf, type Sender } from '../case/around.tsx';
import { ActButton } from '../case/form.tsx';
import type { Mail } from '../case/record.tsx';
import { type ActsProps, type Contact, may, RequestForm } from './form.tsx';

const wordIn = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? words[code]! : code);

const Items = ({ language, rows, total }: { readonly language: Language } & Sender['items']) => {
  const words = caseWords[language].sender;
  if (rows.length === 0) return <p class="case-small">{words.none}</p>;
  return (
    <ul class="case-list">
      {rows.map(({ id, kind, reference, title, stage, receivedAt }) => (
        <li key={id}>
          <Tag reference={reference} href={hrefOf(language, id)} /> <bdi>{title}</bdi>
          <p class="case-small">
            {deskStage(language, kind, stage)}
            {receivedAt ? (
              <>
                {' '}
                · <Moment language={language} iso={receivedAt} />
              </>
            ) : null}
          </p>
        </li>
      ))}
      {total.more || total.count > rows.length ? <li class="case-small">{words.more}</li> : null}
    </ul>
  );
};

type SenderProps = { readonly language: Language; readonly contact: Contact; readonly sender: Sender | undefined };
/** Who sent it, how to reach them, and what else came from there. */
export const SenderSection = ({ language, contact, sender }: SenderProps) => {
  const words = caseWords[language];
  const { name, email, organisation } = contact.sender;
  if (!sender) return <p>{words.sender.gone}</p>;
  const rows = [
    { term: words.sections.sender, value: <bdi>{name || sender.person.name}</bdi> },
    ...(email ? [{ term: 'E-mail', value: <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a> }] : []),
    ...(organisation ? [{ term: requestWords[language].head.organisation, value: <bdi>{organisation}</bdi> }] : []),
    { term: words.head.language, value: words.head.languages[sender.person.language] },
  ];
  return (
    <>
      {sender.person.unreachable ? (
        <Notice language={language} level={1}>
          {words.sender.unreachable}
        </Notice>
      ) : null}
      <Facts rows={rows} />
      <h3>{words.sender.items}</h3>
      <Items language={language} {...sender.items} />
      <h3>{words.sender.organisation}</h3>
      <Items language={language} {...sender.organisation} />
    </>
  );
};

export const TasksSection = ({ tasks, ...props }: ActsProps & { readonly tasks: readonly CaseTask[] }) => {
  const words = caseWords[props.language].tasks;
  return (
    <ul class="case-list">
      {tasks.map(({ task, reason }) => (
        <li key={task.id} class="case-row">
          <div>
            <a href={`/${props.language}/desk/tasks/${task.id}`}>{wordIn(standingWords[props.language].flag, reason)}</a>
            <p class="case-small">{words.state[task.stage === 'open' ? 'open' : 'done']}</p>
          </div>
          {task.stage === 'open' && may(props.data, 'revoke-link') ? (
            <RequestForm {...props} values={{ 'done/task': task.id }}>
              <ActButton act="done" quiet small>
                {words.done}
              </ActButton>
            </RequestForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

const hasFailed = ({ state, delivery }: Mail): boolean => state === 'dead' || delivery === 'bounced' || delivery === 'rejected';

const MailLine = ({ language, mail }: { readonly language: Language; readonly mail: Mail }) => {
  const words = caseWords[language].mails;
  const reader = mail.to === 'sender' ? requestWords[language].mail.to : mail.to || words.someone;
  return (
    <p class={hasFailed(mail) ? 'case-small case-against' : 'case-small'}>
      {mail.delivery ? wordIn(words.delivery, mail.delivery) : wordIn(words.state, mail.state)} ·{' '}
      <Moment language={language} iso={mail.sentAt ?? mail.createdAt} style="moment" /> · <bdi>{words.to.replace('{name}', reader)}</bdi>
    </p>
  );
};

const newestFirst = (a: Mail, b: Mail): number => ((a.sentAt ?? a.createdAt) < (b.sentAt ?? b.createdAt) ? 1 : -1);

/** Letters with what became of each; what failed can leave once more. */
export const Mails = ({ mails, ...props }: ActsProps & { readonly mails: readonly Mail[] }) => {
  const words = caseWords[props.language].mails;
  const titles = requestWords[props.language].mail.template;
  if (mails.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="case-list">
      {mails.toSorted(newestFirst).map((mail) => (
        <li key={mail.intent} class="case-mail">
          <p>
            <strong dir="auto">{mail.subject ?? titles[mail.template] ?? words.other}</strong>
          </p>
          <MailLine language={props.language} mail={mail} />
          {mail.text ? (
            <Disclosure summary={words.text}>
              <div class="prose case-letter" dir="auto">
                {mail.text}
              </div>
            </Disclosure>
          ) : null}
          {hasFailed(mail) && may(props.data, 'revoke-link') ? (
            <RequestForm {...props} to="mail" values={{ 'resend/intent': mail.intent }}>
              <ActButton act="resend" quiet small>
                {words.resend}
              </ActButton>
            </RequestForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
