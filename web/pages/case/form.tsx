import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { ReviewerChoice } from '../../../shared/contract/desk-shapes.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import type { Trouble } from '../../parts/trouble.ts';

export type Choice = z.infer<typeof ReviewerChoice>;
export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly away: boolean };

/** What the forms of the page are made of. */
export type ActsData = {
  readonly proposal: DeskProposal;
  readonly colleagues: readonly Colleague[];
  /** Reviewers, where one can be asked now. */
  readonly choices: readonly Choice[];
  readonly me: string;
  readonly chairs: boolean;
  readonly key: string;
  /** What was typed in the form that was refused or only looked at, and which act that was. */
  readonly form?: URLSearchParams | undefined;
  readonly act?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** A text that was taken back before it left. */
  readonly takenBack?: string | undefined;
  /** The question is shown as its reader will see it. */
  readonly preview?: boolean | undefined;
  /** What the list of reviewers is searched for. */
  readonly find?: string | undefined;
};
export type ActsProps = { readonly language: Language; readonly data: ActsData };

export const pathOf = (language: Language, id: string): string => `/${language}/desk/proposals/${id}`;

/** What stands in a field: what was typed, else what the page proposes. */
export const typedIn =
  ({ form }: ActsData) =>
  (name: string, otherwise?: string): string | undefined =>
    form?.get(name) ?? otherwise;
export const allTyped = ({ form }: ActsData, name: string): readonly string[] => form?.getAll(name) ?? [];
export const errorOf = ({ trouble }: ActsData) => errorsIn(trouble);
export const isOpenFor = ({ act, preview, takenBack }: ActsData, ...acts: readonly string[]): boolean =>
  (takenBack !== undefined && acts.includes('ask')) || (act !== undefined && (acts.includes(act) || (preview === true && acts.includes('ask'))));

type FormProps = ActsProps & {
  readonly id?: string;
  readonly mail?: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
};
/** A form of the page; which act it is for, its button says. */
export const ActForm = ({ language, data, id, mail = false, values = {}, children }: FormProps) => (
  <form method="post" action={`${pathOf(language, data.proposal.id)}${mail ? '/mail' : ''}`} id={id} class="case-form">
    <Hidden values={{ key: data.key, ...values }} />
    {children}
  </form>
);

type ButtonProps = {
  readonly act: string;
  readonly quiet?: boolean;
  readonly small?: boolean;
  readonly letter?: string;
  /** Where this one leads, when that is elsewhere than its form. */
  readonly to?: string;
  readonly children: ComponentChildren;
};
export const ActButton = ({ act, quiet = false, small = false, letter, to, children }: ButtonProps) => (
  <button
    class={['btn', quiet && 'btn-quiet', small && 'btn-small'].filter(Boolean).join(' ')}
    type="submit"
    name="act"
    value={act}
    data-key={letter}
    formaction={to}
  >
    {children}
  </button>
);

type FoldProps = { readonly id: string; readonly title: string; readonly open: boolean; readonly letter?: string; readonly children: ComponentChildren };
/** An act behind a line; a key of the keyboard opens it, and so does an address that ends in its name. */
export const Fold = ({ id, title, open, letter, children }: FoldProps) => (
  <details class="case-fold" open={open}>
    <summary data-key={letter}>
      {title}
      {letter ? (
        <span class="case-key" aria-hidden="true">
          {letter}
        </span>
      ) : null}
    </summary>
    <div class="case-fold-in" id={id}>
      {children}
    </div>
  </details>
);

/** What a field of one of the forms always has. */
export const fieldsOf = ({ language, data }: ActsProps) => {
  const [typed, error] = [typedIn(data), errorOf(data)];
  return (name: string) => ({ language, name, value: typed(name), error: error(name) });
};
