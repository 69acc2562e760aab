import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { letterOn } from '../../shared/domain/view/bundle.ts';
import { Letter } from '../../web/pages/own/letter.tsx';
import { boardWords } from '../../web/words/board.ts';
import { letterWords } from '../../web/words/letter.ts';

const lettered = (talkTo?: string) =>
  letterOn('2026-11-02T09:00:00.000Z', {
    letter: { opening: 'Dank voor uw voorstel.', criteria: [], doFirst: '', resubmit: false, ...(talkTo ? { talkTo } : {}) },
    ...{ rubric: 'standard-1', outcome: 'declined', conditions: [] },
  });

it.each(['nl', 'en'] as const)('says once with whom the decision can be talked over, in %s', (language) => {
  const { talk } = letterWords[language];
  const asked = boardWords[language].letter.talkToText.replace('{email}', 'ot@example.org').replace('{phone}', '0');
  const [told, plain] = [asked, undefined].map((talkTo) => renderToString(<Letter language={language} letter={lettered(talkTo)} written={language} />));
  expect([told!.includes(asked), told!.includes(talk), told!.includes('mailto:')]).toEqual([true, false, false]);
  expect([plain!.includes(talk), plain!.includes('mailto:')]).toEqual([true, true]);
});
