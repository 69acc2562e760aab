import { community, type Language } from '../../../shared/community.ts';
import type { Question } from '../../../shared/domain/question.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Files } from '../../parts/file.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { MailTo } from '../../parts/reach.tsx';
import { Log, type LogEntry } from '../../parts/log.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { itemWords } from '../../words/item.ts';
import { letterWords } from '../../words/letter.ts';
import { fileRow } from '../files/row.ts';
import { Afterwards, Heard, hasAfterwards, Pitched } from './afterwards.tsx';
import { Answers } from './answers.tsx';
import { Asked, openQuestion } from './asked.tsx';
import { withDate } from './dates.ts';
import { Letter } from './letter.tsx';
import { ownPath } from './paths.ts';
import { Standing, standingFacts } from './standing.tsx';

type Props = { readonly language: Language; readonly own: OwnProposal };

const entriesOf = ({ language, own }: Props): LogEntry[] => {
  const words = itemWords[language];
  const { log } = words;
  const said = own.thread.map(({ kind, at, text }): LogEntry => {
    const who = kind === 'question' || kind === 'answer' || kind === 'reply' ? log[kind] : log.mail;
    return {
      at,
      text: (
        <>
          <p>{who}</p>
          <p class="prose" dir="auto">
            {text}
          </p>
        </>
      ),
    };
  });
  const received = own.receivedAt ? [{ at: own.receivedAt, text: log.received }] : [];
  const decided = [...own.earlierLetters, ...(own.letter ? [own.letter] : [])].map(({ announcedAt, outcome }) => ({
    at: announcedAt,
    text: log.decided.replace('{outcome}', outcomeText(outcome, language)),
  }));
  const { pitched } = own.afterwards ?? {};
  const heard = pitched ? [{ at: pitched.heldAt, text: <Heard language={language} pitched={pitched} /> }] : [];
  const supported = own.supportedAt ? [{ at: own.supportedAt, text: isPromoted(own) ? log.promoted : log.supported }] : [];
  const ended = own.ended ? [{ at: own.ended.at, text: words.ended[own.ended.how] }] : [];
  const { reconsideration } = own.afterwards ?? {};
  const again = reconsideration
    ? [
        { at: reconsideration.at, text: log.asked },
        ...(reconsideration.answeredAt && reconsideration.state !== 'asked' ? [{ at: reconsideration.answeredAt, text: log[reconsideration.state] }] : []),
      ]
    : [];
  const shown = (own.afterwards?.conditions ?? []).flatMap(({ n, sent, metAt }) => [
    ...(sent ? [{ at: sent.at, text: log.sent.replace('{n}', String(n)) }] : []),
    ...(metAt ? [{ at: metAt, text: log.met.replace('{n}', String(n)) }] : []),
  ]);
  return [...received, ...said, ...decided, ...heard, ...shown, ...supported, ...ended, ...again].sort((a, b) => (a.at < b.at ? 1 : -1));
};

/** A decision that was the reserve list, of a proposal that got a place since. */
const isPromoted = ({ letter, supportedAt }: OwnProposal): boolean => letter?.outcome === 'reserve' && supportedAt !== undefined;

/** What the reader must know before the letter: that it was overtaken, or how it ended and whether there is a way back. */
const Since = ({ language, own }: Props) => {
  const words = itemWords[language];
  const { ended, supportedAt } = own;
  return (
    <>
      {supportedAt && isPromoted(own) ? <p>{withDate(language, words.promoted, supportedAt)}</p> : null}
      {ended ? <p>{words.ended[ended.how]}</p> : null}
      {ended?.backUntil ? (
        <p>
          {withDate(language, words.back, ended.backUntil)} <MailTo email={community.contact.email} />
        </p>
      ) : null}
    </>
  );
};

const linksOf = ({ language, own }: Props): { readonly href: string; readonly text: string }[] => {
  const { acts } = itemWords[language];
  const path = (page: string) => ownPath(language, own.id, page);
  const mayAdd = own.mayDo.some((act) => act === 'amend' || act === 'answer');
  return [
    ...(['answer', 'amend', 'confirm'] as const).filter((act) => own.mayDo.includes(act)).map((act) => ({ href: path(act), text: acts[act] })),
    ...(own.files.length > 0 || mayAdd ? [{ href: path('files'), text: mayAdd ? acts.addFiles : acts.files }] : []),
    ...(own.revision > 1 ? [{ href: path('differences'), text: acts.differences }] : []),
    ...(own.team.length > 0 ? [{ href: `/${language}/drafts/${own.id}/team`, text: acts.leave }] : []),
    ...(own.mayDo.includes('withdraw') ? [{ href: path('withdraw'), text: acts.withdraw }] : []),
    { href: `/${language}/mine`, text: acts.mine },
    { href: `/${language}/settings`, text: acts.settings },
  ];
};

