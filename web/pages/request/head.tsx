import { community, type Language } from '../../../shared/community.ts';
import { rightDoor } from '../../../shared/domain/contact.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import { gapText } from '../../../shared/domain/words/index.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallTo } from '../../parts/reach.tsx';
import { deskStage, flagWords, LimitGauge } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { standingWords } from '../../words/standing.ts';
import type { Contact } from './form.tsx';

type Props = { readonly language: Language; readonly contact: Contact };

/** What belongs elsewhere is told of before anything else is read. */
const Door = ({ language, contact }: Props) => {
  const words = requestWords[language].door;
  const looks = contact.flags.includes('looks-like-vulnerability') ? 'vulnerability' : 'incident';
  const door = rightDoor(contact) ?? looks;
  const { csirt, disclosure } = community;
  if (!contact.flags.includes('wrong-door')) return null;
  return (
    <Notice language={language} level={1} title={words.title}>
      <p>
        {words[door]}{' '}
        {door === 'incident' ? (
          <>
            {csirt.name}, <CallTo phone={csirt.phone} />, <a href={csirt.url}>{csirt.url}</a>
          </>
        ) : (
          <a href={disclosure[language]}>{disclosure[language]}</a>
        )}
      </p>
      <p>{words.keep}</p>
    </Notice>
  );
};

const Attention = ({ language, contact }: Props) => {
  const { imported, head } = caseWords[language];
  const gaps = [...new Set(contact.imported?.gaps.map((gap) => gapText(gap, language)))];
  const lines = flagWords(
    language,
    contact.flags.filter((flag) => flag !== 'wrong-door'),
  );
  if (lines.length + gaps.length === 0 && contact.verified) return null;
  return (
    <Notice language={language} title={head.attention}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {gaps.length === 0 ? null : (
          <li>
            {imported.gaps}: {gaps.join(' ')}
          </li>
        )}
        {contact.verified ? null : <li>{requestWords[language].head.unproven}</li>}
      </ul>
    </Notice>
  );
};

const Name = ({ language, name }: { readonly language: Language; readonly name: string }) => <bdi>{name || caseWords[language].mails.someone}</bdi>;

const rowsOf = ({ language, contact }: Props) => {
  const [words, shared, standing] = [requestWords[language].head, caseWords[language].head, standingWords[language]];
  const { stage, contactKind, suggestedKind, priority, owner, asked, limit, receivedAt, aimAt, extended, snoozedUntil, origin } = contact;
  return [
    { term: shared.stage, value: <strong>{deskStage(language, 'contact-request', stage)}</strong> },
    { term: words.kind, value: labelOf('contactKinds', contactKind, language) },
    ...(suggestedKind ? [{ term: words.suggested, value: labelOf('contactKinds', suggestedKind, language) }] : []),
    { term: words.priority, value: standing.priority[priority] },
    { term: shared.owner, value: owner ? <Name language={language} name={owner.name} /> : standing.nobody },
    ...(asked ? [{ term: words.asked, value: <Name language={language} name={asked.name} /> }] : []),
    { term: shared.limit, value: limit ? <LimitGauge language={language} limit={limit} /> : shared.noLimit },
    ...(snoozedUntil && stage === 'snoozed' ? [{ term: words.snoozed, value: <Moment language={language} iso={snoozedUntil} /> }] : []),
    ...(aimAt ? [{ term: words.aim, value: <Moment language={language} iso={aimAt} /> }] : []),
    ...(extended ? [{ term: words.extended, value: requestWords[language].acts.extendReasons[extended as 'complex' | 'many'] }] : []),
    { term: shared.received, value: <Moment language={language} iso={receivedAt} style="moment" /> },
    { term: shared.language, value: shared.languages[contact.language] },
    { term: words.origin, value: words.origins[origin] ?? origin },
  ];
};

/** What it is, where it stands, whose it is and how long it may take. */
export const Head = ({ language, contact }: Props) => (
  <header class="case-head">
    <Door language={language} contact={contact} />
    <div class="tag-head">
      <Tag reference={contact.reference} />
      <TlpLabel language={language} tlp={contact.tlp} />
    </div>
    <h1 dir="auto" lang={contact.language}>
      {contact.sender.subject || contact.reference}
    </h1>
    <p class="case-line">
      <bdi>{contact.sender.name}</bdi>
      {contact.sender.organisation ? (
        <>
          , <bdi>{contact.sender.organisation}</bdi>
        </>
      ) : null}
    </p>
    <div class="case-facts">
      <Facts rows={rowsOf({ language, contact })} />
    </div>
    <Attention language={language} contact={contact} />
  </header>
);
