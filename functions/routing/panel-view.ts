import type * as z from 'zod';
import { community } from '../../shared/community.ts';
import type { ExcludedPerson, NearPerson, PanelMember, PanelPerson, PanelView, SeatedPerson } from '../../shared/contract/routing.ts';
import { awayFrom } from '../../shared/domain/absence.ts';
import { type Assignment, isLive, isOpen } from '../../shared/domain/assignment.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { insideSentence, labelOf } from '../../shared/domain/labels.ts';
import { seatsOf, wantedSeats } from '../../shared/domain/panel/best.ts';
import { type Field, type Judged, type PanelResult, solve } from '../../shared/domain/panel/choose.ts';
import { explain, whyFits, type WhyNot, worthOfPanel } from '../../shared/domain/panel/explain.ts';
import { exclusionText, PANEL_WORDS, relaxationText, resultText, whyNotText, whyText } from '../../shared/domain/panel/words.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { nextQuarter } from '../../shared/domain/promise.ts';
import { isAskable, openSeats } from '../../shared/domain/routing/field.ts';
import { askedBy, type KeptPanel, whyAsked } from '../../shared/domain/routing/kept.ts';
import { isByHand, pickedIn } from '../../shared/domain/routing/pick.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { nameless, sentenceOf } from './sentence.ts';

type View = z.infer<typeof PanelView>;
export type Shown = {
  readonly loaded: Pick<LoadedProposal, 'root' | 'assignments'>;
  readonly field: Field;
  readonly result: PanelResult;
  readonly people: readonly RosterEntry[];
  readonly names: ReadonlyMap<string, string>;
  readonly language: 'nl' | 'en';
  readonly at: string;
  readonly look: View['look'];
  readonly mayInvite: boolean;
  readonly mayAdd: boolean;
  readonly kept?: KeptPanel | undefined;
  readonly pick?: readonly string[] | undefined;
};

/** Somebody who is not on the roster any more has no name here. */
const SOMEBODY = { nl: 'iemand die hier niet meer beoordeelt', en: 'somebody who does not review here any more' } as const;

/** The ways out are given by themselves, beside the words. */
const said: typeof resultText = (result, ...more) =>
  result.kind === 'not-enough-expertise' ? resultText(result, ...more).slice(0, -1) : resultText(result, ...more);

const SUBJECT: readonly string[] = ['capability', 'safety', 'asset', 'sector', 'protocol'];
const knowsSome = ({ affinity }: Judged): boolean => affinity.terms.some(({ term, fit }) => SUBJECT.includes(term) && fit > 0);

/** Nobody is told to look where there is nobody: to look wider needs somebody who can be picked by hand and knows something of what is asked. */
const waysIn = ({ people }: Field, ways: readonly string[]): string[] => {
  const isWide = people.some((one) => isByHand(one) && one.exclusions.some(({ limit }) => limit === 'expertise') && knowsSome(one));
  return ways.filter((way) => way !== 'widen-sector' || isWide);
};

/** Stages in which a panel is looked ahead at, chosen now, or looked back on. */
export const lookAt = (stage: string, cameFrom: string | undefined): View['look'] => {
  if (stage === 'in-review') return 'now';
  if (stage === 'info-requested') return cameFrom === 'screening' ? 'ahead' : 'now';
  return stage === 'submitted' || stage === 'screening' ? 'ahead' : 'back';
};

const part = (value: number, of: number): number | undefined => (of > 0 ? Math.max(0, Math.round((value / of) * 1000) / 1000) : undefined);

