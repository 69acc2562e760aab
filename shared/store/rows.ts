import { type Assignment, assignmentItem } from '../domain/assignment.ts';
import type { Call } from '../domain/call.ts';
import { type Calendar, dueOf } from '../domain/clock.ts';
import { type ContactRequest, isGuarded } from '../domain/contact.ts';
import { isOver } from '../domain/item.ts';
import type { Intent, LinkToken } from '../domain/mail.ts';
import type { Organisation } from '../domain/organisation-record.ts';
import type { Person } from '../domain/person.ts';
import type { Proposal } from '../domain/proposal.ts';
import { isUnseen } from '../domain/rules.ts';
import { staffDue } from '../domain/stage-clock.ts';
import type { Task } from '../domain/task.ts';
import { nextTouchOf } from '../domain/touch.ts';
import { dueOfProposal } from '../domain/view/staff.ts';
import { packed } from './compact.ts';
import { WAKE_SHARDS } from './tables.ts';

/** The root of whatever belongs to somebody and has a chain of facts. */
export type Root = Proposal | ContactRequest | Task | Person;
/** Calls and organisations have a chain too, but nobody is their sender and no queue holds them. */
export type AnyRoot = Root | Call | Organisation;
export const isQueued = (root: AnyRoot): root is Proposal | ContactRequest | Task =>
  root.kind !== 'person' && root.kind !== 'call' && root.kind !== 'organisation';

/** Sorts behind every date: nothing is due. */
const NEVER = '9999';
/** The latest instant that there is, in milliseconds; counted from there, what is newer sorts first. */
const LAST_MS = 8_640_000_000_000_000;
/** Behind whatever is due, and the newest first. */
export const doneSort = (at: string, id = ''): string => `${NEVER}!${String(LAST_MS - Date.parse(at)).padStart(16, '0')}#${id}`;
/** When an item ended, read back from where it stands in an index. */
export const doneIn = (sort: unknown): string | undefined => {
  const [, ms] = /^9999!(\d{16})#/.exec(String(sort)) ?? [];
  return ms === undefined ? undefined : new Date(LAST_MS - Number(ms)).toISOString();
};
/** What a member of staff has ended. */
export const donePartition = (person: string): string => `done#${person}`;
/** Sorts before every date: what belongs elsewhere and was sent all the same stands on top, whenever it is due. */
export const ON_TOP = '0#';

/** Spreads ids over a few places, the same id always into the same one. */
export const spread = (id: string, places: number): number => [...id].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 65_521, 7) % places;

/** Who is woken: letters have partitions of their own, so that a flood of them holds up no reminder, nor the other way round. */
type Sleeper = 'item' | 'mail';
const partitionOf = (sleeper: Sleeper, shard: number): string => `wake#${sleeper}#${shard}`;
const partitionsOf = (sleeper: Sleeper): readonly string[] => Array.from({ length: WAKE_SHARDS }, (_, shard) => partitionOf(sleeper, shard));
export const WAKE_PARTITIONS: Readonly<Record<Sleeper, readonly string[]>> = { item: partitionsOf('item'), mail: partitionsOf('mail') };

/** Index keys of the wake clock. */
export const wakeKeys = (sleeper: Sleeper, id: string, at: string) => ({ gsi3pk: partitionOf(sleeper, spread(id, WAKE_SHARDS)), gsi3sk: `${at}#${id}` });
/** The same where there may be no next touch: such a row is not in the index. */
const touchKeys = (sleeper: Sleeper, id: string, at: string | undefined): object => (at ? wakeKeys(sleeper, id, at) : {});

const dueOfRoot = (root: Proposal | ContactRequest | Task, calendar: Calendar): string | undefined => {
  if (root.kind === 'proposal') return dueOfProposal(root, calendar);
  return staffDue(root, calendar);
};

const personRow = (person: Person): object => ({
  ...person,
  pk: person.id,
  sk: 'a',
  type: 'root',
  ...touchKeys('item', person.id, [person.nextTouch, person.relationsUntil].filter((at) => at !== undefined).sort()[0]),
  gsi4pk: person.id,
  gsi4sk: `person#${person.id}`,
  ...(person.keys[0] ? { gsi5pk: `org#${person.keys[0]}`, gsi5sk: `person#${person.id}` } : {}),
});

