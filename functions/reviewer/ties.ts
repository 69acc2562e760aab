import { organisationKey, overlap } from '../../shared/domain/organisation.ts';
import { type Named, shownTies, type Tie, tieList } from '../../shared/domain/ties.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { typedCode } from '../../shared/store/secrets.ts';
import { keptTies } from '../../shared/store/kept-ties.ts';
import type { Known } from '../http/serve.ts';

/** Organisations for a blind call: the list that was kept for all its reviewers, else those involved among others of the roster. */
export const tiesFor = async (call: Known, { root, parts }: LoadedProposal): Promise<Tie[]> => {
  const named = (parts.organisation ?? {}) as Named;
  const kept = await keptTies(call.store, root.id);
  // Whoever is asked is not tied to what the own employer brings: it would only stand there to be ticked.
  if (kept) return shownTies(kept, named).filter(({ key, name }) => !overlap([key, organisationKey(name)], call.actor.keys));
  const [roster, keys] = await Promise.all([rosterOf(call.store), call.deps.keys()]);
  const others = roster.filter((entry) => !entry.keys.some((key) => call.actor.keys.includes(key))).map(({ organisation }) => organisation);
  return tieList({
    involved: named,
    others: others.filter((organisation) => organisation !== ''),
    rank: (key) => typedCode(keys, `ties ${root.id} ${key}`),
  });
};
