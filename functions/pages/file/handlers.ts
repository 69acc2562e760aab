import { fileOperations, type filePages } from '../../../shared/contract/files.ts';
import { MAX_BYTES } from '../../../shared/domain/attachment.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { FilesData } from '../../../web/pages/files/data.ts';
import { filesPath } from '../../../web/pages/files/data.ts';
import { filesPage } from '../../../web/pages/files/files.tsx';
import { sendPage } from '../../../web/pages/files/send.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

type FileHandlers = Handlers<typeof fileOperations>;
type Sent = { readonly form: URLSearchParams; readonly file: string; readonly key: string | undefined };

/** @param sendsTo where files lie, as browsers know it: an origin that these pages alone may send to */
export const filePageHandlers = (handlers: FileHandlers, sendsTo: () => string): Handlers<typeof filePages> => {
  const proposalIn = ({ params }: Known) => ({ proposal: params.proposal! });
  const here = (call: Known): string => filesPath(frameOf(call).language, call.params.proposal!);
  const aboutIn = (call: Known) => ({ about: `files of ${call.params.proposal}` });
  const back = async (call: Known, did: string): Promise<Answer<string>> =>
    answer('', { location: `${here(call)}?did=${await flashOf(call, did, aboutIn(call))}` });

  const show = async (call: Known, more: Partial<FilesData> = {}): Promise<string> => {
    const { body } = await perform(fileOperations.listFiles, handlers.listFiles, call, { params: call.params });
    return filesPage(frameOf(call), { ...body, proposal: call.params.proposal!, key: formKey(call), ...more });
  };

  /** Nothing is known of a file yet but its name; how large it may be is for the form to say. */
  const start = async (call: Known, { form, key }: Sent): Promise<string> => {
    const body = () => ({ name: form.get('name')?.trim() ?? '', size: MAX_BYTES, next: here(call) });
    const { body: started } = await perform(fileOperations.startUpload, handlers.startUpload, call, { params: proposalIn(call), key, body });
    return sendPage(frameOf(call), { ...started, proposal: call.params.proposal! });
  };

  const remove = async (call: Known, { file, key }: Sent): Promise<Answer<string>> => {
    try {
      await perform(fileOperations.removeFile, handlers.removeFile, call, { params: { ...proposalIn(call), file }, key, body: () => ({}) });
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'item.not-found')) throw error;
      // Another window was first, and it is gone as was asked; whoever may know of no such proposal hears that from its list.
      await perform(fileOperations.listFiles, handlers.listFiles, call, { params: proposalIn(call) });
    }
    return back(call, 'removed');
  };

  /** The page has such a form for each file, so that each has a field of its own for the reason. */
  const kindIn = (form: URLSearchParams): readonly [string, string] => [...form].find(([name]) => name.startsWith('kind/')) ?? ['kind', ''];

  const purge = async (call: Known, { form, file, key }: Sent): Promise<Answer<string>> => {
    const body = () => ({ kind: kindIn(form)[1] });
    await perform(fileOperations.purgeFile, handlers.purgeFile, call, { params: { ...proposalIn(call), file }, key, body });
    return back(call, 'purged');
  };

  const ACTS: Readonly<Record<string, (call: Known, sent: Sent) => Promise<Answer<string> | string>>> = { start, remove, purge };

  return {
    filesPage: async (call) => {
      const { open, key, did } = call.query;
      if (open !== undefined) {
        const { extra } = await perform(fileOperations.openFile, handlers.openFile, call, { params: { ...proposalIn(call), file: open } });
        return answer('', extra);
      }
      if (key !== undefined) return back(call, 'sent');
      return answer(await show(call, { did: await flashIn(call, did, aboutIn(call)) }), { sendsTo: sendsTo() });
    },

    filesForm: async (call) => {
      const form = formOf(call);
      const name = form.get('act') ?? '';
      const act = async (): Promise<Answer<string> | string> => {
        const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
        if (!run) throw new Refusal('request.invalid');
        return run(call, { form, file: form.get('file') ?? '', key: form.get('key') ?? undefined });
      };
      const atField = ({ path, ...field }: Trouble['fields'][number]) => ({ ...field, path: path === 'kind' ? kindIn(form)[0] : path });
      const again = (trouble: Trouble) => show(call, { typed: form, trouble: { ...trouble, fields: trouble.fields.map(atField) } });
      const { body, extra } = await posted(call, act, again);
      return answer(body, { ...extra, sendsTo: sendsTo() });
    },
  };
};
