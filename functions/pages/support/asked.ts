import type { supportPages } from '../../../shared/contract/page-support.ts';
import { supportOperations } from '../../../shared/contract/support.ts';
import { introductionsPage } from '../../../web/pages/support/asked.tsx';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { askedHandlers } from '../../support/asked.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

type AskedPages = Pick<Handlers<typeof supportPages>, 'introductionsPage' | 'introductionsForm'>;

const shown = async (call: Known, more: Omit<Parameters<typeof introductionsPage>[1], 'asked' | 'key'> = {}): Promise<string> => {
  const { body: asked } = await perform(supportOperations.readIntroductions, askedHandlers.readIntroductions, call, { params: call.params });
  return introductionsPage(frameOf(call), { asked, key: formKey(call), ...more });
};

const bodyOf = (form: URLSearchParams): Record<string, unknown> => {
  const at = (name: string) => form.get(`${form.get('form') ?? ''}/${name}`) ?? '';
  const introduction = form.get('introduction');
  if (form.get('act') !== 'follow-up') return { act: 'introduction', introduction, agrees: form.get('agrees') === 'yes' };
  return { act: 'follow-up', introduction, day: Number(form.get('day')), ...(at('going') === '' ? {} : { going: at('going') }), text: at('text') };
};

export const askedPageHandlers: AskedPages = {
  introductionsPage: async (call) => shown(call, { done: (await flashIn(call, call.query.done, { about: call.params.contact! })) !== undefined }),
  introductionsForm: (call) => {
    const form = formOf(call);
    const name = form.get('form') ?? '';
    const act = async () => {
      await perform(supportOperations.answerIntroduction, askedHandlers.answerIntroduction, call, {
        params: call.params,
        key: form.get('key') ?? undefined,
        body: () => bodyOf(form),
      });
      const about = call.params.contact!;
      const said = await flashOf(call, 'answered', { about });
      return answer('', { location: `/${frameOf(call).language}/contact/requests/${about}/introductions?done=${said}` });
    };
    return posted(call, act, (trouble) =>
      shown(call, {
        filled: { form: name, valueOf: (field) => form.get(field) ?? undefined },
        trouble: { ...trouble, fields: trouble.fields.map((field) => ({ ...field, path: `${name}/${field.path}` })) },
      }),
    );
  },
};
