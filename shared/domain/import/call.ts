import { CallBody } from '../call.ts';
import { type Calendar, later } from '../clock.ts';
import { dateOf } from './date.ts';
import { fitted, type Notes } from './fit.ts';
import { readable } from './html.ts';
import type { Line } from './line.ts';
import type { MappedCall, Refused } from './mapped.ts';

const { title: Title, summary: Summary } = CallBody.shape;

/** Nobody announces an end further away than this. */
const FAR_MS = 30 * 366 * 86_400_000;

/** A deadline that names a day alone means the whole of it. */
const deadlineOf = (from: Line, at: string, calendar: Calendar): string | undefined => {
  const said = from.line('deadline');
  const far = later(at, FAR_MS);
  return said === '' ? undefined : (dateOf(`${said} 23:59`, far, calendar) ?? dateOf(said, far, calendar));
};

/** A call of somebody else as a draft of one: whoever makes calls here translates it, opens it, or throws it away. */
export const mapCall = (
  from: Line,
  common: Pick<MappedCall, 'sender' | 'language' | 'receivedAt'>,
  notes: Notes,
  { at, calendar }: { at: string; calendar: Calendar },
): MappedCall | Refused => {
  const title = fitted(Title.shape[common.language], from.line('title', 'subject'), 'title', notes);
  const summary = fitted(Summary.shape[common.language], readable(from.text('description', 'abstract', 'message')), 'summary', notes);
  if (typeof title !== 'string' || typeof summary !== 'string') return { refused: 'import.call' };
  const closesAt = deadlineOf(from, at, calendar);
  if (!closesAt) notes.gaps.add('deadline');
  notes.gaps.add('translation');
  return { ...common, kind: 'call', title, summary, closesAt, gaps: [...notes.gaps], cuts: [...notes.cuts] };
};
