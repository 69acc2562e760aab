import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besidePages } from '../../functions/pages/public/aside.ts';
import { community } from '../../shared/community.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'beside pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });

describe('an address with a slash too many', () => {
  it.each([
    ['/nl/', '/nl'],
    ['/en/submit/', '/en/submit'],
    ['/nl/contact//?kind=partnership', '/nl/contact?kind=partnership'],
    ['/en/desk/proposals/prp_1/', '/en/desk/proposals/prp_1'],
  ])('leads from %s to %s', async (from, to) => {
    const { status, headers } = await get(from);
    expect([status, headers.location]).toEqual([308, to]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each(['/nl//elsewhere.example/', '/api/me/', '/nl/a%5Cb/', '/fr/'])('is nothing where no page could be: %s', async (path) => {
    const { status, headers } = await get(path);
    expect([status, headers.location]).toEqual([404, undefined]);
  });

  it.each(['//elsewhere.example/', '///', '/\\elsewhere.example/', '/nl/\r\nx: y/', '/nl/../\\x/'])('is no way to another site: %j', (rawPath) => {
    const event = { routeKey: '$default', rawPath, rawQueryString: '', headers: {}, requestContext: { http: { method: 'GET' }, timeEpoch: world.now } };
    expect(besidePages(event as never, { publicUrl: world.publicUrl } as never)).toBeUndefined();
  });

  it('sends no form on', async () => {
    expect((await world.request({ method: 'POST', path: '/nl/link/', text: 'email=a%40b.example' })).status).toBe(404);
  });
});

describe('the note for whoever finds a weakness', () => {
  it('says where to turn, and runs out within a year from when it is read', async () => {
    const { status, headers, text } = await get('/.well-known/security.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    expect(lines).toMatchObject({
      Policy: community.disclosure.en,
      Canonical: `${world.publicUrl}/.well-known/security.txt`,
      'Preferred-Languages': 'nl, en',
    });
    expect(text).toContain(`Contact: mailto:${community.contact.email}\n`);
    const days = (Date.parse(lines.Expires!) - world.now) / 86_400_000;
    expect([days > 170, days < 366]).toEqual([true, true]);
  });
});

describe('search engines', () => {
  const NOT = '<meta name="robots" content="noindex"/>';
  it.each(['/nl', '/en', '/en/contact', '/nl/privacy', '/nl/accessibility'])('may find %s, where nobody is signed in', async (path) => {
    expect((await get(path)).text).not.toContain(NOT);
    expect((await get(path, cast.lia.cookie)).text).toContain(NOT);
  });

  it.each(['/nl/link', '/nl/submit', '/nl/contact?kind=other', '/nl/nothing-here', '/nl/open/k1.nothing'])('may not find %s', async (path) => {
    expect((await get(path)).text).toContain(NOT);
  });
});

it('names every cookie where it tells what is kept', async () => {
  for (const language of community.languages) {
    const { text } = await get(`/${language}/privacy`);
    expect([text.includes('__Host-sluis)'), text.includes('__Host-sluis-oidc)')]).toEqual([true, true]);
  }
});

describe('a question without a body (HEAD)', () => {
  const head = (path: string) => world.request({ method: 'HEAD', path });

  it.each(['/nl', '/en/link', '/nl/privacy', '/en/accessibility'])('is answered as its page is: %s', async (path) => {
    const [page, bare] = [await get(path), await head(path)];
    expect([page.status, bare.status, bare.text]).toEqual([200, 200, '']);
    const { 'content-encoding': _, etag: __, ...headers } = page.headers;
    expect(bare.headers).toMatchObject({ ...headers, etag: expect.any(String) });
  });

  it.each(['/nl/desk', '/en/submit', '/nl/desk/proposals/prp_1', '/api/me'])(
    'is told to be a GET where somebody has to be known, or another function answers: %s',
    async (path) => {
      const { status, headers, text } = await head(path);
      expect([status, headers.allow, text]).toEqual([405, 'GET', '']);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  it('finds nothing where there is nothing, and what lies beside the pages', async () => {
    expect((await head('/fr')).status).toBe(404);
    expect((await head('/nl/')).status).toBe(308);
    expect((await head('/.well-known/security.txt')).status).toBe(200);
  });
});
