import { createHmac } from 'node:crypto';
import { canonical } from '../domain/fact.ts';
import { sha256 } from './store.ts';

/** 64 bits tell an answer that was changed by mistake or without the salt; what was sent in is proved by the receipt. */
export const SEAL_LENGTH = 11;

/** HMAC of a part's canonical JSON with the salt of its proposal. */
export const sealWith =
  (salt: string) =>
  (content: unknown): string =>
    createHmac('sha256', salt).update(canonical(content)).digest('base64url').slice(0, SEAL_LENGTH);

/** The receipt: SHA-256, hex, over the canonical JSON of answers, reference, revision and salt. */
export const receiptWith =
  (salt: string) =>
  (content: { reference: string; revision: number; answers: unknown }): string =>
    sha256(canonical({ ...content, salt }));
