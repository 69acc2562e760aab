import { randomBytes } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';

/** What came back, with the body parsed when it is JSON. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: any;
};
export type Mail = {
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly intent: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};
export type Sent = { readonly key?: string; readonly headers?: Readonly<Record<string, string>> };

/** Something answered otherwise than it should; says what was asked and what came. */
export class Unexpected extends Error {}

export const freshKey = (): string => randomBytes(24).toString('base64url');

/**
 * One browser: its own cookies and, as limits count by client address, its own loopback address. It follows no redirect by itself.
 */
export class Browser {
  readonly site: string;
  readonly language: 'nl' | 'en';
  readonly #from: string | undefined;
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true });

  constructor(site: string, { from, language = 'en' }: { from?: string | undefined; language?: 'nl' | 'en' } = {}) {
    this.site = site;
    this.#from = from;
    this.language = language;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#send('GET', path, undefined, headers);
  }

  /** JSON with a fresh idempotency key, unless one is given. */
  post(path: string, body: unknown = {}, { key = freshKey(), headers = {} }: Sent = {}): Promise<Reply> {
    return this.#send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', 'idempotency-key': key, ...headers });
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.#send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  /** What the button of a plain page sends. */
  form(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#send('POST', path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      origin: this.site,
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string | undefined, headers: Readonly<Record<string, string>>): Promise<Reply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      agent: this.#agent,
      ...(this.#from ? { localAddress: this.#from } : {}),
      headers: { 'accept-language': this.language, ...(cookie ? { cookie } : {}), ...length, ...headers },
    };
    return new Promise((resolve, reject) => {
      const request = httpRequest(new URL(path, this.site), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) this.#keep(line);
          const text = Buffer.concat(chunks).toString('utf8');
          const flat = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
          resolve({ status: response.statusCode ?? 0, headers: flat, text, body: bodyOf(flat['content-type'], text) });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const bodyOf = (type: string | undefined, text: string): any => {
  if (!type?.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The reply, when it has this status. @throws Unexpected with what was said instead */
export const wanted = async (status: number, what: string, reply: Promise<Reply>): Promise<any> => {
  const came = await reply;
  if (came.status !== status) throw new Unexpected(`${what}: expected ${status}, got ${came.status} ${came.text.slice(0, 600)}`);
  return came.body;
};

/** A refusal in words: this status and code, a title and a sentence. */
export const refused = async (status: number, code: string, what: string, reply: Promise<Reply>): Promise<any> => {
  const problem = await wanted(status, what, reply);
  if (problem.code !== code || !problem.title || !problem.detail || problem.status !== status)
    throw new Unexpected(`${what}: expected ${code}, got ${JSON.stringify(problem)}`);
  return problem;
};

/** The doors of the local run. */
export class Doors {
  readonly #browser: Browser;

  constructor(site: string) {
    this.#browser = new Browser(site);
  }

  async people(): Promise<{ id: string; name: string; email: string; roles: string[] }[]> {
    return wanted(200, 'people', this.#browser.get('/_local/people'));
  }

  async signIn(browser: Browser, person: string): Promise<void> {
    await wanted(200, 'sign in', browser.post('/_local/sign-in', { person }));
  }

  async mails(to?: string): Promise<Mail[]> {
    return wanted(200, 'mails', this.#browser.get(`/_local/mails${to ? `?to=${encodeURIComponent(to)}` : ''}`));
  }

  async now(): Promise<string> {
    return (await wanted(200, 'clock', this.#browser.get('/_local/clock'))).now;
  }

  async advance(duration: string): Promise<string> {
    return (await wanted(200, 'clock', this.#browser.post('/_local/clock', { advance: duration }))).now;
  }

  async drain(): Promise<{ rounds: number; mails: number; quiet: boolean }> {
    const drained = await wanted(200, 'drain', this.#browser.post('/_local/drain'));
    if (!drained.quiet) throw new Unexpected(`drain: not quiet after ${drained.rounds} rounds`);
    return drained;
  }

  async violations(): Promise<string[]> {
    return (await wanted(200, 'check', this.#browser.post('/_local/check'))).violations;
  }

  async post(door: string, body: unknown = {}): Promise<any> {
    return wanted(door === 'faults' ? 201 : 200, door, this.#browser.post(`/_local/${door}`, body));
  }

  async get(door: string): Promise<any> {
    return wanted(200, door, this.#browser.get(`/_local/${door}`));
  }

  /** Letters caused by staff wait a minute: lets what happened reach the mail, then that minute pass. */
  async later(): Promise<void> {
    await this.drain();
    await this.advance('PT2M');
    await this.drain();
  }

  /** The newest mail to an address that fits, as soon as it is there. */
  async mail(to: string, fits: (mail: Mail) => boolean, what: string): Promise<Mail> {
    for (let left = 100; left > 0; left -= 1) {
      const found = (await this.mails(to)).findLast(fits);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Unexpected(`${what}: no such mail to ${to}`);
  }

  close(): void {
    this.#browser.close();
  }
}

/** Path of the link that a mail carries, such as /nl/open/… */
export const linkIn = (mail: Mail): string | undefined => /https?:\/\/[^/\s]+(\/(?:nl|en)\/open\/[^\s<>"]+)/.exec(mail.text)?.[1];
export const tokenIn = (mail: Mail): string => (linkIn(mail) ?? '').split('/').at(-1) ?? '';
