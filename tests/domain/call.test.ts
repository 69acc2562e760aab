import { describe, expect, it } from 'vitest';
import {
  addExtension,
  type Call,
  CallBody,
  changeCall,
  createCall,
  faultsNow,
  hasOpened,
  isUnsealed,
  judgedWhole,
  lastInstant,
  renewInvite,
  requireOpen,
  requireStart,
  takeSlot,
  windowOf,
} from '../../shared/domain/call.ts';
import { FACTS } from '../../shared/domain/fact.ts';
import { issueCode } from '../../shared/domain/issue.ts';
import { AT, fieldsOf, frozen, prp, refusalOf } from '../support/build.ts';

const BODY: CallBody = {
  title: { nl: 'Veilige afstandsbediening', en: 'Safe remote operation' },
  summary: { nl: 'Een oproep voor veilig beheer op afstand.', en: 'A call for safe operation at a distance.' },
  opensAt: '2026-11-09T08:00:00.000Z',
  closesAt: '2026-12-01T16:00:00.000Z',
  graceMinutes: 15,
  requires: 'both',
  capPerOrganisation: 2,
  questions: [{ id: 'site', kind: 'text', label: { nl: 'Op welke locatie?', en: 'At which site?' }, required: true }],
  inviteOnly: false,
};
const ID = `cal_${'0'.repeat(26)}`;
const made = (more: Partial<CallBody> = {}): Call => createCall({ id: ID, at: AT, body: CallBody.parse({ ...BODY, ...more }), invite: 'hash' }).root;
const published = (more: Partial<CallBody> = {}): Call => frozen({ ...made(more), stage: 'published' });
const item = (at: string, organisations: string[] = ['own']) => ({ at, id: prp(), organisations });
const change = (call: Call, at: string, more: Partial<CallBody> = {}, stage?: Call['stage']) =>
  changeCall(call, { at, body: { ...BODY, ...more }, stage, invite: 'hash' }).root;

describe('the window of a call', () => {
  it.each([
    ['2026-11-09T07:59:59.999Z', 'coming', 'call.not-open'],
    ['2026-11-09T08:00:00.000Z', 'open', 'none'],
    ['2026-12-01T16:00:00.000Z', 'open', 'none'],
    ['2026-12-01T16:15:00.000Z', 'open', 'none'],
    ['2026-12-01T16:15:00.001Z', 'closed', 'call.closed'],
  ])('at %s is %s, to the millisecond', (at, window, refusal) => {
    expect(windowOf(published(), at)).toBe(window);
    expect(refusalOf(() => requireOpen(published(), item(at)))).toBe(refusal);
  });

  it.each([
    ['is set back', '2026-10-25T00:30:00.000Z', '2026-10-25T00:45:00.000Z', '2026-10-25T00:45:00.001Z', '2026-10-25T01:30:00.000Z'],
    ['is set forward', '2026-03-29T00:59:59.999Z', '2026-03-29T01:14:59.999Z', '2026-03-29T01:15:00.000Z', '2026-03-29T01:30:00.000Z'],
  ])('ends once in the night in which the clock %s', (_, closesAt, last, first, later) => {
    const call = published({ opensAt: '2026-03-01T08:00:00.000Z', closesAt });
    expect(lastInstant(call)).toBe(last);
    expect([last, first, later].map((at) => windowOf(call, at))).toEqual(['open', 'closed', 'closed']);
    // The wall shows 02:30 twice in autumn; the second time it is an hour too late.
    expect(refusalOf(() => requireOpen(call, item(later)))).toBe('call.closed');
  });

  it('opens with the hour that exists on the morning after the change', () => {
    const call = published({ opensAt: '2026-03-29T01:00:00.000Z', closesAt: undefined });
    expect(['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z'].map((at) => windowOf(call, at))).toEqual(['coming', 'open']);
  });

  it('never ends without an end, and has none before it is published', () => {
    const endless = published({ closesAt: undefined });
    expect([lastInstant(endless), windowOf(endless, '2040-01-01T00:00:00.000Z')]).toEqual([undefined, 'open']);
    expect([hasOpened(made(), '2026-11-20T08:00:00.000Z'), windowOf(made(), '2026-11-20T08:00:00.000Z')]).toEqual([false, 'coming']);
  });

  it('says the date, without the grace, beside the refusal', () => {
    expect(fieldsOf(() => requireOpen(published(), item('2026-12-02T00:00:00.000Z')))).toEqual(['call call.closed:2026-12-01T16:00:00.000Z']);
    expect(fieldsOf(() => requireOpen(published(), item(AT)))).toEqual(['call call.not-open:2026-11-09T08:00:00.000Z']);
  });
});

