import type { Language } from '../../../shared/community.ts';
import type { RankedRow, RankingPage } from '../../../shared/contract/ranking-shapes.ts';
import { Empty } from '../../parts/empty.tsx';
import { Select } from '../../parts/field.tsx';
import { numberIn, percentIn } from '../../parts/format.tsx';
import { IntervalPlot } from '../../parts/plot-interval.tsx';
import { deskStage } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { judgementWords } from '../../words/judgement.ts';
import { boardWords } from '../../words/board.ts';
import { scoreText } from '../review/judgements.tsx';
import { decidePath } from './data.ts';

type Props = { readonly language: Language; readonly ranking: RankingPage };
type Row = { readonly language: Language; readonly row: RankedRow; readonly line: number; readonly rubric: string };

/** What a call, or a quarter of the open intake, is called. */
const callName = (language: Language, { id, title }: RankingPage['calls'][number]): string => {
  if (title) return title[language];
  const [, year = '', n = ''] = /^open\.(\d{4})Q(\d)$/.exec(id) ?? [];
  return boardWords[language].ranking.quarter.replace('{n}', n).replace('{year}', year);
};

const CallForm = ({ language, ranking: { call, calls } }: Props) => {
  const { ranking: words } = boardWords[language];
  return (
    <form class="rank-call" method="get" action={decidePath(language)}>
      <Select
        language={language}
        name="call"
        label={words.call}
        value={call}
        empty={null}
        options={calls.map((each) => ({ value: each.id, label: callName(language, each) }))}
      />
      <button class="btn btn-quiet" type="submit">
        {words.show}
      </button>
    </form>
  );
};

/** What a chair has to look at before deciding: flags of the tally, and what has not come in. */
export const notesOf = (language: Language, row: RankedRow): string[] => {
  const { ranking: words } = boardWords[language];
  const flags = row.flags.filter((flag): flag is keyof typeof words.flags => flag in words.flags && flag !== 'few-reviews');
  return [
    ...(row.reviews < row.quorum ? [words.quorum] : []),
    ...(row.seatMissing ? [words.seatMissing] : row.reviews > 0 && row.safetyBlocks ? [words.safetyBlocks] : []),
    ...(row.reviews > 0 && !row.minimaMet ? [words.minima] : []),
    ...(row.reviews > 0 ? flags.map((flag) => words.flags[flag]) : []),
  ];
};

const adviceOf = (language: Language, { calibrated, suggestion, reviews }: RankedRow): string => {
  const { ranking: words } = boardWords[language];
  if (calibrated) return words.bands[calibrated.band as keyof typeof words.bands];
  if (reviews < 2) return words.bands['ask-one-more'];
  return suggestion ? words.suggestions[suggestion as keyof typeof words.suggestions] : words.noAdvice;
};

