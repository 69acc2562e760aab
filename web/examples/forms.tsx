import type { Language } from '../../shared/community.ts';
import { Checkbox, Checkboxes, Radios } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { Errors, errorsIn } from '../parts/errors.tsx';
import { Select, TextField } from '../parts/field.tsx';
import { MARK, Scale, TRL } from '../parts/scale.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { partWords } from '../words/parts.ts';

const NL = {
  title: 'Er is iets niet goed ingevuld',
  detail: 'Kijk naar de genoemde punten, pas ze aan en verstuur opnieuw.',
  email: 'Vul een volledig e-mailadres in, zoals naam@bedrijf.nl',
  kind: 'Kies wat uw vraag het beste beschrijft',
  busy: 'Het is te druk',
  busyDetail: 'Er is niets opgeslagen.',
  name: 'Uw naam',
  role: 'Uw rol',
  emailLabel: 'E-mailadres',
  emailHint: 'Hierheen sturen wij de link waarmee u later verdergaat.',
  abstract: 'Openbare samenvatting',
  abstractHint: 'Wat doet het, voor wie, en wat merkt de operator ervan?',
  sector: 'Sector',
  kindLabel: 'Waar gaat het over?',
  gates: 'Waar grijpt het in?',
  live: 'Kan het invloed hebben op een draaiende installatie?',
  safety: 'Welke veiligheidsfunctie raakt het?',
  consent: 'Ik mag dit namens mijn organisatie indienen',
  trl: 'Technologisch gereedheidsniveau (TRL)',
  mark: 'Veiligheid en bedrijfsvoering',
  cannot: 'Kan ik niet beoordelen',
  from: 'Vanaf welke dag kan een proef?',
  yes: 'Ja',
  no: 'Nee',
  unsure: 'Weet ik niet',
};
const EN: typeof NL = {
  title: 'Something is not filled in right',
  detail: 'Look at the points named, change them and send again.',
  email: 'Fill in a full e-mail address, such as name@company.com',
  kind: 'Choose what describes your question best',
  busy: 'It is too busy',
  busyDetail: 'Nothing was saved.',
  name: 'Your name',
  role: 'Your role',
  emailLabel: 'E-mail address',
  emailHint: 'We send you a link here with which you can go on later.',
  abstract: 'Public abstract',
  abstractHint: 'What does it do, for whom, and what does the operator notice?',
  sector: 'Sector',
  kindLabel: 'What is it about?',
  gates: 'Where does it act?',
  live: 'Can it affect a running installation?',
  safety: 'Which safety function does it touch?',
  consent: 'I may send this in for my organisation',
  trl: 'Technology readiness level (TRL)',
  mark: 'Safety and operability',
  cannot: 'I cannot judge this',
  from: 'From which day is a trial possible?',
  yes: 'Yes',
  no: 'No',
  unsure: 'I do not know',
};
const WORDS = { nl: NL, en: EN };

const troubleIn = (language: Language): Trouble => ({
  code: 'request.invalid',
  title: WORDS[language].title,
  detail: WORDS[language].detail,
  fields: [
    { path: 'contact/email', message: WORDS[language].email },
    { path: 'wrong/kind', message: WORDS[language].kind },
  ],
});

export const errorsExample = (language: Language) => (
  <>
    <Errors language={language} trouble={troubleIn(language)} />
    <Errors
      language={language}
      trouble={{ code: 'request.busy', title: WORDS[language].busy, detail: WORDS[language].busyDetail, fields: [], retryAfter: 90 }}
    />
  </>
);

