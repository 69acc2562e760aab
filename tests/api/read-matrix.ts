import { type Stand, WRITTEN } from '../support/read-stages.ts';
import type { Caller } from './matrix.ts';

/**
 * Who reads what of a proposal, wherever it stands: one row per kind of reader, one column per thing that can be read, written by hand from
 * the roles of the domain and never from the code. A cell is a letter that names the stands in which that thing reaches that reader by any
 * door at all: item, list, search, export, page.
 */
export const WHEN: Readonly<Record<string, readonly Stand[]>> = {
  '.': [],
  d: ['draft'],
  // Sent in: all but a draft.
  s: [
    ...['submitted', 'screening', 'question', 'review', 'asked', 'deliberation', 'decided', 'accepted', 'conditions', 'pitch', 'reserve'],
    ...['declined', 'resubmit', 'scope', 'redirected', 'support', 'completed', 'closed', 'withdrawn', 'expired', 'merged'],
  ] as Stand[],
  '*': [
    ...['draft', 'submitted', 'screening', 'question', 'review', 'asked', 'deliberation', 'decided', 'accepted', 'conditions', 'pitch', 'reserve'],
    ...['declined', 'resubmit', 'scope', 'redirected', 'support', 'completed', 'closed', 'withdrawn', 'expired', 'merged'],
  ] as Stand[],
  // Taken: somebody at the desk has written a note.
  n: [
    ...['screening', 'question', 'review', 'asked', 'deliberation', 'decided', 'accepted', 'conditions', 'pitch', 'reserve'],
    ...['declined', 'resubmit', 'scope', 'redirected', 'support', 'completed', 'closed', 'withdrawn', 'expired', 'merged'],
  ] as Stand[],
  // A round of reviewing has been.
  r: [
    ...['review', 'asked', 'deliberation', 'decided', 'accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit'],
    ...['support', 'completed', 'closed', 'withdrawn', 'expired'],
  ] as Stand[],
  // It has been, and its reviews count.
  v: [
    ...['review', 'asked', 'deliberation', 'decided', 'accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit'],
    ...['support', 'completed', 'closed'],
  ] as Stand[],
  // The round is open: also while a question lies with the applicant.
  o: ['review', 'asked'],
  h: ['decided'],
  // Decided after a round, held or announced.
  b: ['decided', 'accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit', 'support', 'completed', 'closed'],
  // The same, and screened out with a letter.
  c: ['decided', 'accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit', 'scope', 'redirected', 'support', 'completed', 'closed'],
  // Announced after a round.
  a: ['accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit', 'support', 'completed', 'closed'],
  // Announced, after a round or without.
  l: ['accepted', 'conditions', 'pitch', 'reserve', 'declined', 'resubmit', 'scope', 'redirected', 'support', 'completed', 'closed'],
};

/** What can be read, by the head of its column. */
export const THINGS = [
  'reference',
  ...WRITTEN,
  /** Who reviewed, who was asked and declined. */
  'reviewer',
  'asked',
  /** The score, one by one or in a ranked list. */
  'score',
  'panel',
  'facts',
  'outcome',
  'status',
  /** In a list of the desk, a search, an export; the title in an export; in the list of what is held; in a reviewer's list; in a sender's. */
  'row',
  'hit',
  'export',
  'taken',
  'held',
  'queue',
  'mine',
] as const;
export type Thing = (typeof THINGS)[number];

export type Line = { readonly reader: string; readonly as: Caller; readonly cells: string };
const line = (reader: string, as: Caller, cells: string): Line => ({ reader, as, cells });

/** `as` is what the role matrix calls the same kind of caller. */
export const READERS: readonly Line[] = [
  //                             re ti ab | an co ex fi | re ot dr ta | no ch cf | rs le | wh as | sc pa fa ou st | ro hi ex tk he qu mi
  //                             fe tl st | sw nt cl le | vi he af lk | te ai li | on tt | o  ke | or ne ct tc at | w  t  p  en ld eu ne
  line('nobody', 'nobody', '     .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('stranger', 'other', '    .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('member', 'other', '      .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('item', 'item', '         *  d  d    d  d  d  d    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  *    .  .  .  .  .  .  .'),
  line('own', 'own', '           *  *  *    *  *  *  *    .  .  .  .    .  .  .    .  l    .  .    .  .  .  l  *    .  .  .  .  .  .  *'),
  line('reader', 'own', '        *  *  *    *  *  *  *    .  .  .  .    .  .  .    .  l    .  .    .  .  .  l  *    .  .  .  .  .  .  *'),
  line('editor', 'own', '        *  *  *    *  *  *  *    .  .  .  .    .  .  .    .  l    .  .    .  .  .  l  *    .  .  .  .  .  .  *'),
  line('link', 'link', '         o  o  o    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('invited', 'invited', '   o  o  o    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  o  .'),
  line('accepted', 'accepted', ' o  o  o    o  .  .  o    .  .  o  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  o  .'),
  line('submitted', 'submitted', 'v  v  v    v  .  .  v    v  v  .  v    .  .  .    .  a    .  .    .  .  .  a  .    .  .  .  .  .  v  .'),
  line('declined', 'unasked', '  .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('lapsed', 'unasked', '    .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('recused', 'declared', '  .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('related', 'unasked', '   .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('elsewhere', 'unasked', ' .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('mailed', 'mailed', '     .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('owner', 'liaison', '     s  s  s    s  s  s  s    r  r  .  r    n  .  s    b  c    r  r    v  s  s  c  .    s  s  s  .  h  .  .'),
  line('liaison', 'liaison', '   s  s  s    s  s  s  s    r  r  .  r    n  .  s    b  c    r  r    v  s  s  c  .    s  s  s  .  h  .  .'),
  line('inside', 'inside', '     .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('chair', 'chair', '       s  s  s    s  s  s  s    r  r  .  r    n  r  s    b  c    r  r    v  s  s  c  .    s  s  s  s  h  .  .'),
  line('barred', 'barred', '     .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('admin', 'admin', '       s  s  s    s  s  s  s    r  r  .  .    n  .  s    b  c    r  r    v  s  s  c  .    s  s  s  s  .  .  .'),
  line('kin', 'admin', '         .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
];

/** What is kept about a person: to that person, whose letters name the reference (the helpers have got theirs), and to an administrator who asks for the data of the sender. */
export const DATA: readonly Line[] = [
  //                             re ti ab | an co ex fi | re ot dr ta | no ch cf | rs le | wh as | sc pa fa ou st | ro hi ex tk he qu mi
  //                             fe tl st | sw nt cl le | vi he af lk | te ai li | on tt | o  ke | or ne ct tc at | w  t  p  en ld eu ne
  line('own', 'own', '           *  *  *    *  *  *  *    .  .  .  .    .  .  .    .  l    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('editor', 'own', '        *  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('accepted', 'accepted', ' .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('submitted', 'submitted', '.  .  .    .  .  .  .    r  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('recused', 'declared', '  .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('related', 'unasked', '   .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('kin', 'admin', '         .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
];
/** To an administrator who asks for the data of the reviewer `related`. */
export const DATA_OF_RELATED: readonly Line[] = [
  line('admin', 'admin', '       .  .  .    .  .  .  .    .  .  .  .    .  .  s    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('kin', 'admin', '         .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
];
export const DATA_OF_SENDER: readonly Line[] = [
  line('admin', 'admin', '       s  s  s    s  s  s  s    .  .  .  .    .  .  .    .  l    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
  line('kin', 'admin', '         .  .  .    .  .  .  .    .  .  .  .    .  .  .    .  .    .  .    .  .  .  .  .    .  .  .  .  .  .  .'),
];
