import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { numberIn } from './format.tsx';

/** What every field has, whatever it is filled in with. */
export type FieldProps = {
  readonly language: Language;
  /** As the form sends it, such as "outline/title"; the id follows from it. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** Says "(niet verplicht)" behind the label. */
  readonly optional?: boolean | undefined;
  /** The sentence that the summary says too. */
  readonly error?: string | undefined;
};

/** The id of a field by its name; the summary of errors leads there. */
export const idOf = (name: string): string => name.replaceAll(/[^\w-]/g, '.');

/** What belongs to the label of a field and is read with it. */
export const describedBy = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>, ...more: (string | false)[]): string | undefined => {
  const id = idOf(name);
  return [hint ? `${id}-hint` : false, error ? `${id}-error` : false, ...more].filter(Boolean).join(' ') || undefined;
};

const fieldClass = (error: string | undefined, more = ''): string => `field${error ? ' field-wrong' : ''}${more && ` ${more}`}`;

const Name = ({ language, label, optional }: Pick<FieldProps, 'language' | 'label' | 'optional'>) => (
  <>
    {label}
    {optional ? <span class="field-optional"> ({partWords[language].optional})</span> : null}
  </>
);

const Remarks = ({ language, name, hint, error }: FieldProps) => {
  const id = idOf(name);
  return (
    <>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          <span class="vh">{partWords[language].errorAt}</span>
          {error}
        </p>
      ) : null}
    </>
  );
};

/** A label over one control. */
export const Field = ({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) => (
  <div class={fieldClass(field.error)}>
    <label class="field-label" for={idOf(field.name)}>
      <Name {...field} />
    </label>
    <Remarks {...field} />
    {children}
  </div>
);

/** A question over several controls that answer it together. */
export const FieldGroup = ({ children, described, kind, ...field }: FieldProps & GroupProps) => (
  <fieldset class={fieldClass(field.error, kind)} aria-describedby={describedBy(field, described ?? false)}>
    <legend class="field-label">
      <Name {...field} />
    </legend>
    <Remarks {...field} />
    {children}
  </fieldset>
);
type GroupProps = { readonly children: ComponentChildren; readonly described?: string | undefined; readonly kind?: string };

export type FieldWidth = 'full' | 'medium' | 'short';
const widthClass = (width: FieldWidth): string => `field-in${width === 'full' ? '' : ` field-${width}`}`;

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'date';
  /** Several lines of text, so many at first. */
  readonly rows?: number;
  /** Counted below the field. Nothing typed is cut off: what is too long is said, and the server refuses it. */
  readonly limit?: number;
  /** A hard stop in the browser, for short lines such as an address. */
  readonly maxlength?: number;
  readonly width?: FieldWidth;
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  /** The language of the answer where it differs from that of the page. */
  readonly lang?: Language | undefined;
  readonly spellcheck?: boolean;
};

const Count = ({ language, id, limit }: { readonly language: Language; readonly id: string; readonly limit: number }) => {
  const { atMost, left, over } = partWords[language];
  return (
    <p
      class="field-count"
      id={`${id}-count`}
      data-count={id}
      data-limit={limit}
      data-left={left.other}
      data-left-one={left.one}
      data-over={over.other}
      data-over-one={over.one}
    >
      {atMost.replace('{n}', numberIn(language, limit))}
    </p>
  );
};

/** One line of text, or several with `rows`. */
export const TextField = (props: TextFieldProps) => {
  const { language, name, value = '', type = 'text', rows, limit, maxlength, width = 'full', autocomplete, inputmode, lang, spellcheck, error } = props;
  const id = idOf(name);
  const shared = {
    class: widthClass(width),
    id,
    name,
    lang,
    maxlength,
    autocomplete,
    inputmode,
    spellcheck,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props, limit !== undefined && `${id}-count`),
  };
  return (
    <Field {...props}>
      {rows === undefined ? (
        <input {...shared} type={type as 'text'} value={value} dir={type === 'text' ? 'auto' : undefined} />
      ) : (
        <textarea {...shared} rows={rows} value={value} dir="auto" />
      )}
      {limit === undefined ? null : <Count language={language} id={id} limit={limit} />}
    </Field>
  );
};

export type Option = { readonly value: string; readonly label: string };
export type SelectProps = FieldProps & {
  readonly value?: string | undefined;
  readonly options: readonly Option[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[];
  /** What stands there before a choice; null = the first option is the choice. */
  readonly empty?: string | null;
  readonly width?: FieldWidth;
};

/** One of a list that is too long to show. */
export const Select = (props: SelectProps) => {
  const { language, name, value = '', options, groups = [], empty = partWords[language].choose, width = 'full', error } = props;
  const optionOf = (option: Option) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <Field {...props}>
      <select class={widthClass(width)} id={idOf(name)} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(props)}>
        {empty === null ? null : <option value="">{empty}</option>}
        {options.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </Field>
  );
};

/** Values that a form carries along, such as the key that keeps it from acting twice. */
export const Hidden = ({ values }: { readonly values: Readonly<Record<string, string | undefined>> }) => (
  <>{Object.entries(values).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}</>
);
