import { PersonBody } from '../person.ts';
import { fitted, type Notes } from './fit.ts';
import { saidLanguage } from './language.ts';
import type { Line } from './line.ts';
import type { MappedReviewer } from './mapped.ts';

const { organisationType: Type, capabilities: Capabilities } = PersonBody.shape;

const levelled = (from: Line): unknown[] => {
  const value = from.value('capabilities');
  const entries: unknown[] = Array.isArray(value) ? value : from.list('capabilities');
  // A capability without a level is one that somebody works with.
  return entries.map((each) => (typeof each === 'string' ? { id: each, level: 2 } : each));
};

/** A reviewer as an earlier list describes one; without an address nobody can be invited until there is one. */
export const mapReviewer = (from: Line, common: Pick<MappedReviewer, 'sender' | 'language' | 'receivedAt'>, notes: Notes): MappedReviewer => {
  const said = from.line('orgtype').toLowerCase();
  const type = said === '' ? undefined : fitted(Type, said, 'orgtype', notes);
  const capabilities = fitted(Capabilities, levelled(from), 'capabilities', notes) as MappedReviewer['capabilities'] | undefined;
  const languages = [...new Set(from.list('languages').flatMap((each) => saidLanguage(each) ?? []))];
  if (!type) notes.gaps.add('orgtype');
  if (!capabilities?.length) notes.gaps.add('capabilities');
  if (languages.length === 0) notes.gaps.add('languages');
  if (common.sender.organisation === '') notes.gaps.add('organisation');
  // Whom they may not judge stands in words that only a person can turn into conflicts.
  if (from.list('standingconflicts').length > 0) notes.gaps.add('conflicts');
  return {
    ...common,
    kind: 'reviewer',
    organisationType: type as string | undefined,
    languages: languages.length > 0 ? languages : [common.language],
    capabilities: capabilities ?? [],
    gaps: [...notes.gaps],
    cuts: [...notes.cuts],
  };
};
