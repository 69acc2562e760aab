import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

/** The panel of a sample proposal in this stage. */
const panelIn =
  (stage: string) =>
  async (site: Site): Promise<string> => {
    const liaison = await site.visitor({ as: 'liaison' });
    const { rows } = await (await liaison.context.request.get(`/api/desk/queue?view=open&kind=proposal&stage=${stage}`)).json();
    await liaison.close();
    if (!rows?.[0]) throw new Error(`No sample proposal is ${stage}.`);
    return `desk/proposals/${rows[0].id}/panel`;
  };

export const pages: readonly SweptPage[] = [
  { name: 'panel-ahead', path: panelIn('screening'), as: 'liaison', desk: true, picture: true },
  { name: 'panel-now', path: panelIn('in-review'), as: 'liaison', desk: true, picture: true },
  {
    name: 'panel-nobody',
    path: panelIn('in-review'),
    as: 'liaison',
    desk: true,
    act: (page) => page.getByRole('button', { name: /^(Nodig uit wie is aangevinkt|Invite whoever is ticked)$/ }).click(),
    status: 422,
    failed: true,
  },
  { name: 'call-panels', path: 'desk/calls/open/panels', as: 'liaison', desk: true, picture: true },
];
