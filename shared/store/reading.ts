import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Store } from './store.ts';

/**
 * A store for whatever only reads: the same question is put once, and whoever asks it again gets the same reply. A page that is put
 * together from several readings then says one thing about each row, and costs what its rows cost.
 */
export const readingOnce = (store: Store): Store => {
  const asked = new Map<string, Promise<unknown>>();
  const send = (command: unknown): Promise<unknown> => {
    const ask = () => store.client.send(command as QueryCommand) as Promise<unknown>;
    if (!(command instanceof GetItemCommand || command instanceof QueryCommand)) return ask();
    const question = JSON.stringify(command.input);
    const reply = asked.get(question) ?? ask();
    asked.set(question, reply);
    return reply;
  };
  return { ...store, client: { send: send as Store['client']['send'] } };
};
