import { decisionOperations } from '../../../shared/contract/decision.ts';
import { roundOperations } from '../../../shared/contract/rounds.ts';
import type { decidePages } from '../../../shared/contract/page-decide.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namesLeft } from '../../../shared/domain/named.ts';
import { letterOn } from '../../../shared/domain/view/bundle.ts';
import { type DecideForm, type DecidePage, decidePath, standing, type Tally, type TypedDecision, typedFrom } from '../../../web/pages/decide/data.ts';
import { decidePage } from '../../../web/pages/decide/decide.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import { parsed } from '../../http/request.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { decideHandlers } from '../../decision/decide.ts';
import { discussionHandlers } from '../../decision/discussion.ts';
import { seenBy } from '../../decision/act.ts';
import { heldCheck, letterCheck } from '../../decision/named.ts';
import { letterHandlers } from '../../decision/letter.ts';
import { roundHandlers } from '../../liaison/rounds.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { bodyFrom, draftFrom, troubleAt, typedIn } from './form.ts';
import { readDiscussion, readLetter, readProposal, readTally } from './reading.ts';
import { talkFrom, talkIn, talkTrouble } from './talk.ts';

/** Whether the applicant can ask for a second look at what is decided now. */
const stillFor = ({ again, announced }: Tally) => announced?.may ?? (again ? 'final' : 'ask');

/** What in a letter could tell who judged it; of a held one, what was not meant when it was written. */
const namedOf = async (call: Known, typed: TypedDecision | undefined): Promise<{ named?: string[] }> => {
  const check = await letterCheck(call);
  const loaded = await seenBy(call, 'round');
  if (!typed) return { named: namesLeft(heldCheck(check, loaded)) };
  const { letter, conditions } = parsed(decisionOperations.decideProposal.body, bodyFrom(typed));
  return { named: namesLeft({ named: check(loaded, { letter, conditions }) }) };
};

/** The decision that a form was filled in beside: none where there was none. */
const seenIn = (form: URLSearchParams): number => Number(form.get('amends') ?? 0);

const shown = async (call: Known, more: Partial<DecidePage> = {}, said?: string): Promise<string> => {
  const id = call.params.proposal!;
  const chairs = effectiveRoles(call.actor).includes('chair');
  const [proposal, tally, discussion] = await Promise.all([readProposal(call, id), readTally(call, id), readDiscussion(call, id)]);
  const { draft, assembled } = await readLetter(call, proposal, chairs);
  const held = standing(proposal);
  return decidePage(frameOf(call), {
    proposal,
    tally,
    discussion,
    takesOut: chairs,
    chairs: chairs && (tally.again?.may ?? true),
    ...(draft ? { draft } : {}),
    ...(assembled && !draft ? { assembled } : {}),
    typed: typedFrom(tally, held, draft?.body, assembled),
    key: formKey(call),
    ...(held ? { letter: letterOn(tally.announced?.at ?? call.at, held, stillFor(tally)) } : {}),
    ...(held && proposal.stage === 'decided' && !more.named ? await namedOf(call, undefined) : {}),
    did: await flashIn(call, said, { about: id, version: proposal.version }),
    overtaken: more.typed !== undefined && held !== undefined && seenIn(formOf(call)) !== held.n,
    ...more,
  });
};

const missing = (path: string, code = 'field.missing'): Refusal => new Refusal('request.invalid', { fields: [{ path, code, message: '' }] });
const back = async (call: Known, did: string) => {
  const { id, version } = await readProposal(call, call.params.proposal!);
  return answer('', { location: `${decidePath(call.language, id)}?did=${await flashOf(call, did, { about: id, version })}` });
};
const given = (call: Known, body: () => unknown) => ({ params: { proposal: call.params.proposal! }, key: formOf(call).get('key') ?? undefined, body });
const nothing = () => ({});

const close = async (call: Known) => {
  const reason = (formOf(call).get('reason') ?? '').trim();
  const body = () => (reason === '' ? {} : { reason });
  await perform(roundOperations.closeRound, roundHandlers.closeRound, call, given(call, body));
  return back(call, 'closed');
};

/** A look at the letter: whoever may not decide on this proposal is not shown it either, as the page is read anew. */
const preview = async (call: Known) => {
  const typed = typedIn(formOf(call));
  const body = parsed(decisionOperations.decideProposal.body, bodyFrom(typed));
  const proposal = await readProposal(call, call.params.proposal!);
  const named = await namedOf(call, typed);
  return shown(call, {
    typed,
    isPreview: true,
    ...named,
    letter: letterOn(call.at, { ...body, rubric: proposal.rules.rubric, conditions: body.conditions ?? [] }, stillFor(await readTally(call, proposal.id))),
  });
};

