import { expect, it } from 'vitest';
import { withSite } from '../support/with-site.ts';

withSite('staff', (site) => {
  it('sign in over the page of their organisation, and are known by their role', async () => {
    const { page, context } = await site.visitor({ language: 'nl' });
    await site.signInAsStaff(page, 'Lia Sluiswachter');
    expect(new URL(page.url()).pathname).toMatch(/^\/nl\//);
    expect(await (await context.request.get('/api/me')).json()).toMatchObject({ door: 'staff', roles: expect.arrayContaining(['liaison']) });
    expect(await site.violations()).toEqual([]);
  });
});