describe('starting a draft', () => {
  it('is possible early, until the last instant, and never in a call that is not announced', () => {
    const start = (call: Call, at: string) => refusalOf(() => requireStart(call, { at, invite: undefined }));
    expect(start(published(), AT)).toBe('none');
    expect(start(published(), '2026-12-01T16:15:00.000Z')).toBe('none');
    expect(start(published(), '2026-12-01T16:15:00.001Z')).toBe('call.closed');
    expect(start(made(), AT)).toBe('call.unknown');
    expect(start({ ...made(), stage: 'closed' }, AT)).toBe('call.closed');
  });

  it('needs the code of a call by invitation', () => {
    const start = (invite: string | undefined, call = published({ inviteOnly: true })) => refusalOf(() => requireStart(call, { at: AT, invite }));
    expect([start('hash'), start('other'), start(undefined), start('hash', published())]).toEqual(['none', 'call.invitation', 'call.invitation', 'none']);
    const codeless: Call = { ...published({ inviteOnly: true }), invite: undefined };
    expect(start(undefined, codeless)).toBe('call.invitation');
  });
});

describe('an extension', () => {
  const late = '2026-12-02T12:00:00.000Z';
  const until = { id: 'x', until: late };
  it.each([
    ['for anyone', until, late, 'none'],
    ['after its time', until, '2026-12-02T12:00:00.001Z', 'call.closed'],
    ['for this proposal', { ...until, proposal: prp() }, late, 'none'],
    ['for another proposal', { ...until, proposal: prp('b') }, late, 'call.closed'],
    ['for this organisation', { ...until, organisation: 'own' }, late, 'none'],
    ['for another organisation', { ...until, organisation: 'other' }, late, 'call.closed'],
  ])('%s', (_, extension, at, refusal) => {
    expect(refusalOf(() => requireOpen(published(), item(at), extension))).toBe(refusal);
  });

  it('lets nobody in before the call opens', () => {
    expect(refusalOf(() => requireOpen(published(), item(AT), until))).toBe('call.not-open');
  });

  it('is given with a code of which the hash alone is kept, and lies ahead', () => {
    const { items, facts } = addExtension(published(), { at: AT, extension: until, code: 'hash' });
    expect([items, facts]).toEqual([[{ sk: 'h#hash', type: 'extension', ...until }], [{ type: 'ExtensionAdded', extension: 'x', until: late }]]);
    expect(fieldsOf(() => addExtension(published(), { at: late, extension: until, code: 'hash' }))).toEqual(['until call.dates']);
    expect(refusalOf(() => addExtension(made(), { at: AT, extension: until, code: 'hash' }))).toBe('call.frozen');
  });
});

describe('the share of an organisation', () => {
  it('is taken from its first free place', () => {
    expect(takeSlot(published(), 'own', [])).toEqual({ org: 'own', n: 1 });
    expect(takeSlot(published(), 'own', [1])).toEqual({ org: 'own', n: 2 });
    expect(takeSlot(published(), 'own', [2])).toEqual({ org: 'own', n: 1 });
    expect(fieldsOf(() => takeSlot(published(), 'own', [1, 2]))).toEqual(['call call.full:2']);
    expect(takeSlot(published({ capPerOrganisation: undefined }), 'own', [1, 2])).toBeUndefined();
  });
});

