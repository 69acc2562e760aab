import { describe, expect, it, test } from 'vitest';
import { FILE_REASONS } from '../../shared/domain/attachment.ts';
import { FileStatus } from '../../shared/domain/file-mark.ts';
import { PurgeKind } from '../../shared/domain/purge.ts';
import type { FileOf, FilesData } from '../../web/pages/files/data.ts';
import { filesPage } from '../../web/pages/files/files.tsx';
import { fileRow, stateText } from '../../web/pages/files/row.ts';
import { sendPage } from '../../web/pages/files/send.tsx';
import type { Frame } from '../../web/parts/frame.tsx';
import { fileWords } from '../../web/words/files.ts';
import { faultsOf } from './wellformed.ts';

const LANGUAGES = ['nl', 'en'] as const;
const HOSTILE = `"'></bdi><script>alert(1)</script>&.pdf`;
const frame = (language: 'nl' | 'en'): Frame => ({ language, here: `/${language}/x`, assets: {}, rooms: ['submit'] });
const file = (more: Partial<FileOf> = {}): FileOf => ({
  id: 'att_1',
  n: 1,
  name: 'plan.pdf',
  size: 1000,
  status: 'clean',
  at: '2026-11-09T16:00:00.000Z',
  ...more,
});
const data = (more: Partial<FilesData> = {}): FilesData => ({
  reference: 'OT-26-7K3FW-X',
  proposal: 'prp_1',
  key: 'k',
  files: [file()],
  left: 2,
  as: 'own',
  goesWith: 'draft',
  ...more,
});

describe.each(LANGUAGES)('the page of files, in %s', (language) => {
  const page = (more: Partial<FilesData> = {}) => filesPage(frame(language), data(more));
  const words = fileWords[language];

  it('is whole for everybody who may see it, whatever a file is called', () => {
    for (const as of ['own', 'desk', 'review'] as const) {
      for (const status of FileStatus.options) {
        const text = page({ as, files: [file({ status, name: HOSTILE, ...(status === 'refused' ? { reason: 'threat', message: HOSTILE } : {}) })] });
        expect(faultsOf(text)).toEqual([]);
        expect(text).not.toContain('<script>alert');
        expect(text).toContain(words.status[status]);
      }
    }
  });

  it('offers to open what is clean alone', () => {
    for (const status of FileStatus.options) expect('href' in fileRow(language, 'prp_1', file({ status }))).toBe(status === 'clean');
  });

  it('lets owners add and remove where something can change, the desk take out, and reviewers only read', () => {
    expect([...page().matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act)).toEqual(['remove', 'start']);
    const { goesWith: _, ...closed } = data();
    expect(filesPage(frame(language), { ...closed, left: 0 })).not.toContain('name="act"');
    const desk = filesPage(frame(language), { ...closed, as: 'desk', left: 0 });
    expect([...desk.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act)).toEqual(['purge']);
    expect(filesPage(frame(language), { ...closed, as: 'review', left: 0 })).not.toContain('name="act"');
  });

  it('says so when there is room for no more', () => {
    const full = page({ left: 0 });
    expect(full).toContain(words.full);
    expect(full).not.toContain('value="start"');
    expect(page()).toMatch(/<p data-full="true" hidden>/);
  });

  it('leads back to where its reader came from', () => {
    const { goesWith: _, ...rest } = data();
    const backs = [
      page(),
      page({ goesWith: 'answer' }),
      filesPage(frame(language), { ...rest, as: 'desk' }),
      filesPage(frame(language), { ...rest, as: 'review' }),
    ];
    expect(backs.map((text) => /class="crumb"><a href="([^"]+)"/.exec(text)?.[1])).toEqual([
      `/${language}/proposals/prp_1`,
      `/${language}/proposals/prp_1/answer`,
      `/${language}/desk/proposals/prp_1`,
      `/${language}/review/prp_1`,
    ]);
  });

  it('has a word for each reason and each kind', () => {
    for (const reason of FILE_REASONS) expect(stateText(language, file({ status: 'refused', reason }))).toContain(words.reasons[reason]);
    expect(Object.keys(words.purgeKinds)).toEqual(PurgeKind.options);
  });

  it('carries the signed fields before the file', () => {
    const text = sendPage(frame(language), {
      proposal: 'prp_1',
      file: file({ name: HOSTILE, status: 'expected' }),
      upload: { url: 'https://files.example/', fields: { key: 'q/1', policy: 'abc==' }, expiresAt: '2026-11-09T16:15:00.000Z', maxBytes: 10 },
    });
    expect(faultsOf(text)).toEqual([]);
    expect(text).not.toContain('<script>alert');
    expect(text.indexOf('name="policy"')).toBeGreaterThan(0);
    expect(text.lastIndexOf('type="hidden"')).toBeLessThan(text.indexOf('type="file"'));
    expect(text).toMatch(/enctype="multipart\/form-data"/);
  });
});

test('the languages differ in every sentence', () => {
  const flat = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat));
  const [dutch, english] = [flat(fileWords.nl), flat(fileWords.en)];
  expect(dutch).toHaveLength(english.length);
  expect(dutch.filter((text, i) => text === english[i])).toEqual([]);
});
