import type { reviewPages } from '../../../shared/contract/page-review.ts';
import { reviewerOperations } from '../../../shared/contract/reviewer.ts';
import { supportOperations } from '../../../shared/contract/support.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { readingOnce } from '../../../shared/store/reading.ts';
import { placeIn, type ReviewPage, reviewPath, typedFrom } from '../../../web/pages/review/data.ts';
import { type Invitation, invitationPage, NO_TIES, reviewEndedPage, reviewLinkSentPage } from '../../../web/pages/review/invitation.tsx';
import { reviewPage } from '../../../web/pages/review/review.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { reviewerHandlers } from '../../reviewer/handlers.ts';
import { reviewedHandlers } from '../../support/earlier-reviewed.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { bodyFrom, seenIn, shownIn, typedIn } from './form.ts';
import { queueOf } from './queue.ts';

const isFresh = ({ actor }: Known): boolean => actor.scope.door !== 'invitation';
const paramsOf = ({ params }: Known) => ({ proposal: params.proposal! });

/** Whoever came by the link of one invitation has no queue. */
const placeOf = async (call: Known) => placeIn(isFresh(call) ? (await queueOf(call)).rows : [], call.params.proposal!);

type More = Partial<Omit<Invitation & ReviewPage, 'typed'>> & { readonly typed?: object; readonly answered?: string };
/** The invitation until it is accepted, then the whole; absent for everybody else. */
const shown = async (call: Known, more: More = {}): Promise<string> => {
  const params = paramsOf(call);
  const { body: invitation } = await perform(reviewerOperations.readInvitation, reviewerHandlers.readInvitation, call, { params });
  const base = { key: formKey(call), place: await placeOf(call) };
  if (invitation.status === 'invited' || !isFresh(call)) {
    const told = invitation.status === 'invited' ? undefined : ('link' as const);
    const agreed = call.person.terms?.version === invitation.terms;
    return invitationPage(frameOf(call), {
      agreed,
      ...base,
      invitation,
      fresh: isFresh(call),
      ...(told ? { told } : {}),
      ...(more.answered ? { typed: { answer: more.answered } } : {}),
      ...(more as Partial<Invitation>),
    });
  }
  // Both read the same record, by one look.
  const reading = { ...call, store: readingOnce(call.store) };
  const { body: review } = await perform(reviewerOperations.readForReview, reviewerHandlers.readForReview, reading, { params });
  const { body: compared } = await perform(supportOperations.readEarlierReviewed, reviewedHandlers.readEarlierReviewed, reading, { params });
  const stored = typedFrom(review.draft ?? review.own ?? {});
  const isBehind = more.trouble?.code === 'review.draft-changed';
  return reviewPage(frameOf(call), {
    ...base,
    review,
    ...(compared.earlier ? { earlier: compared.earlier.reference } : {}),
    typed: stored,
    seen: review.draftVersion,
    ...(more as Partial<ReviewPage>),
    ...(isBehind ? { seen: review.draftVersion, theirs: stored } : {}),
  });
};

const missing = (path: string, code = 'field.choice'): Refusal => new Refusal('request.invalid', { fields: [{ path, code, message: '' }] });

const aboutIn = (call: Known) => ({ about: call.params.proposal! });
const back = async (call: Known, did: string) =>
  answer('', { location: `${reviewPath(call.language, call.params.proposal)}?did=${await flashOf(call, did, aboutIn(call))}` });

/** What is sent with every act: which proposal, and the key that keeps it from acting twice. */
const given = (call: Known, body: () => unknown) => ({ params: paramsOf(call), key: formOf(call).get('key') ?? undefined, body });

const ended = (call: Known, how: 'declined' | 'conflict') => reviewEndedPage(frameOf(call), how, isFresh(call));

const declare = async (call: Known, conflict: string) => {
  await perform(
    reviewerOperations.declareConflict,
    reviewerHandlers.declareConflict,
    call,
    given(call, () => ({ conflict })),
  );
  return ended(call, 'conflict');
};

const decline = async (call: Known) => {
  const [reason, suggestion] = ['reason', 'suggestion'].map((name) => formOf(call).get(name));
  if (!reason) throw missing('reason');
  const { body: done } = await perform(
    reviewerOperations.declineInvitation,
    reviewerHandlers.declineInvitation,
    call,
    given(call, () => ({ reason, ...(suggestion ? { suggestion } : {}) })),
  );
  return ended(call, done.stage === 'declared' ? 'conflict' : 'declined');
};

