import type { SweptPage } from '../support/pages.ts';

/** A message that anybody may send; its page at the desk. */
const somebody = async (url: string): Promise<string> => {
  const body = {
    kind: 'test-facility',
    email: 'ana@sonde-sweep.example',
    name: 'Ana Díaz',
    organisation: 'Sonde',
    subject: 'A place to test our sensor',
    message: 'Where can we try our sensor on a pump that runs?',
    language: 'en',
  };
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const reply = await fetch(`${url}/api/contact-requests`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`a message answered ${reply.status}`);
  return ((await reply.json()) as { contact: string }).contact;
};

export const pages: readonly SweptPage[] = [
  { name: 'request', path: async (site) => `desk/contact-requests/${await somebody(site.url)}`, as: 'liaison', desk: true, picture: true },
];
