import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ActsData } from '../../../web/pages/case/form.tsx';
import type { Frame } from '../../../web/parts/frame.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Known } from '../../http/serve.ts';
import { flashOf } from '../flash.ts';
import { formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { type Sent, sentIn } from '../sent.ts';
import { proposalIn, readProposal } from './reading.ts';

/** What came of an act: the word of the flash, another address, or nothing but a look at what would be sent. */
export type Outcome = { readonly did: string } | { readonly location: string } | { readonly preview: true };
export type Act = (call: Known, sent: Sent) => Promise<Outcome>;

/** Errors name the fields of a body; the page has several forms, so that each field bears the name of its act. Checks belong to several acts, and one of a list is told at the list. */
const atForm = (trouble: Trouble, act: string): Trouble => ({
  ...trouble,
  fields: trouble.fields.map(({ path, message }) => ({ path: path.startsWith('checks/') ? path : `${act}/${path.replace(/\/\d+$/, '')}`, message })),
});

/** Where a refused act comes back: how it is drawn, and what has to be read for that. */
export type Refused = { readonly page: (frame: Frame, data: ActsData) => string; readonly read: (call: Known) => Promise<ActsData> };

/** Runs the act that a form names and leads back to the page; what is refused is shown with what is so now, and with all that was typed. */
export const acted = (call: Known, acts: Readonly<Record<string, Act>>, { page, read }: Refused): Promise<Answer<string>> => {
  const form = formOf(call);
  const name = form.get('act') ?? '';
  const again = async (more: Pick<ActsData, 'trouble' | 'preview'>): Promise<string> => {
    const frame = frameOf(call);
    return page(frame, { ...(await read(call)), act: name, form, ...more });
  };
  const run = async (): Promise<Answer<string> | string> => {
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!act) throw new Refusal('request.invalid');
    const outcome = await act(call, sentIn(call));
    if ('preview' in outcome) return again({ preview: true });
    if ('location' in outcome) return answer('', outcome);
    const { proposal } = proposalIn(call);
    const { version } = await readProposal(call);
    return answer('', {
      location: `/${frameOf(call).language}/desk/proposals/${proposal}?did=${await flashOf(call, outcome.did, { about: proposal, version })}`,
    });
  };
  return posted(call, run, (trouble) => again({ trouble: atForm(trouble, name) }));
};
