import { later } from '../clock.ts';
import type { FactType } from '../fact.ts';
import type { Item } from '../item.ts';
import { STAFF_DELAY_MS } from '../mail.ts';
import type { Message } from '../message.ts';
import { SK } from '../change.ts';
import { formerly, type Undo } from '../undo.ts';

/** Acts of staff that end an item for its sender. */
const ENDING: readonly string[] = [
  'ProposalScreenedOut',
  'ProposalMerged',
  'ContactResolved',
  'ContactMarkedSpam',
  'ContactRedirected',
  'ContactMerged',
] satisfies FactType[];

/** An end that can still be taken back, and of which no letter has left. */
const untold = ({ undo }: Pick<Item, 'undo'>, now: string): Undo | undefined =>
  undo && ENDING.includes(undo.type) && now < later(undo.at, STAFF_DELAY_MS) ? undo : undefined;

/** A root as its sender may know it: nobody reads of an end before the letter that tells it, so that one which is taken back never was. */
export const asTold = <R extends Pick<Item, 'undo'>>(root: R, now: string): R => {
  const undo = untold(root, now);
  return undo ? formerly(root, undo) : root;
};

/** The same for a root with what hangs on it: what was written with the end is not there yet either. */
export const toldOf = <B extends { readonly root: Pick<Item, 'undo'>; readonly messages: readonly Message[] }>(bundle: B, now: string): B => {
  const undo = untold(bundle.root, now);
  if (!undo) return bundle;
  const coming = [...undo.items, ...(undo.replies ?? [])];
  return { ...bundle, root: formerly(bundle.root, undo), messages: bundle.messages.filter(({ seq }) => !coming.includes(SK.message(seq))) };
};