export const fieldExample = (language: Language) => {
  const words = WORDS[language];
  const errorOf = errorsIn(troubleIn(language));
  return (
    <>
      <TextField language={language} name="contact/name" label={words.name} value="Anna de Wit" autocomplete="name" width="medium" />
      <TextField language={language} name="contact/role" label={words.role} optional width="medium" />
      <TextField
        language={language}
        name="contact/email"
        label={words.emailLabel}
        hint={words.emailHint}
        type="email"
        value="anna@"
        maxlength={254}
        autocomplete="email"
        error={errorOf('contact/email')}
        width="medium"
      />
      <TextField
        language={language}
        name="outline/abstract"
        label={words.abstract}
        hint={words.abstractHint}
        rows={5}
        limit={1200}
        value="Een sensor die meekijkt."
        lang="nl"
      />
      <TextField language={language} name="outline/short" label={words.abstract} optional rows={2} limit={10} value="Een sensor die meekijkt." />
      <Select
        language={language}
        name="outline/sector"
        label={words.sector}
        width="medium"
        value="water"
        options={[
          { value: 'energy', label: language === 'nl' ? 'Energie' : 'Energy' },
          { value: 'water', label: language === 'nl' ? 'Drinkwater' : 'Drinking water' },
        ]}
      />
    </>
  );
};

export const choiceExample = (language: Language) => {
  const words = WORDS[language];
  return (
    <>
      <Radios
        language={language}
        name="wrong/kind"
        label={words.kindLabel}
        error={errorsIn(troubleIn(language))('wrong/kind')}
        options={[
          {
            value: 'question',
            label: language === 'nl' ? 'Een vraag' : 'A question',
            hint: language === 'nl' ? 'Over de regels of een voorstel' : 'On the rules or a proposal',
          },
          { value: 'press', label: language === 'nl' ? 'Pers' : 'Press' },
        ]}
      />
      <Radios
        language={language}
        name="ot/live"
        label={words.live}
        layout="row"
        value="no"
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
          { value: 'unsure', label: words.unsure },
        ]}
      />
      <Radios
        language={language}
        name="ot/safety"
        label={words.safety}
        value="yes"
        options={[
          { value: 'yes', label: words.yes, more: <TextField language={language} name="ot/function" label={words.safety} width="medium" /> },
          { value: 'no', label: words.no, more: <TextField language={language} name="ot/why" label={words.no} width="medium" /> },
        ]}
      />
      <Checkboxes
        language={language}
        name="ot/protocols"
        label={words.gates}
        optional
        layout="columns"
        values={['modbus', 'dnp3']}
        options={['Modbus TCP', 'S7comm', 'DNP3', 'IEC 61850', 'OPC UA', 'PROFINET'].map((label) => ({
          value: label.split(' ')[0]!.toLowerCase(),
          label,
          lang: 'en',
        }))}
      />
      <Checkbox language={language} name="request/consent" label={words.consent} checked />
    </>
  );
};

export const scaleExample = (language: Language) => {
  const words = WORDS[language];
  const isDutch = language === 'nl';
  return (
    <>
      <Scale
        {...TRL}
        language={language}
        name="maturity/trl"
        label={words.trl}
        value="6"
        low={isDutch ? 'idee' : 'idea'}
        high={isDutch ? 'bewezen in bedrijf' : 'proven in operation'}
        anchors={[
          { at: 4, text: isDutch ? 'Werkt in het laboratorium' : 'Works in the laboratory' },
          { at: 7, text: isDutch ? 'Prototype in een installatie' : 'Prototype in an installation' },
        ]}
      />
      <Scale
        {...MARK}
        language={language}
        name="marks/S"
        label={words.mark}
        value="3.5"
        none={{ value: 'none', label: words.cannot }}
        openAnchors
        anchors={[
          { at: 1, text: isDutch ? 'kan het proces stoppen of in gevaar brengen, niet besproken' : 'can stop or endanger the process, not discussed' },
          { at: 3, text: isDutch ? 'falen, terugdraaien en onderhoudsvensters beschreven' : 'failure, rollback and windows described' },
          { at: 5, text: isDutch ? 'aangetoond zonder storing op representatieve apparatuur' : 'shown not to interfere on representative equipment' },
        ]}
      />
    </>
  );
};

export const dateExample = (language: Language) => <DateField language={language} name="pilot/from" label={WORDS[language].from} value="2026-12-07" optional />;

/** As it stands there once a script has filled it in. */
export const unsentExample = (language: Language) => (
  <p class="notice notice-2" role="alert">
    {partWords[language].unsent}
  </p>
);
