import { type Option, Select, TextField } from '../../parts/field.tsx';
import { requestWords } from '../../words/request.ts';
import { ActButton, Fold } from '../case/form.tsx';
import { type ActsProps, fieldsOf, isOpenFor, PIECES, RequestForm } from './form.tsx';

/** A message with several wishes, taken apart: what the sender wrote is copied into the pieces. */
export const SplitForm = ({ kinds, ...props }: ActsProps & { readonly kinds: readonly Option[] }) => {
  const words = requestWords[props.language].acts;
  const of = fieldsOf(props);
  const { contact } = props.data;
  return (
    <Fold id="split" title={words.split} open={isOpenFor(props.data, 'split')}>
      <RequestForm {...props} mail>
        <p>{words.splitHint}</p>
        {Array.from({ length: PIECES }, (_, i) => (
          <fieldset key={i} class="request-piece">
            <legend>{words.splitPiece.replace('{n}', String(i + 1))}</legend>
            <Select {...of(`split/pieces/${i}/kind`, contact.contactKind)} label={words.sortKind} options={kinds} empty={null} />
            <TextField {...of(`split/pieces/${i}/subject`)} label={words.splitSubject} lang={contact.language} optional={i > 0} />
            <TextField {...of(`split/pieces/${i}/text`)} label={words.splitText} rows={4} limit={5000} lang={contact.language} optional={i > 0} />
          </fieldset>
        ))}
        <ActButton act="split">{words.splitSend}</ActButton>
      </RequestForm>
    </Fold>
  );
};
