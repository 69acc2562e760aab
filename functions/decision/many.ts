import type { rankingOperations } from '../../shared/contract/ranking.ts';
import { actOn, each, once } from '../desk/many.ts';
import type { Handlers } from '../http/serve.ts';
import { announce } from './decide.ts';

export const manyHandlers: Pick<Handlers<typeof rankingOperations>, 'announceMany'> = {
  announceMany: async (call) => {
    const read = new Map(call.body.decisions.map(({ proposal, letterRead }) => [proposal, letterRead]));
    return once(call, async () => ({ results: await each(call, [...read.keys()], (id) => announce(call, id, read.get(id)!, actOn(call, id))) }));
  },
};
