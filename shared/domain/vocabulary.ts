import * as z from 'zod';
import asks from './vocabulary/asks.json' with { type: 'json' };
import assets from './vocabulary/asset-classes.json' with { type: 'json' };
import capabilities from './vocabulary/capabilities.json' with { type: 'json' };
import contactKinds from './vocabulary/contact-kinds.json' with { type: 'json' };
import failBehaviour from './vocabulary/fail-behaviour.json' with { type: 'json' };
import interactionModes from './vocabulary/interaction-modes.json' with { type: 'json' };
import orgTypes from './vocabulary/org-types.json' with { type: 'json' };
import sectors from './vocabulary/sectors-nis2.json' with { type: 'json' };

/** A list of words: ids that are stored, with a label in each language. */
type Words = { readonly items: readonly { readonly id: string; readonly en: string; readonly nl?: string }[] };

const VOCABULARIES = { asks, assets, capabilities, contactKinds, failBehaviour, interactionModes, orgTypes, sectors } satisfies Record<string, Words>;
export type Vocabulary = keyof typeof VOCABULARIES;

/** An id of the list; anything else is refused with a sentence. */
export const wordOf = (name: Vocabulary) => {
  const ids = VOCABULARIES[name].items.map((item) => item.id);
  return z.enum(ids as [string, ...string[]]);
};

export const labelOf = (name: Vocabulary, id: string, language: 'nl' | 'en'): string => {
  const item = (VOCABULARIES[name] as Words).items.find((word) => word.id === id);
  return item?.[language] ?? item?.en ?? id;
};

/** How intrusively an innovation touches the process, 0 none … 6 actuating; "unknown" counts as 4, the highest of several counts. */
export const intrusiveness = (modes: readonly string[]): number =>
  Math.max(0, ...modes.map((id) => interactionModes.items.find((mode) => mode.id === id)?.rank ?? 4));

export type Helix = 'public' | 'private' | 'knowledge';
export const helixOf = (orgType: string): Helix => (orgTypes.items.find((type) => type.id === orgType)?.helix ?? 'private') as Helix;

/** Who works a kind of contact request first, as the vocabulary says. */
export const queueOf = (contactKind: string): string => contactKinds.items.find((kind) => kind.id === contactKind)?.queue ?? 'liaison';

/** FIRST's labels, printed as they stand, never translated. */
export const TLP_LABELS = { clear: 'TLP:CLEAR', green: 'TLP:GREEN', amber: 'TLP:AMBER', 'amber-strict': 'TLP:AMBER+STRICT', red: 'TLP:RED' } as const;
export const Tlp = z.enum(['clear', 'green', 'amber', 'amber-strict']);
export type Tlp = z.infer<typeof Tlp>;

/** From AMBER up a mail carries no text of the item. */
export const staysOutOfMail = (tlp: Tlp): boolean => tlp === 'amber' || tlp === 'amber-strict';
