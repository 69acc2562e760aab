import type { OrganisationView } from '../../../shared/contract/people.ts';
import { Facts } from '../../parts/facts.tsx';
import { Hidden } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { mergingWords } from '../../words/merging.ts';
import { organisationsPath } from './people.tsx';

export type MergeData = { readonly gone: OrganisationView; readonly into: OrganisationView; readonly key: string };

/** Asked before two organisations become one, as nothing leads back: which two, and what follows. */
export const mergePage = (frame: Frame, { gone, into, key }: MergeData): string => {
  const { language } = frame;
  const words = mergingWords[language];
  const listed = (all: readonly string[]): string => new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(all);
  const people = [...new Map([...gone.people, ...into.people].map((person) => [person.id, person.name])).values()];
  const lines = [
    words.names.replace('{names}', () => listed([gone.name, ...gone.aliases])).replace('{into}', () => into.name),
    words.relations.replace('{gone}', () => gone.name).replace('{into}', () => into.name),
    ...(people.length > 0 ? [words.people.replace('{people}', () => listed(people))] : []),
    words.work,
    words.never,
  ];
  return pageOf(frame, {
    title: words.title,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        <h1>{words.title}</h1>
        <Facts
          rows={[
            { term: words.goes, value: <bdi>{gone.name}</bdi> },
            { term: words.stays, value: <bdi>{into.name}</bdi> },
          ]}
        />
        <h2>{words.follows}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
        <form method="post" action={organisationsPath(language, gone.id)}>
          <Hidden values={{ key, act: 'merge', into: into.id, sure: 'yes' }} />
          <p class="acts">
            <button class="btn" type="submit">
              {words.yes}
            </button>
            <a class="btn btn-quiet" href={organisationsPath(language, gone.id)}>
              {words.no}
            </a>
          </p>
        </form>
      </div>
    ),
  });
};
