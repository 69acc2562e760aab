import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../infra/local/csv.ts';
import { community } from '../../shared/community.ts';
import { DRAFT_FORM } from '../../shared/domain/form.ts';
import { decodeLines } from '../../shared/domain/import/decode.ts';
import { entriesOf } from '../../shared/domain/import/lines.ts';
import { mapLine } from '../../shared/domain/import/map.ts';
import type { Mapped, MappedContact, MappedProposal, MappedReviewer, Refused } from '../../shared/domain/import/mapped.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import { gapText } from '../../shared/domain/words/index.ts';

const AT = '2026-11-02T09:00:00.000Z';
const map = (record: Record<string, unknown>): Mapped | Refused => mapLine(record, [], { at: AT, calendar: community });
const contact = (record: Record<string, unknown>) => map(record) as MappedContact;
const proposal = (record: Record<string, unknown>) => map(record) as MappedProposal;

const MAIL = {
  Onderwerp: 'Lid worden',
  Van: 'Jansen, Piet <piet@waterschap.example>',
  Datum: '04-03-2021',
  Bericht: 'Wij willen graag lid worden van de community.',
  Categorie: 'join-cop',
  Taal: 'nl',
};

describe('an old mail', () => {
  it('is taken whole when nothing is wanting', () => {
    expect(map(MAIL)).toEqual({
      kind: 'contact-request',
      contactKind: 'join-cop',
      sender: { name: 'Jansen, Piet', email: 'piet@waterschap.example', organisation: '' },
      language: 'nl',
      receivedAt: '2021-03-04T11:00:00.000Z',
      subject: 'Lid worden',
      message: 'Wij willen graag lid worden van de community.',
      tlp: 'green',
      published: false,
      gaps: [],
      cuts: [],
    });
  });

  it.each<[string, Record<string, unknown>, Partial<MappedContact>]>([
    ['no date', { Datum: '' }, { receivedAt: undefined, gaps: ['date'] }],
    ['a date that cannot be', { Datum: '31-02-2021' }, { receivedAt: undefined, gaps: ['date'] }],
    ['no language', { Taal: '', Bericht: 'We would like to join.' }, { message: 'We would like to join.', language: 'en', gaps: ['language'] }],
    ['no kind', { Categorie: '' }, { contactKind: 'other', gaps: ['kind'] }],
    ['no subject', { Onderwerp: ' ' }, { subject: 'Wij willen graag lid worden van de community.', gaps: ['subject'] }],
    ['no text', { Bericht: '' }, { message: '', gaps: ['message'] }],
    ['text in a column of its own', { Bericht: '', Verslag: 'Piet belde.' }, { message: 'Verslag: Piet belde.', gaps: ['message'] }],
    [
      'an address that reaches nobody',
      { Van: '/O=EXCHANGE/CN=PIET' },
      { sender: { name: '/O=EXCHANGE/CN=PIET', email: '', organisation: '' }, gaps: ['email'] },
    ],
    ['no sender', { Van: '' }, { sender: { name: '', email: '', organisation: '' }, gaps: ['email', 'name'] }],
    ['a long subject', { Onderwerp: 'x'.repeat(200) }, { subject: 'x'.repeat(160), cuts: ['subject'] }],
    ['a long text', { Bericht: '🔒'.repeat(5001) }, { message: '🔒'.repeat(5000), cuts: ['message'] }],
    ['a text that is just not too long', { Bericht: `${'x'.repeat(4999)}🔒` }, { message: `${'x'.repeat(4999)}🔒` }],
    ['half a character and a control', { Bericht: 'a\ud83d\u0000b' }, { message: 'a?b', gaps: ['encoding', 'control-characters'] }],
    ['a formula', { Onderwerp: '=HYPERLINK("http://evil.example","x")' }, { subject: '=HYPERLINK("http://evil.example","x")' }],
    [
      'a name from right to left',
      { Van: '', Naam: 'שרה כהן', 'E-mail': 'sara@example.org' },
      { sender: { name: 'שרה כהן', email: 'sara@example.org', organisation: '' } },
    ],
    ['a body in HTML', { Bericht: '<p>Hallo,</p><p>graag <b>lid</b></p>' }, { message: 'Hallo,\n\ngraag lid' }],
    ['a label in its text', { Onderwerp: 'Lid worden (TLP:AMBER)' }, { subject: 'Lid worden (TLP:AMBER)', tlp: 'amber' }],
    ['a label of its own', { TLP: 'TLP:AMBER+STRICT' }, { tlp: 'amber-strict' }],
    ['a kind in words of our own', { Categorie: 'Expert-session' }, { contactKind: 'expert-session' }],
    ['a prototype for a name', JSON.parse('{"__proto__":"x","constructor":"y"}'), {}],
  ])('with %s', (_, change, expected) => {
    expect(map({ ...MAIL, ...change })).toEqual({ ...(map(MAIL) as Mapped), ...expected });
  });

  it('is not taken when it says nothing, or is TLP:RED', () => {
    expect(map({})).toEqual({ refused: 'import.no-text' });
    expect(map({ nr: '7', Datum: '2021-01-01', soort: 'mail' })).toEqual({ refused: 'import.no-text' });
    expect(map({ ...MAIL, Bericht: 'TLP:RED, alleen voor u' })).toEqual({ refused: 'import.red' });
    expect(map({ ...MAIL, TLP: 'Red' })).toEqual({ refused: 'import.red' });
    expect(map({ ...MAIL, keten: { a: ['TLP: RED'] } })).toEqual({ refused: 'import.red' });
    expect(contact({ ...MAIL, Bericht: 'TLP:REDACTED' }).tlp).toBe('green');
  });

  it.each([
    ['a@b.example (Jan Jansen)', 'Jan Jansen', 'a@b.example'],
    ['"Jansen, Jan" <A.Jansen@B.example>', 'Jansen, Jan', 'A.Jansen@b.example'],
    ['mailto:a@b.example', '', 'a@b.example'],
    ['Jan <a@b.example>; Piet <c@d.example>', 'Jan', 'a@b.example'],
    ['a@b.example; c@d.example', '', 'a@b.example'],
    ['Jan Jansen', 'Jan Jansen', ''],
  ])('from %s', (from, name, email) => {
    expect(contact({ ...MAIL, Van: from }).sender).toEqual({ name, email, organisation: '' });
  });
});

