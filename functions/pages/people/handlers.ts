import type { peoplePages } from '../../../shared/contract/page-people.ts';
import { peopleOperations } from '../../../shared/contract/people.ts';
import { effectiveRoles, type Role } from '../../../shared/domain/actor.ts';
import { refuseUnless } from '../../../shared/domain/refusal.ts';
import { mergePage } from '../../../web/pages/people/merge.tsx';
import { organisationFormPage, organisationPage } from '../../../web/pages/people/organisation.tsx';
import { organisationsPage, organisationsPath, peoplePage, peoplePath } from '../../../web/pages/people/people.tsx';
import { personPage } from '../../../web/pages/people/person.tsx';
import { type PersonFormData, personFormPage } from '../../../web/pages/people/person-form.tsx';
import { profilePage } from '../../../web/pages/people/profile.tsx';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { mergeTarget, organisationHandlers } from '../../people/organisations.ts';
import { peopleHandlers } from '../../people/people.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { organisationIn, organisationTyped, personIn, profileIn, typedOf } from './form.ts';

const NEW = 'new';
const has = (call: Known, role: Role): boolean => effectiveRoles(call.actor).includes(role);
const languageIn = (call: Known) => frameOf(call).language;
const keyIn = (call: Known): string | undefined => formOf(call).get('key') ?? undefined;

const personOf = async (call: Known, person: string) =>
  (await perform(peopleOperations.readPerson, peopleHandlers.readPerson, call, { params: { person } })).body;
const organisationOf = async (call: Known, organisation: string) =>
  (await perform(peopleOperations.readOrganisation, organisationHandlers.readOrganisation, call, { params: { organisation } })).body;

/** On to a page, which says once what was done. */
const on = async (call: Known, path: string, did: string): Promise<Answer<string>> =>
  answer('', { location: `${path}?did=${await flashOf(call, did, { about: path.slice(3) })}` });
const didIn = (call: Known<unknown, { did?: string | undefined }>, path: string) => flashIn(call, call.query.did, { about: path.slice(3) });

const formPage = async (call: Known, id: string, more: Partial<PersonFormData> = {}): Promise<string> => {
  const person = id === NEW ? undefined : await personOf(call, id);
  const typed = person ? typedOf(person) : new URLSearchParams({ language: languageIn(call), languages: languageIn(call) });
  return personFormPage(frameOf(call), { person, typed, key: formKey(call), ...more });
};

const savePerson = async (call: Known, id: string): Promise<Answer<string>> => {
  const body = () => personIn(formOf(call));
  const { person } =
    id === NEW
      ? (await perform(peopleOperations.addPerson, peopleHandlers.addPerson, call, { key: keyIn(call), body })).body
      : (await perform(peopleOperations.changePerson, peopleHandlers.changePerson, call, { params: { person: id }, key: keyIn(call), body })).body;
  // Whoever has no role any more has no page either.
  const to = formOf(call).getAll('roles').length === 0 ? peoplePath(languageIn(call)) : peoplePath(languageIn(call), person);
  return on(call, to, id === NEW ? 'added' : 'saved');
};

const saveAbsences = async (call: Known, id: string, act: string): Promise<Answer<string>> => {
  const form = formOf(call);
  const [from, until] = [form.get('from') ?? '', form.get('until') ?? ''];
  const { absences } = await personOf(call, id);
  const others = absences.filter((each) => each.from !== from || each.until !== until);
  const body = () => ({ absences: act === 'absence' ? [...others, { from, until }] : others });
  await perform(peopleOperations.setAbsenceOf, peopleHandlers.setAbsenceOf, call, { params: { person: id }, key: keyIn(call), body });
  return on(call, peoplePath(languageIn(call), id), 'saved');
};

const profileShown = async (call: Known<unknown, { did?: string | undefined }>, more: object = {}): Promise<string> => {
  const { body } = await perform(peopleOperations.readProfile, peopleHandlers.readProfile, call, {});
  return profilePage(frameOf(call), { typed: typedOf(body, true), key: formKey(call), ...more });
};

type Pages = Omit<Handlers<typeof peoplePages>, 'conflictsPage' | 'conflictForm'>;
/** Both as they are, and what follows; two that can never be one are refused at once. */
const askToMerge = async (call: Known, id: string, named: string): Promise<Answer<string>> => {
  const [gone, into] = await Promise.all([organisationOf(call, id), mergeTarget(call.store, named).then((target) => organisationOf(call, target))]);
  refuseUnless(gone.id !== into.id, 'organisation.itself');
  return answer(mergePage(frameOf(call), { gone, into, key: formKey(call) }), {});
};

