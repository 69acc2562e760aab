import * as z from 'zod';
import { Instant, later } from './clock.ts';
import { Refusal } from './refusal.ts';

/** How far a file is: announced, uploaded and being checked, readable, or refused. */
export const FileStatus = z.enum(['expected', 'scanning', 'clean', 'refused']);
export type FileStatus = z.infer<typeof FileStatus>;

/**
 * What a root knows of a file that it waits for: its number, how far it is, and until when it may come or its check may last. Of files that
 * are done with it knows nothing, so that they cost no room where every change passes.
 */
export const FileMark = z.object({ n: z.number().int().positive(), status: z.enum(['expected', 'scanning']), until: Instant });
export type FileMark = z.infer<typeof FileMark>;

/** An upload begins within this time, and is over within as much again. */
export const UPLOAD_MS = 15 * 60_000;

/** What was announced and did not come. */
export const isOverdue = ({ status, until }: { readonly status: FileStatus; readonly until: string }, at: string): boolean =>
  status === 'expected' && at > later(until, UPLOAD_MS);

type Marked = { readonly files?: readonly FileMark[] | undefined };

/** When a check that never ended is given up; nothing where none is under way. */
export const scanTouch = ({ files = [] }: Marked): string | undefined =>
  files
    .flatMap(({ status, until }) => (status === 'scanning' ? [until] : []))
    .sort()
    .at(0);

/** A file that nobody has checked yet goes to no reviewer. @throws file.scanning, naming it by its number */
export const requireChecked = ({ files = [] }: Marked, at: string): void => {
  const waiting = files.filter((file) => !isOverdue(file, at));
  if (waiting.length === 0) return;
  throw new Refusal('file.scanning', { fields: waiting.map(({ n }) => ({ path: `files/${n}`, code: `file.scanning:${n}`, message: '' })) });
};
