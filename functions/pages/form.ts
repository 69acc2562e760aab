import type { FieldError, RefusalCode } from '../../shared/domain/refusal.ts';
import { REFUSALS, Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { problemText } from '../../shared/domain/words/index.ts';
import { momentIn, sealMoment } from '../../shared/store/secrets.ts';
import { isThrottled } from '../../shared/store/store.ts';
import { choiceAsked } from '../../web/parts/errors.tsx';
import type { Trouble } from '../../web/parts/trouble.ts';
import { worded } from '../http/problem.ts';
import { type Answer, answer } from '../http/reply.ts';
import type { Base, Call } from '../http/serve.ts';

/** A fresh key for a form: sending it twice means acting once. */
export const formKey = ({ store }: Base): string => Buffer.from(store.random(18)).toString('base64url');

/** Sooner than this nobody has filled in a form; later than the other, nobody has just been shown it. */
const DWELL_MS = 2_000;
const OPEN_MS = 86_400_000;

/**
 * What a form that anyone may send carries instead of a puzzle: when it was shown, signed. A form that comes back from a refusal has waited
 * already, so that pressing again is enough.
 */
export const formToken = async ({ deps, at, body }: Call, form: string): Promise<string> =>
  sealMoment(await deps.keys(), form, Date.parse(at) - (body === undefined ? 0 : DWELL_MS));

/** @throws form.too-soon where nobody can have read the form, let alone filled it in */
export const requireDwell = async (call: Call, form: string): Promise<void> => {
  const shown = momentIn(await call.deps.keys(), form, formOf(call).get('shown') ?? '');
  const passed = shown === undefined ? undefined : Date.parse(call.at) - shown;
  refuseUnless(passed !== undefined && passed >= DWELL_MS && passed <= OPEN_MS, 'form.too-soon');
};

/** The fields of a page's form. */
export const formOf = (call: Call): URLSearchParams => call.body as URLSearchParams;

/** Who may not be here at all gets no form back. */
const LEADS_AWAY: readonly RefusalCode[] = ['session.missing', 'session.not-enough', 'item.not-found', 'link.dead', 'request.cross-site'];

/** Fields outside the form of proposals that are radio buttons or a list to choose from on every page that has them. */
const CHOSEN =
  /^(?:answer|call|confidence|conflict|helix|inScope|kind|language|mailing|maybe|organisationType|outcome|person|standIn|state|template|tieKind|to|vote|assign\/to|introduce\/demand|sort\/reason|talk\/outcome|verdict\/verdict|(?:capability|checks|kind)\/[^/]+)$/;

const troubleOf = (refusal: Refusal, language: 'nl' | 'en'): Trouble =>
  choiceAsked(
    {
      code: refusal.code,
      ...problemText(refusal.code, language),
      fields: worded(refusal.fields as readonly FieldError[], language),
      ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    },
    language,
    (path) => CHOSEN.test(path),
  );

/**
 * A form that was sent: acts through the operations of the contract and leads on, or shows what came of it. What is refused comes back as the same
 * page with the reason, and with all that was typed. @throws what somebody who may not be here would be told
 */
export const posted = async (
  call: Call,
  act: () => Promise<Answer<string> | string>,
  again: (trouble: Trouble) => string | Promise<string>,
): Promise<Answer<string>> => {
  try {
    const done = await act();
    return typeof done === 'string' ? answer(done, {}) : done;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : isThrottled(error) ? new Refusal('request.busy', { retryAfter: 1 }) : undefined;
    if (!refusal || LEADS_AWAY.includes(refusal.code)) throw error;
    return answer(await again(troubleOf(refusal, call.language)), { status: REFUSALS[refusal.code] });
  }
};
