import { describe, expect, it, test } from 'vitest';
import type { Attachment } from '../../shared/domain/attachment.ts';
import { FORM } from '../../shared/domain/form.ts';
import { PARTS, type PartName } from '../../shared/domain/proposal.ts';
import { ownView, statusView } from '../../shared/domain/view/applicant.ts';
import type { ProposalBundle } from '../../shared/domain/view/bundle.ts';
import { deskView } from '../../shared/domain/view/desk.ts';
import { filesView } from '../../shared/domain/view/files.ts';
import { InvitationView, ReviewView, reviewerView } from '../../shared/domain/view/reviewer.ts';
import { answers, assignmentOf, calendar, chair, frozen, liaison, per, proposalIn, prp, reviewer } from '../support/build.ts';

/**
 * Who reads which field: R invited reviewers, F those who accepted, B either of them in a blind call, S staff, A the applicant.
 * Written by hand from the form's own table, never from the code.
 */
const TABLE = `
outline/title                   R F B S A
outline/abstract                R F B S A
outline/nothingConfidential     - - - S A
outline/track                   R F B S A
outline/controlsProcess         - - - S A
outline/whichProcess            - - - S A
organisation/name               R F - S A
organisation/type               R F - S A
organisation/country            R F - S A
organisation/website            R F - S A
organisation/registration       - F - S A
organisation/founded            - F - S A
organisation/headcount          - F - S A
organisation/partners           R F - S A
organisation/advisers           R F - S A
organisation/pilotSites         R F - S A
organisation/noParties          R F - S A
contact/name                    - - - S A
contact/role                    - - - S A
contact/phone                   - - - S A
maturity/trl                    R F B S A
maturity/trlIn12Months          R F B S A
maturity/capabilities           R F B S A
maturity/assets                 R F B S A
maturity/sectors                R F B S A
maturity/purdue                 R F B S A
maturity/protocols              R F B S A
substance/problem               - F B S A
substance/solution              - F B S A
process/interaction             - F B S A
process/writesToController      - F B S A
process/safetyFunction          - F B S A
process/failure                 - F B S A
process/failureText             - F B S A
request/asks                    - F B S A
request/goodResult              - F B S A
request/tlp                     - - - S A
request/share                   - - - S A
request/newsletter              - - - S A
request/terms                   - - - S A
request/privacy                 - - - S A
operation/constraints           - F B S A
operation/addedDelay            - F B S A
operation/rollback              - F B S A
operation/rollbackBy            - F B S A
operation/rollbackMinutes       - F B S A
operation/operatorBypass        - F B S A
operation/interferenceTest      - F B S A
operation/signedUpdates         - F B S A
operation/sbom                  - F B S A
operation/vendorAccess          - F B S A
operation/lifetimeYears         - F B S A
operation/dataLeaving           - F B S A
operation/operator              - F B S A
operation/falseAlarmsPerWeek    - F B S A
operation/environment           - F B S A
evidence/text                   - F B S A
standards/certifications        - F B S A
standards/roles                 - F B S A
standards/capabilityLevels      - F B S A
standards/attackVersion         - F B S A
standards/techniques            - F B S A
standards/csf                   - F B S A
standards/nis2                  - F B S A
team/text                       - F B S A
market/text                     - F B S A
market/competitors              - F B S A
market/revenue                  - F B S A
market/funding                  - F B S A
rights/text                     - F B S A
rights/openSource               - F B S A
rights/dualUse                  - F B S A
rights/foreignOwner             - F B S A
earlier/here                    - - - S A
earlier/elsewhere               - - - S A
earlier/text                    - - - S A
exclusions/reviewers            - - - S A
extra/a-question                - F B S A
`;
const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [path: string, r: string, f: string, b: string, s: string, a: string]);

/** Every field holds a word of its own that can stand nowhere by chance. */
const markOf = (path: string): string => `zz-${path.replaceAll('/', '-').toLowerCase()}-zz`;
const LISTS = new Set(['partners', 'advisers', 'pilotSites', 'capabilities', 'assets', 'sectors', 'purdue', 'protocols', 'interaction', 'asks']);
const marked = (): Partial<Record<PartName, Record<string, unknown>>> => {
  const parts: Partial<Record<PartName, Record<string, unknown>>> = {};
  for (const [path] of ROWS) {
    const [part, field] = path.split('/') as [PartName, string];
    parts[part] = { ...parts[part], [field]: LISTS.has(field) ? [markOf(path)] : markOf(path) };
  }
  return parts;
};
const NOW = '2026-11-10T09:00:00.000Z';
const bundle = (parts: ProposalBundle['parts']): ProposalBundle =>
  frozen({
    root: proposalIn('in-review', { title: markOf('outline/title') }),
    assignments: [assignmentOf('mila', 'accepted'), assignmentOf('rob', 'invited')],
    reviews: [],
    drafts: {},
    decisions: [],
    messages: [],
    parts,
  });
const inBlindCall = (of: ProposalBundle): ProposalBundle => ({ ...of, root: { ...of.root, rules: { blind: true } } });
const nameOf = (id: string) => (id === per('mila') ? 'Mila' : undefined);
const about = bundle(marked());
const seen = {
  invited: reviewerView(about, reviewer('rob'), calendar),
  accepted: reviewerView(about, reviewer('mila'), calendar),
  blindInvited: reviewerView(inBlindCall(about), reviewer('rob'), calendar),
  blindAccepted: reviewerView(inBlindCall(about), reviewer('mila'), calendar),
  liaison: deskView(about, liaison, NOW, calendar, nameOf),
  chair: deskView(about, chair, NOW, calendar, nameOf),
  applicant: ownView(about, NOW, calendar, nameOf),
  status: statusView(about.root, NOW, calendar, nameOf),
};
const shows = (view: unknown, path: string): boolean => JSON.stringify(view).includes(markOf(path));

