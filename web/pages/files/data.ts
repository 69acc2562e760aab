import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { fileOperations } from '../../../shared/contract/files.ts';
import type { Trouble } from '../../parts/trouble.ts';

export type FilesView = z.infer<(typeof fileOperations)['listFiles']['reply']>;
export type FileOf = FilesView['files'][number];

export type FilesData = FilesView & {
  readonly proposal: string;
  readonly key: string;
  /** What was just done. */
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** What was sent and refused. */
  readonly typed?: URLSearchParams | undefined;
};
export type FilesProps = { readonly language: Language; readonly data: FilesData };

export const filesPath = (language: Language, proposal: string): string => `/${language}/proposals/${proposal}/files`;
/** Leads to the file itself; whether it may be opened is judged then. */
export const openPath = (language: Language, proposal: string, file: string): string => `${filesPath(language, proposal)}?open=${file}`;
