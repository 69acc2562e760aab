import type { Language } from '../../../shared/community.ts';
import type { PersonLine } from '../../../shared/contract/people.ts';
import { Empty } from '../../parts/empty.tsx';
import { TextField } from '../../parts/field.tsx';
import { languageIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Pager } from '../../parts/pager.tsx';
import { peopleWords } from '../../words/people.ts';

export type PeopleData = { readonly people: readonly PersonLine[]; readonly cursor?: string | undefined; readonly q: string; readonly edits: boolean };

export const peoplePath = (language: Language, person = ''): string => `/${language}/desk/people${person === '' ? '' : `/${person}`}`;
export const organisationsPath = (language: Language, organisation = ''): string =>
  `/${language}/desk/organisations${organisation === '' ? '' : `/${organisation}`}`;

/** Leads from people to organisations and back. */
export const Ways = ({ language, at }: { readonly language: Language; readonly at: 'people' | 'organisations' }) => {
  const words = peopleWords[language];
  return (
    <nav class="people-ways" aria-label={words[at]}>
      <a href={peoplePath(language)} aria-current={at === 'people' ? 'page' : undefined}>
        {words.people}
      </a>
      <a href={organisationsPath(language)} aria-current={at === 'organisations' ? 'page' : undefined}>
        {words.organisations}
      </a>
    </nav>
  );
};

export const Find = ({ language, action, label, q }: { readonly language: Language; readonly action: string; readonly label: string; readonly q: string }) => (
  <form class="people-find" method="get" action={action}>
    <TextField language={language} name="q" type="search" label={label} value={q} maxlength={60} />
    <button class="btn btn-quiet" type="submit">
      {peopleWords[language].find}
    </button>
  </form>
);

const nextOf = (path: string, q: string, cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : `${path}?${new URLSearchParams({ ...(q === '' ? {} : { q }), cursor })}`;

/** Spelling is no matter where nothing was searched for. */
const NoneHere = ({ language, q, title, empty }: { readonly language: Language; readonly q: string; readonly title: string; readonly empty: string }) =>
  q === '' ? (
    <Empty kind="left" title={empty} />
  ) : (
    <Empty kind="found" title={title}>
      {peopleWords[language].noneHint}
    </Empty>
  );

/** What is said of a person in one line. */
const saidOf = (language: Language, { roles, organisation, places, away, unaddressed, languages }: PersonLine): string => {
  const words = peopleWords[language];
  const taken = places && words.placesTaken.replace('{taken}', String(places.taken)).replace('{capacity}', String(places.capacity));
  return [
    organisation,
    roles.map((role) => words.roles[role as keyof typeof words.roles] ?? role).join(', '),
    languages.map((code) => languageIn(language, code)).join(', '),
    ...(taken ? [`${words.places.toLowerCase()}: ${taken}`] : []),
    ...(away ? [words.away] : []),
    ...(unaddressed ? [words.noEmail] : []),
  ]
    .filter((said) => said !== '')
    .join(' · ');
};

/** Colleagues and reviewers, a page of them. */
export const peoplePage = (frame: Frame, { people, cursor, q, edits }: PeopleData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const path = peoplePath(language);
  return pageOf(frame, {
    title: words.people,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    content: (
      <div class="desk-sheet">
        <Ways language={language} at="people" />
        <h1>{words.people}</h1>
        <p class="lead">{words.peopleLead}</p>
        {edits ? (
          <p class="acts">
            <a class="btn btn-quiet" href={peoplePath(language, 'new')}>
              {words.addPerson}
            </a>
          </p>
        ) : null}
        <Find language={language} action={path} label={words.search} q={q} />
        {people.length === 0 ? (
          <NoneHere language={language} q={q} title={words.nobody} empty={words.empty.people} />
        ) : (
          <ul class="people-list">
            {people.map((person) => (
              <li key={person.id}>
                <a href={peoplePath(language, person.id)}>
                  <bdi>{person.name}</bdi>
                </a>
                <span class="note" dir="auto">
                  {saidOf(language, person)}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Pager language={language} next={nextOf(path, q, cursor)} />
      </div>
    ),
  });
};

export type NamesData = {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly of?: string | undefined }[];
  readonly cursor?: string | undefined;
  readonly q: string;
  readonly edits: boolean;
};

/** Organisations by every name, a page of them. */
export const organisationsPage = (frame: Frame, { organisations, cursor, q, edits }: NamesData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const path = organisationsPath(language);
  return pageOf(frame, {
    title: words.organisations,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    content: (
      <div class="desk-sheet">
        <Ways language={language} at="organisations" />
        <h1>{words.organisations}</h1>
        <p class="lead">{words.organisationsLead}</p>
        {edits ? (
          <p class="acts">
            <a class="btn btn-quiet" href={organisationsPath(language, 'new')}>
              {words.addOrganisation}
            </a>
          </p>
        ) : null}
        <Find language={language} action={path} label={words.searchNames} q={q} />
        {organisations.length === 0 ? (
          <NoneHere language={language} q={q} title={words.nothing} empty={words.empty.organisations} />
        ) : (
          <ul class="people-list">
            {organisations.map(({ id, name, of }) => (
              <li key={`${id} ${name}`}>
                <a href={organisationsPath(language, id)}>
                  <bdi>{name}</bdi>
                </a>
                {of === undefined ? null : (
                  <span class="note">
                    {words.of} <bdi>{of}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <Pager language={language} next={nextOf(path, q, cursor)} />
      </div>
    ),
  });
};
