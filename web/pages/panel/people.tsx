import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { ExcludedPerson, NearPerson, PanelMember, PanelView } from '../../../shared/contract/routing.ts';
import { counted } from '../../parts/format.tsx';
import { panelWords } from '../../words/panel.ts';
import { namesIn, PlacesGauge, shareIn } from './parts.tsx';

type Props = { readonly language: Language; readonly panel: PanelView; readonly ticked: readonly string[] };
type Member = z.infer<typeof PanelMember>;
type Near = z.infer<typeof NearPerson>;
type FoldedProps = {
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly n: number;
  readonly open?: boolean;
  readonly children: ComponentChildren;
};
type Excluded = z.infer<typeof ExcludedPerson>;
type Anyone = Member | Near | Excluded;

const Head = ({ language, person }: { readonly language: Language; readonly person: Anyone }) => {
  const { helix } = person;
  const words = panelWords[language].helix;
  return (
    <>
      <bdi>{person.name}</bdi>
      <span class="panel-org">
        <bdi>{person.organisation}</bdi>
        {helix && helix in words ? ` · ${words[helix as keyof typeof words]}` : ''}
      </span>
    </>
  );
};

/** One person as a card: a tick where they can be asked, why they fit, and how full they are. */
const Card = ({ language, panel, ticked, person, children }: Props & { readonly person: Anyone; readonly children: ComponentChildren }) => {
  const id = `pick-${person.id}`;
  const may = panel.mayInvite && (!('byHand' in person) || person.byHand);
  return (
    <li class="panel-card">
      {may ? (
        <div class="choice">
          <input type="checkbox" id={id} name="pick" value={person.id} checked={ticked.includes(person.id)} aria-describedby={`${id}-why`} />
          <label for={id}>
            <Head language={language} person={person} />
          </label>
        </div>
      ) : (
        <p class="panel-name">
          <Head language={language} person={person} />
        </p>
      )}
      <div id={`${id}-why`}>{children}</div>
      <p class="panel-foot">
        <PlacesGauge language={language} taken={person.taken} capacity={person.capacity} />
        {'score' in person ? <span>{panelWords[language].score.replace('{share}', shareIn(language, person.score))}</span> : null}
      </p>
    </li>
  );
};

const Fills = ({ language, member }: { readonly language: Language; readonly member: Member }) => {
  const { names } = panelWords[language].seats;
  // Whoever brings the second kind of organisation is named by that kind.
  const fills = member.fills.filter((seat) => seat !== 'helix');
  return fills.length > 0 ? <p class="panel-fills">{fills.map((seat) => names[seat]).join(' · ')}</p> : null;
};

export const InviteThese = ({ language, panel }: Pick<Props, 'language' | 'panel'>) =>
  panel.mayInvite ? (
    <p class="acts">
      <button class="btn" type="submit" name="act" value="invite">
        {panelWords[language].invite}
      </button>
    </p>
  ) : null;

export const Members = (props: Props) => {
  const { language, panel } = props;
  const words = panelWords[language];
  if (panel.state === 'complete') return null;
  return (
    <section>
      <h2 id="members">{words.members}</h2>
      {panel.members.length === 0 ? (
        <p>{words.membersNone}</p>
      ) : (
        <ul class="panel-cards">
          {panel.members.map((member) => (
            <Card key={member.id} {...props} person={member}>
              <Fills language={language} member={member} />
              <p>{member.why}</p>
            </Card>
          ))}
        </ul>
      )}
      {panel.members.length > 0 && !panel.picked ? <InviteThese {...props} /> : null}
    </section>
  );
};

const costOf = (language: Language, { costs, instead }: Near): string => {
  const words = panelWords[language];
  const share = costs === undefined ? '' : costs === 0 ? words.costsNone : words.costs.replace('{share}', shareIn(language, costs));
  const who = instead.length > 0 ? words.instead.replace('{names}', namesIn(language, instead)) : '';
  return [share, who].filter(Boolean).join(', ');
};

export const NearOnes = (props: Props) => {
  const { language, panel } = props;
  const words = panelWords[language];
  if (panel.near.length === 0) return null;
  return (
    <section>
      <h2 id="near">{words.near}</h2>
      {panel.mayInvite ? (
        <p>{panel.planned && panel.state === 'complete' ? words.nearPlanned : panel.state === 'complete' ? words.nearFull : words.nearHint}</p>
      ) : null}
      <ul class="panel-cards">
        {panel.near.map((person) => (
          <Card key={person.id} {...props} person={person}>
            <p>{person.why}</p>
            <p class="panel-not">{person.whyNot}</p>
            {costOf(language, person) ? <p class="panel-costs">{costOf(language, person)}</p> : null}
          </Card>
        ))}
      </ul>
    </section>
  );
};

const Reasons = ({ person }: { readonly person: Excluded }) => (
  <ul class="panel-reasons">
    {person.reasons.map((reason) => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
);

/** A list that few need, folded up behind its heading and how long it is. */
const Folded = ({ language, id, title, n, open = false, children }: FoldedProps) => (
  <details class="disclosure panel-folded" open={open}>
    <summary>
      <h2 id={id}>{title}</h2> <span class="panel-org">{counted(language, n, panelWords[language].people)}</span>
    </summary>
    <div class="disclosure-in">{children}</div>
  </details>
);

/** Whom something keeps that a liaison may judge otherwise; open where somebody of them is ticked, or where this is the way out. */
export const ByHand = (props: Props) => {
  const { language, panel, ticked } = props;
  const words = panelWords[language];
  const people = panel.excluded.filter(({ byHand }) => byHand);
  // Once the round is over nobody can be asked.
  if (people.length === 0 || panel.look === 'back') return null;
  return (
    <Folded
      language={language}
      id="by-hand"
      title={words.byHand}
      n={people.length}
      open={panel.ways.length > 0 || people.some(({ id }) => ticked.includes(id))}
    >
      <p>{words.byHandHint}</p>
      <ul class="panel-cards">
        {people.map((person) => (
          <Card key={person.id} {...props} person={person}>
            <Reasons person={person} />
          </Card>
        ))}
      </ul>
    </Folded>
  );
};

export const ExcludedOnes = ({ language, panel }: Props) => {
  const words = panelWords[language];
  const people = panel.excluded.filter(({ byHand }) => !byHand);
  return (
    <Folded language={language} id="excluded" title={words.excluded} n={people.length}>
      {people.length === 0 ? (
        <p>{words.excludedNone}</p>
      ) : (
        <ul class="panel-list">
          {people.map((person) => (
            <li key={person.id}>
              <p class="panel-name">
                <Head language={language} person={person} />
              </p>
              <Reasons person={person} />
            </li>
          ))}
        </ul>
      )}
      {panel.unreachable.length > 0 ? <p class="note">{words.unreachable.replace('{names}', namesIn(language, panel.unreachable))}</p> : null}
    </Folded>
  );
};