const accept = async (call: Known) => {
  const form = formOf(call);
  if (form.get('agreed') !== 'yes') throw missing('agreed', 'terms.not-agreed');
  const ticked = form.getAll('ties');
  const ties = form.has('blind') && ticked.length > 0 ? { ties: ticked.filter((key) => key !== NO_TIES) } : {};
  const kind = form.get('tieKind') ? { kind: form.get('tieKind') } : {};
  const body = () => ({ noConflict: true, terms: form.get('terms') ?? '', ...ties, ...kind });
  const { body: done } = await perform(reviewerOperations.acceptInvitation, reviewerHandlers.acceptInvitation, call, given(call, body));
  return done.stage === 'declared' ? ended(call, 'conflict') : back(call, 'accepted');
};

/** The answer to the question about conflicts leads on; in doubt nothing happens unless the chair is asked to decide. */
const answered = async (call: Known) => {
  const form = formOf(call);
  const [kind, maybe] = [form.get('kind'), form.get('maybe')];
  switch (form.get('answer')) {
    case 'no':
      return isFresh(call) ? accept(call) : shown(call, { told: 'link' });
    case 'yes':
      if (!kind) throw missing('kind');
      return declare(call, kind);
    case 'doubt':
      return maybe ? declare(call, maybe) : shown(call, { told: 'doubt', typed: { answer: 'doubt' } });
    default:
      throw missing('answer');
  }
};

const mailLink = async (call: Known) => {
  await perform(
    reviewerOperations.requestReviewLink,
    reviewerHandlers.requestReviewLink,
    call,
    given(call, () => ({})),
  );
  return reviewLinkSentPage(frameOf(call));
};

const sentIn = (call: Known) => ({ ...bodyFrom(typedIn(formOf(call))), ...shownIn(formOf(call)), seen: seenIn(formOf(call)) });

const save = async (call: Known) => {
  await perform(
    reviewerOperations.saveReviewDraft,
    reviewerHandlers.saveReviewDraft,
    call,
    given(call, () => sentIn(call)),
  );
  return back(call, 'saved');
};

const submit = async (call: Known) => {
  await perform(
    reviewerOperations.submitReview,
    reviewerHandlers.submitReview,
    call,
    given(call, () => sentIn(call)),
  );
  return back(call, 'submitted');
};

const reopen = async (call: Known) => {
  await perform(
    reviewerOperations.reopenOwnReview,
    reviewerHandlers.reopenOwnReview,
    call,
    given(call, () => ({})),
  );
  return back(call, 'reopened');
};

/** What was typed into the form that was refused, and which form that was. */
const kept = (call: Known): More => {
  const form = formOf(call);
  const act = form.get('act');
  const one = (name: string) => form.get(name) ?? undefined;
  if (act === 'conflict' || act === 'hand-back') return { failed: act };
  return act === 'save' || act === 'submit'
    ? { typed: typedIn(form), seen: seenIn(form) }
    : {
        typed: {
          ...{ answer: one('answer'), kind: one('kind'), agreed: one('agreed'), maybe: one('maybe'), reason: one('reason'), suggestion: one('suggestion') },
          ...{ ties: form.getAll('ties'), tieKind: one('tieKind') },
        },
      };
};

const ACTS: Readonly<Record<string, (call: Known) => ReturnType<typeof answered> | ReturnType<typeof submit>>> = {
  answer: answered,
  link: mailLink,
  decline,
  'hand-back': decline,
  conflict: async (call) => {
    const kind = formOf(call).get('kind');
    if (!kind) throw missing('kind');
    return declare(call, kind);
  },
  save,
  submit,
  reopen,
};

/** The kind of a tie on the list of a blind call has a field of its own. */
const atTies = (call: Known, trouble: Trouble): Trouble =>
  formOf(call).get('answer') === 'no'
    ? { ...trouble, fields: trouble.fields.map((field) => (field.path === 'kind' ? { ...field, path: 'tieKind' } : field)) }
    : trouble;

export const reviewPageHandlers: Handlers<typeof reviewPages> = {
  /** Whoever said on the page of the invitation that there is no conflict, and signed in for it, need not say it again. */
  reviewPage: async (call) =>
    shown(call, { did: await flashIn(call, call.query.did, aboutIn(call)), ...(call.query.answer === 'no' ? { answered: 'no' } : {}) }),
  reviewForm: (call) =>
    posted(
      call,
      async () => {
        const act = ACTS[formOf(call).get('act') ?? ''];
        if (!act) throw missing('act');
        return act(call);
      },
      (trouble) => shown(call, { ...kept(call), trouble: atTies(call, trouble) }),
    ),
};
