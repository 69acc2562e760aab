import type { Task } from '../../shared/domain/task.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { deskHref } from '../parts/desk-acts.ts';
import { Errors } from '../parts/errors.tsx';
import { Facts } from '../parts/facts.tsx';
import { Hidden } from '../parts/field.tsx';
import { Flash } from '../parts/flash.tsx';
import { momentIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { deskKind, deskStage, LimitGauge } from '../parts/standing.tsx';
import { Tag } from '../parts/tag.tsx';
import { TlpLabel } from '../parts/tlp.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { previewWords } from '../words/preview.ts';
import { standingWords } from '../words/standing.ts';

export type FailedLetter = { readonly intent: string; readonly subject: string; readonly createdAt: string; readonly sentAt?: string | undefined };
export type TaskData = {
  readonly task: ListRow;
  readonly reason: Task['reason'];
  readonly about?: { readonly id: string; readonly kind: string; readonly stage: string } | undefined;
  readonly panel?:
    | {
        readonly left: readonly {
          readonly name: string;
          readonly status: string;
          readonly away?: { readonly from: string; readonly until: string } | undefined;
          readonly instead?: string | undefined;
        }[];
        readonly proposed: readonly string[];
      }
    | undefined;
  readonly ownerName?: string | undefined;
  /** Letters about the item that did not arrive. */
  readonly letters: readonly FailedLetter[];
  readonly mayAct: boolean;
  readonly key: string;
  readonly resent?: boolean;
  readonly trouble?: Trouble | undefined;
};

const Letters = ({ language, data }: { readonly language: Frame['language']; readonly data: TaskData }) => {
  const words = previewWords[language];
  if (!data.reason.startsWith('mail-')) return null;
  return (
    <section>
      <h2>{words.letters}</h2>
      {data.letters.length === 0 ? (
        <p>{words.noLetters}</p>
      ) : (
        <ul class="task-letters">
          {data.letters.map(({ intent, subject, createdAt, sentAt }) => (
            <li key={intent}>
              <span>
                <bdi>{subject}</bdi>, {(sentAt ? words.sentAt : words.madeAt).replace('{date}', momentIn(language, sentAt ?? createdAt))}
              </span>
              {data.mayAct ? (
                <form method="post">
                  <Hidden values={{ act: 'resend', intent, key: data.key }} />
                  <button class="btn btn-quiet btn-small" type="submit">
                    {words.resend}
                    <span class="vh">: {subject}</span>
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** Tasks that are done by asking somebody else. */
const OF_THE_PANEL: readonly Task['reason'][] = ['reviewer-missing', 'review-overdue', 'reviewer-away'];

const ToPanel = ({ language, data: { task, reason, about } }: { readonly language: Frame['language']; readonly data: TaskData }) =>
  about?.kind === 'proposal' && task.stage === 'open' && OF_THE_PANEL.includes(reason) ? (
    <p class="acts">
      <a class="btn btn-quiet" href={`${deskHref(language, about)}/panel`}>
        {previewWords[language].panel}
      </a>
    </p>
  ) : null;

/** Who left the panel, or is late, and who is proposed in that place. */
const panelRows = (language: Frame['language'], { reason, panel }: TaskData) => {
  if (!panel) return [];
  const words = previewWords[language];
  const status = previewWords[language].leaving;
  const left = panel.left.map(({ name, status: how }) => `${name} (${status[how as keyof typeof status] ?? ''})`);
  const day = (date: string) => momentIn(language, `${date}T12:00:00.000Z`);
  const late = panel.left.map(({ name, away }) =>
    away ? `${name} (${words.awayFrom.replace('{from}', day(away.from)).replace('{until}', day(away.until))})` : name,
  );
  const named = reason === 'review-overdue' ? words.late : reason === 'reviewer-away' ? words.away : undefined;
  return [
    ...(panel.left.length > 0 ? [{ term: named ?? words.left, value: <bdi>{(named ? late : left).join(', ')}</bdi> }] : []),
    ...panel.left.flatMap(({ name, instead }) =>
      instead
        ? [
            {
              term: <bdi>{words.instead.replace('{name}', () => name)}</bdi>,
              value: (
                <p class="prose" dir="auto">
                  {instead}
                </p>
              ),
            },
          ]
        : [],
    ),
    { term: words.proposed, value: panel.proposed.length > 0 ? <bdi>{panel.proposed.join(', ')}</bdi> : words.noneProposed },
  ];
};

/** Something that somebody must look at and that no stage says. */
export const taskPage = (frame: Frame, data: TaskData): string => {
  const { language } = frame;
  const words = previewWords[language];
  const { task, reason, about, trouble, mayAct, key } = data;
  const { title, text } = words.task[reason];
  return pageOf(frame, {
    title: `${title}: ${task.reference}`,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['inbox.css'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={`/${language}/desk`}>{words.back}</a>
        </p>
        <Errors language={language} trouble={trouble} labels={{}} />
        {data.resent ? <Flash language={language}>{words.resent}</Flash> : null}
        <p class="tag-head">
          <Tag reference={task.reference} />
          <TlpLabel language={language} tlp={task.tlp} />
        </p>
        <h1>
          {title}: {task.reference}
        </h1>
        <p class="lead">{text}</p>
        <Facts
          rows={[
            {
              term: words.about,
              value: about ? (
                <>
                  <a href={deskHref(language, about)}>
                    <bdi>{task.title || task.reference}</bdi>
                  </a>{' '}
                  ({deskKind(language, about.kind)}, {deskStage(language, about.kind, about.stage)})
                </>
              ) : (
                words.aboutGone
              ),
            },
            { term: words.owner, value: data.ownerName ? <bdi>{data.ownerName}</bdi> : standingWords[language].nobody },
            ...panelRows(language, data),
            ...(task.limit ? [{ term: words.limit, value: <LimitGauge language={language} limit={task.limit} /> }] : []),
          ]}
        />
        <ToPanel language={language} data={data} />
        <Letters language={language} data={data} />
        {task.stage === 'done' ? (
          <p>
            <strong>{words.finished}</strong>
          </p>
        ) : mayAct ? (
          <form method="post" class="acts">
            <Hidden values={{ act: 'done', key }} />
            <button class="btn" type="submit">
              {words.finish}
            </button>
          </form>
        ) : null}
      </div>
    ),
  });
};