/** Everything that a page or a client shows of a panel, in words of one language. Names are those of the roster. */
export const panelView = ({ loaded, field, result, people, names, language, at, look, mayInvite, mayAdd, kept, pick }: Shown): View => {
  const { root, assignments } = loaded;
  const roster = new Map(people.map((entry) => [entry.id, entry]));
  const nameOf = (id: string): string => names.get(id) || SOMEBODY[language];
  const named = (id: string) => ({ id, name: nameOf(id) });
  // A review that is in stays; its place is nobody's to take.
  const fixed = assignments.filter(({ status }) => status === 'submitted').map(({ reviewer }) => reviewer);
  const explained = explain(field, result, fixed);
  const judged = new Map(field.people.map((person) => [person.id, person]));
  const person = ({ id, taken, capacity, candidate }: Judged): z.infer<typeof PanelPerson> => ({
    ...named(id),
    organisation: roster.get(id)?.organisation ?? '',
    ...(candidate.helix ? { helix: candidate.helix } : {}),
    taken,
    capacity,
  });
  const isComplete = openSeats(field) === 0;
  const total = isComplete ? worthOfPanel(field).worth : solve(field).value;
  const member = (id: string): z.infer<typeof PanelMember> => {
    const one = judged.get(id)!;
    const why = explained.chosen.find((chosen) => chosen.id === id) ?? whyFits(one);
    return { ...person(one), score: one.affinity.score, why: nameless(id, nameOf, (name) => whyText(why, name, language)), fills: [...why.fills] };
  };
  const asked = kept ? askedBy(kept, root.id) : [];
  const reasons = (id: string): Pick<z.infer<typeof SeatedPerson>, 'why' | 'asked'> => {
    const found = asked.find((each) => each.person.id === id);
    if (!found) return {};
    // Who knows the proposal from before is said to whoever may know of that one alone.
    const why = { ...whyAsked(found), earlier: field.request.earlier?.includes(id) };
    return { why: nameless(id, nameOf, (name) => whyText(why, name, language)), asked: { at: found.at, cause: found.cause } };
  };
  const away = (assignment: Assignment): Pick<z.infer<typeof SeatedPerson>, 'away'> => {
    const entry = isOpen(assignment) ? roster.get(assignment.reviewer) : undefined;
    const found = entry && awayFrom(entry, { at, due: dueOf(assignment.clock, community) }, community);
    return found ? { away: { from: found.from, until: found.until } } : {};
  };
  const isBack = look === 'back' && kept?.cause === 'batch';
  const planned = isBack || assignments.some((each) => isLive(each) && asked.some(({ cause, person }) => cause === 'batch' && person.id === each.reviewer));
  const near = (why: Exclude<WhyNot, { kind: 'excluded' }>): z.infer<typeof NearPerson> => {
    // What the plan of a call weighed against other proposals has no price here.
    if (isBack || (planned && why.kind === 'full')) {
      return { ...member(why.id), whyNot: sentenceOf(PANEL_WORDS[language].planned), instead: [] };
    }
    const costs = why.kind === 'lot' ? 0 : 'costs' in why && why.costs !== undefined ? part(why.costs, total) : undefined;
    return {
      ...member(why.id),
      whyNot: nameless(why.id, nameOf, (name) => whyNotText(why, name, language)),
      ...(costs === undefined ? {} : { costs }),
      instead: ('leaves' in why ? why.leaves : 'with' in why ? why.with : []).map(named),
    };
  };
  const excluded = (id: string): z.infer<typeof ExcludedPerson> => {
    const one = judged.get(id)!;
    return { ...person(one), reasons: one.exclusions.map((exclusion) => exclusionText(exclusion, language)), byHand: isByHand(one) };
  };
  const order = (a: { score: number; name: string }, b: { score: number; name: string }): number => b.score - a.score || a.name.localeCompare(b.name, language);
  const picked = pick && pick.length > 0 ? pickedIn(field, pick) : undefined;
  // Whoever looks at a panel of their own reads the seats of that one.
  const sitting = [...field.seated, ...(picked?.reviewers ?? result.members).map((id) => judged.get(id)!.candidate)];
  const held = seatsOf(sitting);
  const wanted = [...new Set([...field.required, ...wantedSeats(field.size)])];
  const missing = 'missing' in result ? result.missing : 0;
  return {
    proposal: {
      id: root.id,
      reference: root.reference,
      title: root.title,
      language: root.language,
      tlp: root.tlp,
      stage: root.stage,
      call: root.call,
    },
    at,
    size: field.size,
    routing: rulesOf(root).routing,
    look,
    state: isComplete ? 'complete' : result.kind,
    missing,
    said: said(result, nameOf, language, field.size),
    ways: result.kind === 'not-enough-expertise' ? waysIn(field, result.ways) : [],
    subjects: field.request.needs.capabilities.map((id) => insideSentence(labelOf('capabilities', id, language))),
    mayAdd,
    ...(missing > 0 && solve(field, { lifted: ['capacity'] }).missing < missing ? { placesFrom: nextQuarter(at, community) } : {}),
    seats: wanted.map((seat) => ({
      seat,
      required: field.required.includes(seat),
      held: held.includes(seat),
      filledBy: sitting
        .filter((one) => (seat === 'helix' ? held.includes(seat) && one.helix !== undefined : seatsOf([one]).includes(seat)))
        .map(({ id }) => named(id)),
    })),
    seated: assignments.filter(isLive).map((assignment) => ({
      ...named(assignment.reviewer),
      organisation: roster.get(assignment.reviewer)?.organisation ?? '',
      status: assignment.status,
      safetySeat: assignment.safetySeat,
      ...(assignment.status === 'submitted' ? {} : { due: dueOf(assignment.clock, community) }),
      ...away(assignment),
      ...reasons(assignment.reviewer),
    })),
    members: result.members.map(member),
    planned,
    near: explained.notChosen.flatMap((why) => (why.kind === 'excluded' ? [] : [near(why)])).sort(order),
    excluded: explained.notChosen.flatMap((why) => (why.kind === 'excluded' ? [excluded(why.id)] : [])).sort((a, b) => a.name.localeCompare(b.name, language)),
    relaxations: missing > 0 ? explained.relaxations.map((each) => relaxationText(each, nameOf, language)) : [],
    unreachable: people.filter((entry) => !isAskable(entry)).map(({ id }) => named(id)),
    ...(picked
      ? {
          picked: {
            reviewers: picked.reviewers.map(member),
            barred: picked.barred.map(named),
            ...(picked.costs === undefined ? {} : { costs: Math.round(picked.costs * 1000) / 1000 }),
            lacks: [...picked.lacks],
            twice: picked.twice.map((two) => two.map(named)),
            lifted: [...picked.lifted],
          },
        }
      : {}),
    ...(kept
      ? {
          kept: {
            at: kept.at,
            by: kept.by === 'system' ? 'system' : nameOf(kept.by),
            cause: kept.cause,
            ...(kept.person ? { person: named(kept.person) } : {}),
            members: kept.members.map(named),
            ...(kept.picked ? { picked: kept.picked.map(named) } : {}),
          },
        }
      : {}),
    mayInvite: mayInvite && look === 'now' && root.stage === 'in-review',
  };
};
