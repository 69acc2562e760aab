import type { Language } from '../../../shared/community.ts';
import type { FileView } from '../../../shared/domain/view/files.ts';
import type { FileRow } from '../../parts/file.tsx';
import { fileWords } from '../../words/files.ts';
import { openPath } from './data.ts';

/** How far a file is, in words: for those who look on a short reason, for its owner the whole sentence. */
export const stateText = (language: Language, { status, reason, pending, message }: FileView & { readonly message?: string | undefined }): string => {
  const words = fileWords[language];
  const why = message ? `. ${message}` : reason ? `: ${words.reasons[reason]}` : '';
  const said = `${words.status[status]}${why}`;
  return pending && !reason ? `${said}; ${words.pending}` : said;
};

/** A file in a list, with the way to open it where it may be opened. */
export const fileRow = (language: Language, proposal: string, file: FileView & { readonly message?: string | undefined }): FileRow => ({
  id: file.id,
  name: file.name,
  // What was only announced has the size that somebody gave.
  ...(file.status === 'expected' ? {} : { size: file.size }),
  sign: file.status,
  state: stateText(language, file),
  ...(file.status === 'clean' ? { href: openPath(language, proposal, file.id) } : {}),
});
