import type { Language } from '../../../shared/community.ts';
import type { RankingPage } from '../../../shared/contract/ranking-shapes.ts';
import type { ListRow } from '../../../shared/domain/view/row.ts';
import { Empty } from '../../parts/empty.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { LimitGauge } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { boardWords } from '../../words/board.ts';
import { decideWords } from '../../words/decide.ts';
import { decidePath } from './data.ts';
import { RankedList } from './ranking.tsx';

export const DECIDE_STAGES = ['deliberation', 'decided', 'in-review'] as const;
export type DecideStage = (typeof DECIDE_STAGES)[number];
export type DecideGroup = { readonly stage: DecideStage; readonly rows: readonly ListRow[]; readonly cursor?: string | undefined };

const RowOf = ({ language, row }: { readonly language: Language; readonly row: ListRow }) => {
  const words = decideWords[language];
  return (
    <li class="queue-row">
      <a class="queue-title" href={decidePath(language, row.id)} lang={row.language === language ? undefined : row.language}>
        <bdi>{row.title}</bdi>
      </a>
      <p class="queue-sub">
        <Tag reference={row.reference} /> <TlpLabel language={language} tlp={row.tlp} />
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

const Group = ({ language, group: { stage, rows, cursor } }: { readonly language: Language; readonly group: DecideGroup }) => {
  const words = decideWords[language];
  return (
    <section>
      <h3>{words.groups[stage]}</h3>
      <ul class="queue-rows">
        {rows.map((row) => (
          <RowOf key={row.id} language={language} row={row} />
        ))}
      </ul>
      {stage === 'decided' ? (
        <p>
          <a href={`${decidePath(language)}/announce`}>{boardWords[language].toAnnounce}</a>
        </p>
      ) : null}
      {cursor === undefined ? null : (
        <p>
          <a href={`${decidePath(language)}?${new URLSearchParams({ stage, cursor })}`}>
            {words.more}
            <span class="vh">: {words.groups[stage]}</span>
          </a>
        </p>
      )}
    </section>
  );
};

/** What waits for a decision by its date, and how all that was judged in a call compares. */
export const decideListPage = (frame: Frame, groups: readonly DecideGroup[], ranking: RankingPage | undefined): string => {
  const { language } = frame;
  const words = decideWords[language];
  const waits = groups.some(({ stage, rows }) => stage !== 'in-review' && rows.length > 0);
  return pageOf(frame, {
    title: words.title,
    room: 'decide',
    desk: true,
    styles: ['decide.css'],
    content: (
      <div class="decide">
        <h1>{words.title}</h1>
        <p>
          <a href={`/${language}/desk/figures`}>{words.figures}</a>
        </p>
        <div class={ranking ? 'rank-in' : ''}>
          <section class="rank-due">
            <h2>{boardWords[language].due}</h2>
            {waits ? (
              <p class="note">{words.lead}</p>
            ) : (
              <Empty kind="left" title={words.none}>
                <p>{words.noneText}</p>
              </Empty>
            )}
            {groups
              .filter(({ rows, cursor }) => rows.length > 0 || cursor !== undefined)
              .map((group) => (
                <Group key={group.stage} language={language} group={group} />
              ))}
          </section>
          {ranking ? <RankedList language={language} ranking={ranking} /> : null}
        </div>
      </div>
    ),
  });
};
