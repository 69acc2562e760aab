import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { escapeHtml, readBody, sendJson, sendPage } from './http.ts';
import type { Person } from './world.ts';

export type IdentityOptions = {
  readonly dir: string;
  readonly issuer: string;
  /** Only this origin gets codes. */
  readonly site: string;
  /** Staff that may sign in here. */
  readonly people: () => Promise<readonly Person[]>;
  readonly now: () => Date;
};
export type Identity = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

type Grant = {
  readonly person: Person;
  readonly client: string;
  readonly redirect: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly expires: number;
};

const CODE_MS = 5 * 60_000;
const TOKEN_SECONDS = 3600;

/** Stands in for the managed sign-in page: code with PKCE, RS256, claims as Cognito writes them. It knows no passwords and serves this machine only. */
export const createIdentity = ({ dir, issuer, site, people, now }: IdentityOptions): Identity => {
  const key = signingKey(join(dir, 'identity.pem'));
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 16);
  const grants = new Map<string, Grant>();

  const authorize = async (response: ServerResponse, url: URL) => {
    const get = (name: string) => url.searchParams.get(name) ?? '';
    const redirect = get('redirect_uri');
    if (!URL.canParse(redirect) || new URL(redirect).origin !== site)
      return sendJson(response, 400, { error: 'invalid_request', error_description: `redirect_uri must begin with ${site}` });
    if (get('response_type') !== 'code' || get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(get('code_challenge')) || !get('client_id')) {
      return sendJson(response, 400, {
        error: 'invalid_request',
        error_description: 'response_type=code, client_id and a code_challenge by S256 are needed',
      });
    }
    const staff = await people();
    const person = staff.find(({ id }) => id === get('login_as'));
    if (!person) return choose(response, url, staff);
    const code = randomUUID();
    grants.set(code, {
      person,
      client: get('client_id'),
      redirect,
      challenge: get('code_challenge'),
      nonce: get('nonce'),
      expires: now().getTime() + CODE_MS,
    });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    if (get('state')) back.searchParams.set('state', get('state'));
    response.writeHead(302, { location: back.href, 'cache-control': 'no-store' }).end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(String((await readBody(request, 100_000)) ?? ''));
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const fits =
      grant &&
      form.get('grant_type') === 'authorization_code' &&
      grant.expires > now().getTime() &&
      grant.client === form.get('client_id') &&
      grant.redirect === form.get('redirect_uri') &&
      sameChallenge(form.get('code_verifier') ?? '', grant.challenge);
    if (!fits) return sendJson(response, 400, { error: 'invalid_grant' });
    sendJson(response, 200, {
      id_token: token(grant, 'id'),
      access_token: token(grant, 'access'),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
    });
  };

  const token = ({ person, client, nonce }: Grant, use: 'id' | 'access') => {
    const iat = Math.floor(now().getTime() / 1000);
    const sub = subjectOf(person);
    const shared = {
      sub,
      iss: issuer,
      token_use: use,
      auth_time: iat,
      iat,
      exp: iat + TOKEN_SECONDS,
      jti: randomUUID(),
      origin_jti: randomUUID(),
    };
    const claims =
      use === 'id'
        ? {
            ...shared,
            aud: client,
            email: person.email,
            email_verified: true,
            name: person.name,
            'cognito:username': sub,
            ...(nonce ? { nonce } : {}),
          }
        : { ...shared, client_id: client, username: sub, scope: 'openid email' };
    const content = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`;
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`;
  };

  return async (request, response, url) => {
    if (url.pathname.endsWith('/.well-known/jwks.json')) return sendJson(response, 200, { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] });
    if (url.pathname.endsWith('/.well-known/openid-configuration')) {
      return sendJson(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/oauth2/authorize`,
        token_endpoint: `${issuer}/oauth2/token`,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
      });
    }
    if (url.pathname.endsWith('/oauth2/authorize') && request.method === 'GET') return authorize(response, url);
    if (url.pathname.endsWith('/oauth2/token') && request.method === 'POST') return exchange(request, response);
    sendJson(response, 404, { message: 'Not Found' });
  };
};

const choose = (response: ServerResponse, url: URL, staff: readonly Person[]) => {
  const link = ({ id, name, roles }: Person) => {
    const query = new URLSearchParams([...url.searchParams].filter(([key]) => key !== 'login_as'));
    query.set('login_as', id);
    return `<li><a href="?${escapeHtml(query.toString())}">${escapeHtml(name)}</a> (${escapeHtml(roles.join(', '))})</li>`;
  };
  sendPage(
    response,
    'Sign in on this machine',
    `<p>This page stands in for the sign-in of the staff: no password, no second factor.</p><ul>${staff.map(link).join('')}</ul>`,
  );
};

const signingKey = (file: string): KeyObject => {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return createPrivateKey(readFileSync(file));
};

/** The same person keeps the same subject over restarts and resets, as in a user pool. */
const subjectOf = ({ id }: Person) => {
  const hex = createHash('sha256').update(id).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

const sameChallenge = (verifier: string, challenge: string) => {
  const got = createHash('sha256').update(verifier).digest();
  const wanted = Buffer.from(challenge, 'base64url');
  return got.length === wanted.length && timingSafeEqual(got, wanted);
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
