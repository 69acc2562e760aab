import { MAX_BYTES } from '../../../shared/domain/attachment.ts';
import { fieldText } from '../../../shared/domain/words/index.ts';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { FileField, FileSign } from '../../parts/file.tsx';
import { fileWords } from '../../words/files.ts';
import { type FilesProps, filesPath } from './data.ts';

/** What a script on this page fills in for each file that it sends. */
const GoingRow = ({ language }: Pick<FilesProps, 'language'>) => {
  const { going } = fileWords[language];
  return (
    <template data-going-row>
      <li>
        <p class="file-name">
          <bdi data-name />
        </p>
        <p class="file-act">
          <button class="btn btn-quiet btn-small" type="button" data-again hidden>
            {going.again}
          </button>{' '}
          <button class="btn btn-quiet btn-small" type="button" data-stop>
            {going.cancel}
          </button>
        </p>
        <progress max={1} value={0} data-progress />
        <p class="file-state">
          <span data-sign hidden>
            <FileSign name="refused" />
          </span>
          <span data-state />
        </p>
      </li>
    </template>
  );
};

/** Without a script a name comes first and the file on the next page; with one, files are chosen and sent from here. */
export const Add = ({ language, data }: FilesProps) => {
  const { proposal, left, key, typed, trouble } = data;
  const words = fileWords[language];
  const { going } = words;
  const said = { ...going, notPdf: fieldText('file.not-pdf', language) };
  return (
    <section id="add" aria-labelledby="add-title" data-uploads={`/api/proposals/${proposal}/files`} data-most={MAX_BYTES} data-words={JSON.stringify(said)}>
      <h2 id="add-title">{words.add}</h2>
      <p data-full hidden={left > 0}>
        {words.full}
      </p>
      {left > 0 ? (
        <form method="post" action={filesPath(language, proposal)} novalidate data-plain>
          <Hidden values={{ act: 'start', key }} />
          <TextField
            language={language}
            name="name"
            label={words.name}
            hint={words.nameHint}
            maxlength={300}
            value={typed?.get('act') === 'start' ? (typed.get('name') ?? '') : ''}
            error={errorsIn(trouble)('name')}
          />
          <p class="acts">
            <button class="btn" type="submit">
              {words.go}
            </button>
          </p>
        </form>
      ) : null}
      <div data-scripted hidden>
        <FileField language={language} name="files" label={words.choose} accept="application/pdf,.pdf" multiple />
      </div>
      <ul class="file-list" data-going aria-label={words.add} hidden />
      <GoingRow language={language} />
    </section>
  );
};
