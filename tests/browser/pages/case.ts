import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

/** A sample proposal that stands in this stage, as the desk finds it. */
const inStage =
  (stage: string) =>
  async (site: Site): Promise<string> => {
    const liaison = await site.visitor({ as: 'liaison' });
    const { rows } = await (await liaison.context.request.get(`/api/desk/queue?view=open&kind=proposal&stage=${stage}`)).json();
    await liaison.close();
    if (!rows?.[0]) throw new Error(`No sample proposal is ${stage}.`);
    return `desk/proposals/${rows[0].id}`;
  };

export const pages: readonly SweptPage[] = [
  { name: 'case-screening', path: inStage('screening'), as: 'liaison', desk: true, picture: true },
  { name: 'case-review', path: inStage('in-review'), as: 'liaison', desk: true, picture: true },
  { name: 'case-question', path: inStage('info-requested'), as: 'liaison', desk: true },
  {
    name: 'case-folded-out',
    path: inStage('screening'),
    as: 'liaison',
    desk: true,
    act: (page) =>
      page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      }),
  },
  {
    name: 'case-wrong',
    path: inStage('screening'),
    as: 'liaison',
    desk: true,
    act: async (page) => {
      await page.getByText(/^(Beëindig bij de controle|End it at the check)/).click();
      await page.getByRole('button', { name: /^(Beëindig en stuur de brief|End it and send the letter)$/ }).click();
    },
    status: 422,
    failed: true,
    picture: true,
  },
  { name: 'case-nobody', path: `desk/proposals/prp_${'0'.repeat(26)}`, as: 'liaison', status: 404, other: 'link' },
];
