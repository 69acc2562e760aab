import { AFTER_SK, type After, NOTHING_AFTER } from '../../shared/domain/after.ts';
import { put, transact, updateRow } from '../../shared/store/store.ts';
import { desk, must } from './journey.ts';
import type { Carrier, Tools } from './torture-tools.ts';

const INTRODUCTION = `int_${'7'.repeat(26)}`;
const SOMEBODY = `per_${'7'.repeat(26)}`;

/** A request for every operation that brings free text to what comes after a decision, and the places that show it. */
export const supportCarriers = async ({ world, ids, own, lia, chair, admin, get, carrier }: Tools): Promise<Carrier[]> => {
  const [announced, supported, demand] = [ids.announced, ids.support, ids['open-contact']];
  const at = () => new Date(world.now).toISOString();
  const announcedWith = (outcome: string) => () =>
    updateRow(world.store, announced, 'a', 'SET outcome = :outcome, decidedBy = :by, announcedBy = :by', { ':outcome': outcome, ':by': SOMEBODY });
  const conditional = async () => {
    await announcedWith('accepted-with-conditions')();
    await updateRow(world.store, announced, 'e#0001', 'SET #c = :c', { ':c': ['Toon aan dat het werkt.', 'En dat het blijft werken.'] }, undefined, {
      '#c': 'conditions',
    });
  };
  const reconsidered = async () => {
    await announcedWith('declined')();
    await updateRow(world.store, announced, 'e#0001', 'SET #by = :by', { ':by': SOMEBODY }, undefined, { '#by': 'by' });
    await must(world, own, `/api/proposals/${announced}/afterwards`, {
      act: 'reconsider',
      reasons: 'Er is iets gelezen dat wij niet schreven, op bladzijde drie.',
    });
  };
  const matched = async () => {
    const link = (id: string) => ({ ':links': [{ id, kind: 'matched-with' }] });
    await updateRow(world.store, supported, 'a', 'SET links = :links', link(demand));
    await updateRow(world.store, demand, 'a', 'SET links = :links, contactKind = :kind', { ...link(supported), ':kind': 'demand' });
  };
  const met = async () => {
    const introduction = {
      id: INTRODUCTION,
      demand,
      at: at(),
      by: SOMEBODY,
      until: at(),
      state: 'made' as const,
      forApplicant: 'Iemand zoekt.',
      forOwner: 'Iemand biedt.',
    };
    const after: After = { ...NOTHING_AFTER, introductions: [introduction], followUps: [{ day: 30, at: at(), answers: [] }] };
    await transact(world.store, [
      put(world.store, { ...after, pk: supported, sk: AFTER_SK, type: 'after' }),
      put(world.store, { list: [{ id: INTRODUCTION, proposal: supported }], pk: demand, sk: AFTER_SK, type: 'introduced' }),
    ]);
  };
  const view = (id: string) => get(desk(id, 'support'), chair);
  const acts = (name: string, item: string, fields: readonly string[], given: Pick<Carrier, 'body' | 'faces'> & Partial<Carrier>) =>
    carrier('actOnSupport', lia, item, { name: `actOnSupport ${name}`, fields, ...given });

  return [
    acts('meet-condition', announced, ['note'], {
      before: conditional,
      body: { act: 'meet-condition', condition: 1, note: 'Het rapport is gelezen.' },
      faces: async () => {
        const shown = await view(announced);
        return [() => shown.conditions[0].met.note];
      },
    }),
    acts('plan-pitch', announced, ['place'], {
      before: announcedWith('pitch'),
      body: { act: 'plan-pitch', on: '2031-01-01T10:00:00.000Z', place: 'Zaal 3' },
      faces: async () => {
        const [theirs, mine] = [await view(announced), await get(`/api/proposals/${announced}`, own)];
        return [() => theirs.pitch.place, () => mine.afterwards.pitch.place];
      },
    }),
    acts('introduce', supported, ['forApplicant', 'forOwner'], {
      before: matched,
      body: { act: 'introduce', demand, forApplicant: 'Iemand zoekt een sensor voor gemalen.', forOwner: 'Iemand heeft een sensor die meeluistert.' },
      faces: async () => {
        const [theirs, mine, asked] = [
          (await view(supported)).introductions.at(-1),
          (await get(`/api/proposals/${supported}`, own)).afterwards.introductions.at(-1),
          (await get(`/api/contact-requests/${demand}/introductions`, own)).introductions.at(-1),
        ];
        return [(path) => theirs[path], (path) => (path === 'forApplicant' ? mine.text : undefined), (path) => (path === 'forOwner' ? asked.text : undefined)];
      },
    }),
    acts('record', supported, ['text'], {
      before: met,
      body: { act: 'record', day: 30, going: 'well', text: 'Beide partijen gesproken.' },
      faces: async () => {
        const shown = await view(supported);
        return [() => shown.followUps[0].recorded.text];
      },
    }),
    carrier('answerReconsideration', chair, announced, {
      before: reconsidered,
      body: { verdict: 'uphold', text: 'Wij hebben uw redenen gelezen en alles nog eens bekeken.' },
      faces: async () => {
        const mine = await get(`/api/proposals/${announced}`, own);
        return [() => mine.thread.at(-1).text];
      },
    }),
    carrier('reopenProposal', admin, announced, {
      before: async () => {
        await announcedWith('reserve')();
        await must(world, own, `/api/proposals/${announced}/afterwards`, { act: 'decline' });
      },
      body: { reason: 'Het is per ongeluk afgesloten, zegt de indiener.' },
      faces: async () => {
        const { thread } = await get(`/api/desk/proposals/${announced}`, chair);
        return [() => thread.at(-1).text];
      },
    }),
    carrier('actAfterwards', own, announced, {
      name: 'actAfterwards condition',
      least: 10,
      fields: ['text'],
      before: conditional,
      body: { act: 'condition', condition: 1, text: 'Zie het meetrapport dat wij mailden.' },
      faces: async () => {
        const [theirs, mine] = [await view(announced), await get(`/api/proposals/${announced}`, own)];
        return [() => theirs.conditions[0].sent.text, () => mine.afterwards.conditions[0].sent.text];
      },
    }),
    carrier('actAfterwards', own, announced, {
      name: 'actAfterwards reconsider',
      fields: ['reasons'],
      before: announcedWith('declined'),
      body: { act: 'reconsider', reasons: 'Er is gelezen dat wij schrijven op de regelaar, en dat doen wij niet.' },
      faces: async () => {
        const [theirs, mine] = [await view(announced), await get(`/api/proposals/${announced}`, own)];
        return [() => theirs.reconsideration.reasons, () => mine.afterwards.reconsideration.reasons];
      },
    }),
    carrier('answerIntroduction', own, demand, {
      before: met,
      body: { act: 'follow-up', introduction: INTRODUCTION, day: 30, going: 'well', text: 'Wij spreken elkaar volgende week.' },
      faces: async () => {
        const [theirs, mine] = [await view(supported), await get(`/api/contact-requests/${demand}/introductions`, own)];
        return [() => theirs.followUps[0].answers[0].text, () => mine.introductions[0].followUps[0].answer.text];
      },
    }),
  ];
};
