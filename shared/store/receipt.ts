import { createHmac } from 'node:crypto';
import { canonical } from '../domain/fact.ts';
import { sha256 } from './store.ts';

/** HMAC of a part's canonical JSON with the salt of its proposal. */
export const sealWith =
  (salt: string) =>
  (content: unknown): string =>
    createHmac('sha256', salt).update(canonical(content)).digest('base64url').slice(0, 22);

/** The receipt: SHA-256, hex, over the canonical JSON of answers, reference, revision and salt. */
export const receiptWith =
  (salt: string) =>
  (content: { reference: string; revision: number; answers: unknown }): string =>
    sha256(canonical({ ...content, salt }));
