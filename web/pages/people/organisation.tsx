import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import type { OrganisationView } from '../../../shared/contract/people.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { peopleWords } from '../../words/people.ts';
import { options, rowsIn } from './fields.tsx';
import { organisationsPath, peoplePath, Ways } from './people.tsx';

type Named = { readonly id: string; readonly name: string; readonly capability?: string | undefined };

const Links = ({ language, all, path }: { readonly language: Language; readonly all: readonly Named[]; readonly path: typeof organisationsPath }) =>
  all.length === 0 ? (
    <span>{peopleWords[language].none}</span>
  ) : (
    <ul class="people-plain">
      {all.map(({ id, name, capability }) => (
        <li key={`${id} ${capability}`}>
          <a href={path(language, id)}>
            <bdi>{name}</bdi>
          </a>
          {capability ? ` – ${labelOf('capabilities', capability, language)}` : ''}
        </li>
      ))}
    </ul>
  );

const lines = (words: { none: string }, all: readonly string[]): ComponentChildren =>
  all.length === 0 ? (
    words.none
  ) : (
    <ul class="people-plain">
      {all.map((each) => (
        <li key={each} dir="auto">
          {each}
        </li>
      ))}
    </ul>
  );

export type OrganisationData = {
  readonly organisation: OrganisationView;
  readonly edits: boolean;
  readonly key: string;
  readonly did?: string | undefined;
  readonly into?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

/** An organisation with its names, its relations and its people. */
export const organisationPage = (frame: Frame, { organisation, edits, key, did, into = '', trouble }: OrganisationData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const said = did === undefined ? undefined : words.did[did];
  const related = (all: readonly Named[]) => <Links language={language} all={all} path={organisationsPath} />;
  return pageOf(frame, {
    title: organisation.name,
    failed: trouble !== undefined,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        {said ? <Flash language={language}>{said}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={{ into: words.mergeInto }} />
        <Ways language={language} at="organisations" />
        <h1>
          <bdi>{organisation.name}</bdi>
        </h1>
        {edits ? (
          <p class="people-acts">
            <a class="btn btn-quiet" href={`${organisationsPath(language, organisation.id)}?edit=yes`}>
              {words.edit}
            </a>
          </p>
        ) : null}
        <Facts
          rows={[
            { term: words.aliases, value: lines(words, organisation.aliases) },
            { term: words.domains, value: lines(words, organisation.domains) },
            { term: words.parents, value: related(organisation.parents) },
            { term: words.subsidiaries, value: related(organisation.subsidiaries) },
            { term: words.competitors, value: related(organisation.competitors) },
            { term: words.competitorOf, value: related(organisation.competitorOf) },
            { term: words.customers, value: related(organisation.customers) },
            { term: words.customerOf, value: related(organisation.customerOf) },
            { term: words.peopleOf, value: <Links language={language} all={organisation.people} path={peoplePath} /> },
          ]}
        />
        {edits ? (
          <section>
            <h2>{words.merge}</h2>
            <p>{words.mergeHint}</p>
            <form method="post" action={organisationsPath(language, organisation.id)} novalidate>
              <Hidden values={{ key, act: 'merge' }} />
              <TextField language={language} name="into" label={words.mergeInto} value={into} error={errorsIn(trouble)('into')} />
              <button class="btn btn-quiet" type="submit">
                {words.mergeDo}
              </button>
            </form>
          </section>
        ) : null}
      </div>
    ),
  });
};

export type OrganisationFormData = {
  /** Nothing for one that is new. */
  readonly organisation?: { readonly id: string; readonly name: string } | undefined;
  readonly typed: URLSearchParams;
  readonly key: string;
  readonly trouble?: Trouble | undefined;
};

/** What is wrong with one of several lines stands at their field. */
const atLines = (trouble: Trouble | undefined): Trouble | undefined =>
  trouble && {
    ...trouble,
    fields: trouble.fields.map((field) => ({ ...field, path: field.path.replace(/^(aliases|domains|parents|customers)\/\d+$/, '$1') })),
  };

export const organisationFormPage = (frame: Frame, { organisation, typed, key, trouble: found }: OrganisationFormData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const trouble = atLines(found);
  const errorOf = errorsIn(trouble);
  const title = organisation?.name ?? words.addOrganisation;
  const several = (name: 'aliases' | 'domains' | 'parents' | 'customers', label: string, hint: string) => (
    <TextField language={language} name={name} label={label} hint={hint} optional rows={3} value={typed.get(name) ?? ''} error={errorOf(name)} />
  );
  return pageOf(frame, {
    title,
    failed: trouble !== undefined,
    room: 'people',
    desk: true,
    styles: ['people.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        <Errors
          language={language}
          trouble={trouble}
          labels={{
            name: words.name,
            aliases: words.aliases,
            domains: words.domains,
            parents: words.parents,
            customers: words.customers,
            ...Object.fromEntries(
              Array.from({ length: rowsIn(typed, 'competitors') }, (_, i) => [`competitors/${i}/organisation`, words.competitor.replace('{n}', String(i + 1))]),
            ),
          }}
        />
        <Ways language={language} at="organisations" />
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>
          <a href={organisationsPath(language, organisation?.id)}>{words.cancel}</a>
        </p>
        <form method="post" action={organisationsPath(language, organisation?.id ?? 'new')} novalidate>
          <Hidden values={{ key, act: 'save' }} />
          <TextField language={language} name="name" label={words.name} value={typed.get('name') ?? ''} error={errorOf('name')} />
          {several('aliases', words.aliases, words.aliasesHint)}
          {several('domains', words.domains, words.domainsHint)}
          {several('parents', words.parents, words.parentsHint)}
          <h2>{words.competitors}</h2>
          <p class="note">{words.competitorsHint}</p>
          {Array.from({ length: Math.min(10, rowsIn(typed, 'competitors') + 2) }, (_, i) => (
            <div class="people-row" key={i}>
              <TextField
                language={language}
                name={`competitors/${i}/organisation`}
                label={words.competitor.replace('{n}', String(i + 1))}
                optional
                value={typed.get(`competitors/${i}/organisation`) ?? ''}
                error={errorOf(`competitors/${i}/organisation`)}
              />
              <Select
                language={language}
                name={`competitors/${i}/capability`}
                label={words.inField}
                optional
                empty={words.anyField}
                value={typed.get(`competitors/${i}/capability`) ?? ''}
                error={errorOf(`competitors/${i}/capability`)}
                options={options('capabilities', language)}
              />
            </div>
          ))}
          {several('customers', words.customers, words.customersHint)}
          <button class="btn" type="submit">
            {words.save}
          </button>
        </form>
      </div>
    ),
  });
};
