import type * as z from 'zod';
import type { revisionOperations } from '../../shared/contract/revisions.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { differencesOf, partsAt } from '../../shared/domain/revision.ts';
import { callFor } from '../../shared/store/calls.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { ownProposal, requireFresh } from '../applicant/own.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Compared = z.infer<(typeof revisionOperations)['readDifferences']['reply']>;
type Asked = z.infer<(typeof revisionOperations)['readDifferences']['query']>;

const tooHigh = (path: string, last: number): Refusal => new Refusal('request.invalid', { fields: [{ path, code: `field.many:${last}`, message: '' }] });

/** Two revisions of what was submitted, side by side, as far as their reader sees them; what is saved for an answer is no revision yet. */
export const compared = async (
  call: Known,
  root: LoadedProposal['root'],
  texts: LoadedProposal['texts'],
  query: Asked,
  seen: (parts: ReturnType<typeof partsAt>) => Parameters<typeof differencesOf>[0],
): Promise<Compared> => {
  const last = root.revision;
  const to = query.to ?? last;
  if (to > last) throw tooHigh('to', last);
  const from = query.from ?? Math.max(1, to - 1);
  if (from > last) throw tooHigh('from', last);
  const questions = (await callFor(call.store, root.call, call.at))?.questions;
  return { from, to, differences: differencesOf(seen(partsAt(texts, from)), seen(partsAt(texts, to)), call.language, questions) };
};

export const differencesIn = (call: Known, { root, texts }: LoadedProposal, query: Asked): Promise<Compared> =>
  compared(call, root, texts, query, (parts) => parts);

export const ownRevisionHandlers: Pick<Handlers<typeof revisionOperations>, 'readOwnDifferences'> = {
  readOwnDifferences: async (call) => {
    requireFresh(call);
    return differencesIn(call, await ownProposal(call, 'all'), call.query);
  },
};
