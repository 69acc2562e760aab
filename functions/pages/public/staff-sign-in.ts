import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { community } from '../../../shared/community.ts';
import type { publicPages } from '../../../shared/contract/page-public.ts';
import type { Role } from '../../../shared/domain/actor.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { addressKey, email } from '../../../shared/domain/text.ts';
import { factWrites, linkFacts } from '../../../shared/store/facts.ts';
import { newSender, newSession, personByAddress, personWrites, rosterWrite, SESSION_MS } from '../../../shared/store/people.ts';
import { rootRow } from '../../../shared/store/rows.ts';
import { put, type Store, transact } from '../../../shared/store/store.ts';
import { answer, sessionCookie } from '../../http/reply.ts';
import type { Deps, Handlers } from '../../http/serve.ts';

export type Identity = {
  readonly issuer: string;
  readonly client: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly firstAdmin: string;
  readonly fetch: typeof fetch;
};

const STATE_SECONDS = 600;
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const Claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nonce: z.string(),
  email,
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  token_use: z.literal('id').optional(),
});

/** The ID token's claims. It comes straight from the token endpoint over TLS, so issuer, audience, time and nonce are what is left to check. */
const claimsOf = async (response: Response): Promise<z.infer<typeof Claims>> => {
  try {
    const { id_token } = z.object({ id_token: z.string() }).parse(await response.json());
    return Claims.parse(JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('link.dead');
  }
};

const isVerified = (claims: z.infer<typeof Claims>): boolean => claims.email_verified === true || claims.email_verified === 'true';

const stateCookie = (deps: Deps) => {
  const base = sessionCookie(deps.publicUrl);
  const name = `${base.name}-oidc`;
  return {
    name,
    set: (value: string) => base.set(value, STATE_SECONDS).replace(`${base.name}=`, `${name}=`),
    clear: () => base.clear().replace(`${base.name}=`, `${name}=`),
  };
};

/** The first administrator is named by configuration and gets the role at the first sign-in, once; it leaves a fact like every grant. */
const firstAdmin = async (store: Store, known: Person | undefined, address: string, at: string): Promise<Person> => {
  const roles: Role[] = ['admin'];
  const base = known ?? newSender(store, { email: address, language: 'nl', at, name: community.name.nl });
  const { stored, head } = linkFacts(base.id, base, [{ type: known ? 'PersonChanged' : 'PersonAdded', roles }], 'configuration', at);
  const person: Person = { ...base, ...head, roles, version: known ? known.version + 1 : 1, relationVersion: base.relationVersion + 1 };
  const root = known
    ? [put(store, rootRow(person, community), { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': known.version } })]
    : personWrites(store, person);
  await transact(store, [...root, rosterWrite(store, person), ...factWrites(store, stored, store.now())]);
  return person;
};

/** A page of this site and nothing else, as the address comes from anywhere. */
const pageIn = (next: string): string | undefined => (/^\/(nl|en)(\/[\w-]+)*(\?[\w=&%.+-]*)?$/.test(next) ? next : undefined);

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Authorization code with PKCE: the verifier, state and nonce wait in a short-lived cookie; the code is exchanged once, here. */
export const staffHandlers = (identityOf: () => Identity): Pick<Handlers<typeof publicPages>, 'staffSignIn' | 'staffCallback'> => ({
  staffSignIn: async ({ deps, store, query: { next = '' } }) => {
    const identity = identityOf();
    const [state, nonce, verifier] = [b64(store.random(16)), b64(store.random(16)), b64(store.random(32))];
    const to = b64(Buffer.from(pageIn(next) ?? ''));
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: identity.client,
      redirect_uri: `${deps.publicUrl}/sign-in/callback`,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return answer('', { location: `${identity.authorizeUrl}?${query}`, cookies: [stateCookie(deps).set(`${state}.${nonce}.${verifier}.${to}`)] });
  },
  staffCallback: async ({ deps, store, at, query, cookieOf }) => {
    const identity = identityOf();
    const cookie = stateCookie(deps);
    const [state = '', nonce = '', verifier = '', to = ''] = (cookieOf(cookie.name) ?? '').split('.');
    if (!query.code || state === '' || !same(query.state ?? '', state)) throw new Refusal('link.dead');
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: identity.client,
      redirect_uri: `${deps.publicUrl}/sign-in/callback`,
      code: query.code,
      code_verifier: verifier,
    });
    const response = await identity.fetch(identity.tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    if (!response.ok) throw new Refusal('link.dead');
    const claims = await claimsOf(response);
    const audience = [claims.aud].flat();
    if (claims.iss !== identity.issuer || !audience.includes(identity.client) || claims.exp * 1000 <= Date.parse(at) || !same(claims.nonce, nonce))
      throw new Refusal('link.dead');
    if (!isVerified(claims)) throw new Refusal('session.not-enough');
    const known = await personByAddress(store, claims.email);
    const isFirst = addressKey(claims.email) === addressKey(identity.firstAdmin) && !(known?.roles.length ?? 0);
    const person = isFirst ? await firstAdmin(store, known, claims.email, at) : known;
    if (!person || person.roles.length === 0) throw new Refusal('session.not-enough');
    const session = newSession(store, person.id, { door: 'staff' }, at);
    await transact(store, [session.write]);
    return answer('', {
      location: pageIn(Buffer.from(to, 'base64url').toString('utf8')) ?? `/${person.language}/opened`,
      cookies: [sessionCookie(deps.publicUrl).set(session.cookie, SESSION_MS.staff / 1000), cookie.clear()],
    });
  },
});
