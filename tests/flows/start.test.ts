import { readdirSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '../../infra/local/http.ts';
import { Browser, Doors, wanted } from '../walk/client.ts';
import { type Child, end, folder, startMain } from './support.ts';

/** A port that nobody has just now. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
};

const dataDir = join(folder(), 'made/here');
let port: number;
let child: Child;
let browser: Browser;
beforeAll(async () => {
  port = await freePort();
  child = await startMain(dataDir, port);
  browser = new Browser(child.url);
});
afterAll(async () => {
  browser.close();
  await end(child, 'SIGTERM');
});

describe('the start', () => {
  it('obeys PORT and DATA_DIR, and says where to begin', async () => {
    expect(child.url).toBe(`http://127.0.0.1:${port}`);
    expect(child.output()).toContain(`its data in ${dataDir}.`);
    for (const line of ['/_local/ ', '/_local/mailbox', '/api/openapi.json', 'Next: open "Start here"']) expect(child.output()).toContain(line);
    expect(await wanted(200, 'health', browser.get('/api/health'))).toEqual({ ok: true });
  });

  it('says in one line, before anything is built, that the port is taken or none, or that the folder is in use or cannot be made', async () => {
    const built = () => statSync(join(dataDir, 'assembly/Sluis.template.json'));
    const before = built();
    const fresh = join(folder(), 'data');
    const free = await freePort();
    const [taken, none, shared, nowhere] = await Promise.all([
      startMain(fresh, port),
      startMain(fresh, 'http'),
      startMain(dataDir, free),
      startMain('/dev/null/nope', free + 1),
    ]);
    expect(taken.output()).toBe(`Port ${port} is taken: stop what listens there or set PORT to another one.\n`);
    expect(none.output()).toBe('PORT must be a number up to 65535, not "http".\n');
    expect(shared.output()).toMatch(/^Another local run uses the data folder .+\n$/);
    expect(nowhere.output()).toMatch(/^The data folder \/dev\/null\/nope cannot be written \(.+\): set DATA_DIR to another one\.\n$/);
    expect([taken, none, shared, nowhere].map((each) => each.process.exitCode)).toEqual([1, 1, 1, 1]);
    expect([built().ino, built().mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(() => statSync(fresh)).toThrow('ENOENT');
  });

  it.runIf(process.platform !== 'win32')('keeps everything that it writes from other people of this machine', async () => {
    await wanted(201, 'start', browser.post('/api/proposals', { email: 'eigen@inzenders.example', language: 'nl' }));
    await new Doors(child.url).drain();
    const written = ['.', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })];
    expect(written).toEqual(expect.arrayContaining(['mails.ndjson', 'database.sqlite']));
    expect(written.filter((path) => (statSync(join(dataDir, path)).mode & 0o077) !== 0)).toEqual([]);
  });

  it('opens its doors to no other Host, and to no foreign page', async () => {
    const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${child.url}${path}`, { method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sent.on('error', reject);
        sent.end();
      });
    for (const host of ['sluis.example', `sluis.example:${port}`, `127.0.0.1.evil.example:${port}`, `evil@127.0.0.1:${port}`]) {
      for (const path of ['/_local/', '/_local/people', '/_local/mails', '/_local/dump', '/_local/clock'])
        expect([host, path, await ask(path, { host })]).toEqual([host, path, 403]);
    }
    expect(await ask('/_local/reset', { origin: 'http://evil.example' }, 'POST')).toBe(403);
    expect(await ask('/_local/reset', { 'sec-fetch-site': 'cross-site' }, 'POST')).toBe(403);
    expect(await ask('/_local/people', {})).toBe(200);
  });
});

describe('the document', () => {
  it('has unique operations, references that resolve, and parameters for every path', async () => {
    const document = await wanted(200, 'openapi', browser.get('/api/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, any>).map(([method, operation]) => ({ path, method, operation })),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
    for (const { path, method, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation.parameters.filter((each: any) => each.in === 'path').map((each: any) => each.name);
      expect([method, path, declared]).toEqual([method, path, named]);
      expect(Object.keys(operation.responses).length, path).toBeGreaterThan(1);
      expect(operation.summary, path).toMatch(/\.$/);
    }
    const resolve = (ref: string): unknown =>
      ref
        .slice(2)
        .split('/')
        .reduce((at: any, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(0);
    for (const ref of references) expect([ref, ref.startsWith('#/') && resolve(ref) !== undefined]).toEqual([ref, true]);
  });
});

describe('signing in', () => {
  const follow = async (own: Browser, path: string): Promise<{ status: number; location: string; text: string }> => {
    const reply = await own.get(path);
    return { status: reply.status, location: (reply.headers.location ?? '').replace(child.url, ''), text: reply.text };
  };

  it('leads staff from /sign-in over the stand-in to a session, once', async () => {
    const people = await new Doors(child.url).people();
    const lia = people.find(({ roles }) => roles.includes('liaison'))!;
    const own = new Browser(child.url, { language: 'nl' });
    const out = await follow(own, '/sign-in');
    expect([out.status, out.location.startsWith('/_local/oidc/')]).toEqual([303, true]);
    const choice = await follow(own, out.location);
    expect(choice.text).toContain(lia.name);
    expect(choice.text).not.toContain('noor@');
    const back = await follow(own, `${out.location}&login_as=${lia.id}`);
    expect(back.location).toMatch(/^\/sign-in\/callback\?code=/);
    // Somebody else's browser cannot use the code.
    const stranger = new Browser(child.url);
    expect((await stranger.get(back.location)).status).toBe(410);
    const landed = await follow(own, back.location);
    expect([landed.status, landed.location]).toEqual([303, '/nl/opened']);
    const room = await follow(own, landed.location);
    expect([room.status, room.location]).toEqual([303, '/nl/desk']);
    expect((await own.get(room.location)).status).toBe(200);
    expect((await own.get('/api/me')).body).toMatchObject({ person: lia.id, door: 'staff' });
    expect((await own.get('/api/desk/queue')).status).toBe(200);
    expect((await own.get(back.location)).status).toBe(410);
    await wanted(200, 'sign out', own.post('/api/sign-out'));
    expect((await own.get('/api/desk/queue')).status).toBe(401);
    for (const each of [own, stranger]) each.close();
  });
});

describe('the end', () => {
  it('stops within three seconds at SIGTERM, and keeps everything for the next start', async () => {
    const doors = new Doors(child.url);
    const started = await wanted(201, 'start', browser.post('/api/proposals', { email: 'blijft@inzenders.example', language: 'nl' }));
    await doors.advance('P1D');
    await doors.drain();
    const [mails, people, now] = [(await doors.mails()).length, await doors.people(), await doors.now()];
    const took = await end(child, 'SIGTERM');
    expect(took).toBeLessThan(3000);
    expect([child.process.exitCode, child.process.signalCode]).toEqual([0, null]);

    child = await startMain(dataDir, port);
    expect(
      child
        .output()
        .split('\n')
        .filter((line) => /error|warn/i.test(line)),
    ).toEqual([]);
    expect(await doors.people()).toEqual(people);
    expect((await doors.mails()).length).toBe(mails);
    expect((await doors.now()) > now).toBe(true);
    expect((await browser.get(`/api/proposals/${started.proposal}/check`)).status).toBe(200);
    expect(await doors.violations()).toEqual([]);
    const second = await end(child, 'SIGINT');
    expect(second).toBeLessThan(3000);
    console.log(`stopped in ${Math.round(took)} and ${Math.round(second)} ms`);
  });
});
