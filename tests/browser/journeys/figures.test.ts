import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Download } from 'playwright-core';
import { expect, it } from 'vitest';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const bytesOf = async (download: Download): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-download-'));
  await download.saveAs(join(folder, 'file'));
  const bytes = readFileSync(join(folder, 'file'));
  rmSync(folder, { recursive: true, force: true });
  return bytes;
};

withSite('figures and exports', (site) => {
  it('lead a chair from the overview to the numbers, their tables, and files that open', async () => {
    const sent = await askedToReview(site, ['Eva Integraal', 'Mila Meetnet']);
    await reviewedBy(site, sent, 'Eva Integraal', 3.5);
    const { page } = await site.visitor({ language: 'nl', javascript: false });
    await site.signInAsStaff(page, 'Vera Voorzitter');
    await page.getByRole('link', { name: 'Overzicht' }).click();
    await page.getByRole('link', { name: 'Cijfers en uitvoer' }).click();
    const load = page.getByRole('figure', { name: 'Belasting per beoordelaar' });
    await load.getByText('Als tabel').click();
    expect(await load.getByRole('row', { name: /^Eva Integraal/ }).textContent()).toMatch(/\d/);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /^Beoordelingen CSV/ })
        .last()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^sluis-reviews-\d{4}-\d\d-\d\d\.csv$/);
    const lines: Record<string, string>[] = parse(await bytesOf(download), { bom: true, columns: true });
    expect(lines.find((line) => line.Nummer === sent.proposal)).toMatchObject({ Beoordelaar: 'Eva Integraal', 'Cijfer S': '3.5' });
    expect(await site.violations()).toEqual([]);
  });

  it('let a chair take a proposal out whole, which its own program finds unharmed', async () => {
    const sent = await askedToReview(site, ['Eva Integraal']);
    const { page, open } = await site.visitor({ language: 'en' });
    await site.signInAsStaff(page, 'Vera Voorzitter');
    await open(`desk/proposals/${sent.proposal}`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the dossier (zip)' }).click()]);
    const folder = mkdtempSync(join(tmpdir(), 'sluis-dossier-'));
    for (const [name, bytes] of Object.entries(unzipSync(await bytesOf(download)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    expect(execFileSync(process.execPath, [join(folder, 'verify.mjs')], { encoding: 'utf8' })).toContain('Nothing contradicts the log;');
    rmSync(folder, { recursive: true, force: true });
    expect(await site.violations()).toEqual([]);
  });
});