describe('the table', () => {
  it('names every field of the form once', () => {
    const fields = PARTS.flatMap((part) => (part === 'extra' ? ['extra/a-question'] : Object.keys(FORM[part].shape).map((field) => `${part}/${field}`)));
    expect(ROWS.map(([path]) => path)).toEqual(fields);
  });
});

test.each(ROWS)('%s is read by those whom the table names: %s %s %s %s %s', (path, r, f, b, s, a) => {
  expect([shows(seen.invited, path), shows(seen.accepted, path)]).toEqual([r === 'R', f === 'F']);
  expect([shows(seen.blindInvited, path), shows(seen.blindAccepted, path)]).toEqual([r === 'R' && b === 'B', b === 'B']);
  expect([shows(seen.liaison, path), shows(seen.chair, path), shows(seen.applicant, path)]).toEqual([s === 'S', s === 'S', a === 'A']);
  expect(shows(seen.status, path)).toBe(false);
});

describe('a reviewer', () => {
  it('reads whole answers as they were given, in the shape of the contract', () => {
    const real = bundle({ ...answers(), extra: { 'a-question': 3 } });
    const { review } = reviewerView(real, reviewer('mila'), calendar);
    expect(ReviewView.parse(review)).toEqual(review);
    const { outline: _o, organisation: _n, contact: _c, request, earlier: _e, exclusions: _x, ...read } = answers();
    expect(review!.answers).toEqual({ ...read, asks: request.asks, goodResult: request.goodResult, extra: { 'a-question': 3 } });
    expect(review).toMatchObject({ track: 'product-pilot', call: 'open', trl: 5, trlIn12Months: 7, purdue: ['1', '2'], protocols: ['modbus', 's7'] });
    expect(review!.organisation).toEqual(answers().organisation);
  });

  it('reads attachments of a blind call under names that say nothing', () => {
    const file: Attachment = {
      v: 1,
      id: 'att_1',
      proposal: prp(),
      n: 2,
      name: 'Lekdetect BV, plan.pdf',
      size: 10,
      status: 'clean',
      by: per('noor'),
      at: NOW,
      until: NOW,
    };
    const real = { ...bundle(answers()), files: [file] };
    const names = (of: ProposalBundle) => reviewerView(of, reviewer('mila'), calendar).review!.files.map(({ name }) => name);
    expect([names(real), names(inBlindCall(real))]).toEqual([[file.name], [`${real.root.reference}-2.pdf`]]);
    expect(filesView(inBlindCall(real), reviewer('mila'), NOW).files.map(({ name }) => name)).toEqual([`${real.root.reference}-2.pdf`]);
    expect(filesView(inBlindCall(real), liaison, NOW).files.map(({ name }) => name)).toEqual([file.name]);
  });

  it('reads nothing of a blind call that says whose it is, and all the rest', () => {
    const real = bundle(answers());
    const open = reviewerView(real, reviewer('mila'), calendar);
    const blind = reviewerView(inBlindCall(real), reviewer('mila'), calendar);
    expect(InvitationView.parse(blind.invitation)).toEqual(blind.invitation);
    for (const face of ['invitation', 'review'] as const) {
      const { organisation, ...rest } = open[face]!;
      expect(organisation).toBeDefined();
      expect(blind[face]).toEqual({ ...rest, blind: true });
    }
  });

  it('reads no answer in a field that the applicant does not see any more', () => {
    const untouched = { ...answers(), process: { ...answers().process, interaction: ['offline'], writesToController: 'no' } };
    const { process, operation } = reviewerView(bundle(untouched), reviewer('mila'), calendar).review!.answers;
    expect(Object.keys(process as object).sort()).toEqual(['interaction', 'safetyFunction', 'writesToController']);
    expect(Object.keys(operation as object).sort()).toEqual([
      'constraints',
      'dataLeaving',
      'environment',
      'falseAlarmsPerWeek',
      'interferenceTest',
      'lifetimeYears',
      'operator',
      'sbom',
      'signedUpdates',
      'vendorAccess',
    ]);
    for (const view of [deskView(bundle(untouched), liaison, NOW, calendar, nameOf), ownView(bundle(untouched), NOW, calendar, nameOf)])
      expect(view.answers).toEqual(untouched);
  });

  it('reads what there is of answers that came in otherwise', () => {
    for (const parts of [{}, { outline: { abstract: 'Only this.' } }, { organisation: undefined, maturity: {} }]) {
      const { invitation, review } = reviewerView(bundle(parts), reviewer('mila'), calendar);
      expect(InvitationView.parse(invitation)).toEqual(invitation);
      expect(ReviewView.parse(review)).toEqual(review);
      expect(invitation).not.toHaveProperty('organisation');
    }
  });

  it('reads no field that a later version adds before somebody says who may', () => {
    const later = bundle({ ...answers(), outline: { ...answers().outline, secret: 'zz-later-zz' }, operation: { later: 'zz-later-zz' } });
    for (const view of [reviewerView(later, reviewer('mila'), calendar), reviewerView(later, reviewer('rob'), calendar)])
      expect(JSON.stringify(view)).not.toContain('zz-later-zz');
  });
});
