import type { Language } from '../../../shared/community.ts';
import type { PanelView } from '../../../shared/contract/routing.ts';
import { Errors } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { panelWords } from '../../words/panel.ts';
import { undoText } from '../../words/undo.ts';
import { callPath, namesIn, panelPath, shareIn } from './parts.tsx';
import { ByHand, ExcludedOnes, InviteThese, Members, NearOnes } from './people.tsx';
import { PanelWays } from './ways.tsx';

export type PanelPage = {
  readonly panel: PanelView;
  readonly key: string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** Who is ticked: what was just looked at or refused, or else the proposed panel. */
  readonly ticked: readonly string[];
};
type Props = { readonly language: Language; readonly data: PanelPage };

const State = ({ language, data }: Props) => {
  const { panel } = data;
  const words = panelWords[language];
  const { stage, id } = panel.proposal;
  // Nobody can be asked any more, so that whom to ask is no advice.
  const isOver = panel.look === 'back';
  const asked = panel.look === 'now' && stage === 'info-requested' ? words.look.question : undefined;
  const note = panel.look === 'now' ? asked : words.look[panel.look];
  return (
    <Notice language={language} {...(panel.missing > 0 ? { level: 2 } : {})} title={words.state[panel.state]}>
      {note ? <p>{note}</p> : null}
      {stage === 'deliberation' ? (
        <p>
          <a href={`/${language}/decide/${id}#round`}>{words.further}</a>
        </p>
      ) : null}
      <p>{panel.planned ? words.planned : panel.state === 'complete' ? words.aloneFull : words.alone}</p>
      {panel.routing === 'automatic' && panel.look === 'now' ? <p>{words.automatic}</p> : null}
      {isOver ? null : panel.said.map((said) => <p key={said}>{said}</p>)}
      {panel.placesFrom && !isOver ? <p>{words.placesFrom.replace('{date}', momentIn(language, `${panel.placesFrom}T12:00:00.000Z`))}</p> : null}
      {isOver ? null : <PanelWays language={language} panel={panel} />}
      {panel.relaxations.length > 0 && !isOver ? (
        <>
          <h2>{words.relaxations}</h2>
          <ul>
            {panel.relaxations.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
};

const Seats = ({ language, data: { panel } }: Props) => {
  const words = panelWords[language].seats;
  return (
    <section aria-labelledby="seats">
      <h2 id="seats">{panel.picked ? words.titlePicked : words.title}</h2>
      <dl class="panel-seats">
        {panel.seats.map(({ seat, required, held, filledBy }) => (
          <div key={seat} class={held ? 'panel-seat' : 'panel-seat panel-seat-empty'}>
            <dt>
              {words.names[seat]}
              {required ? <span class="panel-org"> ({words.required})</span> : null}
            </dt>
            <dd>{held ? filledBy.length > 0 ? <bdi>{namesIn(language, filledBy)}</bdi> : words.filled : words.empty}</dd>
            {seat === 'practitioner' ? <dd class="panel-org">{words.practice}</dd> : null}
          </div>
        ))}
      </dl>
    </section>
  );
};

const awayText = (language: Language, { from, until }: { readonly from: string; readonly until: string }): string => {
  const day = (date: string) => momentIn(language, `${date}T12:00:00.000Z`);
  return panelWords[language].seated.away.replace('{from}', day(from)).replace('{until}', day(until));
};

/** Why somebody was asked, as it was then; folded up, as the names are what is looked for. */
const Why = ({ language, person: { name, why, asked } }: { readonly language: Language; readonly person: PanelView['seated'][number] }) => {
  const words = panelWords[language].seated;
  if (!why || !asked) return <p class="panel-org">{words.noChoice}</p>;
  const { planned, chosen } = words;
  return (
    <details class="disclosure panel-why">
      <summary>
        {words.why}
        <span class="vh">: {name}</span>
      </summary>
      <div class="disclosure-in">
        <p>{why}</p>
        <p class="panel-org">{(asked.cause === 'batch' ? planned : chosen).replace('{date}', momentIn(language, asked.at, 'moment'))}</p>
      </div>
    </details>
  );
};

const Seated = ({ language, data: { panel, key } }: Props) => {
  const words = panelWords[language].seated;
  if (panel.seated.length === 0) return null;
  return (
    <section>
      <h2 id="seated">{words.title}</h2>
      <ul class="panel-list">
        {panel.seated.map((person) => (
          <li key={person.id} class="panel-row">
            <div>
              <p class="panel-name">
                <bdi>{person.name}</bdi>
                <span class="panel-org">
                  <bdi>{person.organisation}</bdi>
                </span>
              </p>
              <p>
                {[
                  words.status[person.status as keyof typeof words.status],
                  person.due ? words.due.replace('{date}', momentIn(language, person.due)) : '',
                  person.safetySeat ? words.safety : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {person.away ? <p class="panel-costs">{awayText(language, person.away)}</p> : null}
              <Why language={language} person={person} />
            </div>
            {panel.mayInvite && person.status !== 'submitted' ? (
              <form method="post" action={panelPath(language, panel.proposal.id)}>
                <Hidden values={{ key: `${key}-${person.id.slice(-6)}`, reviewer: person.id }} />
                <button class="btn btn-quiet btn-small" type="submit" name="act" value="cancel-assignment">
                  {words.cancel}
                  <span class="vh">: {person.name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Picked = ({ language, data: { panel, key } }: Props) => {
  const words = panelWords[language];
  const { picked } = panel;
  if (!picked) return null;
  const { names } = words.seats;
  const lines = [
    picked.costs === undefined ? '' : picked.costs === 0 ? words.picked.best : words.picked.costs.replace('{share}', shareIn(language, picked.costs)),
    picked.lacks.length > 0 ? words.picked.lacks.replace('{seats}', picked.lacks.map((seat) => names[seat].toLowerCase()).join(', ')) : '',
    ...picked.twice.map((two) => words.picked.twice.replace('{names}', namesIn(language, two))),
    picked.barred.length > 0 ? words.picked.barred.replace('{names}', namesIn(language, picked.barred)) : '',
    ...picked.lifted.map((limit) => words.picked[limit as 'asked' | 'language' | 'expertise' | 'absent'] ?? ''),
  ].filter(Boolean);
  return (
    <section id="picked" aria-labelledby="picked-title" class="panel-picked">
      <h2 id="picked-title">{words.picked.title}</h2>
      <p>
        <bdi>{namesIn(language, picked.reviewers)}</bdi>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {picked.reviewers.length > 0 ? (
        <form method="post" action={panelPath(language, panel.proposal.id)}>
          <Hidden values={{ key: `${key}-picked` }} />
          {picked.reviewers.map(({ id }) => (
            <input key={id} type="hidden" name="pick" value={id} />
          ))}
          <InviteThese language={language} panel={panel} />
        </form>
      ) : null}
    </section>
  );
};

const Kept = ({ language, data: { panel } }: Props) => {
  const words = panelWords[language].kept;
  const { kept } = panel;
  if (!kept) return null;
  const names = (people: PanelView['seated'] | { id: string; name: string }[]) => (people.length > 0 ? namesIn(language, people) : words.nobody);
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{words.title}</h2>
      <p>
        {words.by.replace('{date}', momentIn(language, kept.at, 'moment')).replace('{name}', kept.by === 'system' ? words.system : kept.by)}.{' '}
        {words.cause[kept.cause].replace('{name}', kept.person?.name ?? '')}
      </p>
      <p>{words.members.replace('{names}', names(kept.members))}</p>
      {kept.picked ? <p>{words.picked.replace('{names}', names(kept.picked))}</p> : null}
    </section>
  );
};

/** What was done, said once; and the way back while there is one, which leads to the page of the proposal. */
const Done = ({ language, data: { panel, did, key } }: { readonly language: Frame['language']; readonly data: PanelPage }) => {
  const words = panelWords[language];
  const { undo, proposal } = panel;
  const said = did && did in words.did ? words.did[did as keyof typeof words.did] : '';
  const until = undo ? undoText(language, undo) : '';
  if (!said && !until) return null;
  return (
    <Flash
      language={language}
      undo={undo ? { action: `/${language}/desk/proposals/${proposal.id}`, values: { act: 'undo', key, fact: undo.fact } } : undefined}
    >
      {said} {until}
    </Flash>
  );
};

/** The panel of one proposal: who sits, who is proposed and why, who else was near, and what keeps the others out. */
export const panelPage = (frame: Frame, data: PanelPage): string => {
  const { language } = frame;
  const words = panelWords[language];
  const { panel, trouble, ticked, key } = data;
  const { id, title, reference, tlp, call } = panel.proposal;
  const heading = words.title.replace('{title}', title);
  const people = { language, panel, ticked };
  return pageOf(frame, {
    title: heading,
    room: 'inbox',
    desk: true,
    failed: trouble !== undefined,
    styles: ['panel.css'],
    scripts: ['form.js', 'others.js'],
    content: (
      <div class="panel">
        <Errors language={language} trouble={trouble} labels={{ reviewers: words.fields.reviewers }} />
        <Done language={language} data={data} />
        <h1>
          {words.title.split('{title}')[0]}
          <bdi lang={panel.proposal.language === language ? undefined : panel.proposal.language}>{title}</bdi>
        </h1>
        <p class="panel-head">
          <Tag reference={reference} /> <TlpLabel language={language} tlp={tlp as 'amber'} /> <a href={`/${language}/desk/proposals/${id}`}>{words.back}</a>{' '}
          <a href={callPath(language, call)}>{call === 'open' ? words.batchOpen : words.batch}</a>
        </p>
        <State language={language} data={data} />
        <Seats language={language} data={data} />
        <Seated language={language} data={data} />
        <Picked language={language} data={data} />
        <form method="post" action={panelPath(language, id)}>
          <Hidden values={{ key }} />
          <Members {...people} />
          <NearOnes {...people} />
          <ByHand {...people} />
          {panel.mayInvite && (panel.near.length > 0 || panel.excluded.some(({ byHand }) => byHand)) ? (
            <p class="acts">
              <button class="btn btn-quiet" type="submit" name="act" value="look">
                {words.check}
              </button>
              <button class="btn btn-quiet" type="submit" name="act" value="invite">
                {words.inviteTicked}
              </button>
            </p>
          ) : null}
        </form>
        <ExcludedOnes {...people} />
        <Kept language={language} data={data} />
      </div>
    ),
  });
};
