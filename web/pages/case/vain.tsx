import type { DeskAct } from '../../../shared/domain/view/desk-acts.ts';
import { caseWords } from '../../words/case.ts';
import type { ActsData, ActsProps } from './form.tsx';
import { CaseSection } from './section.tsx';

const typedInVain = ({ act = '', form, proposal }: ActsData): string[] => {
  if (!form || proposal.mayDo.includes(act as DeskAct)) return [];
  return [...form].flatMap(([name, value]) => (/^[\w-]+\/(?:text|reason)$/.test(name) && name.startsWith(`${act}/`) && value.trim() !== '' ? [value] : []));
};

/** What was typed for an act that is not offered any more: it stands there to be copied. */
export const InVain = ({ language, data }: ActsProps) => {
  const texts = typedInVain(data);
  return texts.length === 0 ? null : (
    <CaseSection id="typed" title={caseWords[language].sections.typed}>
      {texts.map((text) => (
        <p key={text} class="prose case-letter" dir="auto">
          {text}
        </p>
      ))}
    </CaseSection>
  );
};
