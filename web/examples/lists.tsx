import type { Language } from '../../shared/community.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Empty } from '../parts/empty.tsx';
import { Facts } from '../parts/facts.tsx';
import { FileField, Files } from '../parts/file.tsx';
import { Flash } from '../parts/flash.tsx';
import { numberIn } from '../parts/format.tsx';
import { Log } from '../parts/log.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Summary } from '../parts/summary.tsx';
import { Tasks } from '../parts/tasks.tsx';

const inBoth =
  (language: Language) =>
  (nl: string, en: string): string =>
    language === 'nl' ? nl : en;

export const tasksExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <Tasks
      tasks={[
        {
          id: 'contact',
          tag: 'CO',
          name: say('Contact en organisatie', 'Contact and organisation'),
          href: '#contact',
          state: say('Ingevuld', 'Done'),
          progress: 'done',
        },
        {
          id: 'outline',
          tag: 'IN',
          name: say('De innovatie', 'The innovation'),
          hint: say('Titel, samenvatting en wat u vraagt', 'Title, abstract and what you ask for'),
          href: '#outline',
          state: say('Mee bezig', 'Begun'),
          progress: 'now',
        },
        {
          id: 'ot',
          tag: 'OT',
          name: say('Plaats in de installatie', 'Place in the plant'),
          href: '#ot',
          state: say('Nog te doen', 'To do'),
          progress: 'ahead',
        },
        { id: 'check', tag: 'OK', name: say('Controleren en indienen', 'Check and send in'), state: say('Kan nog niet', 'Not yet'), progress: 'ahead' },
      ]}
    />
  );
};

export const summaryExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <Summary
      language={language}
      rows={[
        { term: say('Titel', 'Title'), value: 'Passieve detectie van afwijkend Modbus-verkeer', change: '#title' },
        {
          term: say('Samenvatting', 'Abstract'),
          value: <p class="prose">{'Sensor die meekijkt op een spiegelpoort.\n\nZet zelf niets op het netwerk.'}</p>,
          change: '#abstract',
        },
        { term: say('Ingediend', 'Sent in'), value: '22-11-2026' },
      ]}
    />
  );
};

export const factsExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <>
      <Facts
        rows={[
          { term: say('Organisatie', 'Organisation'), value: 'Dijkgraaf Security' },
          { term: 'TRL', value: '6' },
          { term: say('Behandelaar', 'Handled by'), value: say('Niemand', 'Nobody') },
        ]}
      />
      <Facts
        look="figures"
        rows={[
          { term: say('gewogen gemiddelde', 'weighted mean'), value: numberIn(language, 4.3, 1) },
          { term: say('uitersten', 'range'), value: `${numberIn(language, 3.5)}–5` },
          { term: say('ingediend', 'handed in'), value: '5 / 6' },
        ]}
      />
    </>
  );
};

export const logExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <Log
      language={language}
      style="moment"
      entries={[
        { at: '2026-11-18T09:00:00.000Z', text: say('Drie beoordelaars hebben uw voorstel.', 'Three reviewers have your proposal.'), by: 'Jan Bakker' },
        { at: '2026-11-12T13:31:00.000Z', text: say('Uw voorstel is compleet.', 'Your proposal is complete.') },
        { at: '2026-11-09T08:02:00.000Z', text: say('Voorstel ontvangen.', 'Proposal received.') },
      ]}
    />
  );
};

export const pagerExample = (language: Language) => (
  <Pager language={language} next="?next" start="?">
    {inBoth(language)('50 van 132', '50 of 132')}
  </Pager>
);

export const flashExample = (language: Language) => (
  <>
    <Flash language={language} undo={{ action: `/${language}/undo`, values: { key: 'k1' } }}>
      {inBoth(language)('3 voorstellen zijn aan u toegewezen.', '3 proposals are yours now.')}
    </Flash>
    <Flash language={language}>{inBoth(language)('Uw antwoord is verstuurd.', 'Your answer has been sent.')}</Flash>
  </>
);

export const emptyExample = (language: Language) => (
  <>
    <Empty kind="left" title={inBoth(language)('Alles is gedaan', 'All is done')}>
      <p>{inBoth(language)('Er wacht niets op u.', 'Nothing waits for you.')}</p>
    </Empty>
    <Empty kind="found" title={inBoth(language)('Niets gevonden', 'Nothing found')}>
      <p>
        <a href="?">{inBoth(language)('Toon alles', 'Show all')}</a>
      </p>
    </Empty>
  </>
);

export const noticeExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <>
      <Notice language={language}>
        <p>{say('Zet geen wachtwoorden in uw tekst.', 'Put no passwords into your text.')}</p>
      </Notice>
      <Notice language={language} level={2} title={say('Het formulier verloopt over 2 dagen', 'This form expires in 2 days')}>
        <p>{say('Daarna verwijderen wij wat u hebt ingevuld.', 'After that we delete what you filled in.')}</p>
      </Notice>
      <Notice language={language} level={1}>
        <p>{say('De antwoordtermijn is voorbij.', 'The time to answer has passed.')}</p>
      </Notice>
    </>
  );
};

export const disclosureExample = (language: Language) => (
  <>
    <Disclosure summary={inBoth(language)('Waarom vragen wij dit?', 'Why do we ask this?')}>
      <p>{inBoth(language)('Omdat het ertoe doet.', 'Because it matters.')}</p>
    </Disclosure>
    <Disclosure summary={inBoth(language)('Wie leest dit?', 'Who reads this?')} open>
      <p>{inBoth(language)('Uw liaison, en niemand anders.', 'Your liaison, and nobody else.')}</p>
    </Disclosure>
  </>
);

export const fileExample = (language: Language) => {
  const say = inBoth(language);
  return (
    <>
      <FileField
        language={language}
        name="attachment"
        label={say('Bijlage', 'Attachment')}
        hint={say('Een pdf van hooguit 10 MB', 'A PDF of at most 10 MB')}
        optional
        accept=".pdf"
      />
      <Files
        language={language}
        files={[
          {
            id: 'file-1',
            name: 'Meetrapport gemaal.pdf',
            size: 1_240_000,
            state: say('Gecontroleerd', 'Checked'),
            sign: 'clean',
            href: '#file',
            remove: { action: '#', values: { file: 'f1' } },
          },
          { id: 'file-2', name: 'Ontwerp.pdf', size: 640_000, state: say('Wordt gecontroleerd', 'Being checked'), sign: 'scanning' },
          {
            id: 'file-3',
            name: 'Een-heel-lange-bestandsnaam-zonder-spaties-die-nergens-afbreekt-en-toch-moet-passen.pdf',
            size: 9_900_000,
            state: say('Niet aangenomen: dit is geen pdf.', 'Not taken: this is no PDF.'),
            sign: 'refused',
            remove: { action: '#', values: { file: 'f3' } },
          },
        ]}
      />
    </>
  );
};
