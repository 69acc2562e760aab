import * as z from 'zod';
import { CHAINED } from './chained.ts';
import type { Change } from './change.ts';
import { Instant } from './clock.ts';
import { domainKey, organisationKey, SHARED_DOMAINS } from './organisation.ts';
import { organisationName } from './profile.ts';
import { refuseUnless } from './refusal.ts';
import { line } from './text.ts';
import { wordOf } from './vocabulary.ts';

/** Another organisation that this one competes with, in everything or in one field. */
const Competitor = z.object({ organisation: z.string(), capability: z.string().optional() });

/** An organisation by every name that it goes by, and what it is to others; they are named by their ids, so that no spelling matters. */
export const Organisation = z.object({
  ...CHAINED,
  kind: z.literal('organisation'),
  createdAt: Instant,
  name: z.string(),
  aliases: z.array(z.string()),
  domains: z.array(z.string()),
  parents: z.array(z.string()),
  competitors: z.array(Competitor),
  customers: z.array(z.string()),
  /** Organisations that turned out to be this one, and the one that this turned out to be. */
  absorbed: z.array(z.string()).optional(),
  mergedInto: z.string().optional(),
});
export type Organisation = z.infer<typeof Organisation>;

const MAIL_DOMAIN = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const mailDomain = line(4, 253)
  .overwrite((text) => text.toLowerCase().replace(/^@/, ''))
  .refine((text) => MAIL_DOMAIN.test(text), { error: 'organisation.domain' })
  .refine((text) => !SHARED_DOMAINS.has(text), { error: 'organisation.shared-domain' });

/** What an administrator enters; other organisations by any of their names. */
export const OrganisationBody = z.strictObject({
  name: organisationName,
  aliases: z.array(organisationName).max(10),
  domains: z.array(mailDomain).max(5),
  parents: z.array(organisationName).max(3),
  competitors: z.array(z.strictObject({ organisation: organisationName, capability: wordOf('capabilities').optional() })).max(10),
  customers: z.array(organisationName).max(8),
});
export type OrganisationBody = z.infer<typeof OrganisationBody>;

/** The same with the others found. */
export type OrganisationFields = Pick<Organisation, 'name' | 'aliases' | 'domains' | 'parents' | 'competitors' | 'customers'>;

/** All keys that mean this organisation. */
export const keysOfOrganisation = ({ name, aliases, domains }: Pick<Organisation, 'name' | 'aliases' | 'domains'>): string[] => [
  ...new Set([...[name, ...aliases].map(organisationKey), ...domains.map(domainKey)]),
];

/** What one organisation is to another, seen from the other. */
export type Mirrored = { readonly kind: 'parent' | 'competitor' | 'customer'; readonly capability?: string | undefined };
export const mirroredIn = ({ parents, competitors, customers }: Pick<Organisation, 'parents' | 'competitors' | 'customers'>): Map<string, Mirrored[]> => {
  const found = new Map<string, Mirrored[]>();
  const add = (id: string, what: Mirrored) => found.set(id, [...(found.get(id) ?? []), what]);
  for (const id of parents) add(id, { kind: 'parent' });
  for (const { organisation, capability } of competitors) add(organisation, { kind: 'competitor', ...(capability ? { capability } : {}) });
  for (const id of customers) add(id, { kind: 'customer' });
  return found;
};

const namesIn = ({ aliases, domains }: OrganisationFields): number => 1 + aliases.length + domains.length;

const requireOthers = (id: string, fields: OrganisationFields): void => refuseUnless(!mirroredIn(fields).has(id), 'organisation.itself');

export const createOrganisation = ({ id, at, fields }: { id: string; at: string; fields: OrganisationFields }): Change<Organisation> => {
  requireOthers(id, fields);
  return {
    root: { id, v: 1, version: 1, factSeq: 0, factHead: '', kind: 'organisation', createdAt: at, ...fields },
    facts: [{ type: 'OrganisationAdded', names: namesIn(fields) }],
  };
};

/** An organisation as it is from now on; whoever works there, or for one that it names, is related anew. */
export const changeOrganisation = (organisation: Organisation, fields: OrganisationFields): Change<Organisation> => {
  refuseUnless(organisation.mergedInto === undefined, 'organisation.merged');
  requireOthers(organisation.id, fields);
  return { root: { ...organisation, ...fields }, facts: [{ type: 'OrganisationChanged', names: namesIn(fields) }] };
};

/** How many names and domains one organisation goes by, after it took in others. */
const MOST_NAMES = 30;

/** Two that are one: the one that stays takes all names and domains; what others said of the one that goes counts for it from now on. */
export const mergeOrganisations = (gone: Organisation, into: Organisation): { gone: Organisation; change: Change<Organisation> } => {
  refuseUnless(gone.id !== into.id, 'organisation.itself');
  refuseUnless(gone.mergedInto === undefined && into.mergedInto === undefined, 'organisation.merged');
  const known = new Set([into.name, ...into.aliases].map(organisationKey));
  const names = [gone.name, ...gone.aliases].filter((name) => !known.has(organisationKey(name)));
  const without = (ids: readonly string[]) => ids.filter((id) => id !== gone.id && id !== into.id);
  const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
  const aliases = unique([...into.aliases, ...names]);
  refuseUnless(aliases.length <= MOST_NAMES, 'organisation.too-many-names');
  const root: Organisation = {
    ...into,
    aliases,
    domains: unique([...into.domains, ...gone.domains]),
    parents: unique(without([...into.parents, ...gone.parents])),
    competitors: unique([...into.competitors, ...gone.competitors].filter(({ organisation }) => organisation !== gone.id && organisation !== into.id)),
    customers: unique(without([...into.customers, ...gone.customers])),
    absorbed: unique([...(into.absorbed ?? []), gone.id, ...(gone.absorbed ?? [])]),
  };
  return {
    gone: { ...gone, mergedInto: into.id, parents: [], competitors: [], customers: [] },
    change: { root, facts: [{ type: 'OrganisationMerged', gone: gone.id, names: namesIn(root) }] },
  };
};
