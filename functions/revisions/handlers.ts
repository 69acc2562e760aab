import type * as z from 'zod';
import type { revisionOperations } from '../../shared/contract/revisions.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { differencesOf } from '../../shared/domain/revision.ts';
import { partsAt } from '../../shared/domain/submission.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { callFor } from '../../shared/store/calls.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { ownProposal, requireFresh } from '../applicant/own.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Compared = z.infer<(typeof revisionOperations)['readDifferences']['reply']>;
type Asked = z.infer<(typeof revisionOperations)['readDifferences']['query']>;

const tooHigh = (path: string, last: number): Refusal => new Refusal('request.invalid', { fields: [{ path, code: `field.many:${last}`, message: '' }] });

/** Two revisions of what was submitted, side by side; what is saved for an answer is no revision yet. */
const differencesIn = async (call: Known, { root, texts }: LoadedProposal, query: Asked): Promise<Compared> => {
  const last = root.revision;
  const to = query.to ?? last;
  if (to > last) throw tooHigh('to', last);
  const from = query.from ?? Math.max(1, to - 1);
  if (from > last) throw tooHigh('from', last);
  const questions = (await callFor(call.store, root.call, call.at))?.questions;
  return { from, to, differences: differencesOf(partsAt(texts, from), partsAt(texts, to), call.language, questions) };
};

export const revisionHandlers: Handlers<typeof revisionOperations> = {
  readDifferences: async (call) => {
    const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
    if (!loaded) throw new Refusal('item.not-found');
    requireStaffView(loaded.root, call.actor);
    return differencesIn(call, loaded, call.query);
  },

  readOwnDifferences: async (call) => {
    requireFresh(call);
    return differencesIn(call, await ownProposal(call, 'all'), call.query);
  },
};
