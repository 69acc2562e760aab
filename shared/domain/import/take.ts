import { type Call, createCall } from '../call.ts';
import type { Change, Item } from '../change.ts';
import { SK } from '../change.ts';
import type { Calendar } from '../clock.ts';
import { type ContactRequest, isGuarded } from '../contact.ts';
import { flagsWith, newContact } from '../contact-intake.ts';
import { asksSafetySeat } from '../form.ts';
import { domainKeys, fieldKeys, namesNobody, organisationKey, partyKeys, personKey } from '../organisation.ts';
import { keysOf, type Person } from '../person.ts';
import { standingRelations } from '../profile.ts';
import { MAX_PARTIES, type Manifest, type PartName, type Proposal } from '../proposal.ts';
import { refuseUnless } from '../refusal.ts';
import { type Involvement, partItem, type Seal } from '../submission.ts';
import type { Imported } from './imported.ts';
import type { Mapped, MappedCall, MappedContact, MappedProposal, MappedReviewer } from './mapped.ts';
import type { Sorted } from './sort.ts';

export const originalItem = (sk: string, imported: Imported): Item => ({ sk, type: 'original', ...imported });

/** Ids that were drawn for a new item. The applicant of a line without an address is an id that nobody has. */
export type Drawn = { readonly id: string; readonly reference: string; readonly applicant: string };

const involvedIn = ({ sender }: Mapped, named: readonly string[], about: readonly string[] = []) => ({
  organisations: [...new Set([...(namesNobody(sender.organisation) ? [] : [organisationKey(sender.organisation)]), ...domainKeys(sender.email)])].slice(0, 4),
  parties: [...new Set([...about, ...named.flatMap(partyKeys), ...(sender.name === '' ? [] : [personKey(sender.name)])])].slice(0, MAX_PARTIES),
});

const capabilitiesIn = (maturity: Record<string, unknown> = {}): string[] => (Array.isArray(maturity.capabilities) ? (maturity.capabilities as string[]) : []);

const flagsOf = (flags: readonly string[], { gaps, cuts }: Mapped): string[] =>
  flagsWith(flags, 'imported', ...(gaps.length > 0 ? (['gaps'] as const) : []), ...(cuts.length > 0 ? (['cut'] as const) : []));

/** An owner counts as its first; nobody is told, and no clock runs: what is old is not late. */
const born = (owner: string | undefined) => ({ from: 'none', ...(owner ? { ownerTo: owner } : {}) });

/**
 * An old proposal as one that was just received: its parts as far as they could be read, no receipt, no promise and no clock. The clocks
 * start when a liaison takes it.
 */
export const importProposal = ({
  at,
  mapped,
  drawn,
  address,
  ownerOf,
  seal,
  imported,
}: {
  at: string;
  mapped: MappedProposal;
  drawn: Drawn;
  /** Hash of the applicant's address; empty where there is none. */
  address: string;
  ownerOf: (item: Involvement) => string | undefined;
  seal: Seal;
  imported: Imported;
}): Change<Proposal> => {
  const parts = Object.entries(mapped.parts) as [PartName, Record<string, unknown>][];
  const manifest: Manifest = Object.fromEntries(parts.map(([part, content]) => [part, { revision: 1, version: 1, seal: seal(content) }]));
  const involved = involvedIn(mapped, mapped.parties, fieldKeys(capabilitiesIn(mapped.parts.maturity), 'open'));
  const owner = ownerOf({ ...involved, applicant: drawn.applicant, language: mapped.language });
  const root: Proposal = {
    ...drawn,
    ...involved,
    v: 2,
    version: 1,
    factSeq: 0,
    factHead: '',
    kind: 'proposal',
    stage: 'submitted',
    origin: 'import',
    title: mapped.title,
    language: mapped.language,
    tlp: mapped.tlp,
    call: 'open',
    address,
    createdAt: at,
    receivedAt: mapped.receivedAt ?? at,
    owner,
    flags: flagsOf([], mapped),
    revision: 1,
    manifest,
    round: 0,
    // What was never asked is a gap and no yes; the full form asks it before anybody reviews.
    safetySeat: asksSafetySeat(mapped.parts.process ?? {}),
    messages: 0,
    reminded: 0,
    decisions: 0,
  };
  return {
    root,
    items: [...parts.map(([part, content]) => partItem(part, 1, 1, content)), originalItem(SK.original, imported)],
    facts: [{ type: 'ProposalImported', ...born(owner), to: 'submitted', gaps: mapped.gaps.length, cuts: mapped.cuts.length }],
  };
};

