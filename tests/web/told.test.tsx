import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Status } from '../../shared/domain/view/applicant.ts';
import type { DeskProposal } from '../../shared/domain/view/desk.ts';
import { Answers } from '../../web/pages/case/answers.tsx';
import { Answers as ReviewerAnswers } from '../../web/pages/review/answers.tsx';
import { sentPage } from '../../web/pages/draft/sent.tsx';

const STATUS = {
  id: 'prp_1',
  reference: 'OT-26-AAAAA-A',
  kind: 'proposal',
  stage: 'received',
  late: false,
  nextStep: 'first-reply',
  liaison: 'Lia',
} as unknown as Status;

it.each([
  ['nl', 'Het ontvangstbewijs komt ook per mail.', 'Het ontvangstbewijs staat in de mail die u van ons krijgt.'],
  ['en', 'The receipt comes by mail too.', 'The receipt is in the mail that we send you.'],
] as const)('says in %s that a receipt comes by mail too only where it stands on the page', (language, too, alone) => {
  const page = (receipt: string | undefined) =>
    sentPage({ language, assets: {}, rooms: [], here: `/${language}/drafts/prp_1/sent` }, { status: STATUS, receipt });
  const [shown, hidden] = [page('ab'.repeat(32)), page(undefined)];
  expect([shown.includes('ab'.repeat(32)), shown.includes(too), shown.includes(alone)]).toEqual([true, true, false]);
  expect([hidden.includes('<code>'), hidden.includes(too), hidden.includes(alone)]).toEqual([false, false, true]);
});

it('shows several answers to one question as a list at the desk, and keeps the lines of a text', () => {
  const answers = {
    outline: { abstract: 'Een alinea.\n\nEn nog een.' },
    organisation: { name: 'Kleppen BV', partners: ['Gemaal West', 'Gemaal <Oost>'], advisers: ['Raad'] },
    exclusions: {
      reviewers: [
        { name: 'Piet', why: 'Concurrent' },
        { name: 'Ada', why: 'Familie' },
      ],
    },
  };
  const html = renderToString(<Answers language="nl" proposal={{ language: 'nl', answers } as unknown as DeskProposal} />);
  expect(html).toContain('<ul><li><bdi>Gemaal West</bdi></li><li><bdi>Gemaal &lt;Oost></bdi></li></ul>');
  expect(html).toContain('<li><bdi>Piet: Concurrent</bdi></li><li><bdi>Ada: Familie</bdi></li>');
  expect(html).toMatch(/<div class="prose" dir="auto"[^>]*>Een alinea\.\n\nEn nog een\.<\/div>/);
  expect([html.includes('<bdi>Raad</bdi>'), html.includes('<li><bdi>Raad'), /<bdi>[^<]*\n/.test(html)]).toEqual([true, false, false]);
});

it.each([
  ['nl', 'Partners, adviseurs en pilotlocaties', 'Geen, zegt de indiener', 'Ja'],
  ['en', 'Partners, advisers and pilot sites', 'None, says the applicant', 'Yes'],
] as const)('tells in %s the desk and the reviewer alike that nobody else takes part', (language, title, none, yes) => {
  const shown = (noParties: boolean) => {
    const answers = { organisation: { name: 'Kleppen BV', noParties } };
    return [
      renderToString(<Answers language={language} proposal={{ language: 'nl', answers } as unknown as DeskProposal} />),
      renderToString(<ReviewerAnswers language={language} written="nl" answers={answers} />),
    ];
  };
  for (const html of shown(true)) expect([html.includes(title), html.includes(none), html.includes(`>${yes}<`)]).toEqual([true, true, false]);
  for (const html of shown(false)) expect(html).not.toContain(title);
});
