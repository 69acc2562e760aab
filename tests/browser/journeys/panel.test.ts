import { expect, it } from 'vitest';
import { withSite } from '../support/with-site.ts';
import { admitted } from '../support/rounds.ts';
import { sentIn } from '../support/proposals.ts';

withSite('a liaison with a panel', (site) => {
  it('reads who is proposed and why, sees what a swap costs, invites, and finds the next best after a decline, without a script', async () => {
    const sent = await sentIn(site, 'nl');
    await admitted(site, sent, []);
    const { page, open } = await site.visitor({ as: 'Lia Sluiswachter', javascript: false });
    const here = `desk/proposals/${sent.proposal}/panel`;
    await open(`desk/proposals/${sent.proposal}`);
    await page.getByRole('link', { name: 'Het beste panel, met redenen' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Panel:');
    const ticked = page.locator('input[name="pick"]:checked');
    const proposed = await ticked.count();
    expect(proposed).toBeGreaterThan(0);
    expect(await page.getByText(/van de 20 plaatsen vrij/).count()).toBeGreaterThan(0);

    // The button stands right under the people whom it invites; whoever cannot be asked is folded up.
    const last = await page
      .locator('.panel-card', { has: page.locator('input:checked') })
      .last()
      .boundingBox();
    const button = await page.getByRole('button', { name: 'Nodig deze mensen uit' }).boundingBox();
    expect(button!.y - (last!.y + last!.height)).toBeLessThan(80);
    expect(await page.locator('details:has(#excluded)').getAttribute('open')).toBeNull();
    expect(await page.getByRole('link', { name: 'Alle panels van de doorlopende intake in één keer' }).count()).toBe(1);

    // Who else could be asked may lie folded away where others took the places.
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    const [leaves, joins] = await Promise.all(
      [ticked, page.locator('input[name="pick"]:not(:checked):enabled')].map((some) => some.first().getAttribute('id')),
    );
    const name = await page.locator(`label[for="${joins}"] bdi`).first().textContent();
    await page.locator(`[id="${leaves}"]`).uncheck();
    await page.locator(`[id="${joins}"]`).check();
    await page.getByRole('button', { name: 'Bekijk wat dit scheelt' }).click();
    const choice = page.getByRole('region', { name: 'Uw keuze' });
    expect(await choice.textContent()).toContain(name!);
    expect(await page.locator('input[name="pick"]:checked').count()).toBe(proposed);
    expect(await page.getByRole('region', { name: 'Plekken in het gekozen panel' }).count()).toBe(1);
    // Its button invites whom it names, whatever is ticked below since.
    await page.locator('input[name="pick"]:checked').first().uncheck();

    await page.getByRole('button', { name: 'Nodig deze mensen uit' }).click();
    expect(await page.getByRole('status').textContent()).toContain('De uitnodigingen gaan over een minuut de deur uit.');
    expect(await page.getByText(/uitgenodigd · uiterlijk/).count()).toBe(proposed);
    expect(await page.getByText('Bevestigd op deze pagina.').count()).toBe(1);

    await page
      .getByRole('button', { name: /^Beëindig/ })
      .first()
      .click();
    expect(await page.getByRole('status').textContent()).toContain('De toewijzing is beëindigd');
    await site.settle();
    await open(here);
    expect(await page.getByText(/Gekozen nadat de toewijzing van .* was beëindigd/).count()).toBe(1);
    expect(await site.violations()).toEqual([]);
  });
});