describe('an old proposal', () => {
  const LONG = 'A sensor that reads along on a mirrored port and keeps a signed history of what was changed in which controller, when and by whom.';
  const OLD = {
    kind: 'proposal',
    title: 'Reading along with controllers',
    abstract: LONG,
    organisation: 'Lekdetect BV',
    orgType: 'startup',
    country: 'Nederland',
    language: 'en',
  };

  it('keeps what fits the form, field by field', () => {
    const { parts, title, tlp, parties, gaps, cuts } = proposal({
      ...OLD,
      trl: 'TRL 6',
      capabilities: 'nids; made-up, nids',
      assets: ['plc', 'hmi', 'rtu', 'dcs', 'sis', 'ied'],
      sectors: ['drinking-water'],
      problem: 'short',
      interaction: 'passive',
      conflictsDeclared: ['Femke Staal (pilot site)', 'Chantal Fictief (same university)'],
      consent: { share: 'cop', newsletter: true },
      expected: { scope: 'ot-core' },
      annotation: { trl: 9 },
    });
    expect({ title, tlp, parties }).toEqual({
      title: OLD.title,
      tlp: 'amber-strict',
      parties: ['Femke Staal (pilot site)', 'Chantal Fictief (same university)'],
    });
    expect(parts).toMatchObject({
      outline: { title: OLD.title, abstract: LONG },
      organisation: { name: 'Lekdetect BV', type: 'startup', country: 'NL', pilotSites: ['Femke Staal'] },
      maturity: { trl: 6, capabilities: ['nids'], assets: ['plc', 'hmi', 'rtu', 'dcs', 'sis'], sectors: ['drinking-water'] },
      process: { interaction: ['passive'] },
      request: { share: 'cop' },
    });
    expect(parts.request).not.toHaveProperty('newsletter');
    expect(parts.substance).toBeUndefined();
    expect(gaps).toEqual(
      expect.arrayContaining(['date', 'email', 'name', 'maturity/capabilities', 'substance/problem', 'request/terms', 'request/newsletter']),
    );
    expect(gaps).not.toContain('language');
    expect(cuts).toEqual(['maturity/assets']);
  });

  it('is told from a message by what it holds', () => {
    const { kind: _, ...bare } = OLD;
    expect(map(bare)).toMatchObject({ kind: 'proposal' });
    expect(map({ soort: 'voorstel', titel: 'Een idee' })).toMatchObject({ kind: 'proposal', title: 'Een idee' });
    expect(map({ title: 'A mail', body: LONG })).toMatchObject({ kind: 'contact-request' });
  });

  it('cuts what is longer than its field', () => {
    const { parts, title, cuts } = proposal({ ...OLD, title: 'y'.repeat(130), abstract: `${'x '.repeat(700)}` });
    expect(title).toBe('y'.repeat(120));
    expect(parts.outline).toEqual({ title: 'y'.repeat(120), abstract: 'x '.repeat(600).trim() });
    expect(cuts).toEqual(['outline/title', 'outline/abstract']);
  });
});

it('maps a call of somebody else as far as it goes, or says that it cannot', () => {
  const call = {
    kind: 'call',
    title: 'Tools for water',
    description: 'Wij zoeken hulpmiddelen voor gemalen en sluizen.',
    deadline: 'September 15, 2027',
    taal: 'nl',
  };
  expect(map(call)).toEqual({
    kind: 'call',
    sender: { name: '', email: '', organisation: '' },
    language: 'nl',
    receivedAt: undefined,
    title: 'Tools for water',
    summary: 'Wij zoeken hulpmiddelen voor gemalen en sluizen.',
    closesAt: '2027-09-15T21:59:00.000Z',
    gaps: ['translation'],
    cuts: [],
  });
  expect(map({ ...call, deadline: 'soon', description: 'x'.repeat(1001) })).toMatchObject({
    gaps: ['deadline', 'translation'],
    cuts: ['summary'],
    summary: 'x'.repeat(1000),
  });
  expect(map({ ...call, description: 'Te kort.' })).toEqual({ refused: 'import.call' });
});

