import * as z from 'zod';
import { operation } from './operation.ts';

/** The contract in the form that other machines read; it needs no data at all. */
export const documentOperations = {
  openApiDocument: operation({
    id: 'openApiDocument',
    route: 'GET /api/openapi.json',
    fn: 'api-document',
    who: ['anyone'],
    summary: 'This document.',
    reply: z.record(z.string(), z.json()),
  }),
} as const;
