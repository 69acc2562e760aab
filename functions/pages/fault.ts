import { community, type Language } from '../../shared/community.ts';
import type { Refusal, RefusalCode } from '../../shared/domain/refusal.ts';
import { problemText } from '../../shared/domain/words/index.ts';
import { linkDeadPage } from '../../web/pages/link.tsx';
import { missingPage, problemPage } from '../../web/pages/problem.tsx';
import type { Frame } from '../../web/parts/frame.tsx';
import type { FaultPage } from '../http/middleware.ts';
import { faultOf, worded } from '../http/problem.ts';
import { languageOf } from '../http/request.ts';
import type { Deps } from '../http/serve.ts';
import { typedIn } from './typed.ts';

type Event = Parameters<FaultPage>[0];

/** Whoever turns out to be nobody, or not enough, may be helped by a link. */
const SIGN_IN_HELPS: readonly RefusalCode[] = ['session.missing', 'session.not-enough', 'item.not-found'];

const spoken = (event: Event): Language => {
  const [, first] = event.rawPath.split('/');
  return community.languages.find((known) => known === first) ?? languageOf(event);
};

const addressOf = ({ rawPath, rawQueryString }: Event): string => (rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`);

/** The same page in the other language, where looking at it again can show anything. */
const hereOf = (event: Event, language: Language): string => {
  const isPage = event.requestContext.http.method === 'GET' && /^\/(nl|en)(\/|$)/.test(event.rawPath);
  return isPage ? addressOf(event) : `/${language}`;
};

/** Where a form can be sent once more by whoever has signed in meanwhile. */
const CAN_GO_ON: readonly RefusalCode[] = ['session.missing', 'session.not-enough'];

/** Rooms where nobody but staff comes. */
const isDesk = ({ rawPath }: Event): boolean => /^\/(nl|en)\/(desk|decide)(\/|$)/.test(rawPath);

/** The frame of somebody of whom nothing is known: it was perhaps that which went wrong. */
const frameFor = (event: Event, { assets = {} }: Deps): Frame => {
  const language = spoken(event);
  return { language, here: hereOf(event, language), assets, rooms: ['submit', 'contact'] };
};

const fieldsOf = (refusal: Refusal, language: Language) => worded(refusal.fields, language);

/** What a browser shows when something was refused or broke off, or where there is nothing. */
export const faultPage: FaultPage = (event, refusal, deps) => {
  const frame = frameFor(event, deps);
  const { language } = frame;
  const request = event.requestContext.requestId;
  const isForm = event.requestContext.http.method !== 'GET';
  const typed = refusal?.code === 'request.cross-site' ? undefined : typedIn(event, deps.publicUrl);
  if (event.routeKey === '$default') return missingPage(frame);
  if (refusal?.code === 'link.dead') return linkDeadPage(frame);
  const [, , room = ''] = event.rawPath.split('/');
  if (!refusal) return problemPage(frame, { ...faultOf(language, request), request, sent: isForm ? 'perhaps-done' : undefined, typed, room });
  return problemPage(frame, {
    ...problemText(refusal.code, language),
    fields: fieldsOf(refusal, language),
    request,
    retryAfter: refusal.retryAfter,
    sent: isForm ? 'not-done' : undefined,
    typed,
    room,
    again: CAN_GO_ON.includes(refusal.code) ? addressOf(event) : undefined,
    signIn: SIGN_IN_HELPS.includes(refusal.code),
    forStaff: isDesk(event) && refusal.code === 'session.missing',
  });
};
