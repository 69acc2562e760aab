import { describe, expect, it } from 'vitest';
import { filesCanChange, removeFile } from '../../shared/domain/attachment.ts';
import { type After, conditionsOf, NOTHING_AFTER } from '../../shared/domain/after.ts';
import type { Change } from '../../shared/domain/change.ts';
import { DAY, later } from '../../shared/domain/clock.ts';
import { matchOf } from '../../shared/domain/demand.ts';
import { answerIntroduction, introduce, linkDemand } from '../../shared/domain/introduce.ts';
import { offerAt, offerUntil } from '../../shared/domain/offer.ts';
import { OUTCOMES, type Outcome, type Proposal } from '../../shared/domain/proposal.ts';
import { involvedIn, mayReconsider } from '../../shared/domain/reconsider.ts';
import { linkedToEarlier, startAgain } from '../../shared/domain/resubmit.ts';
import { supported, supportTouch } from '../../shared/domain/support.ts';
import { touchProposal } from '../../shared/domain/timer.ts';
import { askedView } from '../../shared/domain/view/after.ts';
import { actor, answers, applicant, AT, assignmentOf, calendar, chair, contactIn, liaison, per, proposalIn, prp } from '../support/build.ts';

const around = { calendar, contacts: [], taskId: (what: string) => `tsk_${what.replaceAll(' ', '_')}` };
const announced = (outcome: Outcome): Proposal => proposalIn('announced', { outcome, reminded: 0, ...offerAt(outcome, AT, calendar) });
const touched = (proposal: Proposal, at: string, after: After = NOTHING_AFTER): Change<Proposal> | undefined => {
  const touch = touchProposal(proposal, at, [], { ...around, after });
  return touch?.kind === 'change' ? touch.change : undefined;
};
/** All that the clock does until nothing is left to do, at each time at which it wakes; each time it wakes twice. */
const played = (start: Proposal, until: string, after: After = NOTHING_AFTER): { day: number; fact: string }[] => {
  const told: { day: number; fact: string }[] = [];
  let proposal = start;
  let kept = after;
  while (proposal.nextTouch && proposal.nextTouch <= until) {
    const at = proposal.nextTouch;
    const change = touched(proposal, at, kept)!;
    kept = (change.items?.find(({ type }) => type === 'after') as unknown as After | undefined) ?? kept;
    const day = Math.round((Date.parse(at) - Date.parse(AT)) / DAY);
    told.push(
      ...change.facts.map(({ type }) => ({ day, fact: type })),
      ...(change.besides ?? []).flatMap(({ change: { facts } }) => facts.map(({ type }) => ({ day, fact: type }))),
    );
    expect(touched(change.root, at, kept)?.facts ?? [], `${change.facts[0]?.type} twice`).toEqual([]);
    proposal = change.root;
  }
  return told;
};

describe('an offer', () => {
  it('reminds twice of an acceptance and lapses after thirty days', () => {
    expect(played(announced('accepted'), later(AT, 60 * DAY))).toEqual([
      { day: 9, fact: 'OfferReminded' },
      { day: 20, fact: 'OfferReminded' },
      { day: 30, fact: 'OfferLapsed' },
    ]);
  });

  it('with conditions stands for ninety days, one on the reserve list for half a year', () => {
    expect(played(announced('accepted-with-conditions'), later(AT, 400 * DAY)).map(({ day }) => day)).toEqual([60, 83, 90]);
    expect(played(announced('reserve'), later(AT, 400 * DAY)).map(({ fact }) => fact)).toEqual(['OfferReminded', 'OfferLapsed']);
    expect(offerUntil(announced('reserve'), calendar)!.slice(0, 10)).toBe('2027-05-02');
  });

  it('of a pitch is a task for staff, and ends by nobody', () => {
    expect(played(announced('pitch'), later(AT, 400 * DAY))).toEqual([{ day: 14, fact: 'TaskOpened' }]);
  });

  it.each(OUTCOMES)('%s ends as closed or waits for staff, and never while a second look was asked for', (outcome) => {
    const asked = { ...announced(outcome), reconsideration: 'asked' as const, nextTouch: AT };
    expect(touched(asked, later(AT, 400 * DAY))!.root.stage).toBe('announced');
  });
});

