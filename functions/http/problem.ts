import { community } from '../../shared/community.ts';
import type { Problem } from '../../shared/contract/common.ts';
import { type FieldError, REFUSALS, type Refusal, type RefusalCode } from '../../shared/domain/refusal.ts';
import { fieldText, problemText } from '../../shared/domain/words/index.ts';

/** Field errors with their sentences. */
export const worded = (fields: readonly FieldError[], language: 'nl' | 'en') =>
  fields.map(({ path, code, found = '' }) => ({ path, code, message: fieldText(code, language).replace('{found}', () => found) }));

/** Whoever is told that a text belongs elsewhere is told where, with all that is needed to go there. */
const doorOf = (code: RefusalCode, language: 'nl' | 'en'): Partial<Problem> => {
  if (code === 'contact.looks-like-incident') return { door: 'csirt', csirt: community.csirt };
  return code === 'contact.looks-like-vulnerability' ? { door: 'disclosure', disclosure: community.disclosure[language] } : {};
};

/** A refusal as RFC 9457 asks, worded for a person. */
export const problemOf = (refusal: Refusal, language: 'nl' | 'en', request: string, current?: string): { status: number; problem: Problem } => {
  const status = REFUSALS[refusal.code];
  const { title, detail } = problemText(refusal.code, language);
  return {
    status,
    problem: {
      type: `urn:sluis:problem:${refusal.code}`,
      title,
      status,
      detail,
      code: refusal.code,
      request,
      ...(refusal.fields.length > 0 ? { errors: worded(refusal.fields, language) } : {}),
      ...(current ? { current } : {}),
      ...doorOf(refusal.code, language),
    },
  };
};

/** Anything else: no detail leaves, the cause goes to the log under the same request id. */
export const faultOf = (language: 'nl' | 'en', request: string): Problem => ({
  type: 'about:blank',
  title: language === 'nl' ? 'Er ging iets mis aan onze kant' : 'Something went wrong on our side',
  status: 500,
  detail:
    language === 'nl'
      ? `Er is niets verloren gegaan. Probeer het over een minuut opnieuw. Lukt het dan nog niet? Laat het ons weten en noem dit nummer: ${request}.`
      : `Nothing was lost. Try again in a minute; if it stays, mention this number: ${request}.`,
  code: 'fault',
  request,
});
