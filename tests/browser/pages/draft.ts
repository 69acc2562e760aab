import type { Page } from 'playwright-core';
import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

/** A draft of somebody who signed in, one for all of these pages. */
const drafts = new Map<string, Promise<string>>();
const AS = 'Noor Vondst';
const draftOf = async (site: Site): Promise<string> => {
  const reply = await fetch(`${site.url}/api/proposals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email: 'noor@lekdetect.example', language: 'nl' }),
  });
  return ((await reply.json()) as { proposal: string }).proposal;
};
const at = (path: string) => async (site: Site) => {
  if (!drafts.has(site.url)) drafts.set(site.url, draftOf(site));
  return `drafts/${await drafts.get(site.url)}${path}`;
};
const go = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).click();

const PARTS = ['organisation', 'maturity', 'process', 'request', 'standards', 'exclusions'];

export const pages: readonly SweptPage[] = [
  { name: 'submit', path: 'submit', picture: true },
  { name: 'submit-wrong', path: 'submit', act: go(/^(Begin|Start)$/), status: 422, failed: true },
  { name: 'draft', path: at(''), as: AS, picture: true },
  ...PARTS.map((part) => ({ name: `part-${part}`, path: at(`/parts/${part}`), as: AS, picture: part === 'request' })),
  { name: 'part-wrong', path: at('/parts/outline'), as: AS, act: go(/^(Bewaar en ga verder|Save and go on)$/), status: 422, failed: true, picture: true },
  { name: 'check', path: at('/check'), as: AS, picture: true },
  { name: 'team', path: at('/team'), as: AS },
  { name: 'team-wrong', path: at('/team'), as: AS, act: go(/^(Stuur de uitnodiging|Send the invitation)$/), status: 422, failed: true },
  { name: 'delete-draft', path: at('/delete'), as: AS },
];
