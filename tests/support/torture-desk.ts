import type { Response } from '../../infra/local/direct.ts';
import { REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { BLANK } from '../../shared/domain/prose.ts';
import { CALL } from './calls.ts';
import { CONTACT, must } from './journey.ts';
import { kept, valueAt } from './torture.ts';
import { type Carrier, type Face, like, threadText, type Tools } from './torture-tools.ts';

/** A request for every operation that brings free text to a contact request, to people, to calls or to the desk itself. */
export const deskCarriers = async ({ world, cast, ids, own, lia, chair, admin, get, carrier, threads }: Tools): Promise<Carrier[]> => {
  const reviewed = ids['in-review'];
  const [contact, open] = [ids.contact, ids['open-contact']];
  const person = { ...STAFF[1]!, name: 'Nina Nieuw', email: 'nina@example.org' };
  const { email: _email, ...eva } = REVIEWERS.find(({ email }) => email.startsWith('eva@'))!;
  const { email: _address, ...tom } = STAFF.find(({ email }) => email.startsWith('tom@'))!;
  const TOLD = { standing: [{ kind: 'customer', organisation: 'Een klant' }], former: [{ organisation: 'Een eerder huis', until: '2025-12-31' }] };
  const HOUSE = { name: 'Een huis', aliases: ['Een andere naam'], domains: [], parents: [], competitors: [], customers: [] };
  let house = '';
  const newHouse = async () => {
    house = (await must(world, admin, '/api/desk/organisations', { ...HOUSE, name: 'Het oude huis', aliases: [] })).body.organisation;
  };
  /** What an organisation says of another one stands on the pages of both. */
  const other = async (id: string): Promise<Face[]> => {
    const shown = await get(`/api/desk/organisations/${id}`, lia);
    const named = (['parents', 'competitors', 'customers'] as const).flatMap((list) => shown[list] as { id: string; name: string }[])[0];
    const own = named && (await get(`/api/desk/organisations/${named.id}`, lia));
    return [() => named?.name, () => own?.name];
  };
  const RELATED = {
    'parents/[]': { parents: ['Een ander'] },
    'competitors/[]/organisation': { competitors: [{ organisation: 'Een ander' }] },
    'customers/[]': { customers: ['Een ander'] },
  };
  const asChoice = ({ reviewers }: { reviewers: readonly { id: string; name: string; organisation: string }[] }) => {
    const { name, organisation } = reviewers.find(({ id }) => id === cast.eva.id)!;
    return { name, organisation };
  };

  const both = (text: string) => ({ nl: `${text}, in het Nederlands gezegd.`, en: `${text}, said in English.` });
  const call = {
    ...CALL,
    questions: [
      {
        id: 'first',
        kind: 'choice',
        label: both('Een vraag'),
        help: both('Hulp'),
        required: false,
        options: ['yes', 'no'].map((id) => ({ id, label: both(id) })),
      },
      { id: 'second', kind: 'text', label: both('Nog een vraag'), required: false },
      { id: 'third', kind: 'text', label: both('De laatste vraag'), required: false, showIf: { question: 'second', equals: 'zeker' } },
    ],
  };
  const inCall = (path: string) => (path.includes('/showIf/') ? path.replace('[]', '2') : path);
  const calls =
    (idOf: (reply: Response) => string) =>
    async (reply: Response): Promise<Face[]> => {
      const shown = (await get('/api/admin/calls', admin)).calls.find((each: { id: string }) => each.id === idOf(reply));
      const open = (await get('/api/calls', own)).calls.find((each: { id: string }) => each.id === idOf(reply));
      return [(path) => valueAt(shown, inCall(path)), (path) => valueAt(open, inCall(path))];
    };
  let made = '';
  let passage = '';
  const newCall = async () => {
    made = (await must(world, admin, '/api/admin/calls', CALL)).body.call;
  };
  const { reference } = await get(`/api/desk/contact-requests/${open}`, chair);
  const fill = (text: string) => text.replaceAll('{{name}}', 'Sir or Madam').replaceAll('{{reference}}', reference);

  return [
    carrier('sendContactRequest', undefined, '', {
      body: { ...CONTACT, kind: 'other', email: 'dealt@naughty.example', warned: true },
      faces: async (reply) => {
        const shown = await get(`/api/desk/contact-requests/${reply.body.contact}`, chair);
        return [(path) => ({ ...shown.sender, message: shown.thread[0].text })[path]];
      },
    }),
    carrier('answerContact', own, contact, { body: { text: 'En nog iets.', warned: true }, faces: threads(contact, own) }),
    carrier('pasteMail', lia, contact, {
      body: { text: 'Zoals ik eerder schreef.', subject: 'Uw vraag' },
      faces: async () => [
        like((await get(`/api/desk/contact-requests/${contact}`, chair)).thread.at(-1)),
        threadText(await get(`/api/contact-requests/${contact}`, own)),
      ],
    }),
    carrier('pasteMail', lia, ids.screening, {
      name: 'pasteMail proposal',
      fields: ['text'],
      body: { text: 'Zoals ik eerder schreef.' },
      faces: threads(ids.screening, own),
    }),
    carrier('addContactNote', lia, open, { body: { text: 'Belde eerder.' }, faces: threads(open) }),
    carrier('askColleague', lia, open, { body: { colleague: cast.tom.id, text: 'Kent u hen?' }, faces: threads(open) }),
    carrier('answerColleague', chair, ids['asked-contact'], { body: { text: 'Ja, van vorig jaar.' }, faces: threads(ids['asked-contact']) }),
    carrier('splitContact', lia, open, {
      body: { pieces: [{ kind: 'other', subject: 'Een stuk', text: 'De tekst van het stuk.' }] },
      faces: async (reply) => {
        const piece = await get(`/api/desk/contact-requests/${reply.body.pieces[0].id}`, chair);
        return [
          (path) => (path.endsWith('subject') ? piece.sender.subject : piece.thread[0].text),
          (path) => (path.endsWith('subject') ? piece.title : undefined),
        ];
      },
    }),
    carrier('replyToContact', lia, open, { fill, body: { text: 'Dank, wij bellen u.' }, faces: threads(open, own) }),
    carrier('previewReply', lia, open, { fill, body: { text: 'Dank, wij bellen u.' }, faces: async (reply) => [() => reply.body.text] }),
    carrier('saveReplyTemplate', lia, '', {
      body: { language: 'nl', kind: 'other', name: 'Een tekst', text: 'Dank voor uw bericht.', seen: 0 },
      faces: async (reply) => {
        const { templates } = await get('/api/desk/reply-templates', lia);
        return [(path) => reply.body[path], (path) => templates.find((each: { id: string }) => each.id === reply.body.id)[path]];
      },
    }),
    carrier('purgeText', lia, open, {
      body: { kind: 'other', passages: ['een geheim adres'] },
      before: (texts) => {
        passage = kept(texts.get('passages/[]') ?? 'een geheim adres');
        return must(world, lia, `/api/desk/contact-requests/${open}/notes`, { text: `Voor ${passage} na.` });
      },
      faces: async () => {
        const { text } = (await get(`/api/desk/contact-requests/${open}`, chair)).thread.at(-1);
        return [() => (text.replaceAll(/[\s>]+/g, '') === `Voor${BLANK}na.` ? passage : text)];
      },
    }),
    carrier('addPerson', admin, '', {
      body: { ...person, ...TOLD },
      faces: async (reply) => [like(await get(`/api/desk/people/${reply.body.person}`, lia))],
    }),
    carrier('saveProfile', lia, '', {
      body: { languages: ['nl'], capabilities: [], ...TOLD },
      faces: async (reply) => [like(await get(`/api/desk/people/${reply.body.person}`, admin)), like(await get('/api/me/profile', lia))],
    }),
    carrier('addOrganisation', admin, '', {
      fields: ['name', 'aliases/[]'],
      body: HOUSE,
      faces: async (reply) => [like(await get(`/api/desk/organisations/${reply.body.organisation}`, lia))],
    }),
    carrier('changeOrganisation', admin, '', {
      path: () => `/api/desk/organisations/${house}`,
      fields: ['name', 'aliases/[]'],
      before: newHouse,
      body: HOUSE,
      faces: async () => [like(await get(`/api/desk/organisations/${house}`, lia))],
    }),
    ...Object.entries(RELATED).flatMap(([path, related]) => [
      carrier('addOrganisation', admin, '', {
        name: `addOrganisation ${path}`,
        fields: [path],
        body: { ...HOUSE, ...related },
        faces: (reply) => other(reply.body.organisation),
      }),
      carrier('changeOrganisation', admin, '', {
        name: `changeOrganisation ${path}`,
        path: () => `/api/desk/organisations/${house}`,
        fields: [path],
        before: newHouse,
        body: { ...HOUSE, ...related },
        faces: () => other(house),
      }),
    ]),
    carrier('changePerson', admin, cast.eva.id, {
      body: { ...eva, ...TOLD },
      faces: async () => [
        like(await get(`/api/desk/people/${cast.eva.id}`, lia)),
        like({ ...(await get(`/api/desk/people/${cast.eva.id}`, lia)), ...asChoice(await get(`/api/desk/proposals/${reviewed}/reviewers`, lia)) }),
      ],
    }),
    carrier('changePerson', admin, cast.lia.id, {
      name: 'changePerson owner',
      step: 8,
      fields: ['name'],
      body: { ...tom, name: 'Lia Sluiswachter', roles: ['liaison', 'admin'] },
      faces: async () => {
        /** Names are kept by each function for a minute. */
        world.advance(61_000);
        const [shown, mine] = [await get(`/api/desk/proposals/${reviewed}`, chair), await get(`/api/proposals/${reviewed}/status`, own)];
        const rows = (await get('/api/desk/export?view=open&format=json', chair)).rows as { id: string; ownerName: string }[];
        return [() => shown.owner.name, () => mine.liaison, () => rows.find(({ id }) => id === reviewed)!.ownerName];
      },
    }),
    carrier('createCall', admin, '', { inBody: inCall, body: call, faces: calls((reply) => reply.body.call) }),
    carrier('changeCall', admin, '', {
      inBody: inCall,
      path: () => `/api/admin/calls/${made}`,
      body: { ...call, stage: 'published' },
      before: newCall,
      faces: calls((reply) => reply.body.call),
    }),
    carrier('addExtension', admin, '', {
      path: () => `/api/admin/calls/${made}/extensions`,
      body: { until: '2027-01-04T12:00:00.000Z', organisation: 'Lekdetect BV' },
      before: async () => {
        await newCall();
        await must(world, admin, `/api/admin/calls/${made}`, { ...CALL, stage: 'published' });
      },
      faces: async () => [],
      isSilent: true,
    }),
  ];
};
