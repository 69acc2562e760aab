import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import type { PersonProfile } from '../../../shared/contract/people.ts';
import { insideSentence, labelOf } from '../../../shared/domain/labels.ts';
import { helixOf } from '../../../shared/domain/vocabulary.ts';
import { Facts } from '../../parts/facts.tsx';
import { Flash } from '../../parts/flash.tsx';
import { languageIn, momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { peopleWords } from '../../words/people.ts';
import { organisationsPath, peoplePath, Ways } from './people.tsx';

const listOr = (words: { none: string }, items: readonly string[]): ComponentChildren =>
  items.length === 0 ? (
    words.none
  ) : items.length === 1 ? (
    items[0]
  ) : (
    <ul class="people-plain">
      {items.map((item) => (
        <li key={item} dir="auto">
          {item}
        </li>
      ))}
    </ul>
  );

const told = (language: Language, { kind, organisation, capability }: NonNullable<PersonProfile['standing']>[number]): string => {
  const words = peopleWords[language];
  return [`${words.kinds[kind]}${organisation ? `: ${organisation}` : ''}`, ...(capability ? [labelOf('capabilities', capability, language)] : [])].join(' – ');
};

const Known = ({ language, person }: { readonly language: Language; readonly person: PersonProfile }) => {
  const words = peopleWords[language];
  const labels = (list: 'assets' | 'sectors' | 'protocols') => (person[list] ?? []).map((id) => labelOf(list, id, language));
  const helix = person.helix ?? helixOf(person.organisationType ?? '');
  return (
    <Facts
      rows={[
        { term: words.role, value: person.roles.map((role) => words.roles[role as keyof typeof words.roles] ?? role).join(', ') },
        {
          term: words.organisation,
          value: (
            <>
              <bdi>{person.organisation}</bdi>
              {person.organisationType ? `, ${insideSentence(labelOf('orgTypes', person.organisationType, language))}` : ''}
              {person.employer ? (
                <>
                  {' '}
                  (<a href={organisationsPath(language, person.employer.id)}>{words.openRecord}</a>)
                </>
              ) : null}
            </>
          ),
        },
        { term: words.helixOf, value: words.helices[helix] },
        { term: words.email, value: person.email === '' ? words.noEmail : <bdi>{person.email}</bdi> },
        { term: words.languagesOf, value: person.languages.map((code) => languageIn(language, code)).join(', ') },
        {
          term: words.about.knows,
          value: listOr(
            words,
            person.capabilities
              .filter(({ level }) => level > 0)
              .sort((a, b) => b.level - a.level)
              .map(({ id, level }) => `${labelOf('capabilities', id, language)}: ${words.levels[level] ?? level}`),
          ),
        },
        { term: words.assets, value: listOr(words, labels('assets')) },
        { term: words.sectors, value: listOr(words, labels('sectors')) },
        { term: words.protocols, value: listOr(words, labels('protocols')) },
        ...(person.roles.includes('reviewer')
          ? [{ term: words.places, value: words.placesTaken.replace('{taken}', String(person.taken)).replace('{capacity}', String(person.capacity)) }]
          : []),
        {
          term: words.absences,
          value: listOr(
            words,
            person.absences.map(({ from, until }) => `${from} – ${until}`),
          ),
        },
        {
          term: words.standing,
          value: listOr(
            words,
            (person.standing ?? []).map((each) => told(language, each)),
          ),
        },
        {
          term: words.former,
          value: listOr(
            words,
            (person.former ?? []).map(({ organisation, until }) => `${organisation}, ${until}`),
          ),
        },
        {
          term: words.terms,
          value: person.terms
            ? words.termsAccepted.replace('{version}', person.terms.version).replace('{date}', momentIn(language, person.terms.at))
            : words.none,
        },
        {
          term: words.related,
          value: (
            <>
              {listOr(words, [
                ...new Set(
                  person.related.map(({ kind, capability }) =>
                    [words.kinds[kind as keyof typeof words.kinds] ?? kind, ...(capability ? [labelOf('capabilities', capability, language)] : [])].join(' – '),
                  ),
                ),
              ])}
              <p class="note">{words.relatedHint}</p>
            </>
          ),
        },
      ]}
    />
  );
};

export type PersonData = { readonly person: PersonProfile; readonly edits: boolean; readonly did?: string | undefined };

/** Somebody of the desk or of the reviewers. */
export const personPage = (frame: Frame, { person, edits, did }: PersonData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const said = did === undefined ? undefined : words.did[did];
  return pageOf(frame, {
    title: person.name,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    content: (
      <div class="desk-sheet">
        {said ? <Flash language={language}>{said}</Flash> : null}
        <Ways language={language} at="people" />
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
        {person.unreachable ? (
          <Notice language={language} level={2}>
            {words.unreachable}
          </Notice>
        ) : null}
        {edits ? (
          <p class="people-acts">
            <a class="btn btn-quiet" href={`${peoplePath(language, person.id)}?edit=yes`}>
              {words.edit}
            </a>
          </p>
        ) : null}
        <Known language={language} person={person} />
      </div>
    ),
  });
};
