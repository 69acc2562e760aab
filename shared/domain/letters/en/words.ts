import type { About } from '../said.ts';

export const NOUN = { proposal: 'proposal', 'contact-request': 'message', task: 'task' } as const;
export const named = ({ kind, reference }: About): string => (reference ? `${NOUN[kind]} ${reference}` : NOUN[kind]);
export const yours = (about: About): string => `your ${named(about)}`;
export const a = (about: About): string => (about.reference ? named(about) : `a ${NOUN[about.kind]}`);
export const the = (about: About): string => (about.reference ? named(about) : `the ${NOUN[about.kind]}`);
export const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
