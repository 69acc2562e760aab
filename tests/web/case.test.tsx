import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../shared/domain/rules.ts';
import { DifferencesSection } from '../../web/pages/case/differences.tsx';
import type { ActsData } from '../../web/pages/case/form.tsx';
import { TimelineSection } from '../../web/pages/case/record.tsx';
import { Reviewers } from '../../web/pages/case/reviewers.tsx';
import { en } from '../../web/words/case.en.ts';
import { nl } from '../../web/words/case.nl.ts';

const reviewer = (name: string, more: Partial<ActsData['choices'][number]> = {}): ActsData['choices'][number] => ({
  id: `per_${name}`,
  name,
  organisation: 'Waterbedrijf',
  languages: ['nl'],
  capabilities: [{ id: 'nids', level: 2 }],
  helix: 'public',
  taken: 1,
  capacity: 3,
  away: false,
  reachable: true,
  ...more,
});

const dataWith = (choices: ActsData['choices'], find?: string): ActsData => ({
  proposal: {
    id: 'prp_1',
    version: 3,
    kind: 'proposal',
    reference: 'OT-26-AAAAA-A',
    title: 'Sensor',
    language: 'nl',
    stage: 'in-review',
    publicStage: 'in-review',
    tlp: 'green',
    origin: 'form',
    late: false,
    revision: 1,
    round: 1,
    safetySeat: true,
    rules: DEFAULT_RULES,
    flags: [],
    checks: {},
    missing: [],
    links: [],
    mayDo: ['invite', 'cancel-assignment'],
    team: [],
    answers: { maturity: { capabilities: ['nids'] } },
    thread: [],
    files: [],
    assignments: [
      {
        reviewer: 'per_Ada',
        name: 'Ada',
        status: 'accepted',
        round: 1,
        safetySeat: true,
        invitedAt: '2026-11-02T09:00:00.000Z',
        due: '2026-11-16T16:00:00.000Z',
      },
      { reviewer: 'per_Bo', name: 'Bo', status: 'recused', round: 1, safetySeat: false, invitedAt: '2026-11-02T09:00:00.000Z' },
    ],
    reviews: [],
    decisions: [],
  },
  colleagues: [],
  choices,
  me: 'per_me',
  chairs: false,
  key: 'k'.repeat(24),
  find,
});

describe('the reviewers of a proposal', () => {
  const shown = (choices: ActsData['choices'], find?: string) => renderToString(<Reviewers language="nl" data={dataWith(choices, find)} />);

  it('stand with their state and date, and only who is still bound can be called off', () => {
    const html = shown([]);
    expect(html).toContain('beoordeelt · uiterlijk 16 november 2026 · ronde 1 · veiligheidsplaats');
    expect(html).toContain('trok zich terug vanwege een belang');
    expect(html.match(/value="cancel-assignment"/g)).toHaveLength(1);
  });

  it('are offered by what they know and whether they have room, and whoever cannot be asked comes last with the reason', () => {
    const html = shown([
      reviewer('Conny', { conflict: 'same-org' }),
      reviewer('Full', { taken: 3 }),
      reviewer('Other', { capabilities: [] }),
      reviewer('Knows'),
      reviewer('Mute', { reachable: false }),
      reviewer('Asked', { asked: 'invited' }),
    ]);
    const order = [...html.matchAll(/<bdi>(Conny|Full|Other|Knows|Mute|Asked)<\/bdi>/g)].map(([, name]) => name);
    expect(order.slice(0, 3)).toEqual(['Knows', 'Other', 'Full']);
    expect(html.match(/ disabled/g)).toHaveLength(3);
    for (const reason of ['zelfde organisatie. ', 'geen e-mailadres. ', 'uitgenodigd. ', 'geen plaats meer dit kwartaal']) expect(html).toContain(reason);
  });

  it('are not offered again once they said no or let it pass, but after a conflict that has gone or a call that was taken back', () => {
    const html = shown([
      reviewer('No', { asked: 'declined', passed: true }),
      reviewer('Silent', { asked: 'expired', passed: true }),
      reviewer('Cleared', { asked: 'declined' }),
      reviewer('Back', { asked: 'cancelled' }),
    ]);
    const order = [...html.matchAll(/<bdi>(No|Silent|Cleared|Back)<\/bdi>/g)].map(([, name]) => name);
    expect(order).toEqual(['Back', 'Cleared', 'No', 'Silent']);
    expect(html.match(/ disabled/g)).toHaveLength(2);
    for (const reason of ['eerder gevraagd: heeft bedankt. ', 'eerder gevraagd: niet geantwoord. ', '(eerder gevraagd: ingetrokken; '])
      expect(html).toContain(reason);
  });

  it('say what they read in words, whichever language it is', () => {
    expect(shown([reviewer('Uwe', { languages: ['nl', 'de', 'fr'] })])).toContain('leest Nederlands, Duits, Frans');
  });

  it('are found by name, organisation and subject', () => {
    const both = [reviewer('Ans'), reviewer('Bert', { organisation: 'Spoorzone', capabilities: [] })];
    expect(shown(both, 'SPOOR')).not.toContain('Ans');
    expect(shown(both, 'ans')).not.toContain('Bert');
    expect(shown(both, 'niemand')).toContain(nl.reviewers.notFound);
  });
});

