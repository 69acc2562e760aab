import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { deskOperations } from '../../../shared/contract/desk.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Files as FileList } from '../../parts/file.tsx';
import { Moment } from '../../parts/format.tsx';
import { Log } from '../../parts/log.tsx';
import { Notice } from '../../parts/notice.tsx';
import { caseWords } from '../../words/case.ts';
import { fileWords } from '../../words/files.ts';
import { filesPath } from '../files/data.ts';
import { fileRow } from '../files/row.ts';
import { wordIn } from './around.tsx';
import { ActButton, ActForm, type ActsProps } from './form.tsx';

export type Timeline = z.infer<(typeof deskOperations)['readTimeline']['reply']>;
export type Mail = z.infer<(typeof deskOperations)['listMails']['reply']>['mails'][number];
type Props = { readonly language: Language; readonly proposal: DeskProposal };

/** Files beside the answers; only what was found clean can be opened. */
export const Files = ({ language, proposal }: Props) => {
  const words = fileWords[language];
  if (proposal.files.length === 0) return <p>{words.noneForOthers}</p>;
  return (
    <>
      <FileList language={language} label={caseWords[language].sections.files} files={proposal.files.map((file) => fileRow(language, proposal.id, file))} />
      <p>
        <a href={filesPath(language, proposal.id)}>{words.toPurge}</a>
      </p>
    </>
  );
};

/** What was asked, answered and pasted in, in its order. */
export const Thread = ({ language, proposal }: Props) => {
  const words = caseWords[language].thread;
  return (
    <ol class="case-thread">
      {proposal.thread.map(({ id, kind, at, text, from, subject, address, pastedBy, undone }) => (
        <li key={id} class={`case-message case-${kind}`}>
          <p class="case-small">
            <strong>{words.kind[kind]}</strong> · <Moment language={language} iso={at} style="moment" /> ·{' '}
            <bdi>{address ? words.other.replace('{address}', address) : from || words.sender}</bdi>
            {pastedBy ? (
              <>
                {' '}
                · <bdi>{words.pasted.replace('{name}', pastedBy)}</bdi>
              </>
            ) : null}
            {undone ? ` · ${words.undone}` : null}
          </p>
          {subject ? (
            <p dir="auto">
              {words.subject}: <bdi>{subject}</bdi>
            </p>
          ) : null}
          <div class="prose" dir="auto">
            {text}
          </div>
        </li>
      ))}
    </ol>
  );
};

const hasFailed = ({ state, delivery }: Mail): boolean => state === 'dead' || delivery === 'bounced' || delivery === 'rejected';
const sent = ({ sentAt, createdAt }: Mail): string => sentAt ?? createdAt;
const newestFirst = (a: Mail, b: Mail): number => (sent(a) < sent(b) ? 1 : -1);

type MailListProps = {
  readonly language: Language;
  readonly mails: readonly Mail[];
  readonly titles: Readonly<Record<string, string>>;
  /** Words for readers without a name. */
  readonly readers: Readonly<Record<string, string>>;
  /** The form that sends a letter once more, for whoever may. */
  readonly resend: (intent: string) => ComponentChildren;
};
/** Letters with what became of each; what failed can leave once more. */
export const MailList = ({ language, mails, titles, readers, resend }: MailListProps) => {
  const words = caseWords[language].mails;
  if (mails.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="case-list">
      {mails.toSorted(newestFirst).map((mail) => (
        <li key={mail.intent} class="case-mail">
          <p>
            <strong dir="auto">{mail.subject ?? titles[mail.template] ?? words.other}</strong>
          </p>
          <p class={hasFailed(mail) ? 'case-small case-against' : 'case-small'}>
            {mail.delivery ? wordIn(words.delivery, mail.delivery) : wordIn(words.state, mail.state)} ·{' '}
            <Moment language={language} iso={sent(mail)} style="moment" /> · <bdi>{words.to.replace('{name}', readers[mail.to] ?? mail.to)}</bdi>
          </p>
          {mail.text ? (
            <Disclosure summary={words.text}>
              <div class="prose case-letter" dir="auto">
                {mail.text}
              </div>
            </Disclosure>
          ) : null}
          {hasFailed(mail) ? resend(mail.intent) : null}
        </li>
      ))}
    </ul>
  );
};

export const Mails = ({ language, data, mails }: ActsProps & { readonly mails: readonly Mail[] }) => {
  const words = caseWords[language].mails;
  const readers = { sender: words.sender, team: words.team, '': words.someone };
  const resend = (intent: string) =>
    data.proposal.mayDo.includes('revoke-link') ? (
      <ActForm language={language} data={data} mail values={{ 'resend/intent': intent }}>
        <ActButton act="resend" quiet small>
          {words.resend}
        </ActButton>
      </ActForm>
    ) : null;
  return <MailList language={language} mails={mails} titles={words.template} readers={readers} resend={resend} />;
};

/** The facts, newest first. */
/** @param sender whoever sent it in, as this kind of item calls that person */
export const TimelineSection = ({ language, timeline, sender }: { readonly language: Language; readonly timeline: Timeline; readonly sender?: string }) => {
  const words = caseWords[language].timeline;
  const named = (by: string): string =>
    by === 'sender' ? (sender ?? words.sender) : by === '' ? words.someone : by === 'system' || by === 'schedule' ? words.system : by;
  return (
    <>
      {timeline.verified ? (
        <p class="note">{words.verified}</p>
      ) : (
        <Notice language={language} level={1}>
          {words.broken}
        </Notice>
      )}
      <Log
        language={language}
        style="moment"
        label={caseWords[language].sections.timeline}
        entries={timeline.events.toReversed().map(({ at, text, by }) => ({ at, text, by: <bdi>{named(by)}</bdi> }))}
      />
    </>
  );
};
