import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { describedBy, Field, type FieldProps, Hidden, idOf } from './field.tsx';
import { sizeIn } from './format.tsx';

export type FileFieldProps = FieldProps & { readonly accept?: string; readonly multiple?: boolean; readonly required?: boolean };

/** A file to be sent along. */
export const FileField = (props: FileFieldProps) => (
  <Field {...props}>
    <input
      class="file-in"
      type="file"
      id={idOf(props.name)}
      name={props.name}
      accept={props.accept}
      multiple={props.multiple}
      required={props.required}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    />
  </Field>
);

export type FileSignName = 'expected' | 'scanning' | 'clean' | 'refused';
const LINES: Readonly<Record<FileSignName, string>> = {
  expected: '',
  scanning: 'M8 4v4.2l2.8 1.8',
  clean: 'M4.6 8.3l2.4 2.4 4.4-5',
  refused: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
};

/** How far a file is, as a shape: a ring with gaps, a clock, a tick, a square with a cross. It never stands without words. */
export const FileSign = ({ name }: { readonly name: FileSignName }) => (
  <svg class={name === 'expected' ? 'file-sign file-expected' : 'file-sign'} width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {name === 'refused' ? <rect x="1" y="1" width="14" height="14" /> : <circle cx="8" cy="8" r="6.9" />}
    <path d={LINES[name]} />
  </svg>
);

export type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
  /** In words: "Wordt gecontroleerd", "Gecontroleerd", "Niet aangenomen: …". */
  readonly state: ComponentChildren;
  readonly sign: FileSignName;
  readonly href?: string | undefined;
  readonly remove?: { readonly action: string; readonly values: Readonly<Record<string, string>> } | undefined;
  /** What else can be done with it. */
  readonly more?: ComponentChildren;
};
export type FilesProps = { readonly language: Language; readonly files: readonly FileRow[]; readonly label?: string };

const Row = ({ language, file }: { readonly language: Language; readonly file: FileRow }) => {
  const { id, name, size, state, sign, href, remove, more } = file;
  return (
    <li id={id} data-status={sign}>
      <p class="file-name">
        {href === undefined ? <bdi>{name}</bdi> : <a href={href}>{<bdi>{name}</bdi>}</a>}
        {size === undefined ? null : <span class="file-size"> {sizeIn(language, size)}</span>}
      </p>
      {remove ? (
        <form class="file-act" method="post" action={remove.action}>
          <Hidden values={remove.values} />
          <button class="btn btn-quiet btn-small" type="submit">
            {partWords[language].remove}
            <span class="vh">: {name}</span>
          </button>
        </form>
      ) : null}
      <p class={sign === 'refused' ? 'file-state file-wrong' : 'file-state'}>
        <FileSign name={sign} />
        <span>{state}</span>
      </p>
      {more ? <div class="file-more">{more}</div> : null}
    </li>
  );
};

/** Files with what is known of each. */
export const Files = ({ language, files, label }: FilesProps) => (
  <ul class="file-list" aria-label={label}>
    {files.map((file) => (
      <Row key={file.id} language={language} file={file} />
    ))}
  </ul>
);
