import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import type { PanelView } from '../../../shared/contract/routing.ts';
import { panelWords } from '../../words/panel.ts';

type Props = { readonly language: Language; readonly panel: PanelView };

/** A letter to whoever may know somebody: it names the subjects and nothing of the proposal. */
const mailFor = (language: Language, subjects: readonly string[]): string => {
  const { mailSubject, mailBody } = panelWords[language].ways;
  const [about, lines] = [subjects.join(', '), subjects.map((subject) => `- ${subject}`).join('\r\n')];
  const values = { subject: mailSubject.replace('{subjects}', about), body: mailBody.replace('{subjects}', lines) };
  return `mailto:?${new URLSearchParams(values).toString().replaceAll('+', '%20')}`;
};

/** Ways out where too few know enough, each leading to where it is taken by whoever reads this. */
export const PanelWays = ({ language, panel }: Props) => {
  const words = panelWords[language].ways;
  const { id } = panel.proposal;
  const link = (href: string, text: string): ComponentChildren => <a href={href}>{text}</a>;
  const shown: Readonly<Record<string, ComponentChildren>> = {
    'ask-member': (
      <>
        {link(mailFor(language, panel.subjects), words['ask-member'])}. {link(`/${language}/desk/proposals/${id}#note`, words.note)}.
      </>
    ),
    'widen-sector': link('#by-hand', words['widen-sector']),
    'invite-outside': panel.mayAdd ? (
      link(`/${language}/desk/people/new`, words['invite-outside'])
    ) : (
      <>
        {words.askAdmin} {link(`/${language}/desk/people`, words.admins)}.
      </>
    ),
    'release-language': link('#by-hand', words['release-language']),
  };
  if (panel.ways.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {panel.ways.map((way) => (
          <li key={way}>{shown[way]}</li>
        ))}
      </ul>
    </>
  );
};
