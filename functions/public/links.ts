import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { publicOperations } from '../../shared/contract/public.ts';
import { effectiveRoles, type Scope } from '../../shared/domain/actor.ts';
import { isLive } from '../../shared/domain/assignment.ts';
import { verifyContact } from '../../shared/domain/contact-intake.ts';
import type { LinkToken } from '../../shared/domain/mail.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { verifyAddress } from '../../shared/domain/submission.ts';
import { isInTeam, joinTeam } from '../../shared/domain/team.ts';
import { mayMail } from '../../shared/store/limits.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { decoyWrites, letterWrites, tokenOf } from '../../shared/store/mail.ts';
import { addressHash, draftSessions, endSession, newSender, newSession, personByAddress, personOf, SESSION_MS } from '../../shared/store/people.ts';
import { commitChange, keyWrite, repliedBefore } from '../../shared/store/records.ts';
import { intentOfToken } from '../../shared/store/secrets.ts';
import { Cancelled, type Store, transact, update } from '../../shared/store/store.ts';
import { answer, sessionCookie } from '../http/reply.ts';
import type { Call, Deps, Handlers } from '../http/serve.ts';
import { proveRequests } from './proven.ts';

/** The token behind a link, if we signed it and it still works. @throws link.dead */
export const liveToken = async (deps: Deps, text: string, at: string): Promise<LinkToken> => {
  const intent = intentOfToken(await deps.keys(), text);
  const token = intent === undefined ? undefined : await tokenOf(deps.store, intent);
  if (!token || token.revoked || token.usedAt || (token.expiresAt && token.expiresAt <= at)) throw new Refusal('link.dead');
  return token;
};

const scopeOf = (token: LinkToken): Scope => {
  if (token.purpose === 'sign-in' || token.item === undefined) return { door: 'person' };
  return token.purpose === 'invitation' ? { door: 'invitation', item: token.item } : { door: 'item', item: token.item };
};

/** A sign-in link is used up by one conditional write, together with the session that it opens. */
const useUp = (store: Store, token: LinkToken, at: string): TransactWriteItem =>
  update(store, `token#${token.intent}`, 'a', 'SET usedAt = :at', { ':at': at }, 'attribute_exists(pk) AND attribute_not_exists(usedAt)');

/** Opening the item link of a draft proves the address, and ends the session of the browser that started it elsewhere. */
const verifyDraft = async (store: Store, token: LinkToken, session: TransactWriteItem, own: string | undefined, at: string): Promise<void> => {
  const stale = (await draftSessions(store, token.person, token.item!)).filter((key) => key !== own).slice(0, 50);
  await commitChange(
    store,
    { by: token.person, at },
    {
      load: async () => {
        const loaded = await loadProposal(store, token.item!, 'root');
        if (!loaded || loaded.root.address !== token.address) throw new Refusal('link.dead');
        return loaded;
      },
      before: (loaded) => loaded.root,
      decide: (loaded) => verifyAddress(loaded.root, at),
      reply: () => undefined,
      also: () => [session, ...stale.map((key) => endSession(store, token.person, key))],
    },
  );
};

/** Opening the link of a contact request proves its sender's address, once. */
const verifySender = async (store: Store, token: LinkToken, session: TransactWriteItem, at: string): Promise<void> => {
  const known = await loadContact(store, token.item!);
  if (known?.root.verified) return transact(store, [session]);
  await commitChange(
    store,
    { by: token.person, at },
    {
      load: async () => {
        const loaded = await loadContact(store, token.item!);
        if (!loaded) throw new Refusal('link.dead');
        return loaded;
      },
      before: (loaded) => loaded.root,
      decide: (loaded) => verifyContact(loaded.root),
      reply: () => undefined,
      also: () => [session],
    },
  );
};

/** An invitation's link lives as long as the assignment that it is about. */
const isStillAsked = async (store: Store, token: LinkToken): Promise<boolean> => {
  const loaded = await loadProposal(store, token.item!, 'round');
  return loaded?.assignments.some((assignment) => assignment.reviewer === token.person && isLive(assignment)) ?? false;
};

/** The link of an invitation into a team lets its addressee join, once; afterwards it opens the proposal as long as the membership lasts. */
const joinByLink = async (store: Store, token: LinkToken, session: TransactWriteItem, at: string): Promise<void> => {
  const known = await loadProposal(store, token.item!, 'root');
  if (known && isInTeam(known.root, token.person)) return transact(store, [session]);
  await commitChange(
    store,
    { by: token.person, at },
    {
      load: async () => {
        const loaded = await loadProposal(store, token.item!, 'all');
        if (!loaded) throw new Refusal('link.dead');
        return loaded;
      },
      before: (loaded) => loaded.root,
      decide: (loaded) => joinTeam({ proposal: loaded.root, assignments: loaded.assignments }, loaded.members, { person: token.person }),
      reply: () => undefined,
      also: () => [session],
    },
  );
};