describe('support', () => {
  const begun = supported(announced('accepted'), 'confirm', AT, NOTHING_AFTER);

  it('asks on its thirtieth, ninetieth and hundred and eightieth day, each time once', () => {
    const told = played(begun, later(AT, 400 * DAY));
    expect(told.filter(({ fact }) => fact === 'FollowUpAsked').map(({ day }) => day)).toEqual([30, 90, 180]);
    expect(told.filter(({ fact }) => fact === 'TaskOpened')).toHaveLength(3);
  });

  const demand = contactIn('open', { contactKind: 'demand', applicant: per('els'), links: [{ id: prp(), kind: 'matched-with' }] });
  const matched = { ...begun, links: [{ id: demand.id, kind: 'matched-with' as const }] };
  const texts = { forApplicant: 'Iemand zoekt een sensor voor gemalen.', forOwner: 'Iemand heeft een sensor die meeluistert.' };
  const names = { applicant: ['Noor Vondst', 'Lekdetect BV', 'noor@lekdetect.example'], owner: ['Els Waterman', 'Rijnland', 'els@waterschap.example'] };
  const asking = (more = {}) =>
    introduce(matched, NOTHING_AFTER, { id: 'int_1', by: liaison, at: AT, demand, introduced: [], names, calendar, ...texts, ...more });
  const asked = asking().items![0] as unknown as After;
  const say = (after: After, party: 'applicant' | 'owner', agrees: boolean, at = AT) =>
    answerIntroduction(matched, after, { id: 'int_1', party, agrees, at, contacts: [demand] });
  const afterOf = (change: Change<Proposal>) => change.items![0] as unknown as After;

  it('makes an introduction exactly when both have agreed, in either order', () => {
    for (const [first, second] of [
      ['applicant', 'owner'],
      ['owner', 'applicant'],
    ] as const)
      for (const a of [true, false])
        for (const b of [true, false]) {
          const end = say(afterOf(say(asked, first, a)), second, b);
          expect(afterOf(end).introductions[0]!.state).toBe(a && b ? 'made' : 'open');
          expect(end.facts.some(({ type }) => type === 'IntroductionMade')).toBe(a && b);
          expect(end.besides ?? []).toHaveLength(a && b ? 1 : 0);
        }
  });

  it('shows neither party what the other said before both have agreed', () => {
    const views = [undefined, true, false].map((said) =>
      askedView(afterOf(said === undefined ? { ...asking() } : say(asked, 'owner', said)).introductions[0]!, 'applicant', AT),
    );
    expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
  });

  it('ends what was not agreed upon in time, whoever it was, and takes no answer after that', () => {
    const { until } = asked.introductions[0]!;
    const ended = touched({ ...matched, nextTouch: supportTouch(matched, asked)! }, until, asked)!;
    expect(ended.facts).toEqual([{ type: 'IntroductionEnded', introduction: 'int_1' }]);
    expect(() => say(afterOf(ended), 'owner', true, until)).toThrow('introduction.over');
    expect(() => say(asked, 'owner', true, later(until, 1))).toThrow('introduction.over');
  });

  it('tells nobody a name: of a person, an organisation or an address', () => {
    for (const name of names.owner) expect(() => asking({ forApplicant: `Het gaat om ${name.toUpperCase()}, een beheerder.` })).toThrow('introduction.names');
    for (const name of names.applicant) expect(() => asking({ forOwner: `Het gaat om ${name}, met een sensor.` })).toThrow('introduction.names');
  });

  it('links no demand that has ended, that is none, or that its own applicant made', () => {
    const unlinked = { ...demand, links: undefined };
    expect(() => linkDemand(begun, { demand: { ...unlinked, stage: 'resolved' } })).toThrow('demand.not-open');
    expect(() => linkDemand(begun, { demand: { ...unlinked, contactKind: 'press' } })).toThrow('demand.not-open');
    expect(() => linkDemand(begun, { demand: { ...unlinked, flags: ['wrong-door'] } })).toThrow('demand.not-open');
    expect(() => linkDemand(begun, { demand: { ...unlinked, applicant: applicant.id } })).toThrow('introduction.own');
  });
});