describe('changing a call', () => {
  const open = '2026-11-09T08:00:00.000Z';
  const before = '2026-11-09T07:59:59.999Z';

  it('may be anything until it opens', () => {
    const other: Partial<CallBody> = { requires: 'step-1', questions: [], capPerOrganisation: undefined, opensAt: '2026-11-16T08:00:00.000Z' };
    expect(change(made(), AT, other, 'published')).toMatchObject({ stage: 'published', requires: 'step-1', questions: [] });
    expect(change(published(), before, other)).toMatchObject({ requires: 'step-1', opensAt: '2026-11-16T08:00:00.000Z' });
    expect(change(published(), before, other).capPerOrganisation).toBeUndefined();
  });

  it.each<[field: string, more: Partial<CallBody>]>([
    ['requires', { requires: 'step-1' }],
    ['questions', { questions: [] }],
    ['capPerOrganisation', { capPerOrganisation: 9 }],
    ['opensAt', { opensAt: '2026-11-10T08:00:00.000Z' }],
    ['inviteOnly', { inviteOnly: true }],
    ['closesAt', { closesAt: '2026-11-30T16:00:00.000Z' }],
    ['graceMinutes', { graceMinutes: 0 }],
    ['reviewersPerProposal', { reviewersPerProposal: 5, quorum: 3 }],
    ['quorum', { quorum: 2 }],
    ['approvals', { approvals: 2 }],
    ['routing', { routing: 'automatic' }],
    ['blind', { blind: true }],
    ['sealed', { sealed: true }],
  ])('leaves %s alone from the instant at which it opens', (field, more) => {
    expect(refusalOf(() => change(published(), before, more))).toBe('none');
    expect(fieldsOf(() => change(published(), open, more))).toEqual([`${field} call.frozen`]);
  });

  it('mends words and moves the end away when it is open', () => {
    const title = { nl: 'Veilig op afstand', en: 'Safe at a distance' };
    const closesAt = '2026-12-08T16:00:00.000Z';
    expect(change(published(), open, { title, closesAt, graceMinutes: 30 })).toMatchObject({ title, closesAt, graceMinutes: 30 });
    expect(change(published(), open, { opensAt: undefined }).opensAt).toBe(open);
    expect(change(published(), open, { closesAt: undefined }).closesAt).toBeUndefined();
    // An end of a call without one comes with a day's notice at least.
    const endless = published({ closesAt: undefined });
    expect(refusalOf(() => change(endless, open, { closesAt: '2026-11-10T07:59:59.999Z' }))).toBe('call.frozen');
    expect(refusalOf(() => change(endless, open, { closesAt: '2026-11-10T08:00:00.000Z' }))).toBe('none');
  });

  it('takes an end that slipped too far away back, never before the one with which it opened, and with the notice of a day', () => {
    const slipped = change(published(), open, { closesAt: '2027-12-01T16:00:00.000Z' });
    const back = (closesAt: string, at: string, call = slipped) => fieldsOf(() => change(call, at, { closesAt }));
    expect(back('2026-12-01T15:59:59.999Z', open)).toEqual(['closesAt call.frozen']);
    expect(back(BODY.closesAt!, open)).toEqual([]);
    expect(back(BODY.closesAt!, '2026-11-30T16:00:00.000Z')).toEqual([]);
    expect(back(BODY.closesAt!, '2026-11-30T16:00:00.001Z')).toEqual(['closesAt call.frozen']);
    expect(back('2026-12-02T16:00:00.000Z', '2026-12-01T16:00:00.000Z')).toEqual([]);
    // The first end is what holds, however often it moved, and where there was none for a while.
    const moved = change(slipped, open, { closesAt: '2027-06-01T16:00:00.000Z' });
    expect([back('2026-12-01T15:59:59.999Z', open, moved), back(BODY.closesAt!, open, moved)]).toEqual([['closesAt call.frozen'], []]);
    const endless = change(published(), open, { closesAt: undefined });
    expect([back('2026-11-20T16:00:00.000Z', open, endless), back(BODY.closesAt!, open, endless)]).toEqual([['closesAt call.frozen'], []]);
  });

  it('leaves the end of a sealed call where it moved to: what came in meanwhile was told that nobody reads it before', () => {
    const slipped = change(published({ sealed: true }), open, { sealed: true, closesAt: '2027-12-01T16:00:00.000Z' });
    expect(fieldsOf(() => change(slipped, open, { sealed: true }))).toEqual(['closesAt call.frozen']);
  });

  it.each(['2028-11-09T08:00:00.000Z', '2072-12-01T16:00:00.000Z'])('takes %s for a slip of the year, as it is two years away', (closesAt) => {
    const at = '2026-11-09T07:59:59.999Z';
    const judged = (call: Call, stage?: Call['stage'], when = at) => fieldsOf(() => change(call, when, { closesAt }, stage));
    expect([judged(made(), 'published'), judged(published()), judged(published(), undefined, open)]).toEqual(Array(3).fill(['closesAt call.far']));
    expect([judged(made()), judged(published({ closesAt }), undefined, open), judged(made(), 'closed')]).toEqual([[], [], []]);
    expect(fieldsOf(() => change(made(), at, { closesAt: '2028-11-08T07:59:59.998Z' }, 'published'))).toEqual([]);
  });

  it('keeps the end of a sealed call that has ended for everybody: what came in may have been read', () => {
    const sealed = published({ sealed: true });
    const [last, over] = ['2026-12-01T16:15:00.000Z', '2026-12-01T16:15:00.001Z'];
    const later = '2026-12-15T16:00:00.000Z';
    const moved = (call: Call, at: string, more: Partial<CallBody>) => fieldsOf(() => change(call, at, { sealed: true, ...more }));
    expect([moved(sealed, last, { closesAt: later }), moved(sealed, last, { graceMinutes: 60 })]).toEqual([[], []]);
    expect(moved(sealed, over, { closesAt: later })).toEqual(['closesAt call.over']);
    expect(moved(sealed, over, { graceMinutes: 60 })).toEqual(['graceMinutes call.over']);
    expect(moved(sealed, over, { title: { nl: 'Veilig op afstand', en: 'Safe at a distance' } })).toEqual([]);
    expect(changeCall(sealed, { at: over, body: { ...BODY, sealed: true }, stage: 'closed', invite: '' }).root.stage).toBe('closed');
    // Whoever gets in by a code later than that brings no end back for all.
    const extension = { id: 'x', until: later };
    const extended = addExtension(sealed, { at: over, extension, code: 'hash' }).root;
    expect([isUnsealed(sealed, over), isUnsealed(extended, over)]).toEqual([true, false]);
    expect(moved(extended, over, { closesAt: later })).toEqual(['closesAt call.over']);
    expect(moved(extended, over, { graceMinutes: 60 })).toEqual(['graceMinutes call.over']);
    // Without a seal an end that has passed moves as ever.
    expect([
      fieldsOf(() => change(published(), over, { closesAt: later })),
      refusalOf(() => addExtension(published(), { at: over, extension, code: 'h' })),
    ]).toEqual([[], 'none']);
  });

  it('opens at once when it is published without a date', () => {
    const call = change(made({ opensAt: undefined }), AT, { opensAt: undefined }, 'published');
    expect([call.opensAt, windowOf(call, AT)]).toEqual([AT, 'open']);
  });

  it('closes after its end or before it ever opened, and never opens again', () => {
    expect(refusalOf(() => change(published(), open, {}, 'closed'))).toBe('call.frozen');
    expect(refusalOf(() => change(published(), '2026-12-01T16:15:00.000Z', {}, 'closed'))).toBe('call.frozen');
    expect(change(published(), '2026-12-01T16:15:00.001Z', {}, 'closed').stage).toBe('closed');
    expect(change(published(), before, {}, 'closed').stage).toBe('closed');
    expect(change(made(), AT, {}, 'closed').stage).toBe('closed');
    for (const stage of ['draft', 'published', 'closed'] as const)
      expect(refusalOf(() => change({ ...made(), stage: 'closed' }, AT, {}, stage))).toBe('call.frozen');
    expect(refusalOf(() => change(published(), before, {}, 'draft'))).toBe('call.frozen');
  });

  it('takes no end before its beginning', () => {
    expect(fieldsOf(() => made({ closesAt: BODY.opensAt }))).toEqual(['closesAt call.dates']);
    expect(fieldsOf(() => change(made(), AT, { closesAt: BODY.opensAt }))).toEqual(['closesAt call.dates']);
  });

  it.each<[string, () => Call, at: string, closesAt: string | undefined, stage: Call['stage'] | undefined, fields: string[]]>([
    ['is not published', () => made({ opensAt: undefined }), '2026-12-01T16:00:00.000Z', BODY.closesAt, 'published', ['closesAt call.past']],
    ['is published a moment before', () => made({ opensAt: undefined }), '2026-12-01T15:59:59.999Z', BODY.closesAt, 'published', []],
    ['is kept as a draft', () => made(), '2026-12-02T16:00:00.000Z', '2026-11-20T16:00:00.000Z', undefined, []],
    ['is closed as a draft', () => made(), '2026-12-02T16:00:00.000Z', BODY.closesAt, 'closed', []],
    ['is not given to a call that is over', () => published(), '2026-12-09T16:00:00.000Z', '2026-12-08T16:00:00.000Z', undefined, ['closesAt call.past']],
    ['may stay where it passed by itself', () => published(), '2026-12-09T16:00:00.000Z', BODY.closesAt, undefined, []],
    ['is no reason to refuse a later one', () => published(), '2026-12-09T16:00:00.000Z', '2026-12-10T16:00:00.000Z', undefined, []],
    [
      'is told once where the end stands still too',
      () => published(),
      '2026-12-09T16:00:00.000Z',
      '2026-11-20T16:00:00.000Z',
      undefined,
      ['closesAt call.frozen'],
    ],
  ])('with an end that has passed %s', (_, call, at, closesAt, stage, fields) => {
    const opensAt = call().opensAt;
    expect(fieldsOf(() => change(call(), at, { opensAt, closesAt }, stage))).toEqual(fields);
    expect(faultsNow(call(), { at, body: { ...BODY, opensAt, closesAt }, stage }).map(({ path, code }) => `${path} ${code}`)).toEqual(fields);
  });

  it('is said to have opened only where something of it stands still', () => {
    const over = '2026-12-09T16:00:00.000Z';
    expect(refusalOf(() => change(published(), over, { closesAt: '2026-12-08T16:00:00.000Z' }))).toBe('request.invalid');
    expect(refusalOf(() => change(published(), over, { closesAt: '2026-12-08T16:00:00.000Z', requires: 'step-1' }))).toBe('call.frozen');
  });

  it('keeps the hash of a code only while it is by invitation', () => {
    expect([made().invite, made({ inviteOnly: true }).invite]).toEqual([undefined, 'hash']);
    expect(change(made({ inviteOnly: true }), AT, { inviteOnly: false }).invite).toBeUndefined();
    expect(change(made(), AT, { inviteOnly: true }).invite).toBe('hash');
  });

  it('leaves codes and dates in the log, and no words', () => {
    const { facts } = changeCall(made(), { at: AT, body: BODY, stage: 'published', invite: 'hash' });
    expect(facts).toEqual([{ type: 'CallChanged', stage: 'published', opensAt: BODY.opensAt, closesAt: BODY.closesAt }]);
    expect(() => FACTS.CallChanged.parse(facts[0])).not.toThrow();
    expect(createCall({ id: ID, at: AT, body: BODY, invite: 'hash' }).facts).toEqual([{ type: 'CallCreated', requires: 'both', inviteOnly: false }]);
  });
});