describe('what changed between two revisions', () => {
  it.each([
    ['Klep \u202e', 'dicht\u202c', 'ltr'],
    ['\u2067שסתום ', '\u2069סגור', 'rtl'],
  ])('stands in its order where %j and %j turn the text around', (same, text, direction) => {
    const change = { part: 'outline' as const, field: 'outline/title', label: 'Titel', kind: 'changed' as const };
    const words = [
      { kind: 'same' as const, text: same },
      { kind: 'added' as const, text },
    ];
    const html = renderToString(<DifferencesSection language="nl" differences={{ from: 1, to: 2, differences: [{ ...change, words }] }} />);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(html).toContain(`dir="${direction}">${same.replace(/[\u202a-\u2069]/g, '')}<ins>`);
    expect(html).toContain(`<bdi>${text.replace(/[\u202a-\u2069]/g, '')}</bdi>`);
  });

  it('is marked for the eye and said for the ear', () => {
    const differences = {
      from: 1,
      to: 2,
      differences: [
        {
          part: 'substance' as const,
          field: 'substance/problem',
          label: 'Het probleem',
          kind: 'changed' as const,
          words: [
            { kind: 'same' as const, text: 'Een ' },
            { kind: 'removed' as const, text: 'lek' },
            { kind: 'added' as const, text: '<lek>' },
          ],
        },
      ],
    };
    const html = renderToString(<DifferencesSection language="nl" differences={differences} />);
    expect(html).toContain('Een <del><span class="vh">[weggehaald: </span><bdi>lek</bdi><span class="vh">]</span></del>');
    expect(html).toContain('<ins><span class="vh">[toegevoegd: </span><bdi>&lt;lek></bdi><span class="vh">]</span></ins>');
  });
});

it('tells of a log that does not hold any more', () => {
  const events = [{ seq: 1, type: 'ProposalSubmitted', at: '2026-11-02T09:00:00.000Z', by: 'sender', text: 'De indiener diende het voorstel in.' }];
  expect(renderToString(<TimelineSection language="nl" timeline={{ events, verified: true }} />)).toContain(nl.timeline.verified);
  const broken = renderToString(<TimelineSection language="nl" timeline={{ events, verified: false }} />);
  expect([broken.includes(nl.timeline.broken), broken.includes('alarm-1')]).toEqual([true, true]);
});

/** All texts of a catalogue, by where they stand. */
const textsOf = (words: unknown, path = ''): [string, string][] =>
  typeof words === 'string' ? [[path, words]] : Object.entries(words as Record<string, unknown>).flatMap(([key, value]) => textsOf(value, `${path}/${key}`));

it('says everything in both languages, and nothing in one that belongs to the other', () => {
  const [dutch, english] = [new Map(textsOf(nl)), new Map(textsOf(en))];
  expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  const SAME = ['/back', '/head/trl', '/acts/targets/csirt', '/timeline/system'];
  expect([...dutch].filter(([path, text]) => english.get(path) === text && !SAME.includes(path)).map(([path]) => path)).toEqual([]);
});
