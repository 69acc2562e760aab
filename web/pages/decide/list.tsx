import type { Language } from '../../../shared/community.ts';
import type { ListRow } from '../../../shared/domain/view/row.ts';
import { Empty } from '../../parts/empty.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { LimitGauge } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { decideWords } from '../../words/decide.ts';
import { decidePath, type Tally } from './data.ts';

export const DECIDE_STAGES = ['deliberation', 'decided', 'in-review'] as const;
export type DecideStage = (typeof DECIDE_STAGES)[number];

export type DecideRow = { readonly row: ListRow; readonly tally: Tally };
export type DecideGroup = { readonly stage: DecideStage; readonly rows: readonly DecideRow[]; readonly cursor?: string | undefined };

/** What stands between this proposal and an announced decision. */
const missingOf = (language: Language, { row, tally }: DecideRow): string[] => {
  const { missing } = decideWords[language];
  if (row.stage === 'decided') return [missing.announce];
  return [
    ...(tally.reviews < tally.quorum ? [missing.quorum.replace('{n}', String(tally.reviews)).replace('{of}', String(tally.quorum))] : []),
    ...(tally.reviews > 0 && tally.safetyBlocks ? [missing.safety] : []),
    ...(tally.reviews > 0 && !tally.minimaMet ? [missing.minima] : []),
  ];
};

const RowOf = ({ language, entry }: { readonly language: Language; readonly entry: DecideRow }) => {
  const words = decideWords[language];
  const { row } = entry;
  const missing = missingOf(language, entry);
  return (
    <li class="queue-row">
      <a class="queue-title" href={decidePath(language, row.id)} lang={row.language === language ? undefined : row.language}>
        <bdi>{row.title}</bdi>
      </a>
      <p class="queue-sub">
        <Tag reference={row.reference} /> <TlpLabel language={language} tlp={row.tlp} />{' '}
        <span>{missing.length === 0 ? words.complete : `${words.lacks}: ${missing.join('; ')}`}</span>
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

/** What waits for a decision, what was decided and is held, and what is still being reviewed. */
export const decideListPage = (frame: Frame, groups: readonly DecideGroup[]): string => {
  const { language } = frame;
  const words = decideWords[language];
  const waits = groups.some(({ stage, rows }) => stage !== 'in-review' && rows.length > 0);
  return pageOf(frame, {
    title: words.title,
    room: 'decide',
    desk: true,
    styles: ['decide.css'],
    content: (
      <div class="queue">
        <h1>{words.title}</h1>
        {waits ? (
          <p class="note">{words.lead}</p>
        ) : (
          <Empty kind="left" title={words.none}>
            <p>{words.noneText}</p>
          </Empty>
        )}
        {groups
          .filter(({ rows, cursor }) => rows.length > 0 || cursor !== undefined)
          .map(({ stage, rows, cursor }) => (
            <section key={stage}>
              <h2>{words.groups[stage]}</h2>
              <ul class="queue-rows">
                {rows.map((entry) => (
                  <RowOf key={entry.row.id} language={language} entry={entry} />
                ))}
              </ul>
              {cursor === undefined ? null : (
                <p>
                  <a href={`${decidePath(language)}?${new URLSearchParams({ stage, cursor })}`}>
                    {words.more}
                    <span class="vh">: {words.groups[stage]}</span>
                  </a>
                </p>
              )}
            </section>
          ))}
      </div>
    ),
  });
};
