import { community } from '../../shared/community.ts';
import { absenceOf } from '../../shared/domain/absence.ts';
import type { Stand } from '../../shared/domain/actor.ts';
import { isMorning } from '../../shared/domain/digest.ts';
import { type DigestLine, type DigestReader, digestLines, soonUntil } from '../../shared/domain/digest-lines.ts';
import { isStaffReader, type LetterFacts } from '../../shared/domain/letter-facts.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { standOf } from '../../shared/domain/conflict.ts';
import { ConflictRow, type Person, type RosterEntry } from '../../shared/domain/person.ts';
import { Tlp } from '../../shared/domain/vocabulary.ts';
import { entriesOf } from '../../shared/store/digests.ts';
import { loadRoots } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { queryIndex, queryRange, type Store } from '../../shared/store/store.ts';

/** A digest names so many items; how many more there are stands at the desk. */
const LINES = 40;
/** As far as a morning looks into a queue. */
const LOOK = 20;

const conflictsOf = async (store: Store, person: string): Promise<Record<string, Stand>> => {
  const rows = (await queryRange(store, person, 'k#', 'k#~')).map((row) => ConflictRow.parse(row));
  return Object.fromEntries(rows.map((row) => [row.item, standOf(row)]));
};

const readerOf = (person: Person, conflicts: Record<string, Stand>, roster: readonly RosterEntry[], now: string): DigestReader => ({
  id: person.id,
  keys: person.keys,
  relations: person.relations,
  conflicts,
  takes: person.roles.includes('liaison'),
  standsInFor: roster.filter((entry) => absenceOf(entry, now, community)?.standIn === person.id).map((entry) => entry.id),
});

/** Late and due soon in the queues that this reader looks after: a bounded look at each, by due date. */
const queueOf = async (store: Store, reader: DigestReader, now: string): Promise<string[]> => {
  const owners = [reader.id, ...reader.standsInFor, ...(reader.takes ? ['none'] : [])];
  const pages = await Promise.all(owners.map((owner) => queryIndex(store, 1, `owner#${owner}`, { upTo: `${soonUntil(now, community)}~`, limit: LOOK })));
  return pages.flat().map((row) => row.pk as string);
};

const strictest = (lines: readonly DigestLine[]): Tlp => Tlp.options[Math.max(...lines.map(({ tlp }) => Tlp.options.indexOf(tlp)))]!;

/** What a digest, or a mail of several alerts, says to its reader now; nothing when nothing of it is left to say, or the reader is no longer of the desk. */
export const digestFacts = async (store: Store, intent: Intent, person: Person): Promise<LetterFacts | undefined> => {
  const isAlert = intent.template === 'alerts';
  if (!isStaffReader(person) || (person.complained && !isAlert) || !intent.slot) return undefined;
  const now = new Date(store.now()).toISOString();
  const snapshot = await snapshotOf(store);
  const reader = readerOf(person, await conflictsOf(store, person.id), snapshot.roster, now);
  const entries = await entriesOf(store, person.id, intent.slot, isAlert ? 'alerts' : 'digest');
  const queue = !isAlert && isMorning(intent.slot, community) ? await queueOf(store, reader, now) : [];
  const roots = await loadRoots(store, [...new Set([...entries.map(({ record }) => record), ...queue])]);
  const lines = digestLines({ entries, roots, queue, reader, now, calendar: community, nameOf: namesOf(snapshot) });
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, LINES);
  return { lines: shown, more: lines.length - shown.length, tlp: strictest(shown) };
};
