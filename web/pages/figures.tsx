import type { Language } from '../../shared/community.ts';
import type { FiguresReply } from '../../shared/contract/export.ts';
import { labelOf } from '../../shared/domain/labels.ts';
import { OUTCOMES } from '../../shared/domain/proposal.ts';
import type { Figures } from '../../shared/domain/view/figures.ts';
import type { Helix } from '../../shared/domain/vocabulary.ts';
import { outcomeText } from '../../shared/domain/words/index.ts';
import { Empty } from '../parts/empty.tsx';
import { Facts } from '../parts/facts.tsx';
import { numberIn, percentIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { BarPlot } from '../parts/plot-bars.tsx';
import { SpanPlot } from '../parts/plot-spans.tsx';
import { StackPlot } from '../parts/plot-stacks.tsx';
import { deskStage } from '../parts/standing.tsx';
import { figurePageWords } from '../words/figures.ts';
import { Exports, type ExportsProps } from './figures/exports.tsx';

export type FiguresData = FiguresReply & { readonly exports?: Omit<ExportsProps, 'language' | 'call'> | undefined };
type Props = { readonly language: Language; readonly figures: Figures };

const share = (language: Language, part: number | undefined, whole: number | undefined): string =>
  part === undefined || whole === undefined || whole === 0 ? figurePageWords[language].untold : percentIn(language, part / whole);

const Stages = ({ language, figures: { stages } }: Props) => {
  const { days, stages: words } = figurePageWords[language];
  const rows = stages.map(({ stage, ...times }) => ({ label: deskStage(language, 'proposal', stage), ...times }));
  const day = (value: number | undefined) => (value === undefined ? '–' : numberIn(language, value, 1));
  const table = {
    head: [words.what, words.n, words.median, words.p90],
    rows: rows.map(({ label, n, median, p90 }) => [label, numberIn(language, n), day(median), day(p90)]),
  };
  return <SpanPlot language={language} id="stages" title={words.title} text={words.text} unit={days} rows={rows} table={table} />;
};

const Turnaround = ({ language, figures: { answering, judging } }: Props) => {
  const { days, stages, turnaround: words } = figurePageWords[language];
  const rows = [
    { label: words.answering, ...answering },
    { label: words.judging, ...judging },
  ];
  const day = (value: number | undefined) => (value === undefined ? '–' : numberIn(language, value, 1));
  const table = {
    head: [words.what, stages.n, stages.median, stages.p90],
    rows: rows.map(({ label, n, median, p90 }) => [label, numberIn(language, n), day(median), day(p90)]),
  };
  return <SpanPlot language={language} id="turnaround" title={words.title} text={words.text} unit={days} rows={rows} table={table} />;
};

type Grouped = { readonly id: string; readonly title: string; readonly text: string; readonly what: string };
/** How groups fared: of those with a decision, how many were accepted. */
const Groups = ({ language, of, groups, nameOf }: { language: Language; of: Grouped; groups: Figures['sectors']; nameOf: (id: string) => string }) => {
  const words = figurePageWords[language];
  const fared = (value: number | undefined) => (value === undefined ? words.untold : numberIn(language, value));
  return (
    <StackPlot
      language={language}
      id={of.id}
      title={of.title}
      text={of.text}
      series={[words.accepted, words.others]}
      rows={groups.map(({ id, decided, accepted }) => ({
        label: nameOf(id),
        ...(decided === undefined || accepted === undefined ? { note: words.untold } : { values: [accepted, decided - accepted] }),
      }))}
      table={{
        head: [of.what, words.received, words.decided, words.accepted, words.share],
        rows: groups.map(({ id, received, decided, accepted }) => [
          nameOf(id),
          numberIn(language, received),
          fared(decided),
          fared(accepted),
          share(language, accepted, decided),
        ]),
      }}
    />
  );
};

const Load = ({ language, figures: { reviewers } }: Props) => {
  const words = figurePageWords[language].load;
  const name = ({ name: called }: Figures['reviewers'][number]) => <bdi>{called || words.unnamed}</bdi>;
  return (
    <StackPlot
      language={language}
      id="load"
      title={words.title}
      text={words.text}
      series={[words.submitted, words.running]}
      rows={reviewers.map((each) => ({ label: name(each), values: [each.submitted, each.open] }))}
      table={{
        head: [words.what, words.asked, words.submitted, words.running, words.declined, words.expired, words.cancelled, words.recused, words.median],
        rows: reviewers.map((each) => [
          name(each),
          ...[each.asked, each.submitted, each.open, each.declined, each.expired, each.cancelled, each.recused].map((n) => numberIn(language, n)),
          each.median === undefined ? '–' : numberIn(language, each.median, 1),
        ]),
      }}
    />
  );
};

const Outcomes = ({ language, figures: { outcomes, decided } }: Props) => {
  const words = figurePageWords[language];
  const label = (id: string) => OUTCOMES.flatMap((outcome) => (outcome === id ? [outcomeText(outcome, language)] : []))[0] ?? id;
  const rows = outcomes.map(({ outcome, n }) => ({ label: label(outcome), values: [n] }));
  if (outcomes.length === 0)
    return (
      <>
        <h2>{words.outcomes.title}</h2>
        <p class="note">{decided > 0 ? words.fewNote : words.outcomes.none}</p>
      </>
    );
  return (
    <StackPlot
      language={language}
      id="outcomes"
      title={words.outcomes.title}
      text={words.outcomes.text.replace('{n}', numberIn(language, decided))}
      series={[words.outcomes.series]}
      rows={rows}
      table={{ head: [words.outcomes.what, words.outcomes.series], rows: rows.map(({ label: what, values: [n = 0] }) => [what, numberIn(language, n)]) }}
    />
  );
};

const Reviews = ({ language, figures: { reviews } }: Props) => {
  const words = figurePageWords[language].reviews;
  const sum = reviews.reduce((all, each) => all + each.reviews * each.proposals, 0);
  return (
    <BarPlot
      language={language}
      id="reviews"
      title={words.title}
      text={words.text.replace('{n}', numberIn(language, sum))}
      series={[words.series]}
      of={words.what}
      bars={reviews.map((each) => ({ label: String(each.reviews), values: [each.proposals] }))}
    />
  );
};

const Agreement = ({ language, figures: { agreement } }: Props) => {
  const words = figurePageWords[language].agreement;
  const { proposals, spread, alike } = agreement;
  return (
    <>
      <h2>{words.title}</h2>
      <p class="note">{spread === undefined ? words.few : words.text}</p>
      {spread === undefined || alike === undefined ? null : (
        <Facts
          look="figures"
          rows={[
            { term: words.proposals, value: numberIn(language, proposals) },
            { term: words.spread, value: numberIn(language, spread) },
            { term: words.alike, value: percentIn(language, alike) },
          ]}
        />
      )}
    </>
  );
};

const Numbers = (props: Props) => {
  const { language, figures } = props;
  const words = figurePageWords[language];
  const { sectors, types, helix } = words;
  if (figures.received === 0)
    return (
      <section class="overview-wide">
        <Empty kind="found" title={words.none} />
      </section>
    );
  return (
    <>
      <section class="overview-wide">
        <Facts
          look="figures"
          rows={[
            { term: words.received, value: numberIn(language, figures.received) },
            { term: words.decided, value: numberIn(language, figures.decided) },
            { term: words.share, value: share(language, figures.accepted, figures.decided) },
          ]}
        />
        <p class="note">{words.fewNote}</p>
      </section>
      <section>
        <Stages {...props} />
      </section>
      <section>
        <Outcomes {...props} />
      </section>
      <section>
        <Groups language={language} of={{ id: 'sectors', ...sectors }} groups={figures.sectors} nameOf={(id) => labelOf('sectors', id, language)} />
      </section>
      <section>
        <Groups language={language} of={{ id: 'types', ...types }} groups={figures.types} nameOf={(id) => labelOf('orgTypes', id, language)} />
      </section>
      <section>
        <Groups language={language} of={{ id: 'helix', ...helix }} groups={figures.helix} nameOf={(id) => helix.names[id as Helix] ?? id} />
      </section>
      <section class="overview-wide">
        <Load {...props} />
      </section>
      <section>
        <Turnaround {...props} />
      </section>
      <section>
        <Reviews {...props} />
      </section>
      <section>
        <Agreement {...props} />
      </section>
    </>
  );
};

/** Of what the figures are, and of what else there are some: links, so that each has an address. */
const Choice = ({ language, data }: { language: Language; data: FiguresData }) => {
  const words = figurePageWords[language];
  const look = (isHere: boolean) => ({ class: isHere ? 'btn btn-small' : 'btn btn-quiet btn-small', 'aria-current': isHere ? ('page' as const) : undefined });
  return (
    <nav class="acts" aria-label={words.choose}>
      {data.years.map((year) => (
        <a key={year} href={`/${language}/desk/figures?year=${year}`} {...look(data.year === year)}>
          {words.open} {year}
        </a>
      ))}
      {data.calls.map(({ id, title }) => (
        <a key={id} href={`/${language}/desk/figures/${id}`} {...look(data.call === id)}>
          <bdi>{title[language]}</bdi>
        </a>
      ))}
    </nav>
  );
};

/** A call, or a year of the open intake, in numbers; each drawing with its table. */
export const figuresPage = (frame: Frame, data: FiguresData): string => {
  const { language } = frame;
  const words = figurePageWords[language];
  const { figures, call, year } = data;
  const of = data.calls.find(({ id }) => id === call)?.title[language] ?? `${words.open} ${year ?? ''}`.trim();
  const title = `${words.title}: ${of}`;
  const csv = new URLSearchParams({ call, ...(year ? { year } : {}), format: 'csv' });
  return pageOf(frame, {
    title,
    room: 'overview',
    desk: true,
    styles: ['inbox.css'],
    content: (
      <div class="overview">
        <div class="overview-head">
          <h1>{title}</h1>
          <p class="acts">
            <a class="btn btn-quiet btn-small" href={`/api/desk/figures?${csv}`}>
              {words.csv}
            </a>
          </p>
          <Choice language={language} data={data} />
        </div>
        {figures.ready ? (
          <Numbers language={language} figures={figures} />
        ) : (
          <section class="overview-wide">
            <p class="note">{words.counting}</p>
          </section>
        )}
        {data.exports ? <Exports {...data.exports} language={language} call={call} /> : null}
      </div>
    ),
  });
};