it('maps an old reviewer with levels, languages and what nobody can enter for them', () => {
  const mapped = map({
    kind: 'reviewer',
    name: 'Petra Diode',
    organisation: 'DiodeWorks',
    orgType: 'vendor',
    helix: 'private',
    capacityPerQuarter: 2,
    expertise: {
      capabilities: [{ id: 'diode', level: 3 }, { id: 'made-up', level: 1 }, 'segmentation'],
      assets: ['ot-firewall', 'data-gateway'],
      sectors: ['energy.gas'],
    },
    languages: ['Nederlands', 'en', 'Duits', 'pl', 'Klingon'],
    standingConflicts: ['competitor:diode', 'customer: Waterbedrijf Horizon', 'knows everybody'],
  }) as MappedReviewer;
  expect(mapped).toMatchObject({
    kind: 'reviewer',
    organisationType: 'vendor',
    languages: ['nl', 'en', 'de', 'pl'],
    helix: 'private',
    capacity: 2,
    assets: ['ot-firewall', 'data-gateway'],
    sectors: ['energy.gas'],
    protocols: [],
    standing: [
      { kind: 'competitor', capability: 'diode' },
      { kind: 'customer', organisation: 'Waterbedrijf Horizon' },
    ],
    capabilities: [
      { id: 'diode', level: 3 },
      { id: 'segmentation', level: 2 },
    ],
    gaps: ['email', 'capabilities', 'conflicts'],
  });
});

it('maps a published advisory for the editor', () => {
  expect(
    map({
      kind: 'knowledge',
      type: 'advisory',
      title: 'Zelio Soft 2',
      summary: 'A flaw.',
      url: 'https://example.org/x',
      publisher: 'CISA',
      tlp: 'clear',
      language: 'en',
    }),
  ).toMatchObject({
    kind: 'contact-request',
    contactKind: 'share-info',
    subject: 'Zelio Soft 2',
    message: 'A flaw.\n\nhttps://example.org/x',
    tlp: 'clear',
    sender: { name: '', email: '', organisation: 'CISA' },
    published: true,
  });
});

const isReadable = (text: string): boolean => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd-\uffff]/.test(text);
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];

it('makes of any line either something that every field can take, or a refusal', () => {
  const names = [
    'kind',
    'title',
    'Onderwerp',
    'Bericht',
    'Van',
    'E-mail',
    'Datum',
    'abstract',
    'trl',
    'capabilities',
    'organisatie',
    'expertise',
    'tlp',
    'website',
    '__proto__',
  ];
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string({ maxLength: 20 })),
    fc.object({ maxDepth: 2 }),
    fc.constantFrom('proposal', 'reviewer', 'x'.repeat(6000)),
  );
  const line = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })), value), { maxLength: 12 })
    .map((entries) => Object.fromEntries(entries));
  fc.assert(
    fc.property(line, (record) => {
      const mapped = map(record);
      if ('refused' in mapped) return;
      const { gaps: _gaps, cuts: _cuts, ...taken } = mapped;
      expect(textsOf(taken).filter((text) => !isReadable(text))).toEqual([]);
      if (mapped.kind === 'proposal')
        for (const [part, content] of Object.entries(mapped.parts)) expect(DRAFT_FORM[part as PartName].parse(content)).toEqual(content);
      for (const gap of mapped.gaps) expect(gapText(gap, 'nl')).not.toBe(gapText(gap, 'en'));
    }),
    { numRuns: process.env.SLUIS_DEEP ? 10_000 : 150 },
  );
});

const folder = process.env.SLUIS_DATA;
if (!folder) console.log('SLUIS_DATA is not set: the sample files are not mapped.');
describe.skipIf(!folder)('the sample files', () => {
  it.each([
    ['proposals.real.dev.jsonl', { 'proposal cut': 49, 'proposal gaps': 3 }],
    ['proposals.synthetic.dev.jsonl', { 'proposal cut': 1, 'proposal gaps': 7 }],
    ['contacts.synthetic.dev.jsonl', { 'contact-request gaps': 24 }],
    ['reviewers.synthetic.jsonl', { 'reviewer gaps': 18 }],
    ['calls.real.jsonl', { 'call cut': 14 }],
    ['knowledge.advisories.dev.jsonl', { 'contact-request gaps': 40 }],
  ])('are recognised: %s', (file, expected) => {
    const totals: Record<string, number> = {};
    for (const entry of entriesOf(decodeLines(readFileSync(join(folder!, file))), readCsv)) {
      const mapped = 'record' in entry ? mapLine(entry.record, entry.gaps, { at: AT, calendar: community }) : entry;
      const what = 'refused' in mapped ? mapped.refused : `${mapped.kind} ${mapped.cuts.length > 0 ? 'cut' : mapped.gaps.length > 0 ? 'gaps' : 'whole'}`;
      totals[what] = (totals[what] ?? 0) + 1;
    }
    expect(totals).toEqual(expected);
  });
});