describe('a reconsideration', () => {
  const root = proposalIn('announced', { outcome: 'declined', announcedBy: per('ann'), approvedBy: [per('app')] });
  const involved = involvedIn({ root, assignments: [assignmentOf('rob', 'declined')], decisions: [], messages: [] });

  it('knows everybody who had a part in the decision', () => {
    expect(involved).toEqual([chair.id, per('ann'), per('app'), per('rob')].sort());
  });

  it('goes to nobody who had a part in it, or has a conflict', () => {
    const other = actor('cora', { roles: ['chair'] });
    expect(mayReconsider(other, root, involved)).toBe(true);
    expect(mayReconsider(chair, root, involved)).toBe(false);
    expect(mayReconsider({ ...other, keys: root.organisations }, root, involved)).toBe(false);
    expect(mayReconsider({ ...other, conflicts: { [root.id]: 'declared' } }, root, involved)).toBe(false);
  });
});

describe('a proposal that goes on from an earlier one', () => {
  const earlier = proposalIn('closed', { outcome: 'resubmit' });
  const draft = { id: prp('n'), reference: 'OT-26-NEXTX-0', person: { id: applicant.id, address: 'hash' }, at: AT };
  const again = startAgain(earlier, { by: applicant, parts: answers(), draft, seal: () => 'seal' });

  it('takes its texts and gives every agreement anew', () => {
    expect(again.root).toMatchObject({ stage: 'draft', title: earlier.title, links: [{ id: earlier.id, kind: 'resubmission-of' }] });
    const request = again.items.find(({ part }) => part === 'request')!.content as object;
    expect(Object.keys(request)).not.toEqual(expect.arrayContaining(['terms']));
    expect(again.items.find(({ part }) => part === 'substance')!.content).toEqual(answers().substance);
  });

  it('is known to the earlier one only where that still belongs to the same applicant', () => {
    expect(linkedToEarlier(again.root, earlier)[0]!.change.root).toMatchObject({ links: [{ id: again.root.id, kind: 'resubmitted-as' }] });
    expect(linkedToEarlier(again.root, { ...earlier, anonymised: AT })).toEqual([]);
    expect(linkedToEarlier(again.root, { ...earlier, applicant: per('els') })).toEqual([]);
    expect(linkedToEarlier(again.root, undefined)).toEqual([]);
  });
});

it('takes a file for a condition, and lets none go that was judged', () => {
  const root = proposalIn('announced', { outcome: 'accepted-with-conditions' });
  expect([filesCanChange(root), filesCanChange(proposalIn('announced')), filesCanChange(proposalIn('in-review'))]).toEqual([true, false, false]);
  const judged = {
    v: 1,
    id: 'att_1',
    proposal: root.id,
    n: 1,
    name: 'plan.pdf',
    size: 10,
    status: 'clean',
    by: applicant.id,
    at: later(AT, -DAY),
    until: AT,
  } as const;
  const own = { by: applicant, at: AT, members: [] };
  expect(() => removeFile(root, [judged], { file: 'att_1', ...own })).toThrow('file.not-now');
  expect(removeFile(root, [{ ...judged, at: later(AT, DAY) }], { file: 'att_1', ...own }).facts).toHaveLength(1);
});

it('counts conditions of the decision that stands, and none of an earlier one', () => {
  const after = { ...NOTHING_AFTER, decision: 1, conditions: [{ met: { at: AT, by: liaison.id, note: 'Gezien' } }] };
  expect(conditionsOf(after, 1, 2)).toEqual([after.conditions[0], {}]);
  expect(conditionsOf(after, 2, 2)).toEqual([{}, {}]);
});

it('finds a demand that speaks of what a proposal offers, by tags and by words, and says by which', () => {
  const offer = { title: 'Stille luisteraar', text: 'Een sensor ziet afwijkend verkeer van PLC’s in gemalen.', capabilities: [], assets: ['plc'], sectors: [] };
  const near = matchOf(offer, { title: 'Bewaking van gemalen', text: 'Wij zoeken iets dat afwijkend verkeer bij onze PLC ziet.' });
  const far = matchOf(offer, { title: 'Een zaal huren', text: 'Wij zoeken een zaal voor twaalf mensen.' });
  expect(near.tags.assets).toEqual(['plc']);
  expect(near.words).toEqual(expect.arrayContaining(['afwijkend', 'gemalen']));
  expect(near.score).toBeGreaterThan(far.score);
});
