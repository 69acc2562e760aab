import { randomUUID } from 'node:crypto';

/** The SDK asks the global `crypto` for its ids, which loads all of Web Crypto. */
export const bindV4 = () => (): string => randomUUID();
