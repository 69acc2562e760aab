import * as z from 'zod';
import type { publicPages } from '../../../shared/contract/page-public.ts';
import { publicOperations } from '../../../shared/contract/public.ts';
import { type Actor, effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { email } from '../../../shared/domain/text.ts';
import { homePage } from '../../../web/pages/home.tsx';
import { getLinkPage, linkSentPage, openLinkPage } from '../../../web/pages/link.tsx';
import { statementPage } from '../../../web/pages/statement.tsx';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import { parsed } from '../../http/request.ts';
import type { Handlers } from '../../http/serve.ts';
import { linkHandlers, liveToken, openToken, sendLink } from '../../public/links.ts';
import { formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { type Identity, staffHandlers } from './staff-sign-in.ts';

type Pages = Omit<Handlers<typeof publicPages>, 'staffSignIn' | 'staffCallback'>;

/** Where somebody belongs who has just come in: at the item that the door leads to, else in the room of the widest role. */
const roomOf = (actor: Actor): string => {
  const { scope } = actor;
  if (scope.door === 'invitation') return `review/${scope.item}`;
  if ('item' in scope) return scope.item.startsWith('ctc_') ? `contact/requests/${scope.item}` : `proposals/${scope.item}`;
  if (scope.door === 'staff') return 'desk';
  return effectiveRoles(actor).includes('reviewer') ? 'review' : 'mine';
};

const Wanted = z.object({ email });

const pageHandlers: Pages = {
  home: async ({ language }) => answer('', { location: `/${language}` }),
  homePage: async (call) => homePage(frameOf(call)),
  accessibilityPage: async (call) => statementPage(frameOf(call), 'accessibility'),
  privacyPage: async (call) => statementPage(frameOf(call), 'privacy'),
  linkPage: async (call) => {
    const { token } = call.params as { token: string };
    const frame = frameOf(call);
    const { purpose } = await liveToken(call.deps, token, call.at);
    return openLinkPage(frame, { purpose, token, action: `/${frame.language}/open/${token}` });
  },
  openLinkForm: async (call) => {
    const { language } = frameOf(call);
    const { cookie, leadsTo } = await openToken(call.deps, call.params.token!, call.at, call.session);
    return answer('', { location: `/${language}/${leadsTo ? `review/${leadsTo}?answer=no` : 'opened'}`, cookies: [cookie] });
  },
  openedPage: async (call) => {
    const { language } = frameOf(call);
    if (!call.actor) throw new Refusal('session.missing');
    return answer('', { location: `/${language}/${roomOf(call.actor)}` });
  },
  signOutForm: async (call) => {
    const { language } = frameOf(call);
    const { extra } = await perform(publicOperations.signOut, linkHandlers.signOut, call, { body: () => ({}) });
    return answer('', { ...extra, location: `/${language}` });
  },
  getLinkPage: async (call) => getLinkPage(frameOf(call)),
  requestLinkForm: async (call) => {
    const given = formOf(call).get('email') ?? '';
    const act = async () => {
      await sendLink(call, parsed(Wanted, { email: given }).email);
      return linkSentPage(frameOf(call));
    };
    return posted(call, act, (trouble) => getLinkPage(frameOf(call), { email: given.slice(0, 254).toWellFormed(), trouble }));
  },
};

export const publicPageHandlers = (identity: () => Identity): Handlers<typeof publicPages> => ({ ...pageHandlers, ...staffHandlers(identity) });
