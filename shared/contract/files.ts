import * as z from 'zod';
import { MAX_BYTES } from '../domain/attachment.ts';
import { PurgeKind } from '../domain/purge.ts';
import { FilesView, FileView } from '../domain/view/files.ts';
import { Done, Empty, Flash, Html, PATIENT } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-file';
const own = ['applicant'] as const;
const readers = ['applicant', 'reviewer', 'liaison', 'chair', 'admin'] as const;

const size = z
  .number()
  .int()
  .refine((bytes) => bytes >= 1 && bytes <= MAX_BYTES, { error: 'file.size' });
/** As the browser has it; whatever could mislead or harm is taken off. */
const name = z.string().refine((typed) => typed.length >= 1 && typed.length <= 300, { error: 'file.name' });
/** A page of this site, to which a plain form leads after the upload. */
const Page = z
  .string()
  .regex(/^\/(?:nl|en)(?:\/[A-Za-z0-9_-]+)*$/)
  .max(200);

const Upload = z.object({
  /** Where the form is posted to, with these fields before the file, whose field is called `file`. */
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: z.string(),
  maxBytes: z.number().int(),
});

const Worded = FilesView.extend({
  files: z.array(FileView.extend({ /** What is wrong with it and what to do, in words. */ message: z.string().optional() })),
});

/** Files beside the answers: browsers bring them to a bucket and fetch them from it, and are told here where and whether. */
export const fileOperations = {
  startUpload: operation({
    id: 'startUpload',
    route: 'POST /api/proposals/{proposal}/files',
    fn,
    who: own,
    status: 201,
    limit: PATIENT,
    body: z.strictObject({ name, size, next: Page.optional() }),
    summary: 'Announce a PDF; the reply is a form that takes it for fifteen minutes. A plain form ends at `next`.',
    reply: z.object({ file: FileView, upload: Upload }),
  }),
  listFiles: operation({
    id: 'listFiles',
    route: 'GET /api/proposals/{proposal}/files',
    fn,
    who: readers,
    summary: 'The files beside the answers, as far as the one who asks may know of them, and how many more may be added.',
    reply: Worded,
  }),
  openFile: operation({
    id: 'openFile',
    route: 'GET /api/proposals/{proposal}/files/{file}',
    fn,
    who: readers,
    status: 303,
    summary: 'Leads to the file by a link that works for a minute; only once it was checked and found clean.',
    reply: z.object({ expiresAt: z.string() }),
  }),
  removeFile: operation({
    id: 'removeFile',
    route: 'POST /api/proposals/{proposal}/files/{file}/remove',
    fn,
    who: own,
    body: Empty,
    summary: 'Take a file away again.',
    reply: Done,
  }),
  purgeFile: operation({
    id: 'purgeFile',
    route: 'POST /api/desk/proposals/{proposal}/files/{file}/purge',
    fn,
    who: ['liaison', 'chair', 'admin'],
    body: z.strictObject({ kind: PurgeKind }),
    summary: 'Take out a file that should not lie here; the applicant hears of it.',
    reply: Done,
  }),
} as const;

/** The page that shows them: of the same function, so that only one signs for browsers. */
export const filePages = {
  filesPage: operation({
    id: 'filesPage',
    route: 'GET /{language}/proposals/{proposal}/files',
    fn,
    who: readers,
    face: 'page',
    query: z.object({
      /** A file to be opened: leads to it as openFile does. */
      open: z.string().max(40).optional(),
      /** Brought along by a browser that was led here after its upload. */
      key: z.string().max(300).optional(),
      /** What was just done, to be said once. */
      did: Flash,
    }),
    summary: 'The same as listFiles, with what can be done; for applicants also how to add one.',
    reply: Html,
  }),
  filesForm: operation({
    id: 'filesForm',
    route: 'POST /{language}/proposals/{proposal}/files',
    fn,
    who: ['applicant', 'liaison', 'chair', 'admin'],
    face: 'page',
    key: 'none',
    summary: 'The same as startUpload, removeFile or purgeFile, whichever the field `act` names.',
    reply: Html,
  }),
} as const;
