import type { Overview } from '../../shared/contract/overview.ts';
import { deskHref } from '../parts/desk-acts.ts';
import { Empty } from '../parts/empty.tsx';
import { counted, numberIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { BarPlot } from '../parts/plot-bars.tsx';
import { LimitPlot } from '../parts/plot-dots.tsx';
import { ProcessLine } from '../parts/process-line.tsx';
import { LimitGauge, levelOf } from '../parts/standing.tsx';
import { overviewWords } from '../words/overview.ts';

type Props = { readonly language: Frame['language']; readonly overview: Overview };

const DAY = 86_400_000;
/** The number of a week as calendars print it: the one with the year's first Thursday is the first. */
export const weekNumber = (monday: string): number => {
  const thursday = new Date(Date.parse(monday) + 3 * DAY);
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1;
};

const Limits = ({ language, overview }: Props) => {
  const words = overviewWords[language];
  const all = overview.limits.flatMap(({ items }) => items);
  const late = all.filter((each) => each.late).length;
  const text = counted(language, late, words.limitsText).replace('{all}', numberIn(language, all.length));
  return (
    <LimitPlot
      language={language}
      id="limits"
      title={words.limits}
      text={overview.limits.some(({ more }) => more) ? `${text} ${words.limitsMore}` : text}
      rows={overview.limits.map(({ group, items }) => ({
        label: words.groups[group],
        dots: items.map((limit) => ({ share: limit.used, level: levelOf(limit) })),
      }))}
    />
  );
};

const Intake = ({ language, overview }: Props) => {
  const words = overviewWords[language];
  const sum = (of: 'proposals' | 'contacts') =>
    counted(
      language,
      overview.weeks.reduce((total, week) => total + week[of], 0),
      words[of],
    );
  return (
    <BarPlot
      language={language}
      id="intake"
      title={words.intake}
      text={words.intakeText.replace('{proposals}', sum('proposals')).replace('{contacts}', sum('contacts'))}
      series={[words.series.proposals, words.series.contacts]}
      of={words.week}
      bars={overview.weeks.map(({ week, proposals, contacts }) => ({ label: String(weekNumber(week)), values: [proposals, contacts] }))}
    />
  );
};

const Attention = ({ language, overview }: Props) => {
  const words = overviewWords[language];
  return (
    <section aria-labelledby="attention-title">
      <h2 id="attention-title">{words.attention}</h2>
      {overview.attention.length === 0 ? (
        <Empty kind="left" title={words.calm} />
      ) : (
        <>
          <ol class="attention">
            {overview.attention.map((row) => (
              <li key={row.id}>
                <span class="attention-tag">{row.reference}</span>
                <a href={deskHref(language, row)} lang={row.language === language ? undefined : row.language}>
                  <bdi>{row.title || row.reference}</bdi>
                </a>
                {row.limit ? <LimitGauge language={language} limit={row.limit} /> : null}
              </li>
            ))}
          </ol>
          <p>
            <a href={`/${language}/desk?view=late`}>{words.all}</a>
          </p>
        </>
      )}
    </section>
  );
};

/** How the whole intake stands: steps, limits, what came in, and what needs somebody now; each drawing with its table. */
export const overviewPage = (frame: Frame, overview: Overview): string => {
  const { language } = frame;
  const words = overviewWords[language];
  return pageOf(frame, {
    title: words.title,
    room: 'overview',
    desk: true,
    styles: ['inbox.css'],
    content: (
      <div class="overview">
        <div class="overview-head">
          <h1>{words.title}</h1>
          <p class="acts">
            <a class="btn btn-quiet btn-small" href={`/${language}/desk/figures`}>
              {words.figures}
            </a>
            <a class="btn btn-quiet btn-small" href={`/${language}/desk/demands`}>
              {words.demands}
            </a>
            <a class="btn btn-quiet btn-small" href={`/${language}/desk/templates`}>
              {words.templates}
            </a>
            <a class="btn btn-quiet btn-small" href="/api/desk/overview?format=csv">
              {words.csv}
            </a>
          </p>
        </div>
        <section class="overview-wide" aria-labelledby="steps-title">
          <h2 id="steps-title" class="vh">
            {words.process}
          </h2>
          {overview.ready ? <ProcessLine language={language} counts={overview.steps} /> : <p class="note">{words.counting}</p>}
        </section>
        <section>
          <Limits language={language} overview={overview} />
        </section>
        <Attention language={language} overview={overview} />
        <section class="overview-wide">{overview.ready ? <Intake language={language} overview={overview} /> : <p class="note">{words.counting}</p>}</section>
      </div>
    ),
  });
};
