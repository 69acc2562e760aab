import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

const firstItem = async (site: Site): Promise<string> => {
  const liaison = await site.visitor({ as: 'liaison' });
  const { rows } = await (await liaison.context.request.get('/api/desk/queue')).json();
  await liaison.close();
  return `desk/items/${rows[0].id}/preview?whole=yes`;
};

const desk = { as: 'liaison', desk: true } as const;

export const pages: readonly SweptPage[] = [
  { name: 'inbox', path: 'desk', ...desk, picture: true },
  {
    name: 'inbox-preview',
    path: 'desk',
    ...desk,
    act: async (page) => {
      await page.keyboard.press('j');
      await page.locator('#pane .preview').waitFor();
    },
    picture: true,
  },
  {
    name: 'inbox-asking',
    path: 'desk',
    ...desk,
    act: async (page) => {
      for (const box of (await page.locator('.row input').all()).slice(0, 2)) await box.check();
      await page
        .locator('#bulk')
        .getByRole('button', { name: /^(Pak op|Take)$/ })
        .click();
      await page.locator('#asking').waitFor();
    },
    picture: true,
  },
  {
    name: 'inbox-filters',
    path: 'desk?kind=proposal&tlp=amber-strict',
    ...desk,
  },
  { name: 'inbox-left', path: 'desk?view=imported', ...desk, picture: true },
  { name: 'inbox-not-found', path: 'desk?q=bestaatniet', ...desk, picture: true },
  { name: 'inbox-wrong', path: 'desk?q=!!', ...desk, status: 422, failed: true, picture: true },
  {
    name: 'inbox-nothing-chosen',
    path: 'desk',
    ...desk,
    act: async (page) => {
      await page.waitForLoadState('networkidle');
      // With scripts the acts are there only for what is chosen: sent as the form goes without them.
      await page.locator('#bulk').evaluate((form: HTMLFormElement) => {
        const act = Object.assign(document.createElement('input'), { type: 'hidden', name: 'act', value: 'take' });
        form.append(act);
        form.submit();
      });
      await page.locator('.errors').waitFor();
      await page.waitForLoadState('networkidle');
    },
    status: 422,
    failed: true,
  },
  {
    name: 'inbox-keys',
    path: 'desk',
    ...desk,
    act: async (page) => {
      await page.keyboard.press('?');
      await page.locator('#keys[open]').waitFor();
    },
  },
  { name: 'hand-over', path: 'desk/hand-over', ...desk },
  { name: 'preview', path: firstItem, ...desk },
  { name: 'overview', path: 'desk/overview', ...desk, picture: true },
  {
    name: 'overview-tables',
    path: 'desk/overview',
    ...desk,
    act: async (page) => {
      for (const table of await page.locator('summary').all()) await table.click();
    },
  },
];
