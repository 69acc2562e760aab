import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

/** Asks for a sign-in link, and reads it in the letter. */
const signInLink = async (site: Site, language: 'nl' | 'en'): Promise<string> => {
  const email = { nl: 'noor@lekdetect.example', en: 'sam@quietwire.example' }[language];
  await fetch(`${site.url}/api/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email, language }),
  });
  const letter = (await site.mailTo(email)).findLast(({ links }) => links.some((each) => each.includes('/open/')));
  return new URL(letter!.links.find((each) => each.includes('/open/'))!).pathname;
};

export const pages: readonly SweptPage[] = [
  { name: 'home', path: '', picture: true },
  { name: 'link', path: 'link', picture: true },
  {
    name: 'link-wrong',
    path: 'link',
    act: async (page) => {
      await page.getByRole('textbox').fill('geen adres');
      await page.locator('main').getByRole('button').click();
    },
    status: 422,
    failed: true,
    picture: true,
  },
  { name: 'open', path: signInLink, picture: true },
  { name: 'accessibility', path: 'accessibility', picture: true },
  { name: 'privacy', path: 'privacy', picture: true },
  { name: 'link-dead', path: 'open/not-a-link', status: 410, other: 'link', picture: true },
  { name: 'nobody', path: 'opened', status: 401, other: 'link' },
  { name: 'no-language', path: '/fr', status: 404, other: '' },
  { name: 'not-found', path: 'nowhere/at/all', status: 404, picture: true },
];
