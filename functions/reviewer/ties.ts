import { type Tie, tieList } from '../../shared/domain/ties.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { typedCode } from '../../shared/store/secrets.ts';
import type { Known } from '../http/serve.ts';

type Named = Partial<Record<'partners' | 'advisers' | 'pilotSites', readonly string[]>> & { readonly name?: string };

/** Organisations for a blind call: those whom the proposal names, among those of the roster that this reviewer does not work for. */
export const tiesFor = async (call: Known, { root, parts }: LoadedProposal): Promise<Tie[]> => {
  const { name, partners = [], advisers = [], pilotSites = [] } = (parts.organisation ?? {}) as Named;
  const [roster, keys] = await Promise.all([rosterOf(call.store), call.deps.keys()]);
  const others = roster.filter((entry) => !entry.keys.some((key) => call.actor.keys.includes(key))).map(({ organisation }) => organisation);
  return tieList({
    involved: [...(name ? [name] : []), ...partners, ...advisers, ...pilotSites],
    others: others.filter((organisation) => organisation !== ''),
    rank: (key) => typedCode(keys, `ties ${root.id} ${key}`),
  });
};
