import { community } from '../../shared/community.ts';
import { Checkboxes, Radios } from '../parts/choice.tsx';
import { FieldGroup, type FieldProps, idOf } from '../parts/field.tsx';
import { TlpLabel } from '../parts/tlp.tsx';
import { formWords } from '../words/form.ts';
import { formLists } from '../words/form-lists.ts';
import { choicesOf } from './lists.ts';
import { type Row, Rows } from './rows.tsx';

/** The labels of FIRST, each with who may read then; RED is shown so that it is refused in words before anything is typed for it. */
export const TlpField = (props: FieldProps & { readonly value: string | undefined }) => {
  const { language } = props;
  const { tlp } = formWords[language];
  const options = (['clear', 'green', 'amber', 'amber-strict', 'red'] as const).map((value) => ({
    value,
    label: <TlpLabel language={language} tlp={value} />,
    hint: tlp[value].replace('{phone}', community.contact.phone),
  }));
  return <Radios {...props} options={options} />;
};

/** Protocols of the list, and others by name. */
export const Protocols = (props: FieldProps & { readonly values: readonly string[]; readonly fresh: number | undefined }) => {
  const { language, name, values, fresh } = props;
  const options = choicesOf('protocols', language).filter(({ value }) => value !== 'other' || values.includes(value));
  const known = options.map(({ value }) => value);
  const more = values.filter((value) => !known.includes(value));
  const { others, one } = formWords[language];
  return (
    <>
      <Checkboxes {...props} values={values} options={options} layout="columns" />
      <Rows
        language={language}
        name={name}
        label={others}
        optional
        columns={[{ field: '', label: '' }]}
        rows={more.map((value) => ({ '': value }))}
        most={5}
        one={one['maturity/protocols']}
        fresh={fresh}
        prefix="more"
      />
    </>
  );
};

/** What is claimed for each requirement of IEC 62443. */
export const Levels = (props: FieldProps & { readonly typed: URLSearchParams }) => {
  const { language, name, typed } = props;
  const levels = choicesOf('iecLevels', language);
  return (
    <FieldGroup {...props}>
      {choicesOf('iecRequirements', language).map(({ value, label }, i) => {
        const id = i === 0 ? idOf(name) : idOf(`${name}/${value}`);
        const chosen = typed.get(`${name}/${value}`) ?? '';
        return (
          <div key={value} class="rows-row rows-pair">
            <label for={id}>{`${value} ${label}`}</label>
            <select class="field-in" id={id} name={`${name}/${value}`}>
              <option value="">{formWords[language].notClaimed}</option>
              {levels.map((level) => (
                <option key={level.value} value={level.value} selected={level.value === chosen}>{`${level.value}: ${level.label}`}</option>
              ))}
            </select>
          </div>
        );
      })}
    </FieldGroup>
  );
};

/** Techniques of ATT&CK by their ids; the browser offers the list, and whoever has none can type an id. */
export const Techniques = (props: FieldProps & { readonly rows: readonly Row[]; readonly fresh: number | undefined }) => {
  const { language, rows, fresh } = props;
  const { columns, one } = formWords[language];
  const asked = [
    { field: 'id', label: columns.technique, list: 'techniques' },
    { field: 'relation', label: columns.relation, options: choicesOf('techniqueRelations', language) },
  ];
  return (
    <>
      <Rows {...props} columns={asked} rows={rows} most={10} one={one['standards/techniques']} fresh={fresh} />
      <datalist id="techniques">
        {formLists.techniques.map((technique) => (
          <option key={technique.id} value={technique.id}>
            {technique.name}
          </option>
        ))}
      </datalist>
      <p class="note part-small" lang="en">
        {formLists.notice}
      </p>
    </>
  );
};
