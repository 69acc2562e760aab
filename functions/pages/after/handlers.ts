import type { afterPages } from '../../../shared/contract/page-after.ts';
import { supportOperations } from '../../../shared/contract/support.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Filled } from '../../../web/pages/own/after-forms.tsx';
import { hasAfterwards } from '../../../web/pages/own/afterwards.tsx';
import { afterPage } from '../../../web/pages/own/after.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { againHandlers } from '../../support/again.ts';
import { ownHandlers } from '../../support/own.ts';
import { flashIn } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { ownPlace, readOwn } from '../act/own.ts';

/** Which of the page's forms was sent, and what stood in it. */
const filledIn = (form: URLSearchParams): Filled | undefined => {
  const name = form.get('form') ?? '';
  return name === '' ? undefined : { form: name, valueOf: (field) => form.get(field) ?? undefined };
};

/** The page for what there is to do; where there is nothing, the proposal itself. */
const shown = async (call: Known, more: { done?: string | undefined; filled?: Filled | undefined; trouble?: Trouble } = {}) => {
  const own = await readOwn(call);
  return own.afterwards && hasAfterwards(own.afterwards)
    ? afterPage(frameOf(call), { own, afterwards: own.afterwards, key: formKey(call), ...more })
    : ownPlace(call);
};

/** A form's own fields, as the operation calls them. */
const bodyOf = (form: URLSearchParams): Record<string, unknown> => {
  const act = form.get('act') ?? '';
  const at = (name: string) => form.get(`${form.get('form') ?? ''}/${name}`) ?? '';
  const file = at('file');
  switch (act) {
    case 'condition':
      return { act, condition: Number(form.get('condition')), text: at('text'), ...(file === '' ? {} : { file: Number(file) }) };
    case 'reconsider':
      return { act, reasons: at('reasons') };
    case 'introduction':
      return { act, introduction: form.get('introduction'), agrees: form.get('agrees') === 'yes' };
    case 'follow-up':
      return { act, day: Number(form.get('day')), ...(at('going') === '' ? {} : { going: at('going') }), text: at('text') };
    default:
      return { act };
  }
};

const requireSure = (form: URLSearchParams): void => {
  if (form.get('act') === 'decline' && form.get('decline/sure') !== 'yes')
    throw new Refusal('request.invalid', { fields: [{ path: 'sure', code: 'field.missing', message: '' }] });
};

/** Back to the forms, of which another may still wait; with what was offered there is nothing left to do there. */
const doneAt = (call: Known, act: string) => (act === 'decline' ? ownPlace(call, 'declined') : ownPlace(call, act, '/afterwards'));

/** What is wrong stands at the field of the form that was sent. */
const atForm = (trouble: Trouble, filled: Filled | undefined): Trouble => ({
  ...trouble,
  fields: filled ? trouble.fields.map((field) => ({ ...field, path: `${filled.form}/${field.path}` })) : trouble.fields,
});

export const afterPageHandlers: Handlers<typeof afterPages> = {
  afterPage: async (call) => shown(call, { done: await flashIn(call, call.query.done, { about: call.params.proposal! }) }),
  afterForm: (call) => {
    const form = formOf(call);
    const given = { params: call.params, key: form.get('key') ?? undefined };
    const act = async () => {
      if (form.get('act') === 'start-again') {
        const { body } = await perform(supportOperations.startAgain, againHandlers.startAgain, call, { ...given, body: () => ({}) });
        return answer('', { location: `/${frameOf(call).language}/drafts/${body.proposal}` });
      }
      requireSure(form);
      await perform(supportOperations.actAfterwards, ownHandlers.actAfterwards, call, { ...given, body: () => bodyOf(form) });
      return doneAt(call, form.get('act') ?? '');
    };
    const filled = filledIn(form);
    return posted(call, act, async (trouble) => {
      const page = await shown(call, { filled, trouble: atForm(trouble, filled) });
      return typeof page === 'string' ? page : String(page.body);
    });
  },
};
