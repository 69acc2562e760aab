import type { OrganisationView, PersonProfile } from '../../../shared/contract/people.ts';
import { rowsIn } from '../../../web/pages/people/fields.tsx';

/** A profile as the fields of its form; on the own one, what was recorded of former employers is only read. */
export const typedOf = (person: PersonProfile, isOwn = false): URLSearchParams => {
  const typed = new URLSearchParams();
  const set = (name: string, value: string | undefined) => value !== undefined && typed.append(name, value);
  for (const { id, level } of person.capabilities) set(`capability/${id}`, String(level));
  for (const list of ['assets', 'sectors', 'protocols', 'languages', 'roles'] as const) for (const id of person[list] ?? []) set(list, id);
  for (const name of ['name', 'organisation', 'organisationType', 'language', 'helix'] as const) set(name, person[name]);
  if (person.roles.includes('reviewer')) set('capacity', String(person.capacity));
  (person.standing ?? []).forEach(({ kind, organisation, capability }, i) => {
    set(`standing/${i}/kind`, kind);
    set(`standing/${i}/organisation`, organisation);
    set(`standing/${i}/capability`, capability);
  });
  const former = person.former ?? [];
  for (const { organisation, until, recorded } of former) if (isOwn && recorded) set('recorded', `${organisation}, ${until}`);
  former
    .filter(({ recorded }) => !(isOwn && recorded))
    .forEach(({ organisation, until }, i) => {
      set(`former/${i}/organisation`, organisation);
      set(`former/${i}/until`, until);
    });
  return typed;
};

/** The rows of a list that are not wholly empty; an empty field is left out of its row. */
const rowsOf = (form: URLSearchParams, name: string, fields: readonly string[]): Record<string, string>[] =>
  Array.from({ length: Math.min(30, rowsIn(form, name)) }, (_, i) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = form.get(`${name}/${i}/${field}`)?.trim() ?? '';
        return value === '' ? [] : [[field, value] as const];
      }),
    ),
  ).filter((row) => Object.keys(row).length > 0);

/** What a form says of a profile, as the operations take it. */
export const profileIn = (form: URLSearchParams): Record<string, unknown> => {
  const capacity = form.get('capacity')?.trim() ?? '';
  return {
    languages: [...new Set([...form.getAll('languages'), ...form.getAll('languages-more')])],
    capabilities: [...form.entries()].flatMap(([name, level]) =>
      name.startsWith('capability/') && level !== '0' ? [{ id: name.slice('capability/'.length), level: Number(level) }] : [],
    ),
    ...(capacity === '' ? {} : { capacity: /^\d+$/.test(capacity) ? Number(capacity) : capacity }),
    assets: form.getAll('assets'),
    sectors: form.getAll('sectors'),
    protocols: form.getAll('protocols'),
    helix: form.get('helix') || null,
    standing: rowsOf(form, 'standing', ['kind', 'organisation', 'capability']),
    former: rowsOf(form, 'former', ['organisation', 'until']),
  };
};

export const personIn = (form: URLSearchParams): Record<string, unknown> => {
  const email = form.get('email')?.trim() ?? '';
  return {
    ...profileIn(form),
    name: form.get('name') ?? '',
    language: form.get('language') ?? '',
    roles: form.getAll('roles'),
    organisation: form.get('organisation') ?? '',
    organisationType: form.get('organisationType') ?? '',
    ...(email === '' ? {} : { email }),
    ...(form.has('slip') ? { slip: true } : {}),
  };
};

/** An organisation as the fields of its form; the others by their names. */
export const organisationTyped = (organisation: OrganisationView): URLSearchParams => {
  const typed = new URLSearchParams({
    name: organisation.name,
    aliases: organisation.aliases.join('\n'),
    domains: organisation.domains.join('\n'),
    parents: organisation.parents.map(({ name }) => name).join('\n'),
    customers: organisation.customers.map(({ name }) => name).join('\n'),
  });
  organisation.competitors.forEach(({ name, capability }, i) => {
    typed.append(`competitors/${i}/organisation`, name);
    if (capability) typed.append(`competitors/${i}/capability`, capability);
  });
  return typed;
};

const linesIn = (form: URLSearchParams, name: string): string[] =>
  (form.get(name) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const organisationIn = (form: URLSearchParams): Record<string, unknown> => ({
  name: form.get('name') ?? '',
  aliases: linesIn(form, 'aliases'),
  domains: linesIn(form, 'domains'),
  parents: linesIn(form, 'parents'),
  competitors: rowsOf(form, 'competitors', ['organisation', 'capability']),
  customers: linesIn(form, 'customers'),
});
