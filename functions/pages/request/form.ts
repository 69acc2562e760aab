import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ActsData, Preview } from '../../../web/pages/request/form.tsx';
import type { Frame } from '../../../web/parts/frame.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Known } from '../../http/serve.ts';
import { type Sent, sentIn } from '../sent.ts';
import { flashOf } from '../flash.ts';
import { formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { readContact, readForActs } from './reading.ts';

/** What came of an act: the word of the flash and where it is said, or nothing but a look at the letter that would leave. */
export type Outcome = { readonly did: string; readonly item?: string } | { readonly preview: Preview };
export type Act = (call: Known, sent: Sent, form: URLSearchParams) => Promise<Outcome>;

export const given = (name: string, value: string | undefined): Record<string, string> => (value === undefined ? {} : { [name]: value });

/** Errors name the fields of a body; the page has several forms, so that each field bears the name of its act. A preview is of the reply's form. */
const atForm = (trouble: Trouble, act: string): Trouble => ({
  ...trouble,
  fields: trouble.fields.map(({ path, message }) => ({ path: `${act === 'preview' ? 'reply' : act}/${path}`, message })),
});

/** How a refused act comes back. */
export type Refused = (frame: Frame, data: ActsData) => string;

/** Runs the act that a form names and leads back to the page; what is refused is shown with what is so now, and with all that was typed. */
export const acted = (call: Known, acts: Readonly<Record<string, Act>>, page: Refused): Promise<Answer<string>> => {
  const form = formOf(call);
  const name = form.get('act') ?? '';
  const again = async (more: Pick<ActsData, 'trouble' | 'preview'>): Promise<string> =>
    page(frameOf(call), { ...(await readForActs(call)), act: name, form, ...more });
  const run = async (): Promise<Answer<string> | string> => {
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!act) throw new Refusal('request.invalid');
    const outcome = await act(call, sentIn(call), form);
    if ('preview' in outcome) return again({ preview: outcome.preview });
    const item = outcome.item ?? call.params.contact!;
    const { version } = await readContact(call, item);
    return answer('', {
      location: `/${frameOf(call).language}/desk/contact-requests/${item}?did=${await flashOf(call, outcome.did, { about: item, version })}`,
    });
  };
  return posted(call, run, (trouble) => again({ trouble: atForm(trouble, name) }));
};
