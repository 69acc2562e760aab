import { expect, it } from 'vitest';
import { FORM } from '../../shared/domain/form.ts';
import { CURRENT_FORM, formVersion } from '../../shared/domain/forms.ts';
import { PARTS, SHORT_PARTS } from '../../shared/domain/proposal.ts';

it('says of the form that is asked today what it asks, so that a change of the form needs a new version', () => {
  const asked = PARTS.filter((part) => part !== 'extra').map((part) => ({
    part,
    step: (SHORT_PARTS as readonly string[]).includes(part) ? 1 : 2,
    fields: Object.keys(FORM[part].shape),
  }));
  expect(formVersion(CURRENT_FORM).parts).toEqual(asked);
});

it('knows no form that there never was', () => expect(() => formVersion('proposal-99')).toThrow('there is no form proposal-99'));
