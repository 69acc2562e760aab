import type { Language } from '../../../shared/community.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { callWords } from '../../words/calls.ts';
import { type CallPage, callsPath, type Extension } from './data.ts';
import { MomentField } from './fields.tsx';
import { callMoment } from './moment.ts';

/** One later end: until when, for whom, and who made its code. */
const Given = ({ language, given: { until, forOrganisation, organisation, proposal, by, at } }: { readonly language: Language; readonly given: Extension }) => {
  const { extend: words } = callWords[language];
  const of = forOrganisation ? (organisation ? words.forNamed.replace('{name}', () => organisation) : words.forOrganisation) : undefined;
  return (
    <>
      {words.until} {callMoment(language, until)}, {proposal ? words.forProposal : (of ?? words.forAll)}
      {proposal ? (
        <>
          {' '}
          <code>{proposal}</code>
          {of ? `, ${of}` : null}
        </>
      ) : null}
      {by && at ? <span class="note"> ({words.madeBy.replace('{date}', momentIn(language, at, 'day')).replace('{name}', () => by)})</span> : null}
    </>
  );
};

/** A later end for somebody, and those that were given; their codes are known to nobody here any more. */
export const Extend = ({ frame: { language }, data }: { readonly frame: Frame; readonly data: CallPage }) => {
  const { call, extension, extensions, key, trouble, failed, code } = data;
  const { extend: words } = callWords[language];
  const errorOf = errorsIn(failed === 'extension' ? trouble : undefined);
  if (!call) return null;
  return (
    <section id="extend">
      <h2>{words.title}</h2>
      {extensions.length === 0 ? null : (
        <ul>
          {extensions.map((given) => (
            <li key={given.id}>
              <Given language={language} given={given} />
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={words.make} open={failed === 'extension' && code === undefined}>
        <form method="post" action={callsPath(language, call.id)} novalidate>
          <Hidden values={{ key: `${key}-e`, act: 'extend' }} />
          <p>{words.text}</p>
          <MomentField language={language} errorOf={errorOf} name="until" label={words.until} value={extension.until} />
          <TextField
            language={language}
            name="organisation"
            label={words.organisation}
            hint={words.organisationHint}
            optional
            width="medium"
            value={extension.organisation}
            error={errorOf('organisation')}
          />
          <TextField
            language={language}
            name="proposal"
            label={words.proposal}
            hint={words.proposalHint}
            optional
            width="medium"
            autocomplete="off"
            spellcheck={false}
            value={extension.proposal}
            error={errorOf('proposal')}
          />
          <p class="acts">
            <button class="btn" type="submit">
              {words.make}
            </button>
          </p>
        </form>
      </Disclosure>
    </section>
  );
};
