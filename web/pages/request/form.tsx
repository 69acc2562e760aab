import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { replyOperations } from '../../../shared/contract/reply.ts';
import type { DeskContact } from '../../../shared/domain/view/contact.ts';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import type { Colleague } from '../case/form.tsx';

export type Contact = z.infer<typeof DeskContact>;
export type Template = z.infer<(typeof replyOperations)['listReplyTemplates']['reply']>['templates'][number];
export type Preview = z.infer<(typeof replyOperations)['previewReply']['reply']>;

/** How many pieces a message can be divided into at once. */
export const PIECES = 3;

/** What the forms of the page are made of. */
export type ActsData = {
  readonly contact: Contact;
  readonly colleagues: readonly Colleague[];
  /** Texts that a reply can begin with, where one can be written now, and the one that was chosen. */
  readonly templates: readonly Template[];
  readonly template?: string | undefined;
  readonly me: string;
  readonly key: string;
  /** What was typed in the form that was refused or only looked at, and which act that was. */
  readonly form?: URLSearchParams | undefined;
  readonly act?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** A text that was taken back before it left. */
  readonly takenBack?: string | undefined;
  /** The letter as it would leave. */
  readonly preview?: Preview | undefined;
};
export type ActsProps = { readonly language: Language; readonly data: ActsData };

export const pathOf = (language: Language, id: string): string => `/${language}/desk/contact-requests/${id}`;

export const may = ({ contact }: ActsData, act: Contact['mayDo'][number]): boolean => contact.mayDo.includes(act);
export const isOpenFor = ({ act }: ActsData, ...acts: readonly string[]): boolean => act !== undefined && acts.includes(act);

/** What a field of one of the forms always has: what was typed, else what the page proposes, and what is wrong with it. */
export const fieldsOf =
  ({ language, data: { form, trouble } }: ActsProps) =>
  (name: string, otherwise?: string) => ({ language, name, value: form?.get(name) ?? otherwise, error: errorsIn(trouble)(name) });

type FormProps = ActsProps & {
  /** For what goes to the sender and what came from there. */
  readonly to?: 'mail' | 'paste';
  readonly values?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
};
/** What was seen: the item as it is now, or as it was when a letter was asked to be shown that has not been sent yet. */
const seenIn = ({ contact, form, preview }: ActsData): string => (preview ? form?.get('seen') : undefined) ?? String(contact.version);

/** A form of the page; which act it is for, its button says. */
export const RequestForm = ({ language, data, to, values = {}, children }: FormProps) => (
  <form method="post" action={`${pathOf(language, data.contact.id)}${to ? `/${to}` : ''}`} class="case-form">
    <Hidden values={{ key: data.key, seen: seenIn(data), ...values }} />
    {children}
  </form>
);
