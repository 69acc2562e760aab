import type { PartName } from '../../../shared/domain/proposal.ts';
import type { Question } from '../../../shared/domain/question.ts';
import { Refusal, refuseUnless } from '../../../shared/domain/refusal.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { isRearranging, rearranged } from '../../../web/form/act.ts';
import { type Content, contentOf } from '../../../web/form/content.ts';
import { kindsOf } from '../../../web/form/kinds.ts';
import { faultsIn, nextPart } from '../../../web/form/state.ts';
import { type PartPage, partPage, storedForm } from '../../../web/pages/draft/part.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Known } from '../../http/serve.ts';
import { callOf, ownOf } from '../draft/reading.ts';
import { formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { saveTyped } from './save.ts';

type Loaded = { readonly own: OwnProposal; readonly questions: readonly Question[]; readonly both: boolean; readonly blind: boolean };

const load = async (call: Known): Promise<Loaded> => {
  const [own, of] = await Promise.all([ownOf(call), callOf(call)]);
  return { own, questions: of.questions, both: of.requires === 'both', blind: of.blind };
};

const contentIn = (own: OwnProposal, part: PartName): Content => (own.answers[part] ?? {}) as Content;
const seenOf = (own: OwnProposal, part: PartName): number => own.versions[part] ?? 0;

/** A part as it is stored. Whoever may only read, and whatever is no longer a draft, is led to where it can be read. */
export const showPart = async (call: Known, part: PartName): Promise<Answer<string>> => {
  const { own, questions, blind } = await load(call);
  const beyond = own.stage === 'draft' ? `drafts/${own.id}/check` : `proposals/${own.id}`;
  if (!own.mayDo.includes('save')) return answer('', { location: `/${call.language}/${beyond}` });
  return answer(partPage(frameOf(call), { own, part, questions, blind, typed: storedForm(own, part, questions), seen: seenOf(own, part) }), {});
};

/** Where saving leads: to the next part, or to the overview and, with a question open, to its answer. */
const onwards = (call: Known, part: PartName, go: string | null, { own, questions }: Loaded): string => {
  const next = go === 'later' ? undefined : nextPart(part, questions);
  const home = own.stage === 'question' ? `/${call.language}/proposals/${own.id}/answer` : `/${call.language}/drafts/${own.id}`;
  if (own.stage === 'draft' && next) return `${home}/parts/${next}`;
  return go === 'later' && own.stage === 'draft' ? `${home}?saved=${part}` : home;
};

type Outcome = Pick<PartPage, 'kept'> & { readonly stored: boolean };

/**
 * A part that was sent. "Save and go on" asks for what is missing in it, after keeping what is there; "save and go on later" asks nothing.
 * What is refused comes back with all that was typed, and beside what somebody else stored meanwhile.
 */
export const takePart = async (call: Known, part: PartName): Promise<Answer<string>> => {
  const typed = formOf(call);
  const before = await load(call);
  const { questions, both, blind } = before;
  const seen = Number(typed.get('seen') ?? 0);
  const act = typed.get('act');
  const kinds = kindsOf(part, questions);
  if (act) {
    refuseUnless(isRearranging(act, part, kinds), 'request.unreadable');
    const { typed: next, fresh } = rearranged(typed, act);
    return answer(partPage(frameOf(call), { own: before.own, part, questions, blind, typed: next, seen, ...(fresh ? { fresh } : {}) }), {});
  }
  const content = contentOf(part, kinds, typed);
  let outcome: Outcome = { stored: false };
  const save = async () => {
    const refused = await saveTyped(call, { part, seen, content, stored: contentIn(before.own, part) });
    if (refused) {
      outcome = { stored: true, kept: 'rest' };
      throw refused;
    }
    const go = typed.get('go');
    const fields = go === 'later' ? [] : faultsIn(part, { ...before.own.answers, [part]: content }, questions, both);
    if (fields.length > 0) {
      outcome = { stored: true, kept: 'incomplete' };
      throw new Refusal('request.invalid', { fields });
    }
    return answer('', { location: onwards(call, part, go, before) });
  };
  const again = async (trouble: Trouble): Promise<string> => {
    const { own } = await load(call);
    const isBehind = trouble.code === 'proposal.part-changed';
    const { kept, stored } = outcome;
    return partPage(frameOf(call), {
      own,
      part,
      questions,
      blind,
      typed,
      seen: stored || isBehind ? seenOf(own, part) : seen,
      trouble,
      kept,
      ...(isBehind ? { theirs: contentIn(own, part) } : {}),
    });
  };
  return posted(call, save, again);
};
