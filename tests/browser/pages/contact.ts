import { landed } from '../support/landed.ts';
import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

/** The newest message of a sample person who is signed in only for this look. */
const ownMessage = async (site: Site): Promise<string> => {
  const { context, close } = await site.visitor({ as: 'Noor Vondst' });
  const { rows } = (await (await context.request.get('/api/mine')).json()) as { rows: { id: string; kind: string }[] };
  await close();
  return `contact/requests/${rows.find(({ kind }) => kind === 'contact-request')!.id}`;
};

export const pages: readonly SweptPage[] = [
  { name: 'contact', path: 'contact', picture: true },
  { name: 'contact-incident', path: 'contact?kind=incident', picture: true },
  { name: 'contact-vulnerability', path: 'contact?kind=vulnerability' },
  { name: 'contact-incident-here', path: 'contact?kind=incident&here=yes' },
  { name: 'contact-form', path: 'contact?kind=test-facility' },
  {
    name: 'contact-wrong',
    path: 'contact?kind=test-facility',
    act: (page) => landed(page, page.locator('main form').getByRole('button').last()),
    status: 422,
    failed: true,
    other: 'contact',
  },
  { name: 'contact-item', path: ownMessage, as: 'Noor Vondst' },
];
