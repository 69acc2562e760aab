import type { Language } from '../../shared/community.ts';
import { BarPlot } from '../parts/plot-bars.tsx';
import { LimitPlot } from '../parts/plot-dots.tsx';
import { RangePlot } from '../parts/plot-range.tsx';
import { Tag } from '../parts/tag.tsx';

export const limitPlotExample = (language: Language) => {
  const isDutch = language === 'nl';
  return (
    <LimitPlot
      language={language}
      id="limits"
      title={isDutch ? 'Verbruikte termijn per lopend voorstel' : 'Time used by each open proposal'}
      text={isDutch ? '2 van 14 zijn over de termijn.' : '2 of 14 are past their limit.'}
      rows={[
        {
          label: isDutch ? 'Ontvangst' : 'Receipt',
          dots: [
            { share: 0 },
            { share: 0 },
            { share: 0.1 },
            { share: 0.34 },
            { share: 0.34 },
            { share: 0.34 },
            { share: 0.9, level: 2 },
            { share: 1.1, level: 1 },
            { share: 4, level: 1 },
          ],
        },
        { label: isDutch ? 'Toetsing' : 'Check', dots: [{ share: 0.1 }, { share: 0.65, level: 2 }, { share: 0.9, level: 2 }] },
        { label: isDutch ? 'Beoordeling' : 'Review', dots: [{ share: 0.2 }, { share: 0.5 }] },
        { label: isDutch ? 'Besluit' : 'Decision', dots: [] },
      ]}
    />
  );
};

export const barPlotExample = (language: Language) => {
  const isDutch = language === 'nl';
  const values = [
    [5, 1],
    [2, 2],
    [4, 3],
    [6, 4],
    [3, 1],
    [5, 2],
    [2, 3],
    [4, 4],
    [6, 1],
    [3, 2],
    [5, 3],
    [2, 4],
  ] as const;
  return (
    <BarPlot
      language={language}
      id="intake"
      title={isDutch ? 'Instroom per week' : 'Intake per week'}
      text={isDutch ? 'Gemiddeld 6 per week.' : '6 a week on average.'}
      series={isDutch ? ['Voorstellen', 'Contactverzoeken'] : ['Proposals', 'Contact requests']}
      of="Week"
      bars={values.map((pair, i) => ({ label: String(36 + i), values: pair }))}
    />
  );
};

export const rangePlotExample = (language: Language) => {
  const isDutch = language === 'nl';
  const rows = [
    { reference: 'OT-26-7K3FW-X', marks: [4.5, 5, 4.5], mean: 4.7 },
    { reference: 'OT-26-8M2QA-4', marks: [3.5, 5, 4.5], mean: 4.3 },
    { reference: 'OT-26-9P4RB-7', marks: [0, 2.5], mean: 1.3 },
    { reference: 'OT-26-2T5VC-9', marks: [], mean: undefined },
  ];
  return (
    <RangePlot
      language={language}
      id="scores"
      title={isDutch ? 'Scores in beoordeling' : 'Scores under review'}
      text={isDutch ? 'Een ring is een beoordelaar, de streep het gemiddelde.' : 'A ring is a reviewer, the stroke is the mean.'}
      rows={rows.map(({ reference, marks, mean }) => ({ label: <Tag reference={reference} />, marks, mean }))}
    />
  );
};
