import * as z from 'zod';
import { ConflictKind } from './conflict.ts';
import { partyKeys } from './organisation.ts';
import { line } from './text.ts';
import { wordOf } from './vocabulary.ts';

/** Languages that somebody may read in, by their ISO 639 code; the community writes in the first two. */
export const READING_LANGUAGES = 'nl en de fr es it pt da sv nb fi pl cs sk hu ro bg el et lv lt hr sl uk tr'.split(' ');
export const HELICES = ['public', 'private', 'knowledge'] as const;

/** Kinds of a relation that holds for more than one proposal: with an organisation, or with whatever helps in one way. */
export const STANDING_KINDS = ['family', 'financial', 'competitor', 'co-author', 'customer'] as const;
export type StandingKind = (typeof STANDING_KINDS)[number];

/** A relation as somebody told it. Only a competitor is one by what it offers; all others are with an organisation. */
export const StandingConflict = z.object({ kind: ConflictKind, organisation: z.string().optional(), capability: z.string().optional() });
export type StandingConflict = z.infer<typeof StandingConflict>;

/** An employer of before: one whose proposals its people may not judge for three years. */
export const FormerEmployer = z.object({
  organisation: z.string(),
  until: z.iso.date(),
  /** Kept when the employer changed; only an administrator takes it out. */
  recorded: z.literal(true).optional(),
});
export type FormerEmployer = z.infer<typeof FormerEmployer>;

/** A relation as it is recognised: with whoever has one of these keys, and only for what helps in this way if one is named. No key at all means whoever it is. */
export const KnownRelation = z.object({ kind: ConflictKind, keys: z.array(z.string()), capability: z.string().optional() });
export type KnownRelation = z.infer<typeof KnownRelation>;

/** What somebody told, as it is recognised. */
export const standingRelations = ({ standing = [] }: { readonly standing?: readonly StandingConflict[] | undefined }): KnownRelation[] =>
  standing.map(({ kind, organisation, capability }) => ({
    kind,
    keys: organisation === undefined ? [] : partyKeys(organisation),
    ...(capability === undefined ? {} : { capability }),
  }));

/** What is known of somebody who judges, beside roles and capabilities; rows of before say none of it. */
export const PROFILE = {
  assets: z.array(z.string()).optional(),
  sectors: z.array(z.string()).optional(),
  protocols: z.array(z.string()).optional(),
  /** As somebody says it; it wins over what the kind of organisation suggests. */
  helix: z.enum(HELICES).optional(),
  standing: z.array(StandingConflict).optional(),
  former: z.array(FormerEmployer).optional(),
  /** The terms of reviewing that were accepted last. */
  terms: z.object({ version: z.string(), at: z.iso.datetime() }).optional(),
  /** Worked out from the organisation's record and from `standing`; each change raises the relation version. */
  relations: z.array(KnownRelation).optional(),
};

const words = (list: 'assets' | 'sectors' | 'protocols', max: number) => z.array(wordOf(list)).max(max).optional();

/** Names of organisations as they are typed. */
export const organisationName = line(2, 120);

const StandingBody = z
  .strictObject({ kind: z.enum(STANDING_KINDS), organisation: organisationName.optional(), capability: wordOf('capabilities').optional() })
  .refine((said) => said.organisation !== undefined || (said.kind === 'competitor' && said.capability !== undefined), {
    error: 'standing.whom',
    path: ['organisation'],
  })
  .refine((said) => said.capability === undefined || said.kind === 'competitor', { error: 'standing.capability', path: ['capability'] });

/** So many former employers somebody names. */
export const MOST_FORMER = 10;

/** What somebody says of themselves; what is left out stays as it was. */
export const ProfileBody = z.strictObject({
  languages: z.array(z.enum(READING_LANGUAGES)).min(1).max(8),
  capabilities: z.array(z.strictObject({ id: wordOf('capabilities'), level: z.number().int().min(0).max(3) })).max(30),
  /** Places in a quarter. */
  capacity: z.number().int().min(0).max(20).optional(),
  assets: words('assets', 25),
  sectors: words('sectors', 34),
  protocols: words('protocols', 18),
  helix: z.enum(HELICES).nullable().optional(),
  standing: z.array(StandingBody).max(20).optional(),
  former: z
    .array(z.strictObject({ organisation: organisationName, until: z.iso.date() }))
    .max(MOST_FORMER)
    .optional(),
});
export type ProfileBody = z.infer<typeof ProfileBody>;
