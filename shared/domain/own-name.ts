import { namesOrganisation } from './organisation.ts';

/** Parts that nobody who judges reads where it is kept from them whose proposal it is. */
export const UNREAD: readonly string[] = ['organisation', 'contact', 'earlier', 'exclusions'];

/** What somebody typed into a field, whatever its shape, as one text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value !== null && typeof value === 'object' ? Object.values(value).map(textOf).join(' ') : '';

/** The fields that reviewers read and that name the applicant's own organisation, in whatever spelling, as part/field. Pure. */
export const ownNameIn = (answers: Readonly<Record<string, unknown>>): string[] => {
  const { name } = (answers.organisation ?? {}) as { readonly name?: unknown };
  if (typeof name !== 'string') return [];
  return Object.entries(answers).flatMap(([part, content]) =>
    UNREAD.includes(part)
      ? []
      : Object.entries(content ?? {}).flatMap(([field, value]) => (namesOrganisation(textOf(value), name) ? [`${part}/${field}`] : [])),
  );
};