/** An old message as a new one, sorted and guarded like any other; nobody is confirmed to or told, and no clock runs. */
export const importContact = ({
  at,
  mapped,
  drawn,
  message,
  sorted: { kind, sorting, door },
  ownerOf,
  calendar,
  imported,
}: {
  at: string;
  mapped: MappedContact;
  drawn: Drawn;
  message: string;
  sorted: Sorted;
  ownerOf: (item: Involvement) => string | undefined;
  calendar: Calendar;
  imported: Imported;
}): Change<ContactRequest> => {
  const receivedAt = mapped.receivedAt ?? at;
  const base = { ...drawn, ...involvedIn(mapped, []), language: mapped.language, origin: 'import', receivedAt, tlp: mapped.tlp } as const;
  const { root, items } = newContact({
    at,
    base,
    kind,
    sender: { ...mapped.sender, subject: mapped.subject },
    message: { id: message, kind: 'request', text: mapped.message, at: receivedAt },
    sorting,
    door,
    ownerOf,
    confirm: false,
    calendar,
  });
  const fact = { type: 'ContactImported', ...born(root.owner), to: 'new', contactKind: root.contactKind, guarded: isGuarded(root) } as const;
  return {
    root: {
      ...root,
      tlp: isGuarded(root) ? root.tlp : mapped.tlp,
      flags: flagsOf(root.flags, mapped),
      stageClock: undefined,
      aimAt: undefined,
      nextTouch: undefined,
    },
    items: [...(items ?? []), originalItem(SK.original, imported)],
    facts: [{ ...fact, gaps: mapped.gaps.length, cuts: mapped.cuts.length }],
  };
};

/**
 * A person as a reviewer, with an address or still without: nobody can be invited before there is one. @throws item.changed when staff
 * have described this reviewer already
 */
export const importReviewer = (person: Person, { mapped, imported }: { mapped: MappedReviewer; imported: Imported }): Change<Person> => {
  refuseUnless(!person.roles.includes('reviewer'), 'item.changed');
  const name = person.name || mapped.sender.name;
  const organisation = person.organisation || mapped.sender.organisation;
  const organisationType = person.organisationType ?? mapped.organisationType;
  const roles = [...person.roles, 'reviewer' as const];
  return {
    root: {
      ...person,
      name,
      organisation,
      ...(organisationType ? { organisationType } : {}),
      roles,
      keys: [...new Set([...person.keys, ...keysOf({ name, organisation, email: person.email })])],
      languages: [...mapped.languages],
      capabilities: [...mapped.capabilities],
      assets: [...mapped.assets],
      sectors: [...mapped.sectors],
      protocols: [...mapped.protocols],
      ...(mapped.helix ? { helix: mapped.helix } : {}),
      ...(mapped.capacity === undefined ? {} : { capacity: mapped.capacity }),
      standing: [...mapped.standing],
      relations: standingRelations(mapped),
      relationVersion: person.relationVersion + 1,
    },
    items: [originalItem(SK.originalOfPerson, imported)],
    facts: [{ type: 'PersonAdded', roles }],
  };
};

/** A call as a draft that nobody outside sees: one text stands for both languages, and nothing opens by itself. */
export const importCall = ({ id, at, mapped, imported }: { id: string; at: string; mapped: MappedCall; imported: Imported }): Change<Call> => {
  const body = {
    title: { nl: mapped.title, en: mapped.title },
    summary: { nl: mapped.summary, en: mapped.summary },
    ...(mapped.closesAt ? { closesAt: mapped.closesAt } : {}),
    graceMinutes: 0,
    requires: 'step-1' as const,
    questions: [],
    inviteOnly: false,
  };
  const made = createCall({ id, at, body, invite: '' });
  return { ...made, items: [originalItem(SK.original, imported)] };
};