/** Keeps what is written, and decides nothing. */
const save = async (call: Known) => {
  const form = formOf(call);
  const body = () => ({ draft: draftFrom(typedIn(form)), seen: Number(form.get('seen') ?? 0) });
  await perform(decisionOperations.saveDecisionDraft, letterHandlers.saveDecisionDraft, call, given(call, body));
  return back(call, 'saved');
};

const approve = async (call: Known) => {
  const body = () => ({ decision: Number(formOf(call).get('decision')) });
  await perform(decisionOperations.approveDecision, decideHandlers.approveDecision, call, given(call, body));
  return back(call, 'approved');
};

const talk = async (call: Known) => {
  await perform(
    decisionOperations.discuss,
    discussionHandlers.discuss,
    call,
    given(call, () => talkFrom(formOf(call))),
  );
  return back(call, 'talked');
};

const plain = (text = ''): string => text.replaceAll(/\s+/g, ' ').trim();

/** A criterion without a judgement stays out of the letter, and so does what the reviewers wrote of it; words that somebody else wrote there would be lost. */
const requireNothingLost = async (call: Known): Promise<void> => {
  const { bands, texts } = typedIn(formOf(call));
  const left = Object.entries(texts).filter(([id, text]) => !bands[id] && plain(text) !== '');
  if (left.length === 0) return;
  const { body } = await perform(decisionOperations.assembleLetter, letterHandlers.assembleLetter, call, { params: { proposal: call.params.proposal! } });
  const own = left.filter(([id, text]) => plain(text) !== plain(body.criteria.find((criterion) => criterion.id === id)?.text));
  const fields = own.map(([id]) => ({ path: `letter/criteria/${id}/band`, code: 'letter.left-out', message: '' }));
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
};

const decide = async (call: Known) => {
  await requireNothingLost(call);
  await perform(
    decisionOperations.decideProposal,
    decideHandlers.decideProposal,
    call,
    given(call, () => bodyFrom(typedIn(formOf(call)))),
  );
  return back(call, 'decided');
};

const amend = async (call: Known) => {
  const form = formOf(call);
  const amends = seenIn(form);
  if (!amends) throw missing('amends', 'decision.not-read');
  await requireNothingLost(call);
  await perform(
    decisionOperations.amendDecision,
    decideHandlers.amendDecision,
    call,
    given(call, () => ({ ...bodyFrom(typedIn(form)), amends })),
  );
  return back(call, 'amended');
};

const announce = async (call: Known) => {
  const read = formOf(call).get('letterRead');
  if (!read) throw missing('letterRead', 'letter.not-read');
  await perform(
    decisionOperations.announceDecision,
    decideHandlers.announceDecision,
    call,
    given(call, () => ({ letterRead: Number(read) })),
  );
  return back(call, 'announced');
};

type Done = Awaited<ReturnType<typeof close>> | string;
const ACTS: Readonly<Record<string, { readonly form: DecideForm; readonly run: (call: Known) => Promise<Done> }>> = {
  close: { form: 'round', run: close },
  reopen: {
    form: 'round',
    run: async (call) => {
      await perform(roundOperations.reopenRound, roundHandlers.reopenRound, call, given(call, nothing));
      return back(call, 'reopened');
    },
  },
  preview: { form: 'decision', run: preview },
  save: { form: 'decision', run: save },
  approve: { form: 'approve', run: approve },
  talk: { form: 'talk', run: talk },
  decide: { form: 'decision', run: decide },
  amend: { form: 'decision', run: amend },
  return: {
    form: 'announce',
    run: async (call) => {
      await perform(decisionOperations.returnDecision, decideHandlers.returnDecision, call, given(call, nothing));
      return back(call, 'returned');
    },
  },
  announce: { form: 'announce', run: announce },
};

/** The page again with the reason, and with what was typed into the form that was refused. */
const again = (call: Known, trouble: Trouble): Promise<string> => {
  const form = formOf(call);
  const failed = ACTS[form.get('act') ?? '']?.form;
  const one = (name: string) => form.get(name) ?? undefined;
  if (failed === 'talk') return shown(call, { trouble: talkTrouble(trouble), failed, talk: talkIn(form) });
  if (failed === 'round') return shown(call, { trouble, failed, roundReason: one('reason') });
  if (failed !== 'decision') return shown(call, { trouble, ...(failed ? { failed } : {}) });
  const typed = typedIn(form);
  return shown(call, { trouble: troubleAt(trouble, typed), failed, typed });
};

export const decidePageHandlers: Handlers<typeof decidePages> = {
  decidePage: (call) => shown(call, {}, call.query.did),
  decideForm: (call) =>
    posted(
      call,
      async () => {
        const act = ACTS[formOf(call).get('act') ?? ''];
        if (!act) throw missing('act');
        return act.run(call);
      },
      (trouble) => again(call, trouble),
    ),
};
