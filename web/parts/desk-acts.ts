import { CONTACT_MOVES } from '../../shared/domain/contact.ts';
import { PROPOSAL_MOVES } from '../../shared/domain/proposal.ts';

type Item = { readonly id: string; readonly kind: string; readonly stage: string };

/** The page of an item at the desk. */
export const deskHref = (language: string, { id, kind }: Pick<Item, 'id' | 'kind'>): string =>
  `/${language}/desk/${kind === 'proposal' ? 'proposals' : kind === 'task' ? 'tasks' : 'contact-requests'}/${id}`;

/** Acts by key, each with the place on the item's page where it is done. */
const ACTS = {
  proposal: [
    ['1', 'admit', 'checks'],
    ['2', 'ask', 'ask'],
    ['3', 'screenOut', 'screen-out'],
    ['4', 'merge', 'merge'],
  ],
  'contact-request': [
    ['1', 'reply', 'reply'],
    ['2', 'askColleague', 'ask-colleague'],
    ['3', 'resolve', 'resolve'],
    ['4', 'merge', 'merge'],
    ['s', 'snooze', 'snooze'],
  ],
} as const;
export type DeskAct = (typeof ACTS)[keyof typeof ACTS][number][1];

const stagesFor = (kind: keyof typeof ACTS, move: string): readonly string[] => {
  const moves: Readonly<Record<string, { readonly from: readonly string[] }>> = kind === 'proposal' ? PROPOSAL_MOVES : CONTACT_MOVES;
  return moves[move]?.from ?? [];
};

const isActedOn = (kind: string): kind is keyof typeof ACTS => kind in ACTS;

/** What the stage of an item allows, for whoever may act on such items at all; each act is judged again where it is done. */
export const actsOf = ({ kind, stage }: Item): { key: string; move: DeskAct; place: string }[] =>
  isActedOn(kind) ? ACTS[kind].filter(([, move]) => stagesFor(kind, move).includes(stage)).map(([key, move, place]) => ({ key, move, place })) : [];

export const mayTake = ({ kind, stage }: Item): boolean => isActedOn(kind) && stagesFor(kind, 'take').includes(stage);