const Sent = ({ language, own, questions }: Props & { readonly questions: readonly Question[] }) => {
  const words = itemWords[language];
  return (
    <section>
      <h2>{words.answers}</h2>
      {own.pending.length === 0 ? null : <p class="note">{words.pending}</p>}
      <Answers language={language} own={own} questions={questions} />
      {own.files.length === 0 ? null : (
        <>
          <h3>{words.files}</h3>
          <Files language={language} label={words.files} files={own.files.map((file) => fileRow(language, own.id, file))} />
          <p class="no-print">
            <a href={ownPath(language, own.id, 'files')}>{words.toFiles}</a>
          </p>
        </>
      )}
    </section>
  );
};

const Around = ({ language, own }: Props) => {
  const words = itemWords[language];
  return (
    <>
      {own.team.length === 0 ? null : (
        <section>
          <h2>{words.team}</h2>
          <ul>
            {own.team.map(({ person, name, email, role, state }) => (
              <li key={person}>
                <bdi>{name || email}</bdi> ({state === 'invited' ? words.invited : words.role[role]})
              </li>
            ))}
          </ul>
        </section>
      )}
      {own.links.length === 0 ? null : (
        <section>
          <h2>{words.linked}</h2>
          <ul>
            {own.links.map(({ id }) => (
              <li key={id}>
                <a href={`/${language}/contact/requests/${id}`}>{words.from}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

type Own = { readonly own: OwnProposal; readonly questions: readonly Question[]; readonly done?: string | undefined };

/** The whole own proposal: where it stands, what is asked, the decision, what happened, and every answer. */
export const proposalPage = (frame: Frame, { own, questions, done = '' }: Own): string => {
  const { language } = frame;
  const words = itemWords[language];
  const told = Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : undefined;
  const entries = entriesOf({ language, own });
  return pageOf(frame, {
    title: own.title,
    room: 'mine',
    content: (
      <>
        {told ? <Flash language={language}>{told}</Flash> : null}
        <p class="tag-head">
          <Tag reference={own.reference} /> <TlpLabel language={language} tlp={own.tlp} />
        </p>
        <h1 lang={own.language} dir="auto">
          {own.title}
        </h1>
        <Standing language={language} item={own} />
        <Since language={language} own={own} />
        <div class="own">
          <div>
            {openQuestion(own) ? (
              <section>
                <h2>{words.question}</h2>
                <Asked language={language} own={own} />
                {own.mayDo.includes('answer') ? (
                  <p class="acts no-print">
                    <a class="btn" href={ownPath(language, own.id, 'answer')}>
                      {words.answer}
                    </a>
                  </p>
                ) : null}
              </section>
            ) : null}
            {own.letter ? (
              <Letter
                language={language}
                letter={own.letter}
                written={own.language}
                askAt={own.afterwards?.mayDo.includes('reconsider') ? `${ownPath(language, own.id, 'afterwards')}#reconsider` : undefined}
              />
            ) : null}
            {own.earlierLetters.map((letter) => (
              <Disclosure key={letter.announcedAt} summary={`${letterWords[language].earlier}: ${outcomeText(letter.outcome, language)}`} open={!own.letter}>
                <Letter language={language} letter={letter} written={own.language} title={letterWords[language].earlier} />
              </Disclosure>
            ))}
            {own.afterwards?.pitched && own.stage === 'in-review' ? <Pitched language={language} pitched={own.afterwards.pitched} /> : null}
            {own.afterwards && hasAfterwards(own.afterwards) ? <Afterwards language={language} own={own} afterwards={own.afterwards} /> : null}
            {own.mayDo.includes('confirm') ? (
              <p class="acts no-print">
                <a class="btn" href={ownPath(language, own.id, 'confirm')}>
                  {letterWords[language].confirm}
                </a>
              </p>
            ) : null}
            <section>
              <h2>{words.happened}</h2>
              <Log language={language} label={words.happened} entries={entries} />
            </section>
          </div>
          <aside class="own-can">
            <Facts rows={standingFacts({ language, item: own })} />
            <div class="no-print">
              <h2>{words.can}</h2>
              <ul>
                {linksOf({ language, own }).map(({ href, text }) => (
                  <li key={href}>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </div>
          </aside>
        </div>
        <Sent language={language} own={own} questions={questions} />
        <Around language={language} own={own} />
        {own.receipt ? (
          <section>
            <h2>{words.receipt}</h2>
            <p class="note">{words.receiptHint}</p>
            <Facts
              rows={[
                { term: words.revision, value: own.revision },
                { term: words.receipt, value: <code>{own.receipt}</code> },
              ]}
            />
          </section>
        ) : null}
      </>
    ),
  });
};