/** The root as it is stored: it is the queue row too, so that lists read nothing else. Drafts and what is sealed appear in no list of staff. */
export const rootRow = (root: AnyRoot, calendar: Calendar): object => {
  if (root.kind === 'person') return personRow(root);
  if (root.kind === 'call' || root.kind === 'organisation') return { ...root, pk: root.id, sk: 'a', type: 'root' };
  const due = dueOfRoot(root, calendar);
  const first = root.kind === 'contact-request' && isGuarded(root) && !isOver(root) ? ON_TOP : '';
  const done = root.anonymised ? undefined : root.done;
  const sort = done ? doneSort(done.at, root.id) : `${first}${due ?? NEVER}#${root.id}`;
  const isHidden = isUnseen(root);
  const organisation = root.organisations[0];
  const call = root.kind === 'proposal' ? root.call : undefined;
  const received = 'receivedAt' in root ? root.receivedAt : undefined;
  return {
    ...(root.kind === 'proposal' ? packed(root) : root),
    pk: root.id,
    sk: 'a',
    type: 'root',
    ...(due ? { due } : {}),
    ...(root.kind === 'proposal' && root.stage === 'info-requested' && root.answerBy ? { waitingSince: root.answerBy.startedAt } : {}),
    ...(isOver(root) || isHidden ? {} : { gsi1pk: `owner#${root.owner ?? 'none'}`, gsi1sk: sort }),
    ...(done?.by && !isHidden ? { gsi1pk: donePartition(done.by), gsi1sk: sort } : {}),
    ...(isHidden ? {} : { gsi2pk: `${root.kind}#${root.stage}`, gsi2sk: sort }),
    ...touchKeys('item', root.id, nextTouchOf(root, calendar)),
    gsi4pk: root.applicant,
    gsi4sk: `${root.kind}#${root.id}`,
    ...(organisation && !isHidden ? { gsi5pk: `org#${organisation}`, gsi5sk: `${root.kind}#${root.id}` } : {}),
    ...(call && received ? { gsi6pk: `call#${call}`, gsi6sk: `${received}#${root.id}` } : {}),
  };
};

/** An item beside the root, with the index keys that its type needs. */
export const itemRow = (pk: string, item: { readonly sk: string; readonly type: string; readonly [key: string]: unknown }, calendar: Calendar): object => {
  if (item.type === 'member') return { ...item, pk, gsi4pk: item.person, gsi4sk: `team#${pk}` };
  if (item.type !== 'assignment') return { ...item, pk };
  const assignment = item as unknown as Assignment;
  const open = assignment.status === 'invited' || assignment.status === 'accepted';
  const due = open ? dueOf(assignment.clock, calendar) : undefined;
  const id = `${assignment.proposal}#${assignment.reviewer}`;
  return {
    ...assignmentItem(assignment),
    pk,
    type: 'assignment',
    id,
    kind: 'assignment',
    stage: assignment.status,
    owner: assignment.reviewer,
    receivedAt: assignment.invitedAt,
    flags: [],
    ...(due ? { due } : {}),
    ...(['invited', 'accepted', 'submitted'].includes(assignment.status)
      ? { gsi1pk: `reviewer#${assignment.reviewer}`, gsi1sk: `${due ?? NEVER}#${assignment.proposal}` }
      : {}),
    ...touchKeys('item', id, assignment.nextTouch),
    gsi4pk: assignment.reviewer,
    gsi4sk: `assignment#${assignment.proposal}`,
  };
};

export const intentRow = (intent: Intent): object => ({
  ...intent,
  pk: intent.record,
  sk: `x#${intent.id}`,
  type: 'intent',
  ...touchKeys('mail', `${intent.record}#${intent.id}`, intent.nextTouch),
  gsi4pk: intent.to,
  gsi4sk: `intent#${intent.id}`,
});

/** Tokens end by TTL where they have an end; item links live as long as their item. */
export const tokenRow = (token: LinkToken): object => ({
  ...token,
  pk: `token#${token.intent}`,
  sk: 'a',
  type: 'token',
  gsi4pk: token.person,
  gsi4sk: `token#${token.intent}`,
  ...(token.expiresAt ? { ttl: Math.ceil(Date.parse(token.expiresAt) / 1000) + 86_400 } : {}),
});
