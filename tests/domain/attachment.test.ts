import { describe, expect, it } from 'vitest';
import {
  type Attachment,
  cleanKey,
  fileName,
  giveUpScans,
  judgeFile,
  liveFiles,
  purgeFile,
  quarantineKey,
  receiveFile,
  removeFile,
  startFile,
  uploadOf,
  withFilesAnswered,
} from '../../shared/domain/attachment.ts';
import type { Change } from '../../shared/domain/change.ts';
import { later } from '../../shared/domain/clock.ts';
import { requireChecked } from '../../shared/domain/file-mark.ts';
import { PROPOSAL_STAGES, type Proposal, type ProposalStage } from '../../shared/domain/proposal.ts';
import { nextTouchOf } from '../../shared/domain/touch.ts';
import { dispositionOf } from '../../shared/store/upload.ts';
import { AT, actor, applicant, calendar, proposalIn, prp, refusalOf } from '../support/build.ts';
import { NAUGHTY } from '../support/naughty.ts';

const MINUTE = 60_000;
const att = (n: number) => `att_${String(n).repeat(26)}`;
const fileOf = (n: number, more: Partial<Attachment> = {}): Attachment => ({
  v: 1,
  id: att(n),
  proposal: prp(),
  n,
  name: 'plan.pdf',
  size: 100,
  status: 'expected',
  by: applicant.id,
  at: AT,
  until: later(AT, 15 * MINUTE),
  ...more,
});
const own = { by: applicant, at: AT, members: [] };
const start = (root: Proposal, files: readonly Attachment[], n = 9, more: object = {}) =>
  startFile(root, files, { ...own, id: att(n), name: 'a.pdf', size: 5, ...more });
const arrival = (n: number, more: object = {}) => ({ file: att(n), version: 'first', at: AT, size: 100, ...more });
const changeOf = (verdict: unknown): Change<Proposal> => {
  expect(verdict).toBeTypeOf('object');
  return verdict as Change<Proposal>;
};