describe('a new code', () => {
  const invited = () => published({ inviteOnly: true });
  const start = (call: Call, invite: string) => refusalOf(() => requireStart(call, { at: AT, invite }));

  it('ends the one before, and says in the log only how many there were', () => {
    const { root, facts } = renewInvite({ ...invited(), invite: 'first' }, { at: AT, invite: 'second' });
    expect([start(root, 'second'), start(root, 'first')]).toEqual(['none', 'call.invitation']);
    expect(facts).toEqual([{ type: 'InviteRenewed', renewed: 1 }]);
    expect(() => FACTS.InviteRenewed.parse(facts[0])).not.toThrow();
    expect(renewInvite(root, { at: AT, invite: 'third' }).root).toMatchObject({ invite: 'third', renewed: 2 });
  });

  it('outlives that the call is open to everybody for a while, so that no old one comes back', () => {
    const { root } = renewInvite(frozen({ ...made({ inviteOnly: true }) }), { at: AT, invite: 'second' });
    expect(change(root, AT, { inviteOnly: false })).toMatchObject({ renewed: 1 });
  });

  it('is made for calls by invitation alone, and for none that is over', () => {
    const renew = (call: Call, at = AT) => refusalOf(() => renewInvite(call, { at, invite: 'new' }));
    expect([renew(published()), renew(made({ inviteOnly: true })), renew(invited())]).toEqual(['call.no-code', 'none', 'none']);
    expect([renew(invited(), '2026-12-01T16:15:00.000Z'), renew(invited(), '2026-12-01T16:15:00.001Z')]).toEqual(['none', 'call.closed']);
    expect(renew({ ...invited(), stage: 'closed' })).toBe('call.closed');
  });
});

