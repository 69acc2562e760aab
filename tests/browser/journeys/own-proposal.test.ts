import { describe, expect, it } from 'vitest';
import { landed } from '../support/landed.ts';
import { printsWithout } from '../support/looks.ts';
import { askedOf, linkTo, sentIn } from '../support/proposals.ts';
import { turnsOf } from '../support/turns.ts';
import { withSite } from '../support/with-site.ts';

const QUESTION = 'Wat gebeurt er als de sensor uitvalt?\nEn wie merkt dat?';

withSite('an own proposal', (site) => {
  describe.each(turnsOf('an own proposal', [{ javascript: true }, { javascript: false }]))('with scripts: $javascript', ({ javascript }) => {
    it('is followed by its link, read after a fresh sign-in, explained when asked, and withdrawn', async () => {
      const sent = await sentIn(site, 'nl');
      const { page, open } = await site.visitor({ language: 'nl', javascript });

      // The link of the letter: where it stands, and not a word of it.
      await open(await linkTo(site, sent.email));
      await page.getByRole('button', { name: 'Open' }).click();
      await page.waitForURL(`**/nl/proposals/${sent.proposal}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw voorstel');
      expect(await page.locator('main').textContent()).toContain(sent.reference);
      expect(await page.locator('main').textContent()).not.toContain(sent.title);
      expect(await page.locator('[aria-current="step"]').textContent()).toContain('Ontvangst');
      await printsWithout(page, [page.getByRole('banner'), page.getByRole('button', { name: 'Mail mij een link' })], [page.getByText(sent.reference).first()]);

      // Everything else needs a link that works once; the page itself asks for it.
      await page.getByLabel('Uw e-mailadres').fill(sent.email);
      await page.getByRole('button', { name: 'Mail mij een link' }).click();
      await page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
      await open(await linkTo(site, sent.email));
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.waitForURL('**/nl/mine');
      await page.getByRole('link', { name: sent.title }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(sent.title);
      expect(await page.getByText('Beantwoord de vraag').count()).toBe(0);

      await askedOf(site, sent, QUESTION);
      await page.reload();
      expect(await page.locator('blockquote').textContent()).toBe(QUESTION);
      await page.getByRole('link', { name: 'Beantwoord de vraag' }).click();
      await landed(page, page.getByRole('button', { name: 'Verstuur uw antwoord' }));
      expect(await page.title()).toMatch(/^Fout: /);
      await page.getByLabel('Uw antwoord').fill('Dan blijft de klep dicht.\nDe wacht krijgt een melding.');
      await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click();
      await page.waitForURL('**?done=answered.*');
      expect(await page.getByText('Uw antwoord is verstuurd.').isVisible()).toBe(true);
      expect(await page.getByText('De wacht krijgt een melding.').isVisible()).toBe(true);

      await page.getByRole('link', { name: 'Uw voorstel intrekken' }).click();
      await page.getByRole('button', { name: 'Trek het voorstel in' }).click();
      expect(await page.title()).toMatch(/^Fout: /);
      await page.getByLabel('Ik ga ergens anders verder').check();
      await page.getByLabel('Ja, ik wil dit voorstel intrekken').check();
      await page.getByRole('button', { name: 'Trek het voorstel in' }).click();
      await page.waitForURL('**?done=withdrawn.*');
      expect(await page.getByText('Dit voorstel is afgesloten.').isVisible()).toBe(true);
      expect(await site.violations()).toEqual([]);
    });
  });

  it('prints its decision, without what only a screen can use', async () => {
    const { page, open, context } = await site.visitor({ language: 'nl', as: 'Noor Vondst' });
    const { rows } = (await (await context.request.get('/api/mine')).json()) as { rows: { id: string; kind: string; stage: string }[] };
    const decided = rows.find(({ kind, stage }) => kind === 'proposal' && (stage === 'decided' || stage === 'in-support'))!;
    await open(`proposals/${decided.id}`);
    await printsWithout(
      page,
      [page.getByRole('banner'), page.getByRole('link', { name: 'Alles wat u instuurde' })],
      [page.getByRole('heading', { name: 'Het besluit' }), page.getByRole('heading', { name: 'Wat u instuurde' })],
    );
    expect(await site.violations()).toEqual([]);
  });

  it('cannot be told from none at an address that leads nowhere, and there are ways on', async () => {
    const { page, open } = await site.visitor({ language: 'en' });
    expect((await open('proposals-of-nobody')).status()).toBe(404);
    await page.getByRole('link', { name: 'Ask us a question' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What is it about?');
  });
});