describe('a name', () => {
  it.each([
    ['plan.pdf', 'plan.pdf'],
    ['PLAN.PDF', 'PLAN.pdf'],
    ['plan', 'plan.pdf'],
    ['plan.pdf.exe', 'plan.pdf.exe.pdf'],
    ['plaatje.png', 'plaatje.pdf'],
    ['plaatje.PNG.pdf', 'plaatje.pdf'],
    ['verslag v1.2 .docx .jpeg ', 'verslag v1.2.pdf'],
    ['.txt', 'txt.pdf'],
    ['C:\\Users\\noor\\plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['/', 'document.pdf'],
    ['', 'document.pdf'],
    ['...', 'document.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie x=1.pdf'],
    ['a"; filename="evil.exe', 'a; filename=evil.exe.pdf'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['a\u0000b\u200bc\ufeff.pdf', 'abc.pdf'],
    ['\ud800lone.pdf', 'lone.pdf'],
    ['a  b\t\n c .pdf', 'a b c.pdf'],
    ['Schéma é.pdf', 'Schéma é.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', 'img src=x onerror=alert(1).pdf'],
    ['ق'.repeat(300), `${'ق'.repeat(116)}.pdf`],
    ['🦊'.repeat(150), `${'🦊'.repeat(116)}.pdf`],
  ])('%j becomes %j', (typed, stored) => {
    expect(fileName(typed)).toBe(stored);
    expect([...stored].length).toBeLessThanOrEqual(120);
    expect(fileName(stored)).toBe(stored);
  });
});

it('is harmless in a header, a list and a folder, whatever was typed', () => {
  for (const typed of NAUGHTY) {
    const name = fileName(typed);
    expect(name, JSON.stringify(typed)).toMatch(/^[^\p{C}\p{Zl}\p{Zp}<>:"|?*%/\\]{1,116}\.pdf$/u);
    expect(dispositionOf(name), JSON.stringify(typed)).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.%~-]+$/);
  }
});

describe('adding a file', () => {
  const CAN: readonly ProposalStage[] = ['draft', 'submitted', 'info-requested'];

  it.each(PROPOSAL_STAGES)('is judged by the stage alone: %s', (stage) => {
    const code = refusalOf(() => start(proposalIn(stage), []));
    expect(code).toBe(CAN.includes(stage) ? 'none' : 'file.not-now');
  });

  it('belongs to whoever may edit: nobody else learns that there is a proposal', () => {
    expect(refusalOf(() => start(proposalIn('draft'), [], 9, { by: actor('somebody') }))).toBe('item.not-found');
    const team = proposalIn('draft', { team: [actor('mia').id] });
    const member = (role: 'editor' | 'reader') => ({
      proposal: prp(),
      person: actor('mia').id,
      role,
      state: 'joined' as const,
      invitedAt: AT,
      email: 'm@x.example',
      name: '',
    });
    expect(refusalOf(() => start(team, [], 9, { by: actor('mia'), members: [member('reader')] }))).toBe('team.not-allowed');
    expect(refusalOf(() => start(team, [], 9, { by: actor('mia'), members: [member('editor')] }))).toBe('none');
  });

  it('waits until the address is proven, by its link or by a sign-in', () => {
    const unproven = proposalIn('draft', { verified: undefined });
    const draft = actor('noor', { scope: { door: 'draft', item: prp() } });
    expect(refusalOf(() => start(unproven, [], 9, { by: draft }))).toBe('proposal.address-unverified');
    expect(refusalOf(() => start(proposalIn('draft'), [], 9, { by: draft }))).toBe('none');
    expect(refusalOf(() => start(unproven, []))).toBe('none');
  });

  it('counts what is there or may still come, and no refused file', () => {
    const three = [fileOf(1, { status: 'clean' }), fileOf(2, { status: 'scanning' }), fileOf(3)];
    expect(refusalOf(() => start(proposalIn('draft'), three))).toBe('file.too-many');
    expect(refusalOf(() => start(proposalIn('draft'), three, 9, { at: later(AT, 31 * MINUTE) }))).toBe('none');
    const refused = [1, 2, 3, 4].map((n) => fileOf(n, { status: 'refused', reason: 'threat' }));
    const change = start(proposalIn('draft'), refused);
    expect(change.root.files?.map(({ n }) => n)).toEqual([5]);
    expect(change.removes).toEqual([`h#${att(2)}`, `h#${att(1)}`].sort());
  });

  it('gives a number that no file of it has', () => {
    expect(start(proposalIn('draft'), [fileOf(1), fileOf(4)]).root.files?.map(({ n }) => n)).toEqual([1, 4, 5]);
    expect(start(proposalIn('draft'), [fileOf(7, { status: 'clean' })]).root.files).toEqual([{ n: 8, status: 'expected', until: later(AT, 15 * MINUTE) }]);
  });
});

describe('what arrives', () => {
  const root = proposalIn('submitted');

  it.each(PROPOSAL_STAGES)('in %s counts only while somebody may still read it before a decision', (stage) => {
    const verdict = judgeFile(proposalIn(stage), [fileOf(1)], arrival(1), undefined);
    const counts = ['draft', 'submitted', 'screening', 'info-requested', 'in-review', 'deliberation'].includes(stage);
    expect(typeof verdict === 'string' ? verdict : (verdict.items![0] as unknown as Attachment).status).toBe(counts ? 'clean' : 'stray');
    if (typeof verdict !== 'string') expect(verdict.root.files).toBeUndefined();
  });

  it('tells the arrival before the result, and each once', () => {
    const came = changeOf(receiveFile(root, [fileOf(1)], arrival(1)));
    expect(came.facts.map(({ type }) => type)).toEqual(['FileReceived']);
    const [scanning] = came.items as unknown as Attachment[];
    expect(receiveFile(root, [scanning!], arrival(1))).toBe('known');
    expect(changeOf(judgeFile(root, [scanning!], arrival(1), 'threat')).facts).toEqual([{ type: 'FileRefused', file: att(1), n: 1, reason: 'threat' }]);
    expect(changeOf(judgeFile(root, [fileOf(1)], arrival(1), undefined)).facts.map(({ type }) => type)).toEqual(['FileReceived', 'FileCleared']);
  });

  it('is stray when it is another version, of no file, or too late', () => {
    const scanning = fileOf(1, { status: 'scanning', version: 'first' });
    for (const judge of [
      (file: Attachment, came: any) => receiveFile(root, [file], came),
      (file: Attachment, came: any) => judgeFile(root, [file], came, undefined),
    ]) {
      expect(judge(scanning, arrival(1, { version: 'second' }))).toBe('stray');
      expect(judge(fileOf(1, { status: 'clean', version: 'first' }), arrival(1, { version: 'second' }))).toBe('stray');
      expect(judge(fileOf(1), arrival(2))).toBe('stray');
      expect(judge(fileOf(1), arrival(1, { at: later(AT, 31 * MINUTE) }))).toBe('stray');
    }
  });

  it('wakes the clock when nobody says what was found, and then holds up nothing', () => {
    const came = changeOf(receiveFile(root, [fileOf(1)], arrival(1)));
    const bare = { ...came.root, stageClock: undefined, promise: undefined };
    expect(nextTouchOf(bare, calendar)).toBe(later(AT, 24 * 60 * MINUTE));
    const given = giveUpScans(came.root, came.items as unknown as Attachment[], later(AT, 24 * 60 * MINUTE));
    expect(given.items).toEqual([expect.objectContaining({ n: 1, status: 'refused', reason: 'unscanned' })]);
    expect(given.root.files).toBeUndefined();
    expect(nextTouchOf({ ...given.root, stageClock: undefined, promise: undefined }, calendar)).toBeUndefined();
  });
});

describe('review', () => {
  it('waits for files that are being checked or may still come, and for no other', () => {
    const mark = (status: 'expected' | 'scanning') => ({ files: [{ n: 2, status, until: later(AT, 15 * MINUTE) }] });
    expect(refusalOf(() => requireChecked({}, AT))).toBe('none');
    for (const status of ['scanning', 'expected'] as const) expect(refusalOf(() => requireChecked(mark(status), AT))).toBe('file.scanning');
    expect(refusalOf(() => requireChecked(mark('scanning'), later(AT, 31 * MINUTE)))).toBe('file.scanning');
    expect(refusalOf(() => requireChecked(mark('expected'), later(AT, 31 * MINUTE)))).toBe('none');
  });
});

it('lets files of an answer in with the answer', () => {
  const change = withFilesAnswered({ root: proposalIn('screening'), facts: [] }, [
    fileOf(1, { status: 'clean' }),
    fileOf(2, { status: 'clean', pending: true }),
  ]);
  expect(change.items?.map(({ id, pending }) => [id, pending])).toEqual([[att(2), undefined]]);
});

it('removes and purges one file and leaves the others', () => {
  const root = proposalIn('submitted');
  const files = [fileOf(1, { status: 'clean' }), fileOf(2, { status: 'clean' })];
  expect(removeFile(root, files, { ...own, file: att(1) })).toMatchObject({ removes: [`h#${att(1)}`], items: [] });
  expect(refusalOf(() => removeFile(root, files, { ...own, file: att(3) }))).toBe('item.not-found');
  const purged = purgeFile(root, files, { file: att(2), kind: 'credential' });
  expect(purged.items).toEqual([expect.objectContaining({ name: '▇▇▇', status: 'refused', reason: 'purged' })]);
  expect(liveFiles(files, AT)).toHaveLength(2);
});

it('has a key for each place, which leads back to it', () => {
  expect(uploadOf(quarantineKey(prp(), att(1)))).toEqual({ proposal: prp(), file: att(1) });
  for (const key of [cleanKey(prp(), att(1)), `quarantine/${prp()}/x`, `x/${quarantineKey(prp(), att(1))}`, `${quarantineKey(prp(), att(1))}/x`])
    expect(uploadOf(key)).toBeUndefined();
});
