import * as z from 'zod';
import { Refusal } from './refusal.ts';

/** How two items hang together; each link stands on both of them. */
export const LINKS = {
  'converted-to': 'converted-from',
  'converted-from': 'converted-to',
  'merged-into': 'merged-from',
  'merged-from': 'merged-into',
  'split-into': 'split-from',
  'split-from': 'split-into',
  'continued-by': 'continues',
  continues: 'continued-by',
  'resubmitted-as': 'resubmission-of',
  'resubmission-of': 'resubmitted-as',
  'matched-with': 'matched-with',
} as const;
export const LinkKind = z.enum(Object.keys(LINKS) as [keyof typeof LINKS, ...(keyof typeof LINKS)[]]);
export type LinkKind = z.infer<typeof LinkKind>;

/** Ids only: who may see this item learns nothing of the other one that it may not see. */
export const Link = z.object({ id: z.string().max(64), kind: LinkKind });
export type Link = z.infer<typeof Link>;

/** A root stays small, so that it can be the row of a list. */
export const MAX_LINKS = 12;

type Linked = { readonly links?: readonly Link[] | undefined };

/** The links of an item with further ones. @throws item.links-full */
export const linksWith = (item: Linked, ...more: readonly Link[]): Link[] => {
  const links = [...(item.links ?? []), ...more];
  if (links.length > MAX_LINKS) throw new Refusal('item.links-full');
  return links;
};

/** The same where nobody may be refused for it: a root that is full keeps what it has. */
export const linksIfRoom = (item: Linked, more: Link): Link[] => [...(item.links ?? []), more].slice(0, MAX_LINKS);

export const linkOf = (item: Linked, kind: LinkKind): string | undefined => item.links?.find((link) => link.kind === kind)?.id;
