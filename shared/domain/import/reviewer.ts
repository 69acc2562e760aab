import { PersonBody } from '../person.ts';
import { STANDING_KINDS, type StandingConflict } from '../profile.ts';
import { fitted, type Notes } from './fit.ts';
import { saidReading } from './language.ts';
import type { Line } from './line.ts';
import type { MappedReviewer } from './mapped.ts';

const { organisationType: Type, capabilities: Capabilities, assets: Assets, sectors: Sectors, protocols: Protocols, standing: Standing } = PersonBody.shape;
const { helix: OwnHelix, capacity: Capacity } = PersonBody.shape;

const levelled = (from: Line): unknown[] => {
  const value = from.value('capabilities');
  const entries: unknown[] = Array.isArray(value) ? value : from.list('capabilities');
  // A capability without a level is one that somebody works with.
  return entries.map((each) => (typeof each === 'string' ? { id: each, level: 2 } : each));
};

/** "competitor:diode" names what is offered, "customer:Waterbedrijf Horizon" an organisation. */
const standingOf = (said: string): StandingConflict | undefined => {
  const [kind = '', whom = ''] = said.split(/:(.*)/).map((piece) => piece.trim());
  const known = STANDING_KINDS.find((each) => each === kind.toLowerCase());
  if (!known || whom === '') return undefined;
  return [
    { kind: known, capability: whom },
    { kind: known, organisation: whom },
  ].find((each) => Standing.safeParse([each]).success);
};

/** A reviewer as an earlier list describes one; without an address nobody can be invited until there is one. */
export const mapReviewer = (from: Line, common: Pick<MappedReviewer, 'sender' | 'language' | 'receivedAt'>, notes: Notes): MappedReviewer => {
  const said = from.line('orgtype').toLowerCase();
  const type = said === '' ? undefined : fitted(Type, said, 'orgtype', notes);
  const capabilities = fitted(Capabilities, levelled(from), 'capabilities', notes) as MappedReviewer['capabilities'] | undefined;
  const languages = [...new Set(from.list('languages').flatMap((each) => saidReading(each) ?? []))].slice(0, 8);
  const idsIn = (name: 'assets' | 'sectors' | 'protocols', schema: typeof Assets | typeof Sectors | typeof Protocols): string[] =>
    (fitted(schema, from.list(name), name, notes) as string[] | undefined) ?? [];
  const helix = OwnHelix.safeParse(from.line('helix').toLowerCase()).data ?? undefined;
  const capacity = from.has('capacityperquarter') ? Capacity.safeParse(Number(from.line('capacityperquarter'))).data : undefined;
  const told = from.list('standingconflicts');
  const standing = told.flatMap((each) => standingOf(each) ?? []);
  if (!type) notes.gaps.add('orgtype');
  if (!capabilities?.length) notes.gaps.add('capabilities');
  if (languages.length === 0) notes.gaps.add('languages');
  if (common.sender.organisation === '') notes.gaps.add('organisation');
  // What stands in words of its own only a person can turn into a conflict.
  if (standing.length < told.length) notes.gaps.add('conflicts');
  return {
    ...common,
    kind: 'reviewer',
    organisationType: type as string | undefined,
    languages: languages.length > 0 ? languages : [common.language],
    capabilities: capabilities ?? [],
    assets: idsIn('assets', Assets),
    sectors: idsIn('sectors', Sectors),
    protocols: idsIn('protocols', Protocols),
    helix,
    capacity,
    standing: standing.slice(0, 20),
    gaps: [...notes.gaps],
    cuts: [...notes.cuts],
  };
};