export type Opened = {
  readonly cookie: string;
  readonly scope: Scope;
  readonly language: 'nl' | 'en';
  /** The item that somebody signed in for. */
  readonly leadsTo?: string | undefined;
};

/**
 * Consumes a link: a new session for this browser, as narrow as the link's purpose. Whoever signs in has the mailbox: requests with this
 * address are proven, and drafts that other browsers started with it are closed to them. @throws link.dead
 */
export const openToken = async (deps: Deps, text: string, at: string, ownSession: string | undefined): Promise<Opened> => {
  const { store } = deps;
  const token = await liveToken(deps, text, at);
  const person = await personOf(store, token.person);
  if (!person || person.address !== token.address) throw new Refusal('link.dead');
  const scope = scopeOf(token);
  const session = newSession(store, token.person, scope, at);
  if (token.purpose === 'invitation' && !(await isStillAsked(store, token))) throw new Refusal('link.dead');
  const strangers = token.purpose === 'sign-in' ? (await draftSessions(store, token.person)).filter((key) => key !== ownSession).slice(0, 50) : [];
  const draft = token.purpose === 'item' && token.item!.startsWith('prp_') ? await loadProposal(store, token.item!, 'root') : undefined;
  // Before the link is used up: what fails here is tried again by opening it again.
  if (token.purpose === 'sign-in') await proveRequests(store, token.person, at);
  try {
    if (token.purpose === 'item' && token.item!.startsWith('ctc_')) await verifySender(store, token, session.write, at);
    else if (token.purpose === 'team') await joinByLink(store, token, session.write, at);
    else if (draft?.root.stage === 'draft') await verifyDraft(store, token, session.write, ownSession, at);
    else
      await transact(store, [
        session.write,
        ...(token.purpose === 'sign-in' ? [useUp(store, token, at)] : []),
        ...strangers.map((key) => endSession(store, token.person, key)),
      ]);
  } catch (error) {
    if (error instanceof Cancelled && error.reasons.includes('ConditionalCheckFailed')) throw new Refusal('link.dead');
    throw error;
  }
  const cookie = sessionCookie(deps.publicUrl).set(session.cookie, SESSION_MS[scope.door] / 1000);
  return { cookie, scope, language: person.language, ...(token.purpose === 'sign-in' ? { leadsTo: token.item } : {}) };
};

/** A sign-in link for whoever is known by this address; nothing at all for everybody else, and the same answer after the same work. */
export const sendLink = async (call: Call, email: string): Promise<void> => {
  const { store, at } = call;
  const key = call.key && { scope: `link ${call.key.key}`, bodyHash: call.key.bodyHash };
  if (key && (await repliedBefore(store, key)) !== undefined) return;
  const allowed = await mayMail(store, addressHash(email), at, 'sign-in-link');
  const person = await personByAddress(store, email);
  const to = person ?? newSender(store, { email, language: call.language, at });
  const cause = `${to.id} link ${call.key ? call.key.key : Buffer.from(store.random(16)).toString('hex')}`;
  const order = { template: 'sign-in-link', to: to.id, address: to.address, record: to.id, cause, at } as const;
  const writes = allowed && person !== undefined ? letterWrites(store, order) : decoyWrites(store, order);
  try {
    await transact(store, [...writes, ...(key ? [keyWrite(store, key, {})] : [])]);
  } catch (error) {
    if (!(error instanceof Cancelled && error.reasons.includes('ConditionalCheckFailed'))) throw error;
  }
};

type Links = Pick<Handlers<typeof publicOperations>, 'requestLink' | 'openLink' | 'signOut' | 'whoAmI'>;

export const linkHandlers: Links = {
  requestLink: async (call) => {
    await sendLink(call, call.body.email);
    return { mail: 'if-known' };
  },
  openLink: async ({ deps, at, body, session }) => {
    const { cookie, scope, language } = await openToken(deps, body.token, at, session);
    return answer({ door: scope.door as 'item' | 'invitation' | 'person', ...('item' in scope ? { item: scope.item } : {}), language }, { cookies: [cookie] });
  },
  signOut: async ({ deps, store, actor, session }) => {
    if (actor && session) await transact(store, [endSession(store, actor.id, session)]);
    return answer({ signedOut: true as const }, { cookies: [sessionCookie(deps.publicUrl).clear()] });
  },
  /** Roles as this door gives them: a draft that was started with somebody's address must not tell who that person is or does here. */
  whoAmI: async ({ actor }) => ({
    ...(actor && actor.scope.door !== 'draft' ? { person: actor.id } : {}),
    ...(actor ? { door: actor.scope.door, ...('item' in actor.scope ? { item: actor.scope.item } : {}) } : {}),
    roles: actor ? [...new Set(effectiveRoles(actor))] : [],
  }),
};
