import type { About, ItemKind } from '../said.ts';

export const NOUN = { proposal: 'voorstel', 'contact-request': 'bericht', task: 'taak' } as const;
export const named = ({ kind, reference }: About): string => (reference ? `${NOUN[kind]} ${reference}` : NOUN[kind]);
export const yours = (about: About): string => `uw ${named(about)}`;
export const a = (about: About): string => (about.reference ? named(about) : `een ${NOUN[about.kind]}`);
export const article = (kind: ItemKind): string => (kind === 'task' ? 'de' : 'het');
export const the = (about: About): string => (about.reference ? named(about) : `${article(about.kind)} ${NOUN[about.kind]}`);
export const fresh = (kind: ItemKind): string => (kind === 'task' ? 'nieuwe' : 'nieuw');
export const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
