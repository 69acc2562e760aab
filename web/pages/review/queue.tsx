import type { Language } from '../../../shared/community.ts';
import type { ListRow } from '../../../shared/domain/view/row.ts';
import { Empty } from '../../parts/empty.tsx';
import { Errors } from '../../parts/errors.tsx';
import { Flash } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Pager } from '../../parts/pager.tsx';
import { LimitGauge } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { reviewWords } from '../../words/review.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { type Around, QueueAround } from './around.tsx';
import { reviewPath } from './data.ts';

type Queue = Around & { readonly rows: readonly ListRow[]; readonly cursor?: string | undefined; readonly isFirst: boolean };

const GROUPS = ['invited', 'accepted', 'submitted'] as const;
type Group = (typeof GROUPS)[number];

const RowOf = ({ language, row }: { readonly language: Language; readonly row: ListRow }) => {
  const words = reviewWords[language];
  const state = row.flags.includes('draft') ? words.status.draft : words.status[row.stage as Group];
  return (
    <li class="queue-row">
      <a class="queue-title" href={reviewPath(language, row.id)} lang={row.language === language ? undefined : row.language}>
        <bdi>{row.title}</bdi>
      </a>
      <p class="queue-sub">
        <Tag reference={row.reference} /> <TlpLabel language={language} tlp={row.tlp} /> <span>{state}</span>
      </p>
      {row.limit && row.due ? (
        <p class="queue-due">
          <LimitGauge language={language} limit={row.limit} />
          <span>{words.due.replace('{date}', momentIn(language, row.due, 'short'))}</span>
        </p>
      ) : null}
    </li>
  );
};

/** What waits for this reviewer, what was begun and what is done, the soonest first. */
export const reviewQueuePage = (frame: Frame, queue: Queue): string => {
  const { rows, cursor, isFirst, did, trouble } = queue;
  const { language } = frame;
  const words = reviewWords[language];
  const around = reviewingWords[language].queue;
  const said = around.did[did as keyof typeof around.did];
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    content: (
      <div class="queue">
        <Errors language={language} trouble={trouble} labels={{ capacity: around.capacity }} />
        {said ? <Flash language={language}>{said}</Flash> : null}
        <h1>{words.title}</h1>
        {rows.some(({ stage }) => stage !== 'submitted') || !isFirst ? (
          <p class="note">{words.lead}</p>
        ) : (
          <Empty kind="left" title={words.none}>
            <p>{words.noneText}</p>
          </Empty>
        )}
        {GROUPS.map((group) => {
          const own = rows.filter(({ stage }) => stage === group);
          return own.length === 0 ? null : (
            <section key={group}>
              <h2>{words.groups[group]}</h2>
              <ul class="queue-rows">
                {own.map((row) => (
                  <RowOf key={row.id} language={language} row={row} />
                ))}
              </ul>
            </section>
          );
        })}
        <Pager
          language={language}
          next={cursor === undefined ? undefined : `${reviewPath(language)}?cursor=${encodeURIComponent(cursor)}`}
          start={isFirst ? undefined : reviewPath(language)}
        />
        {isFirst ? <QueueAround frame={frame} around={queue} mayTake={rows.some(({ stage }) => stage === 'accepted')} /> : null}
      </div>
    ),
  });
};
