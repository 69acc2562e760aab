import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { actPages } from '../../../shared/contract/page-act.ts';
import { PartName } from '../../../shared/domain/proposal.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { rearranged } from '../../../web/form/act.ts';
import { type Content, contentOf, typedOf } from '../../../web/form/content.ts';
import { kindsOf } from '../../../web/form/kinds.ts';
import { type Amending, amendPage, amendPartPage } from '../../../web/pages/own/amend.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { actHandlers } from '../../applicant/acts.ts';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { ifPossible, type Own, ownPlace, readOwn } from './own.ts';

type Asked = Known<unknown, { readonly part?: string | undefined }>;

/** @throws item.not-found for a part that the form does not have */
const partIn = ({ query }: Asked): PartName => {
  const part = PartName.safeParse(query.part);
  if (!part.success) throw new Refusal('item.not-found');
  return part.data;
};

const questionsFor = async (call: Known, part: PartName) =>
  part === 'extra' ? (await perform(applicantOperations.readCall, readingHandlers.readCall, call, { params: call.params })).body.questions : [];

const partForm = async (call: Asked, own: Own, more: Partial<Amending> = {}): Promise<string> => {
  const part = partIn(call);
  const questions = await questionsFor(call, part);
  const typed = typedOf(part, kindsOf(part, questions), (own.answers[part] ?? {}) as Content);
  return amendPartPage(frameOf(call), { own, part, questions, typed, key: formKey(call), ...more });
};

/** What is wrong inside the changes is wrong at the fields of the form. */
const atFields = (trouble: Trouble): Trouble => ({
  ...trouble,
  fields: trouble.fields.map(({ path, message }) => ({ path: path.replace(/^changes\//, ''), message })),
});

export const amendHandlers: Pick<Handlers<typeof actPages>, 'amendPage' | 'amendForm'> = {
  amendPage: (call) => ifPossible(call, 'amend', (own) => (call.query.part === undefined ? amendPage(frameOf(call), own) : partForm(call, own))),
  amendForm: async (call) => {
    const typed = formOf(call);
    const part = partIn(call);
    const act = async () => {
      const change = typed.get('act');
      if (change) return partForm(call, await readOwn(call), rearranged(typed, change));
      const content = contentOf(part, kindsOf(part, await questionsFor(call, part)), typed);
      await perform(applicantOperations.amendProposal, actHandlers.amendProposal, call, {
        params: call.params,
        key: typed.get('key') ?? undefined,
        body: () => ({ changes: { [part]: content } }),
      });
      return ownPlace(call, 'amended');
    };
    return posted(call, act, async (trouble) => partForm(call, await readOwn(call), { typed, trouble: atFields(trouble) }));
  },
};
