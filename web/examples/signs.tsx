import type { Language } from '../../shared/community.ts';
import { Alarm } from '../parts/alarm.tsx';
import { daysIn } from '../parts/format.tsx';
import { Gauge } from '../parts/gauge.tsx';
import { ProcessLine } from '../parts/process-line.tsx';
import { Tag } from '../parts/tag.tsx';
import { TlpLabel } from '../parts/tlp.tsx';

export const tagExample = (language: Language) => (
  <p class="tag-head">
    <Tag reference="OT-26-7K3FW-X" />
    <Tag reference="OT-26-8M2QA-4" href={`/${language}`} />
  </p>
);

export const tlpExample = (language: Language) => (
  <p class="tag-head">
    {(['clear', 'green', 'amber', 'amber-strict', 'red'] as const).map((tlp) => (
      <TlpLabel key={tlp} language={language} tlp={tlp} />
    ))}
  </p>
);

export const alarmExample = (language: Language) => (
  <p class="acts">
    <Alarm level={1}>{daysIn(language, -2)}</Alarm>
    <Alarm level={2}>{daysIn(language, 1)}</Alarm>
  </p>
);

export const gaugeExample = (language: Language) => (
  <p class="acts">
    <Gauge share={0.35}>{daysIn(language, 12)}</Gauge>
    <Gauge share={0.9} level={2}>
      {daysIn(language, 1)}
    </Gauge>
    <Gauge share={1} level={2}>
      {daysIn(language, 0)}
    </Gauge>
    <Gauge share={1.2} level={1}>
      {daysIn(language, -2)}
    </Gauge>
    <Gauge share={9} level={1}>
      {daysIn(language, -1200)}
    </Gauge>
  </p>
);

export const processExample = (language: Language) => (
  <>
    <ProcessLine language={language} />
    <ProcessLine language={language} at="review" />
    <ProcessLine language={language} counts={{ receipt: 21, check: 9, review: 110, decision: 3 }} />
  </>
);
