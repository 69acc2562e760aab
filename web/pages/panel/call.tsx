import type { Language } from '../../../shared/community.ts';
import type { CallPanels } from '../../../shared/contract/routing.ts';
import { Empty } from '../../parts/empty.tsx';
import { Errors } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { counted, momentIn, numberIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { panelWords } from '../../words/panel.ts';
import { callPath, namesIn, panelPath, PlacesGauge } from './parts.tsx';

export type CallPage = { readonly panels: CallPanels; readonly key: string; readonly did?: string | undefined; readonly trouble?: Trouble | undefined };
type Props = { readonly language: Language; readonly data: CallPage };
type Row = CallPanels['proposals'][number];

const Job = ({ language, data: { panels } }: Props) => {
  const words = panelWords[language].call.job;
  const { job } = panels;
  if (!job) return null;
  const done = job.invited + job.partly + job.refused;
  const text = (job.isDone ? words.done : words.running)
    .replace('{date}', momentIn(language, job.at, 'moment'))
    .replace('{name}', job.by)
    .replace('{done}', numberIn(language, job.isDone ? job.invited + job.partly : done))
    .replace('{total}', numberIn(language, job.total));
  return (
    <section aria-labelledby="job">
      <h2 id="job">{words.title}</h2>
      <p>{text}</p>
      {job.problems.length > 0 ? (
        <>
          <p>{words.problems}</p>
          <ul>
            {job.problems.map(({ id, reference }) => (
              <li key={id}>
                <Tag reference={reference} href={panelPath(language, id)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
};

const Totals = ({ language, data: { panels } }: Props) => {
  const words = panelWords[language].call;
  const { before, after } = panels.totals;
  const { certificate } = panels;
  const rows = [
    [words.full, before.panels, after.panels, 0],
    [words.places, before.places, after.places, 0],
    [words.missing, before.missing, after.missing, 0],
    [words.score, before.score, after.score, 2],
    [words.worth, before.worth, after.worth, 2],
  ] as const;
  // Rounded up to a tenth of a percent, so that it stays true.
  const share = Math.ceil((1000 * (certificate.bound - certificate.value)) / Math.max(1, after.worth * 10_000)) / 10;
  const shown = { prices: words.proved, bound: words.near.replace('{share}', numberIn(language, share)), open: words.unproved }[certificate.proof];
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{words.totals}</h2>
      <table class="panel-table">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, was, is, digits]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{numberIn(language, was, digits)}</td>
              <td>{numberIn(language, is, digits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Notice language={language} {...(certificate.limits ? {} : { level: 1 as const })}>
        <p>{certificate.limits ? shown : words.broken}</p>
        <p>{words.alone}</p>
      </Notice>
    </section>
  );
};

const isSame = ({ members, before }: Row): boolean => members.length === before.length && members.every(({ id }) => before.some((other) => other.id === id));

const Reasons = ({ language, row }: { readonly language: Language; readonly row: Row }) =>
  row.members.length > 0 ? (
    <details class="disclosure panel-why">
      <summary>
        {panelWords[language].call.why}
        <span class="vh">: {row.reference}</span>
      </summary>
      <dl class="disclosure-in">
        {row.members.map(({ id, name, why }) => (
          <div key={id}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  ) : null;

const Proposal = ({ language, row }: { readonly language: Language; readonly row: Row }) => {
  const words = panelWords[language].call;
  const { names } = panelWords[language].seats;
  return (
    <li class="panel-row">
      <div>
        <p class="panel-name">
          <bdi lang={row.language === language ? undefined : row.language}>{row.title}</bdi> <Tag reference={row.reference} />
        </p>
        {row.members.length > 0 ? (
          <p>
            <bdi>{namesIn(language, row.members)}</bdi>
          </p>
        ) : null}
        <Reasons language={language} row={row} />
        {row.seated.length > 0 ? <p class="panel-not">{words.seated.replace('{names}', namesIn(language, row.seated))}</p> : null}
        <p class="panel-not">{isSame(row) ? words.same : words.other.replace('{names}', row.before.length > 0 ? namesIn(language, row.before) : '–')}</p>
        {row.missing > 0 ? (
          <p class="panel-costs">
            {counted(language, row.missing, words.short)}. {row.said.join(' ')}
          </p>
        ) : null}
        {row.lacks.length > 0 ? <p>{words.lacks.replace('{seats}', row.lacks.map((seat) => names[seat].toLowerCase()).join(', '))}</p> : null}
      </div>
      <a href={panelPath(language, row.id)}>
        {words.toPanel}
        <span class="vh">: {row.reference}</span>
      </a>
    </li>
  );
};

const Loads = ({ language, data: { panels } }: Props) => {
  const words = panelWords[language].call;
  return (
    <section aria-labelledby="loads">
      <h2 id="loads">{words.loads}</h2>
      <div class="panel-wide">
        <table class="panel-table">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.taken}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
              <th scope="col">{words.capacity}</th>
            </tr>
          </thead>
          <tbody>
            {panels.loads.map(({ id, name, taken, before, after, capacity }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>{taken}</td>
                <td>{before}</td>
                <td>{after}</td>
                <td>
                  <PlacesGauge language={language} taken={taken + after} capacity={capacity} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** That proposals came in under a seal: how many and until when, as nothing else of them is known. */
const Sealed = ({ language, data: { panels } }: Props) => {
  const { sealed, sealedMore } = panelWords[language].call;
  if (!panels.sealed) return null;
  const { count, more, until } = panels.sealed;
  const text = more ? sealedMore.replace('{n}', numberIn(language, count)) : counted(language, count, sealed);
  return <Notice language={language}>{text.replace('{date}', momentIn(language, until, 'moment'))}</Notice>;
};

/** All panels of a call at once: what it brings, who gets what, who does how much, and one button that sends it all. */
export const callPanelsPage = (frame: Frame, data: CallPage): string => {
  const { language } = frame;
  const words = panelWords[language].call;
  const { panels, key, trouble, did } = data;
  const title = words.title.replace('{title}', panels.title || words.open);
  const invitations = panels.proposals.reduce((sum, { members }) => sum + members.length, 0);
  return pageOf(frame, {
    title,
    room: 'calls',
    desk: true,
    failed: trouble !== undefined,
    styles: ['panel.css'],
    scripts: ['form.js'],
    content: (
      <div class="panel">
        <Errors language={language} trouble={trouble} labels={{}} />
        {did ? <Flash language={language}>{words.did}</Flash> : null}
        <h1>{title}</h1>
        <p>{words.lead}</p>
        <Sealed language={language} data={data} />
        <Job language={language} data={data} />
        {panels.proposals.length === 0 ? (
          <Empty kind="left" title={words.none} />
        ) : (
          <>
            {panels.more ? <p class="note">{words.more}</p> : null}
            <Totals language={language} data={data} />
            <section aria-labelledby="proposals">
              <h2 id="proposals">{words.proposals}</h2>
              <ul class="panel-list">
                {panels.proposals.map((row) => (
                  <Proposal key={row.id} language={language} row={row} />
                ))}
              </ul>
            </section>
            {panels.mayInvite && panels.certificate.limits && invitations > 0 && panels.job?.isDone !== false ? (
              <form method="post" action={callPath(language, panels.call)}>
                <Hidden values={{ key, plan: panels.plan }} />
                <p>{counted(language, invitations, words.confirmHint)}</p>
                <p class="acts">
                  <button class="btn" type="submit">
                    {words.confirm}
                  </button>
                </p>
              </form>
            ) : null}
            <Loads language={language} data={data} />
          </>
        )}
      </div>
    ),
  });
};
