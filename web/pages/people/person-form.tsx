import type { Language } from '../../../shared/community.ts';
import type { PersonProfile } from '../../../shared/contract/people.ts';
import { Checkbox, Checkboxes, Radios } from '../../parts/choice.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { peopleWords } from '../../words/people.ts';
import { options, ProfileFields, profileLabels } from './fields.tsx';
import { peoplePath, Ways } from './people.tsx';

const ROLES = ['reviewer', 'liaison', 'chair', 'admin'] as const;

export type PersonFormData = {
  /** Nothing for somebody new. */
  readonly person?: Pick<PersonProfile, 'id' | 'name' | 'email' | 'absences'> | undefined;
  readonly typed: URLSearchParams;
  readonly key: string;
  readonly failed?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

const Absences = ({
  language,
  person,
  key: _,
  typed,
  failed,
  trouble,
  formKey,
}: Omit<PersonFormData, 'person'> & { readonly language: Language; readonly person: NonNullable<PersonFormData['person']>; readonly formKey: string }) => {
  const words = peopleWords[language];
  const errorOf = errorsIn(failed === 'absence' ? trouble : undefined);
  return (
    <section>
      <h2>{words.absences}</h2>
      <ul class="people-list">
        {person.absences.map(({ from, until }) => (
          <li key={from}>
            <form method="post" action={peoplePath(language, person.id)}>
              <Hidden values={{ key: `${formKey}-${from}`.slice(0, 64), act: 'present', from, until }} />
              {from} – {until}{' '}
              <button class="btn btn-quiet btn-small" type="submit">
                {words.absenceRemove}
                <span class="vh">
                  {' '}
                  {from} – {until}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={peoplePath(language, person.id)} novalidate>
        <Hidden values={{ key: `${formKey}-away`, act: 'absence' }} />
        <p>{words.absenceAdd}</p>
        <div class="people-row">
          <TextField language={language} name="from" type="date" width="medium" label={words.from} value={typed.get('from') ?? ''} error={errorOf('from')} />
          <TextField
            language={language}
            name="until"
            type="date"
            width="medium"
            label={words.until}
            value={typed.get('until') ?? ''}
            error={errorOf('until')}
          />
        </div>
        <button class="btn btn-quiet" type="submit">
          {words.absenceSave}
        </button>
      </form>
    </section>
  );
};

/** Somebody as an administrator enters them. */
export const personFormPage = (frame: Frame, data: PersonFormData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const { person, typed, key, trouble, failed } = data;
  const errorOf = errorsIn(failed === 'absence' ? undefined : trouble);
  const title = person?.name ?? words.addPerson;
  const back = peoplePath(language, person?.id);
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
            email: words.email,
            language: words.language,
            roles: words.role,
            organisation: words.organisation,
            organisationType: words.organisationType,
            ...profileLabels(language, typed, true),
            from: words.from,
            until: words.until,
          }}
        />
        <Ways language={language} at="people" />
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>
          <a href={back}>{words.cancel}</a>
        </p>
        <form method="post" action={peoplePath(language, person?.id ?? 'new')} novalidate>
          <Hidden values={{ key, act: 'save' }} />
          <TextField language={language} name="name" label={words.name} value={typed.get('name') ?? ''} error={errorOf('name')} autocomplete="off" />
          {person && person.email !== '' ? (
            <p class="note">
              {words.email}: <bdi>{person.email}</bdi>. {words.emailHint}
            </p>
          ) : (
            <TextField
              language={language}
              name="email"
              type="email"
              label={words.email}
              optional={person !== undefined}
              value={typed.get('email') ?? ''}
              error={errorOf('email')}
              autocomplete="off"
            />
          )}
          <Radios
            language={language}
            name="language"
            label={words.language}
            layout="row"
            value={typed.get('language') ?? 'nl'}
            error={errorOf('language')}
            options={(['nl', 'en'] as const).map((value) => ({ value, label: words.languageOf[value] }))}
          />
          <Checkboxes
            language={language}
            name="roles"
            label={words.role}
            hint={person ? words.roleHint : undefined}
            layout="row"
            values={typed.getAll('roles')}
            error={errorOf('roles')}
            options={ROLES.map((value) => ({ value, label: words.roles[value] }))}
          />
          <TextField
            language={language}
            name="organisation"
            label={words.organisation}
            value={typed.get('organisation') ?? ''}
            hint={person ? words.organisationHint : undefined}
            error={errorOf('organisation')}
          />
          {person ? <Checkbox language={language} name="slip" label={words.slip} checked={typed.has('slip')} /> : null}
          <Select
            language={language}
            name="organisationType"
            label={words.organisationType}
            value={typed.get('organisationType') ?? ''}
            error={errorOf('organisationType')}
            options={options('orgTypes', language)}
          />
          <ProfileFields language={language} typed={typed} errorOf={errorOf} other />
          <button class="btn" type="submit">
            {words.save}
          </button>
        </form>
        {person ? <Absences {...data} person={person} language={language} formKey={key} /> : null}
      </div>
    ),
  });
};
