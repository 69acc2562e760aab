import { community } from '../../../shared/community.ts';
import type { publicPages } from '../../../shared/contract/page-public.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { requireTeam } from '../../../shared/domain/team.ts';
import { email } from '../../../shared/domain/text.ts';
import { statusView } from '../../../shared/domain/view/applicant.ts';
import { contactStatusView } from '../../../shared/domain/view/contact.ts';
import { reviewerView } from '../../../shared/domain/view/reviewer.ts';
import { loadContact, loadProposal } from '../../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../../shared/store/roster.ts';
import { homePage } from '../../../web/pages/home.tsx';
import { getLinkPage, linkSentPage, openLinkPage } from '../../../web/pages/link.ts';
import { type Opened, openedPage } from '../../../web/pages/opened.ts';
import { statementPage } from '../../../web/pages/statement.tsx';
import { plainCss } from '../../../web/style/plain.ts';
import { answer } from '../../http/reply.ts';
import type { Call, Handlers } from '../../http/serve.ts';
import { liveToken, openToken, sendLink } from '../../public/links.ts';
import { formOf } from '../form.ts';
import { frameOf } from '../frame.ts';
import { type Identity, staffHandlers } from './staff-sign-in.ts';

type Pages = Omit<Handlers<typeof publicPages>, 'staffSignIn' | 'staffCallback'>;

/** Only the languages that the community speaks have pages. */
const pageLanguage = (call: Call): 'nl' | 'en' => {
  const language = community.languages.find((known) => known === call.params.language);
  if (!language) throw new Refusal('item.not-found');
  return language;
};

/** What this browser's door leads to: never more than the item link itself shows. */
const openedBy = async ({ store, actor, person, at }: Call): Promise<Opened> => {
  if (!actor) throw new Refusal('session.missing');
  if (!('item' in actor.scope)) return { kind: 'signed-in' };
  const { item, door } = actor.scope;
  const contact = await loadContact(store, item);
  const nameOf = namesOf(await snapshotOf(store));
  if (contact?.root.applicant === actor.id) return contactStatusView(contact.root, at, community, nameOf, person);
  const proposal = await loadProposal(store, item, door === 'invitation' ? 'all' : 'root');
  if (!proposal) throw new Refusal('item.not-found');
  if (door === 'invitation') return { kind: 'invitation', invitation: reviewerView(proposal, actor, community).invitation };
  requireTeam(proposal.root, actor, 'read');
  return statusView(proposal.root, at, community, nameOf, person);
};

const pageHandlers: Pages = {
  home: async ({ language }) => answer('', { location: `/${language}` }),
  homePage: async (call) => homePage(frameOf(call)),
  accessibilityPage: async (call) => statementPage(frameOf(call), 'accessibility'),
  privacyPage: async (call) => statementPage(frameOf(call), 'privacy'),
  linkPage: async (call) => {
    const language = pageLanguage(call);
    const token = await liveToken(call.deps, call.params.token!, call.at);
    return openLinkPage({ language, purpose: token.purpose, token: call.params.token!, action: `/${language}/open/${call.params.token}` });
  },
  openLinkForm: async (call) => {
    const language = pageLanguage(call);
    const { cookie } = await openToken(call.deps, call.params.token!, call.at, call.session);
    return answer('', { location: `/${language}/opened`, cookies: [cookie] });
  },
  openedPage: async (call) => openedPage({ language: pageLanguage(call), status: await openedBy(call) }),
  getLinkPage: async (call) => getLinkPage({ language: pageLanguage(call) }),
  requestLinkForm: async (call) => {
    const language = pageLanguage(call);
    const given = formOf(call).get('email') ?? '';
    const form = email.safeParse(given);
    if (!form.success) return answer(getLinkPage({ language, error: 'text.address', email: given.slice(0, 254).toWellFormed() }), { status: 422 });
    await sendLink(call, form.data);
    return linkSentPage({ language });
  },
  stylesheet: async () => answer(plainCss, { contentType: 'text/css; charset=utf-8', cache: 'public, max-age=3600' }),
};

export const publicPageHandlers = (identity: () => Identity): Handlers<typeof publicPages> => ({ ...pageHandlers, ...staffHandlers(identity) });
