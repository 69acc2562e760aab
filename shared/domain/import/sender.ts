import { email, line } from '../text.ts';
import { beginning, type Notes, oneLine } from './fit.ts';
import type { Line } from './line.ts';

export type Sender = { readonly name: string; readonly email: string; readonly organisation: string };

const unquoted = (name: string): string => oneLine(name.replaceAll(/["“”]/g, '')).replace(/^'(.*)'$/, '$1');

/** "Name <a@b>", "a@b (Name)" or the bare address; of several the first. */
const addressIn = (text: string): { name: string; address: string } => {
  const angled = /^([^<]*)<([^<>]*)>/.exec(text);
  if (angled) return { name: unquoted(angled[1]!), address: angled[2]!.trim() };
  const [first = ''] = text.split(/[;,]\s*(?=\S+@)/);
  const bracketed = /^(\S+@\S+)\s*\(([^()]*)\)/.exec(first.trim());
  if (bracketed) return { name: unquoted(bracketed[2]!), address: bracketed[1]! };
  return first.includes('@') && !/\s/.test(first.trim()) ? { name: '', address: first } : { name: unquoted(text), address: '' };
};

const bare = (address: string): string =>
  address
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[;,.]+$/, '');

/** Who wrote: an address that no mail reaches is a gap, as is a missing name; neither keeps the rest from being taken. */
export const senderOf = (from: Line, notes: Notes): Sender => {
  const [said, written] = [addressIn(from.line('email')), addressIn(from.line('from'))];
  const address = email.safeParse(bare(said.address || written.address));
  if (!address.success) notes.gaps.add('email');
  const full = from.line('name') || [from.line('firstname'), from.line('lastname')].filter((part) => part !== '').join(' ') || written.name || said.name;
  const field = (text: string, path: string): string => {
    const short = beginning(text, 120);
    if (short.length < text.length) notes.cuts.add(path);
    return line(0, 120).catch('').parse(short);
  };
  const name = field(full, 'name');
  if (name === '') notes.gaps.add('name');
  return { name, email: address.success ? address.data : '', organisation: field(from.line('organisation'), 'organisation') };
};
