import { strToU8, zipSync } from 'fflate';
import { community } from '../../shared/community.ts';
import type { reviewingOperations } from '../../shared/contract/reviewing.ts';
import { reviewerView } from '../../shared/domain/view/reviewer.ts';
import { callFor } from '../../shared/store/calls.ts';
import { listPage } from '../../shared/store/lists.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { offlineWords } from '../../web/words/offline.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { fileNameOf, formText } from './form.ts';
import { requireFresh } from './own.ts';

type Named = { readonly name: string; readonly text: string };
/** Nobody reads more than so many on one journey. */
const MOST = 20;

/** One proposal to read and the form to fill in; nothing of what is no longer this reader's. */
const filesOf = async (call: Known, id: string, language: 'nl' | 'en'): Promise<Named[]> => {
  const loaded = await loadProposal(call.store, id, 'all');
  if (!loaded) return [];
  const { review } = reviewerView(loaded, call.actor, community);
  if (review?.status !== 'accepted') return [];
  const questions = review.answers.extra === undefined ? undefined : (await callFor(call.store, review.call!, call.at))?.questions;
  const whole = { ...review, ...(questions?.length ? { questions: [...questions] } : {}) };
  // Loaded when somebody asks for it: no other answer of this function is a page.
  const { offlinePage } = await import('../../web/pages/review/offline.tsx');
  const { reference } = loaded.root;
  return [
    { name: `${reference}/${reference}-${offlineWords[language].proposalFile}.html`, text: offlinePage(language, whole, call.deps.publicUrl, call.at) },
    { name: `${reference}/${fileNameOf(loaded, language)}`, text: formText(call, loaded, language) },
  ];
};

/** The same files give the same bytes, whenever they are asked for. */
const zipped = (files: readonly Named[], mtime: string): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), { mtime, level: 6 });

export const assignedHandlers: Pick<Handlers<typeof reviewingOperations>, 'readAssigned'> = {
  readAssigned: async (call) => {
    requireFresh(call);
    const sources = [{ index: 1, partition: `reviewer#${call.actor.id}` }] as const;
    const { rows } = await listPage(call.store, await call.deps.keys(), { sources, view: 'review', viewer: call.actor, now: call.at });
    const open = rows.filter(({ stage }) => stage === 'accepted').slice(0, MOST);
    const language = call.query.language ?? call.language;
    const words = offlineWords[language];
    const files = [{ name: words.readMeFile, text: words.readMe.join('\n') }, ...(await Promise.all(open.map(({ id }) => filesOf(call, id, language)))).flat()];
    const file = { name: `${words.zipFile}.zip`, type: 'application/zip', write: (reply: { files: readonly Named[] }) => zipped(reply.files, call.at) };
    return answer({ files }, { file });
  },
};
