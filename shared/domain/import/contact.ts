import type * as z from 'zod';
import { ContactBody } from '../contact.ts';
import { beginning, fitted, type Notes, oneLine } from './fit.ts';
import { readable } from './html.ts';
import type { Line } from './line.ts';
import type { MappedContact } from './mapped.ts';
import { foldKey } from './names.ts';

const { kind: ContactKind, subject: Subject, message: Text } = ContactBody.shape;

/** A kind by its id or by what people call it. */
const kindOf = (said: string): string | undefined => ContactKind.options.find((id) => foldKey(id) === foldKey(said));

const fitText = (schema: z.ZodType, text: string, path: string, notes: Notes): string => (text === '' ? '' : String(fitted(schema, text, path, notes) ?? ''));

export const mapContact = (
  from: Line,
  common: Pick<MappedContact, 'sender' | 'language' | 'receivedAt'> & { tlp: MappedContact['tlp'] | undefined },
  notes: Notes,
  published: boolean,
): MappedContact => {
  const said = published ? 'share-info' : (kindOf(from.line('declaredkind')) ?? kindOf(from.line('kind')) ?? kindOf(from.line('type')));
  if (!said) notes.gaps.add('kind');
  const own = [from.text('message', 'description', 'abstract'), ...(published ? [from.line('website')] : [])].map(readable);
  const body = own.filter((text) => text !== '').join('\n\n');
  if (body === '') notes.gaps.add('message');
  const text = body || from.rest();
  const subject = from.line('subject', 'title');
  if (subject === '') notes.gaps.add('subject');
  return {
    ...common,
    // Who published it is whom it comes from.
    sender: published ? { ...common.sender, organisation: common.sender.organisation || beginning(from.line('publisher'), 120) } : common.sender,
    kind: 'contact-request',
    contactKind: said ?? 'other',
    subject: fitText(Subject, subject || beginning(oneLine(text), 80), 'subject', notes),
    message: fitText(Text, text, 'message', notes),
    tlp: common.tlp ?? 'green',
    published,
    gaps: [...notes.gaps],
    cuts: [...notes.cuts],
  };
};