export const peoplePageHandlers: Pages = {
  peoplePage: async (call) => {
    const { q = '', cursor } = call.query;
    const { body } = await perform(peopleOperations.searchPeople, peopleHandlers.searchPeople, call, { query: { q, cursor } });
    return peoplePage(frameOf(call), { ...body, q, edits: has(call, 'admin') });
  },

  personPage: async (call) => {
    const id = call.params.person!;
    const edits = has(call, 'admin');
    if (edits && (id === NEW || call.query.edit !== undefined)) return formPage(call, id);
    return personPage(frameOf(call), { person: await personOf(call, id), edits, did: await didIn(call, peoplePath(languageIn(call), id)) });
  },

  personForm: (call) => {
    const id = call.params.person!;
    const typed = formOf(call);
    const act = typed.get('act') ?? 'save';
    const run = () => (id === NEW || act === 'save' ? savePerson(call, id) : saveAbsences(call, id, act));
    return posted(call, run, async (trouble) => {
      if (act === 'save') return formPage(call, id, { typed, trouble, failed: act });
      const kept = typedOf(await personOf(call, id));
      for (const name of ['from', 'until']) kept.set(name, typed.get(name) ?? '');
      const fields = trouble.fields.map(({ path, message }) => ({ path: path.replace(/^absences\/\d+\/?/, ''), message }));
      return formPage(call, id, { typed: kept, trouble: { ...trouble, fields }, failed: 'absence' });
    });
  },

  organisationsPage: async (call) => {
    const { q = '', cursor } = call.query;
    const { body } = await perform(peopleOperations.searchOrganisations, organisationHandlers.searchOrganisations, call, { query: { q, cursor } });
    return organisationsPage(frameOf(call), { ...body, q, edits: has(call, 'admin') });
  },

  organisationPage: async (call) => {
    const id = call.params.organisation!;
    const edits = has(call, 'admin');
    if (edits && id === NEW) return organisationFormPage(frameOf(call), { typed: new URLSearchParams(), key: formKey(call) });
    const organisation = await organisationOf(call, id);
    const key = formKey(call);
    if (edits && call.query.edit !== undefined) return organisationFormPage(frameOf(call), { organisation, typed: organisationTyped(organisation), key });
    return organisationPage(frameOf(call), { organisation, edits, key, did: await didIn(call, organisationsPath(languageIn(call), id)) });
  },

  organisationForm: (call) => {
    const id = call.params.organisation!;
    const typed = formOf(call);
    const merges = typed.get('act') === 'merge';
    const asks = merges && !typed.has('sure') && has(call, 'admin');
    const [key, params] = [keyIn(call), { organisation: id }];
    const run = async () => {
      if (asks) return askToMerge(call, id, typed.get('into') ?? '');
      const body = () => (merges ? { into: typed.get('into') ?? '' } : organisationIn(typed));
      if (merges) {
        const merged = await perform(peopleOperations.mergeOrganisation, organisationHandlers.mergeOrganisation, call, { params, key, body });
        return on(call, organisationsPath(languageIn(call), merged.body.organisation), 'merged');
      }
      const { organisation } =
        id === NEW
          ? (await perform(peopleOperations.addOrganisation, organisationHandlers.addOrganisation, call, { key, body })).body
          : (await perform(peopleOperations.changeOrganisation, organisationHandlers.changeOrganisation, call, { params, key, body })).body;
      return on(call, organisationsPath(languageIn(call), organisation), id === NEW ? 'added' : 'saved');
    };
    return posted(call, run, async (trouble) => {
      const organisation = id === NEW ? undefined : await organisationOf(call, id);
      return merges && organisation
        ? organisationPage(frameOf(call), { organisation, edits: true, key: formKey(call), into: typed.get('into') ?? '', trouble })
        : organisationFormPage(frameOf(call), { organisation, typed, key: formKey(call), trouble });
    });
  },

  profilePage: async (call) => profileShown(call, { did: await didIn(call, `/${languageIn(call)}/settings/profile`) }),

  profileForm: (call) => {
    const typed = formOf(call);
    const run = async () => {
      await perform(peopleOperations.saveProfile, peopleHandlers.saveProfile, call, { key: keyIn(call), body: () => profileIn(typed) });
      return on(call, `/${languageIn(call)}/settings/profile`, 'saved');
    };
    return posted(call, run, (trouble) => profilePage(frameOf(call), { typed, key: formKey(call), trouble }));
  },
};
