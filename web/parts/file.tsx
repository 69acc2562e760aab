import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { describedBy, Field, type FieldProps, Hidden, idOf } from './field.tsx';
import { sizeIn } from './format.tsx';

export type FileFieldProps = FieldProps & { readonly accept?: string };

/** A file to be sent along. */
export const FileField = (props: FileFieldProps) => (
  <Field {...props}>
    <input
      class="file-in"
      type="file"
      id={idOf(props.name)}
      name={props.name}
      accept={props.accept}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    />
  </Field>
);

export type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
  /** In words: "Wordt gecontroleerd", "Gecontroleerd", "Niet aangenomen: …". */
  readonly state: ComponentChildren;
  readonly wrong?: boolean;
  readonly href?: string | undefined;
  /** How far its upload is, 0 to 1; a script of the page keeps it moving. */
  readonly progress?: number | undefined;
  readonly remove?: { readonly action: string; readonly values: Readonly<Record<string, string>> } | undefined;
};
export type FilesProps = { readonly language: Language; readonly files: readonly FileRow[]; readonly label?: string };

const Row = ({ language, file }: { readonly language: Language; readonly file: FileRow }) => {
  const { id, name, size, state, wrong = false, href, progress, remove } = file;
  return (
    <li id={id}>
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
      {progress === undefined ? null : <progress value={progress} max={1} aria-label={name} />}
      <p class={wrong ? 'file-state file-wrong' : 'file-state'}>{state}</p>
    </li>
  );
};

/** Files with what is known of each; a page may add rows by itself while they are on their way. */
export const Files = ({ language, files, label }: FilesProps) => (
  <ul class="file-list" aria-label={label}>
    {files.map((file) => (
      <Row key={file.id} language={language} file={file} />
    ))}
  </ul>
);
