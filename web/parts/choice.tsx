import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { FieldGroup, type FieldProps, idOf } from './field.tsx';

export type Choice = {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** The language of the label where it differs from that of the page. */
  readonly lang?: Language | 'en';
  /** Fields that belong to this choice; shown once it is taken, and always where the browser cannot tell. */
  readonly more?: ComponentChildren;
};

type Layout = {
  /** "columns" for long lists of short words, "row" for a yes or no. */
  readonly layout?: 'list' | 'columns' | 'row';
};
export type RadiosProps = FieldProps & Layout & { readonly value?: string | undefined; readonly options: readonly Choice[] };
export type CheckboxesProps = FieldProps & Layout & { readonly values?: readonly string[] | undefined; readonly options: readonly Choice[] };

/** The first one bears the field's own id, so that the summary of errors leads to it. */
const idAt = (name: string, i: number): string => (i === 0 ? idOf(name) : `${idOf(name)}-${i}`);

type OneProps = { readonly type: 'radio' | 'checkbox'; readonly name: string; readonly id: string; readonly checked: boolean; readonly choice: Choice };
const One = ({ type, name, id, checked, choice }: OneProps) => (
  <>
    <div class="choice">
      <input type={type} id={id} name={name} value={choice.value} checked={checked} aria-describedby={choice.hint ? `${id}-says` : undefined} />
      <label for={id} lang={choice.lang}>
        {choice.label}
      </label>
      {choice.hint ? (
        <p class="choice-hint" id={`${id}-says`}>
          {choice.hint}
        </p>
      ) : null}
    </div>
    {choice.more ? <div class="choice-more">{choice.more}</div> : null}
  </>
);

const listClass = (layout: Layout['layout']): string | undefined => (layout === 'columns' || layout === 'row' ? `choice-${layout}` : undefined);

/** One of a few. */
export const Radios = (props: RadiosProps) => (
  <FieldGroup {...props}>
    <div class={listClass(props.layout)}>
      {props.options.map((choice, i) => (
        <One key={choice.value} type="radio" name={props.name} id={idAt(props.name, i)} checked={choice.value === props.value} choice={choice} />
      ))}
    </div>
  </FieldGroup>
);

/** Any of a few. */
export const Checkboxes = (props: CheckboxesProps) => (
  <FieldGroup {...props}>
    <div class={listClass(props.layout)}>
      {props.options.map((choice, i) => (
        <One
          key={choice.value}
          type="checkbox"
          name={props.name}
          id={idAt(props.name, i)}
          checked={props.values?.includes(choice.value) ?? false}
          choice={choice}
        />
      ))}
    </div>
  </FieldGroup>
);

export type CheckboxProps = Omit<FieldProps, 'optional'> & { readonly checked?: boolean | undefined; readonly value?: string };

/** One thing to agree to or to switch on; its label is the sentence itself. */
export const Checkbox = ({ name, label, hint, error, checked = false, value = 'yes' }: CheckboxProps) => {
  const id = idOf(name);
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined}
        />
        <label for={id}>{label}</label>
        {hint ? (
          <p class="choice-hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
};
