import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { sidewaysFaults, textSpacingFaults } from './support/layout.ts';
import { withSite } from './support/with-site.ts';

withSite('the parts of pages', (site) => {
  it.each(['language=nl', 'language=en', 'language=nl&desk', 'language=en&desk'])('stand up to every check in all their states: %s', async (query) => {
    const { page, open } = await site.visitor();
    await open(`/_local/parts?${query}`);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(20);
    for (const width of [1366, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFaults(page)).toEqual([]);
      expect(await sidewaysFaults(page, width)).toEqual([]);
      expect(await textSpacingFaults(page, width)).toEqual([]);
    }
  });
});
