import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, noAxeViolations } from './support/axe.ts';
import { keyboardFaults, keyboardReaches } from './support/keyboard.ts';
import { sidewaysFaults, textSpacingFaults } from './support/layout.ts';
import { alikeFaults, printFaults } from './support/looks.ts';
import { structureFaults } from './support/structure.ts';
import { faultsSeen } from './support/watch.ts';
import { budgetFaults, bytesOf, cspFaults, policyFaults, thirdPartyFaults } from './support/wire.ts';
import { withSite } from './support/with-site.ts';

const STRICT = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const FRAME = (body: string) => `<a class="skip" href="#main">Naar de inhoud</a>
<header><nav aria-label="Menu"><a href="/nl">Sluis</a></nav></header><main id="main"><h1>Titel</h1>${body}</main><footer>Blad</footer>`;

withSite('a check', (site) => {
  /** A page of our own making, served as if the site had sent it. */
  const show = async (page: Page, body: string, { css = '', policy = '', head = '', lang = 'nl', title = 'Titel – Sluis' } = {}): Promise<void> => {
    const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,">${head}<style>${css}</style></head><body>${body}</body></html>`;
    await page.unroute('**/made');
    await page.route('**/made', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html, ...(policy ? { headers: { 'content-security-policy': policy } } : {}) }),
    );
    await page.goto('/made');
  };
  const at = async (body: string, more: Parameters<typeof show>[2] = {}): Promise<Page> => {
    const { page } = await site.visitor({ language: 'nl' });
    await show(page, body, more);
    return page;
  };

  it('by axe finds a field that is too small and has no name, and a grey that is too light, and lets a sound page pass', async () => {
    const page = await at(FRAME('<p style="color: #bbb; background: #fff">Grijs</p><input>'));
    const faults = (await axeFaults(page)).map((fault) => fault.split(':')[0]).sort();
    expect(faults).toEqual(['color-contrast', 'label', 'target-size']);
    expect((await axeFaults(page, ['label', 'target-size'])).map((fault) => fault.split(':')[0])).toEqual(['color-contrast']);
    await expect(noAxeViolations(page)).rejects.toThrow(/\/made\n.*color-contrast/s);
    await show(page, FRAME('<p>Zwart</p><label>Naam <input></label>'), { css: 'input, a { display: block; height: 48px }' });
    expect(await axeFaults(page)).toEqual([]);
  });

  it('of the width finds what stands beyond the edge, also where the page hides it, but not a table in a box that scrolls', async () => {
    const wide = '<div class="wide">breed</div>';
    const page = await at(FRAME(wide), { css: '.wide { width: 500px }' });
    expect((await sidewaysFaults(page)).join('\n')).toMatch(/the page is \d+ px wide at 320 px\n<div class="wide">/);
    expect(await sidewaysFaults(page, 1366)).toEqual([]);
    expect(page.viewportSize()?.width).toBe(1366);
    await show(page, FRAME(wide), { css: 'html { overflow-x: hidden } .wide { width: 500px }' });
    expect((await sidewaysFaults(page)).join('\n')).toContain('<div class="wide">');
    await show(page, FRAME(`<div class="box">${wide}</div>`), { css: '.box { overflow-x: auto } .wide { width: 500px }' });
    expect(await sidewaysFaults(page)).toEqual([]);
  });

  it('of the spacing finds a box that keeps its height or its width, and leaves the page as it was', async () => {
    const page = await at(FRAME('<p class="low">Een regel tekst</p><button class="tight">Innovatie indienen</button><p class="free">Nog een</p>'), {
      css: '.low { height: 1.2em; line-height: 1.2; overflow: hidden; width: 8em } .tight { font: 16px monospace; width: 19ch; white-space: nowrap; padding: 0; border: 0; overflow: hidden }',
    });
    const before = await page.screenshot();
    const faults = await textSpacingFaults(page);
    expect(faults.map((fault) => /class="(\w+)"/.exec(fault)?.[1])).toEqual(['low', 'tight']);
    expect((await page.screenshot()).equals(before)).toBe(true);
    await show(page, FRAME('<p>Een regel tekst</p><button>Innovatie indienen</button>'));
    expect(await textSpacingFaults(page, 320)).toEqual([]);
  });

  it('of the structure finds a second heading, another language, a title that says something else, and a missing way past the menu', async () => {
    const page = await at(FRAME(''));
    expect(await structureFaults(page, { language: 'nl' })).toEqual([]);
    expect(await structureFaults(page, { language: 'en' })).toEqual(['lang is "nl"']);
    expect(await structureFaults(page, { language: 'nl', failed: true })).toEqual(['the title "Titel – Sluis" does not begin with "Fout:"']);
    await show(page, '<main id="main"><h1>Een</h1><h1>Twee</h1><nav><a href="#x">weg</a></nav></main>', { title: 'Fout: Drie' });
    expect(await structureFaults(page, { language: 'nl' })).toEqual([
      '2 headings of the first level',
      'the title "Fout: Drie" does not say "Een"',
      'the title "Fout: Drie" begins with "Fout:"',
      '0 banners',
      'a navigation without a name',
      '0 footers',
      'the first stop of the Tab key leads to "#x", not into main',
    ]);
  });

  it('of the keyboard finds what Tab does not reach, another order, and a focus that nobody sees', async () => {
    const page = await at(FRAME('<button>Een</button><button class="still">Twee</button><div role="button">Drie</div><label>Naam <input></label>'), {
      css: ':focus-visible { outline: 3px solid #14212b } .still:focus-visible { outline: none }',
    });
    await keyboardReaches(page, [
      ['link', 'Naar de inhoud'],
      ['link', 'Sluis'],
      ['button', 'Een'],
      ['textbox', 'Naam'],
    ]);
    expect(await keyboardFaults(page, [['button', 'Twee']])).toEqual(['button "Twee" does not show that it has the focus']);
    expect(await keyboardFaults(page, [['button', 'Drie']])).toEqual(['Tab does not come to button "Drie", or not in this order']);
    expect(
      await keyboardFaults(page, [
        ['button', 'Een'],
        ['link', 'Sluis'],
      ]),
    ).toEqual(['Tab does not come to link "Sluis", or not in this order']);
    expect(await keyboardFaults(page, [['button', 'Vier']])).toEqual(['there is no button "Vier"']);
  });

  it('of the looks finds two states that only a colour tells apart where colours are forced, whatever the texts say', async () => {
    const page = await at(
      FRAME(
        '<ul><li><a href="#1" class="here">Inbox</a></li><li><a href="#2">Besluiten</a></li><li><a href="#3">Overzicht</a></li><li><a href="#4" class="line">Log</a></li></ul>',
      ),
      { css: 'a { display: inline-block } .here { background: #14212b; color: #fff } .line { border-bottom: 4px solid }' },
    );
    const link = (name: string) => page.getByRole('link', { name });
    const before = await page.screenshot();
    expect(await alikeFaults(page, link('Inbox'), link('Besluiten'), { forcedColors: 'none' })).toEqual([]);
    expect((await alikeFaults(page, link('Inbox'), link('Besluiten'))).join('')).toMatch(/look the same .*forcedColors/);
    expect(await alikeFaults(page, link('Besluiten'), link('Overzicht'), { forcedColors: 'none' })).toHaveLength(1);
    expect(await alikeFaults(page, link('Log'), link('Besluiten'))).toEqual([]);
    expect((await page.screenshot()).equals(before)).toBe(true);
  });

  it('of the print finds what is printed and of no use, and what is missing', async () => {
    const page = await at(FRAME('<button>Verstuur</button><p>Kenmerk OT-26-7K3FW-X</p>'), { css: '@media print { nav, p { display: none } }' });
    const [button, nav, text] = [page.getByRole('button'), page.locator('nav'), page.getByText('Kenmerk')];
    expect(await printFaults(page, [nav], [button])).toEqual([]);
    expect(await printFaults(page, [button, nav], [text])).toEqual([expect.stringMatching(/^is printed: .*button/), expect.stringMatching(/^is not printed/)]);
    expect(await text.isVisible()).toBe(true);
  });

  it('of the bytes counts what came, packed, and says which budget is passed', async () => {
    const noise = Array.from({ length: 4000 }, (_, i) => (i * 2654435761).toString(36)).join(' ');
    const page = await at(FRAME(`<p>${noise}</p>`));
    const { html, css, js } = await bytesOf(page);
    expect([html > 12 * 1024, html < noise.length, css, js]).toEqual([true, true, 0, 0]);
    expect(await budgetFaults(page)).toEqual([`html weighs ${html} bytes, more than ${12 * 1024}`]);
    await show(page, FRAME('klein'));
    expect((await bytesOf(page)).html).toBeLessThan(1024);
    expect(await budgetFaults(page)).toEqual([]);
  });

  it('of the policy reads the header, and hears what the page was stopped from doing', async () => {
    expect(policyFaults(undefined)).toEqual(['there is no Content-Security-Policy']);
    expect(policyFaults(STRICT)).toEqual([]);
    expect(policyFaults(`${STRICT}; script-src 'unsafe-inline'`)).toHaveLength(1);
    expect(policyFaults(`${STRICT}; script-src https:`)).toHaveLength(1);
    expect(policyFaults("default-src 'self'")).toHaveLength(3);
    const { page } = await site.visitor();
    await page.goto('/nl');
    expect(await cspFaults(page)).toEqual([]);
  });

  it('of a page that asks others, breaks its policy, names what is not there or fails in a script goes with whatever test visits it', async () => {
    // Outside the visitors of these tests, which must be without a fault.
    const { page, close } = await site.stranger();
    await page.route('https://elsewhere.example/**', (route) => route.abort());
    await show(page, FRAME('<p style="color: red">rood</p><img src="https://elsewhere.example/a.png" alt="">'), { policy: `${STRICT}; img-src *` });
    expect((await cspFaults(page)).filter((fault) => fault.startsWith('breaks its policy')).length).toBeGreaterThan(0);
    expect(await thirdPartyFaults(page)).toEqual(['asks a third party: https://elsewhere.example/a.png']);
    await show(page, FRAME('<script>throw new Error("kapot")</script>'), { head: '<link rel="stylesheet" href="/nl/nowhere.css">' });
    const faults = faultsSeen(page).join('\n');
    expect(faults).toContain('a script failed: kapot');
    expect(faults).toMatch(/404 for .*nowhere\.css|Refused to apply style .*nowhere\.css/);
    await close();
  });
});
