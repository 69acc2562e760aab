import type { fileOperations } from '../../../shared/contract/files.ts';
import type * as z from 'zod';
import { FileField } from '../../parts/file.tsx';
import { Hidden } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { fileWords } from '../../words/files.ts';
import { filesPath } from './data.ts';

type Started = z.infer<(typeof fileOperations)['startUpload']['reply']> & { readonly proposal: string };

/** The form that brings one file to where files lie; the browser comes back to the list by itself. */
export const sendPage = (frame: Frame, { proposal, file, upload }: Started): string => {
  const { language } = frame;
  const words = fileWords[language];
  const title = words.sendTitle.replace('{name}', file.name);
  return pageOf(frame, {
    title,
    content: (
      <div class="read">
        <p class="crumb">
          <a href={filesPath(language, proposal)}>{words.toList}</a>
        </p>
        <h1 dir="auto">{title}</h1>
        <p class="lead">{words.sendLead}</p>
        <form method="post" action={upload.url} enctype="multipart/form-data">
          <Hidden values={upload.fields} />
          <FileField
            language={language}
            name="file"
            label={words.file}
            hint={`${words.rules[0]} ${words.sendUntil.replace('{time}', momentIn(language, upload.expiresAt, 'time'))}`}
            accept="application/pdf,.pdf"
            required
          />
          <p class="acts">
            <button class="btn" type="submit">
              {words.send}
            </button>
          </p>
        </form>
        <p class="note">{words.sendWrong}</p>
      </div>
    ),
  });
};
