import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { deskOperations } from '../../../shared/contract/desk.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { Facts, type FactsProps } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallTo, MailTo } from '../../parts/reach.tsx';
import { deskStage, kindOf } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { caseWords } from '../../words/case.ts';
import { standingWords } from '../../words/standing.ts';
import { ActButton, ActForm, type ActsProps } from './form.tsx';

export type Sender = z.infer<(typeof deskOperations)['readSender']['reply']>;
export type Similar = z.infer<(typeof deskOperations)['listSimilar']['reply']>['similar'][number];
export type CaseTask = z.infer<(typeof deskOperations)['listTasks']['reply']>['tasks'][number];
type Item = Sender['items']['rows'][number];

export const wordIn = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? words[code]! : code);

/** Where the page about an item of the desk is. */
export const hrefOf = (language: Language, id: string): string => `/${language}/desk/${kindOf(id)}s/${id}`;

type SenderProps = { readonly language: Language; readonly sender: Sender | undefined };

const Items = ({ language, rows, total }: { readonly language: Language; readonly rows: readonly Item[]; readonly total: Sender['items']['total'] }) => {
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

/** Whoever sent it may be gone; else what else came from there follows the given rows. */
export const SenderAround = ({ language, sender, rows }: SenderProps & { readonly rows: (sender: Sender) => FactsProps['rows'] }) => {
  const words = caseWords[language].sender;
  if (!sender) return <p>{words.gone}</p>;
  return (
    <>
      {sender.person.unreachable ? (
        <Notice language={language} level={1}>
          {words.unreachable}
        </Notice>
      ) : null}
      <Facts rows={rows(sender)} />
      <h3>{words.items}</h3>
      <Items language={language} {...sender.items} />
      <h3>{words.organisation}</h3>
      <Items language={language} {...sender.organisation} />
    </>
  );
};

type ContactPart = { readonly name?: string; readonly role?: string; readonly phone?: string };

/** Who sent it, how to reach them, and what else came from there. */
export const SenderSection = ({ language, proposal, sender }: SenderProps & { readonly proposal: DeskProposal }) => {
  const words = caseWords[language];
  const contact = (proposal.answers.contact ?? {}) as ContactPart;
  const rows = ({ person: { name, email, language: spoken } }: Sender) => [
    { term: words.sections.sender, value: <bdi>{name}</bdi> },
    ...(email ? [{ term: 'E-mail', value: <MailTo email={email} /> }] : []),
    ...(contact.name && contact.name !== name ? [{ term: words.sender.contact, value: <bdi>{contact.name}</bdi> }] : []),
    ...(contact.phone ? [{ term: 'Tel.', value: <CallTo phone={contact.phone} /> }] : []),
    { term: words.head.language, value: words.head.languages[spoken] },
  ];
  return <SenderAround language={language} sender={sender} rows={rows} />;
};

export const TeamSection = ({ language, team }: { readonly language: Language; readonly team: DeskProposal['team'] }) => {
  const words = caseWords[language].team;
  return (
    <ul class="case-list">
      {team.map(({ name, role, joined }, i) => (
        <li key={i}>
          <bdi>{name || words.nameless}</bdi>
          <p class="case-small">{joined ? words[role] : `${words[role]} · ${words.invited}`}</p>
        </li>
      ))}
    </ul>
  );
};

export const LinksSection = ({ language, links }: { readonly language: Language; readonly links: DeskProposal['links'] }) => (
  <ul class="case-list">
    {links.map(({ id, kind, reference, stage }) => (
      <li key={id}>
        {caseWords[language].links[kind]}: {reference ? <Tag reference={reference} href={hrefOf(language, id)} /> : null}
        {stage ? <p class="case-small">{deskStage(language, kindOf(id), stage)}</p> : null}
      </li>
    ))}
  </ul>
);

type TaskLinesProps = { readonly language: Language; readonly tasks: readonly CaseTask[]; readonly done: (task: string) => ComponentChildren };
/** Tasks about an item; an open one can be done where the viewer may. */
export const TaskLines = ({ language, tasks, done }: TaskLinesProps) => {
  const words = caseWords[language].tasks;
  return (
    <ul class="case-list">
      {tasks.map(({ task, reason }) => (
        <li key={task.id} class="case-row">
          <div>
            <a href={`/${language}/desk/tasks/${task.id}`}>{wordIn(standingWords[language].flag, reason)}</a>
            <p class="case-small">{words.state[task.stage === 'open' ? 'open' : 'done']}</p>
          </div>
          {task.stage === 'open' ? done(task.id) : null}
        </li>
      ))}
    </ul>
  );
};

export const TasksSection = ({ language, data, tasks }: ActsProps & { readonly tasks: readonly CaseTask[] }) => {
  const done = (task: string) =>
    data.proposal.mayDo.includes('revoke-link') ? (
      <ActForm language={language} data={data} values={{ 'done/task': task }}>
        <ActButton act="done" quiet small>
          {caseWords[language].tasks.done}
        </ActButton>
      </ActForm>
    ) : null;
  return <TaskLines language={language} tasks={tasks} done={done} />;
};

/** Earlier proposals that say much the same, with what stands in both. */
export const SimilarSection = ({ language, data, similar }: ActsProps & { readonly similar: readonly Similar[] }) => {
  const words = caseWords[language];
  if (similar.length === 0) return <p>{words.similar.none}</p>;
  return (
    <ul class="case-list">
      {similar.map(({ row, why, shared }) => (
        <li key={row.id} class="case-alike">
          <Tag reference={row.reference} href={hrefOf(language, row.id)} /> <bdi>{row.title}</bdi>
          <p class="case-small">
            {deskStage(language, row.kind, row.stage)} · {words.similar.because.replace('{why}', why.map((each) => words.similar.why[each]).join(', '))}
          </p>
          {shared.length === 0 ? null : (
            <>
              <p class="case-small">{words.similar.shared}:</p>
              {shared.map((passage) => (
                <blockquote key={passage} class="prose" dir="auto">
                  {passage}
                </blockquote>
              ))}
            </>
          )}
          {data.proposal.mayDo.includes('merge') ? (
            <ActForm language={language} data={data} values={{ 'merge/into': row.id }}>
              <ActButton act="merge" quiet small>
                {words.acts.mergeThis}
                <span class="vh">: {row.reference}</span>
              </ActButton>
            </ActForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
