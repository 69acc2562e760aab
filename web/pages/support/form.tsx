import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import { Hidden } from '../../parts/field.tsx';

/** Which of the page's forms was sent, what stood in it, and what was wrong; fields are named by the form that they stand in. */
export type FormAt = {
  readonly language: Language;
  readonly key: string;
  readonly sent?: { readonly form: string; readonly valueOf: (name: string) => string | undefined } | undefined;
  readonly errorOf: (name: string) => string | undefined;
};

export const typedIn = ({ sent }: FormAt, form: string, name: string): string | undefined =>
  sent?.form === form ? sent.valueOf(`${form}/${name}`) : undefined;

type Props = {
  readonly at: FormAt;
  readonly act: string;
  readonly form: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly send: string;
  readonly quiet?: boolean;
  /** Said after the button's own words, for whoever hears the page. */
  readonly about?: string;
  readonly children?: ComponentChildren;
};

/** One act of the page with its fields and its button. */
export const ActForm = ({ at, act, form, values = {}, send, quiet = false, about, children }: Props) => (
  <form method="post" novalidate>
    <Hidden values={{ key: at.key, act, form, ...values }} />
    {children}
    <p class="acts">
      <button class={quiet ? 'btn btn-quiet btn-small' : 'btn'} type="submit">
        {send}
        {about ? <span class="vh">: {about}</span> : null}
      </button>
    </p>
  </form>
);