describe('a body that is judged whole', () => {
  const faults = (more: object): string[] => {
    const result = judgedWhole(CallBody).safeParse({ ...BODY, ...more }, { reportInput: true });
    return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('/')} ${issueCode(issue)}`);
  };

  it.each<[string, object, string[]]>([
    ['nothing', {}, []],
    [
      'lengths, dates and the quorum',
      { title: { nl: 'x', en: BODY.title.en }, closesAt: BODY.opensAt, quorum: 4 },
      ['title/nl field.short:4', 'closesAt call.dates', 'quorum call.quorum'],
    ],
    ['what is missing beside what does not fit', { summary: undefined, quorum: 4 }, ['summary field.missing', 'quorum call.quorum']],
    [
      'words for a number beside a seal without an end',
      { graceMinutes: 'long', sealed: true, closesAt: undefined },
      ['graceMinutes field.type', 'closesAt call.sealed'],
    ],
    ['a rubric that is none, beside a choice that is none', { requires: 'all', rubric: 'none-1' }, ['requires field.choice', 'rubric call.rubric']],
    ['no comparison with what is wrong in itself', { reviewersPerProposal: 'two', quorum: 4 }, ['reviewersPerProposal field.type']],
    ['no comparison of what is wrong in itself', { closesAt: 'soon', sealed: true }, ['closesAt field.format']],
  ])('tells in one go %s', (_, more, expected) => {
    expect(faults(more).sort()).toEqual([...expected].sort());
  });
});