/** What each reviewer gave, behind a line to open: a chair sees at a glance who stands apart. */
const Individual = ({ language, row, rubric }: Omit<Row, 'line'>) => {
  const { ranking: words } = boardWords[language];
  const criteria = rubricOf(rubric).criteria;
  return row.judged.length === 0 ? null : (
    <details class="rank-marks">
      <summary>
        {words.marks}
        <span class="vh">: {row.title}</span>
      </summary>
      <ul>
        {row.judged.map(({ name, marks, vote }, i) => (
          <li key={i}>
            <bdi>{name}</bdi>:{' '}
            {criteria.map(({ id, name: called }, n) => (
              <>
                {n === 0 ? '' : ' · '}
                <abbr title={called[language]}>{id}</abbr> {marks[id] === null || marks[id] === undefined ? '–' : numberIn(language, marks[id], 1)}
              </>
            ))}
            ; {words.vote}: {judgementWords[language].votes[vote].toLowerCase()}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Cells = ({ language, row, line, rubric }: Row) => {
  const { ranking: words } = boardWords[language];
  const { calibrated, votes } = row;
  const notes = notesOf(language, row);
  const score = (value: number | null) => scoreText(language, value);
  return (
    <tr>
      <td class="rank-place" data-name={words.place}>
        {row.place ?? '–'}
      </td>
      <th scope="row">
        <a href={decidePath(language, row.id)} lang={row.language === language ? undefined : row.language}>
          <bdi>{row.title}</bdi>
        </a>
        <span class="rank-sub">
          <Tag reference={row.reference} /> <TlpLabel language={language} tlp={row.tlp} />
        </span>
        <Individual language={language} row={row} rubric={rubric} />
      </th>
      <td data-name={words.score}>
        <strong class="rank-score">{score(row.score)}</strong>
        {row.low === null || row.low === row.high ? null : (
          <span class="rank-sub">{words.scoreOf.replace('{low}', score(row.low)).replace('{high}', score(row.high))}</span>
        )}
      </td>
      <td data-name={words.calibrated}>
        {calibrated ? (
          <>
            <strong class="rank-score">{score(calibrated.score)}</strong>
            <span class="rank-sub">
              {words.interval.replace('{low}', score(calibrated.low)).replace('{high}', score(calibrated.high))};{' '}
              {words.above.replace('{line}', String(line)).replace('{p}', percentIn(language, calibrated.above))}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td data-name={words.advice}>{adviceOf(language, row)}</td>
      <td data-name={words.reviews}>
        {words.reviewsOf.replace('{n}', String(row.reviews)).replace('{of}', String(row.quorum))}
        {row.reviews === 0 ? null : (
          <span class="rank-sub">
            {words.votesOf.replace('{yes}', String(votes.yes)).replace('{no}', String(votes.no)).replace('{pitch}', String(votes.pitch))}
          </span>
        )}
        {row.open === 0 ? null : <span class="rank-sub">{words.open.replace('{n}', String(row.open))}</span>}
      </td>
      <td data-name={words.missing}>{notes.length === 0 ? words.complete : notes.join('; ')}</td>
      <td data-name={words.stage}>{deskStage(language, 'proposal', row.stage)}</td>
    </tr>
  );
};

const ScorePlot = ({ language, ranking: { rows, line, basis } }: Props) => {
  const { ranking: words } = boardWords[language];
  const shown = rows.filter((row): row is RankedRow & { score: number } => row.score !== null);
  const score = (value: number | null | undefined) => scoreText(language, value);
  return shown.length < 2 ? null : (
    <IntervalPlot
      language={language}
      id="scores"
      title={words.plot}
      text={`${words.plotText.replace('{line}', String(line))}${basis === 'raw' ? '' : ` ${words.plotCalibrated}`}`}
      limit={line}
      rows={shown.map((row) => ({
        label: <bdi>{row.title}</bdi>,
        score: row.score,
        low: row.low ?? row.score,
        high: row.high ?? row.score,
        ...(row.calibrated ? { model: row.calibrated } : {}),
      }))}
      table={{
        head: [words.proposal, words.score, words.calibrated],
        rows: shown.map((row) => [
          row.title,
          `${score(row.score)} (${words.scoreOf.replace('{low}', score(row.low)).replace('{high}', score(row.high))})`,
          row.calibrated
            ? `${score(row.calibrated.score)} (${words.interval.replace('{low}', score(row.calibrated.low)).replace('{high}', score(row.calibrated.high))})`
            : '–',
        ]),
      }}
    />
  );
};

/** The proposals of a call from the best to the weakest, with what speaks against taking the order at its word. */
export const RankedList = ({ language, ranking }: Props) => {
  const { ranking: words } = boardWords[language];
  const { rows, why, basis, line, call, cursor } = ranking;
  const head = [words.place, words.proposal, words.score, words.calibrated, words.advice, words.reviews, words.missing, words.stage];
  return (
    <section class="rank">
      <h2>{words.title}</h2>
      <CallForm language={language} ranking={ranking} />
      {call.startsWith('cal_') ? (
        <p>
          <a href={`/${language}/desk/calls/${call}/panels`}>{words.panels}</a>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Empty kind="found" title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <>
          <div class="rank-why">
            <h3>{basis === 'raw' ? words.why : words.whyOffsets}</h3>
            {why.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p>{words.flips}</p>
            <p>
              {words.legend}{' '}
              {rubricOf(ranking.rubric)
                .criteria.map(({ id, name }) => `${id} = ${name[language]}`)
                .join(', ')}
              .
            </p>
          </div>
          <table class="rank-table">
            <caption class="vh">{words.caption}</caption>
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Cells key={row.id} language={language} row={row} line={line} rubric={ranking.rubric} />
              ))}
            </tbody>
          </table>
          <p class="acts">
            {cursor ? <a href={`${decidePath(language)}?${new URLSearchParams({ call, after: cursor })}`}>{words.more}</a> : null}{' '}
            <a href={`/api/decide?${new URLSearchParams({ call, format: 'csv' })}`} download>
              {words.csv}
            </a>
          </p>
          <ScorePlot language={language} ranking={ranking} />
        </>
      )}
    </section>
  );
};
