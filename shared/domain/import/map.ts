import type { Calendar } from '../clock.ts';
import { ContactBody } from '../contact.ts';
import type { Tlp } from '../vocabulary.ts';
import { mapCall } from './call.ts';
import { mapContact } from './contact.ts';
import { dateOf } from './date.ts';
import { type Notes, newNotes } from './fit.ts';
import { languageOf, saidLanguage } from './language.ts';
import { type Line, openLine, textsIn } from './line.ts';
import type { Source } from './lines.ts';
import type { Mapped, Refused } from './mapped.ts';
import { foldKey } from './names.ts';
import { mapProposal } from './proposal.ts';
import { mapReviewer } from './reviewer.ts';
import { type Sender, senderOf } from './sender.ts';

type Kind = 'proposal' | 'contact' | 'knowledge' | 'reviewer' | 'call';

const KINDS: Readonly<Record<Kind, string>> = {
  proposal: 'proposal voorstel idea idee submission inzending innovatievoorstel',
  contact: 'contact contactrequest bericht mail email vraag question',
  knowledge: 'knowledge kennis kennisitem advisory artikel article rapport report',
  reviewer: 'reviewer beoordelaar expert',
  call: 'call oproep',
};
const KIND_OF: ReadonlyMap<string, Kind> = new Map(
  (Object.entries(KINDS) as [Kind, string][]).flatMap(([kind, names]) => names.split(' ').map((name): [string, Kind] => [name, kind])),
);

/** What a line is: as it says, else by what it holds. Whatever is nothing else is a message. */
const kindOf = (from: Line): Kind => {
  const said = foldKey(from.line('kind', 'type'));
  const told = KIND_OF.get(said);
  if (told) return told;
  if (ContactBody.shape.kind.options.some((id) => foldKey(id) === said) || from.has('message', 'declaredkind')) return 'contact';
  if (from.has('capabilities') && !from.has('title', 'subject')) return 'reviewer';
  return from.has('title') && from.has('abstract', 'problem', 'solution', 'trl') ? 'proposal' : 'contact';
};

const LABEL = /\bTLP[\s:_-]{0,3}(CLEAR|WHITE|GREEN|AMBER[\s+_-]{0,3}STRICT|AMBER|RED)\b/gi;
const BY_LABEL: Readonly<Record<string, Tlp | 'red'>> = {
  clear: 'clear',
  white: 'clear',
  green: 'green',
  amber: 'amber',
  amberstrict: 'amber-strict',
  red: 'red',
};
const STRICTER: readonly string[] = ['clear', 'green', 'amber', 'amber-strict', 'red'];

/** The label of the line's own column, and the strictest that its text names where that is stricter than the least that texts get here. */
const labelOf = (from: Line, record: Source): Tlp | 'red' | undefined => {
  const told = BY_LABEL[foldKey(from.line('tlp')).replace(/^tlp/, '')];
  const named = textsIn(record).flatMap((text) => [...text.matchAll(LABEL)].map((match) => BY_LABEL[foldKey(match[1]!)]!));
  const strict = named.filter((label) => STRICTER.indexOf(label) > STRICTER.indexOf(told ?? 'green'));
  return [...strict].sort((a, b) => STRICTER.indexOf(b) - STRICTER.indexOf(a))[0] ?? told;
};

const languageIn = (from: Line, notes: Notes): 'nl' | 'en' => {
  const said = saidLanguage(from.line('language'));
  if (!said) notes.gaps.add('language');
  return said ?? languageOf([from.text('title', 'subject'), from.text('message', 'abstract', 'description')].join(' '));
};

/** A call is sent by nobody. */
const NOBODY: Sender = { name: '', email: '', organisation: '' };

/** One line as what it is, with what it lacks; or why it cannot be taken. */
export const mapLine = (record: Source, gaps: readonly string[], { at, calendar }: { at: string; calendar: Calendar }): Mapped | Refused => {
  const notes = newNotes(gaps);
  const from = openLine(record, notes);
  if (!from.saysSomething) return { refused: 'import.no-text' };
  const tlp = labelOf(from, record);
  if (tlp === 'red') return { refused: 'import.red' };
  const kind = kindOf(from);
  const receivedAt = dateOf(from.value('date'), at, calendar);
  if (kind === 'call') return mapCall(from, { sender: NOBODY, language: languageIn(from, notes), receivedAt }, notes, { at, calendar });
  if (!receivedAt && kind !== 'reviewer') notes.gaps.add('date');
  const common = {
    sender: senderOf(from, notes),
    language: kind === 'reviewer' ? (saidLanguage(from.list('languages')[0] ?? '') ?? 'nl') : languageIn(from, notes),
    receivedAt,
  };
  if (kind === 'reviewer') return mapReviewer(from, common, notes);
  return kind === 'proposal' ? mapProposal(from, { ...common, tlp }, notes) : mapContact(from, { ...common, tlp }, notes, kind === 'knowledge');
};
