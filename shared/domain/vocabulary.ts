import * as z from 'zod';
import { IDS, QUEUES, RANKS, TECHNIQUES } from './vocabulary/ids.ts';
import orgTypes from './vocabulary/org-types.json' with { type: 'json' };

/** A list of words: ids that are stored, with a label in each language. */
export type Words = { readonly items: readonly { readonly id: string; readonly en: string; readonly nl?: string }[] };
export type Vocabulary = keyof typeof IDS;

export const idsOf = (name: Vocabulary): readonly string[] => IDS[name].split(' ');

/** An id of the list; anything else is refused with a sentence. */
export const wordOf = (name: Vocabulary) => z.enum(idsOf(name) as [string, ...string[]]);

/** A technique of ATT&CK for ICS, by its id. */
export const technique = () => z.enum(TECHNIQUES.split(' ').map((number) => `T${number}`) as [string, ...string[]]);

/** The label of an id in one list. A page that speaks few lists takes those alone; `labelOf` in labels.ts knows all. */
export const labelIn = (list: Words, id: string, language: 'nl' | 'en'): string => {
  const item = list.items.find((word) => word.id === id);
  return item?.[language] ?? item?.en ?? id;
};

/** How intrusively an innovation touches the process, 0 none … 6 actuating; "unknown" counts as 4, the highest of several counts. */
export const intrusiveness = (modes: readonly string[]): number => Math.max(0, ...modes.map((id) => (Object.hasOwn(RANKS, id) ? RANKS[id]! : 4)));

/** Whether it acts on the process, or scans what is running: whoever decides about it is warned. */
export const isMostIntrusive = (modes: readonly string[]): boolean => intrusiveness(modes) >= 6;

export type Helix = 'public' | 'private' | 'knowledge';
export const helixOf = (orgType: string): Helix => (orgTypes.items.find((type) => type.id === orgType)?.helix ?? 'private') as Helix;

/** Who works a kind of contact request first, as the vocabulary says. */
export const queueOf = (contactKind: string): string => (Object.hasOwn(QUEUES, contactKind) ? QUEUES[contactKind]! : 'liaison');

/** FIRST's labels, printed as they stand, never translated. */
export const TLP_LABELS = { clear: 'TLP:CLEAR', green: 'TLP:GREEN', amber: 'TLP:AMBER', 'amber-strict': 'TLP:AMBER+STRICT', red: 'TLP:RED' } as const;
export const Tlp = z.enum(['clear', 'green', 'amber', 'amber-strict']);
export type Tlp = z.infer<typeof Tlp>;

/** From AMBER up a mail carries no text of the item. */
export const staysOutOfMail = (tlp: Tlp): boolean => tlp === 'amber' || tlp === 'amber-strict';
