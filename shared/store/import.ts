import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { Call } from '../domain/call.ts';
import type { Change } from '../domain/change.ts';
import { canonical } from '../domain/fact.ts';
import { newId } from '../domain/id.ts';
import type { Imported } from '../domain/import/imported.ts';
import type { Entry, Source } from '../domain/import/lines.ts';
import { mapLine } from '../domain/import/map.ts';
import type { Mapped, MappedCall, MappedReviewer } from '../domain/import/mapped.ts';
import { type LineResult, refusedLine, takenLine } from '../domain/import/result.ts';
import { sortedAs } from '../domain/import/sort.ts';
import { type Drawn, importCall, importContact, importProposal, importReviewer } from '../domain/import/take.ts';
import type { Sender } from '../domain/import/sender.ts';
import { namesNobody, organisationKey } from '../domain/organisation.ts';
import type { Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import { callWrite } from './calls.ts';
import { addressWrite, newSender, personByAddress, personWrites, rosterWrite } from './people.ts';
import { sealWith } from './receipt.ts';
import { commitChange, freshReference, referenceWrite, saltWrite } from './records.ts';
import { ownerFrom, type Snapshot, snapshotOf } from './roster.ts';
import type { Root } from './rows.ts';
import { ABSENT, getRow, put, type Store, sha256 } from './store.ts';

/** Who did it, as the log says. */
const BY = 'import';

/** A line is known by what it says: in whatever order its names and in whatever file it stands. */
export const identityOf = (record: Source): string => sha256(canonical(record));

type Known = { readonly item: string; readonly reference?: string };
const identityKey = (identity: string) => `import#${identity}`;
const knownAs = async (store: Store, identity: string): Promise<Known | undefined> => (await getRow(store, identityKey(identity), 'a')) as Known | undefined;

/** In the transaction of the item itself: of two who import the same line at once, one finds it there. */
const identityWrite = (store: Store, identity: string, { item, reference }: Known): TransactWriteItem =>
  put(store, { pk: identityKey(identity), sk: 'a', type: 'import', item, ...(reference ? { reference } : {}) }, ABSENT);

type Loaded = { readonly known: Person | undefined; readonly person: Person | undefined };

/** The person behind an address, known or new; nobody where there is no address. @throws item.changed when the line came in meanwhile */
const loadSender = async (store: Store, sender: Sender, language: 'nl' | 'en', at: string, identity: string): Promise<Loaded> => {
  if (await knownAs(store, identity)) throw new Refusal('item.changed');
  if (sender.email === '') return { known: undefined, person: undefined };
  const known = await personByAddress(store, sender.email);
  const keys = namesNobody(sender.organisation) ? [] : [organisationKey(sender.organisation)];
  return { known, person: known ?? newSender(store, { email: sender.email, language, at, name: sender.name, keys }) };
};

type Taking = { readonly store: Store; readonly at: string; readonly imported: Imported; readonly snapshot: Snapshot };

/** An item with everything that leads to it, as one transaction. */
const takeItem = async <R extends Exclude<Root, Person>>(
  taking: Taking,
  mapped: Mapped,
  prefix: 'prp' | 'ctc',
  decide: (drawn: Drawn, address: string) => Change<R>,
  also: (id: string) => TransactWriteItem[],
): Promise<Known> => {
  const { store, at, imported } = taking;
  const id = newId(prefix, store.random);
  return commitChange<Loaded, R, Known>(
    store,
    { by: BY, at },
    {
      load: () => loadSender(store, mapped.sender, mapped.language, at, imported.identity),
      before: () => undefined,
      decide: ({ person }) => decide({ id, reference: freshReference(store, at), applicant: person?.id ?? newId('per', store.random) }, person?.address ?? ''),
      reply: (root) => ({ item: root.id, reference: root.reference }),
      also: (root, { known, person }) => [
        ...(person && !known ? personWrites(store, person) : []),
        referenceWrite(store, root.reference, id),
        identityWrite(store, imported.identity, { item: id, reference: root.reference }),
        ...also(id),
      ],
    },
  );
};

/** A reviewer whom the house knows stays as staff described them; the line is then known. @throws item.changed */
const takeReviewer = async ({ store, at, imported }: Taking, mapped: MappedReviewer): Promise<Known> =>
  commitChange<Loaded, Person, Known>(
    store,
    { by: BY, at },
    {
      load: () => loadSender(store, mapped.sender, mapped.language, at, imported.identity),
      before: ({ known }) => known,
      decide: ({ person }) => {
        const nobody = { ...newSender(store, { email: '', language: mapped.language, at }), address: '' };
        return importReviewer(person ?? nobody, { mapped, imported });
      },
      reply: (root) => ({ item: root.id }),
      also: (root, { known, person }) => [
        ...(person && !known ? [addressWrite(store, root)] : []),
        rosterWrite(store, root),
        identityWrite(store, imported.identity, { item: root.id }),
      ],
    },
  );

const takeCall = ({ store, at, imported }: Taking, mapped: MappedCall): Promise<Known> =>
  commitChange<Loaded, Call, Known>(
    store,
    { by: BY, at },
    {
      load: () => loadSender(store, mapped.sender, mapped.language, at, imported.identity),
      before: () => undefined,
      decide: () => importCall({ id: newId('cal', store.random), at, mapped, imported }),
      reply: (root) => ({ item: root.id }),
      also: (root) => [callWrite(store, root), identityWrite(store, imported.identity, { item: root.id })],
    },
  );

const take = async (taking: Taking, mapped: Mapped): Promise<Known> => {
  const { store, at, imported, snapshot } = taking;
  const ownerOf = (item: Parameters<typeof ownerFrom>[1]) => ownerFrom(snapshot, item);
  if (mapped.kind === 'reviewer') return takeReviewer(taking, mapped);
  if (mapped.kind === 'call') return takeCall(taking, mapped);
  if (mapped.kind === 'contact-request') {
    const message = newId('msg', store.random);
    const sorted = sortedAs(mapped);
    return takeItem(
      taking,
      mapped,
      'ctc',
      (drawn) => importContact({ at, mapped, drawn, message, sorted, ownerOf, calendar: community, imported }),
      () => [],
    );
  }
  const salt = Buffer.from(store.random(32)).toString('base64url');
  return takeItem(
    taking,
    mapped,
    'prp',
    (drawn, address) => importProposal({ at, mapped, drawn, address, ownerOf, seal: sealWith(salt), imported }),
    (id) => [saltWrite(store, id, salt)],
  );
};

/**
 * Takes one line in: its item with the whole line beside it, its sender, and its identity, in one transaction. A line that is there
 * already adds nothing, whoever brought it; nobody gets a letter.
 */
export const importLine = async (store: Store, entry: Entry, { at, source }: { at: string; source: string }): Promise<LineResult> => {
  if ('refused' in entry) return refusedLine(entry.line, entry.refused);
  const mapped = mapLine(entry.record, entry.gaps, { at, calendar: community });
  if ('refused' in mapped) return refusedLine(entry.line, mapped.refused);
  const identity = identityOf(entry.record);
  const alreadyThere = (known: Known | undefined): LineResult => ({
    line: entry.line,
    result: 'known',
    kind: mapped.kind,
    ...(known ? { id: known.item, ...(known.reference ? { reference: known.reference } : {}) } : {}),
    gaps: [],
    cuts: [],
  });
  const known = await knownAs(store, identity);
  if (known) return alreadyThere(known);
  const imported: Imported = { text: entry.original, gaps: [...mapped.gaps], cuts: [...mapped.cuts], importedAt: at, source, identity };
  try {
    const { item, reference } = await take({ store, at, imported, snapshot: await snapshotOf(store) }, mapped);
    return { ...takenLine(entry.line, mapped), id: item, ...(reference ? { reference } : {}) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'item.changed') return alreadyThere(await knownAs(store, identity));
    throw error;
  }
};

/** What `importLine` would make of it where nothing is known yet; `seen` holds the identities before it. */
export const previewLine = (entry: Entry, seen: Set<string>, { at }: { at: string }): LineResult => {
  if ('refused' in entry) return refusedLine(entry.line, entry.refused);
  const mapped = mapLine(entry.record, entry.gaps, { at, calendar: community });
  if ('refused' in mapped) return refusedLine(entry.line, mapped.refused);
  const identity = identityOf(entry.record);
  if (seen.has(identity)) return { line: entry.line, result: 'known', kind: mapped.kind, gaps: [], cuts: [] };
  seen.add(identity);
  return takenLine(entry.line, mapped);
};
