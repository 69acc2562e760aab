import { applicantOperations } from '../../../shared/contract/applicant.ts';
import { deskItemOperations } from '../../../shared/contract/desk-item.ts';
import { meOperations } from '../../../shared/contract/me.ts';
import type { minePages } from '../../../shared/contract/page-mine.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { type Away, type Settings, settingsPage } from '../../../web/pages/settings.tsx';
import { dateFrom, typedDate } from '../../../web/parts/date-field.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { meHandlers } from '../../applicant/me.ts';
import { ownItemsHandlers } from '../../applicant/own-items.ts';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

type Shown = Pick<Settings, 'away' | 'trouble' | 'done'>;

const mayCall = (call: Known, who: readonly string[]): boolean => effectiveRoles(call.actor).some((role) => who.includes(role));

/** Mailing and absences of whoever gets work or news from here. */
const deskOf = async (call: Known) =>
  mayCall(call, meOperations.readSettings.who) ? (await perform(meOperations.readSettings, meHandlers.readSettings, call, {})).body : undefined;

/** Who can stand in at the desk; a reviewer has nobody. */
const colleaguesOf = async (call: Known) => {
  if (!mayCall(call, deskItemOperations.listColleagues.who)) return undefined;
  const { colleagues } = (await perform(deskItemOperations.listColleagues, colleagueHandlers.listColleagues, call, {})).body;
  return colleagues.filter(({ id }) => id !== call.actor.id);
};

const shown = async (call: Known, more: Shown = {}): Promise<string> => {
  const { name, email, unreachable = false } = call.person;
  const [desk, colleagues, items] = await Promise.all([
    deskOf(call),
    colleaguesOf(call),
    perform(applicantOperations.listOwnItems, ownItemsHandlers.listOwnItems, call, { query: {} }),
  ]);
  return settingsPage(frameOf(call), { person: { name, email, unreachable }, desk, colleagues, items: items.body, keyOf: () => formKey(call), ...more });
};

/** What is wrong with the one that was just typed stands at its fields; the others were taken before. */
const atFields = (trouble: Trouble): Trouble => ({
  ...trouble,
  fields: trouble.fields.map(({ path, message }) => ({ path: path.replace(/^absences\/\d+\/?/, ''), message })),
});

const setAbsences = async (call: Known, change: (absences: readonly object[]) => readonly object[]) => {
  const { absences = [] } = (await deskOf(call)) ?? {};
  return perform(meOperations.setAbsence, meHandlers.setAbsence, call, {
    key: formOf(call).get('key') ?? undefined,
    body: () => ({ absences: change(absences) }),
  });
};

/** Each form of the page by its field `act`. */
const ACTS: Readonly<Record<string, (call: Known) => Promise<string>>> = {
  mailing: async (call) => {
    const form = formOf(call);
    await perform(meOperations.setMailing, meHandlers.setMailing, call, {
      key: form.get('key') ?? undefined,
      body: () => ({ mailing: form.get('mailing') ?? undefined }),
    });
    return 'mailing';
  },
  absence: async (call) => {
    const form = formOf(call);
    const standIn = form.get('standIn') || undefined;
    const [from, until] = [dateFrom(form, 'from') || undefined, dateFrom(form, 'until') || undefined];
    await setAbsences(call, (absences) => [...absences, { from, until, ...(standIn ? { standIn } : {}) }]);
    return 'absence';
  },
  remove: async (call) => {
    const form = formOf(call);
    const isIt = (absence: object) => ['from', 'until'].every((name) => form.get(name) === (absence as Record<string, unknown>)[name]);
    await setAbsences(call, (absences) => absences.filter((absence) => !isIt(absence)));
    return 'removed';
  },
  revoke: async (call) => {
    const form = formOf(call);
    await perform(meOperations.revokeOwnLink, meHandlers.revokeOwnLink, call, {
      params: { item: form.get('item') ?? '' },
      key: form.get('key') ?? undefined,
      body: () => ({}),
    });
    return 'revoked';
  },
};

const SETTINGS = { about: 'settings' };

export const settingsHandlers: Pick<Handlers<typeof minePages>, 'settingsPage' | 'settingsForm'> = {
  settingsPage: async (call) => shown(call, { done: await flashIn(call, call.query.done, SETTINGS) }),
  settingsForm: (call) => {
    const form = formOf(call);
    const name = form.get('act') ?? '';
    const act = async () => {
      if (!Object.hasOwn(ACTS, name)) return shown(call);
      return answer('', { location: `/${frameOf(call).language}/settings?done=${await flashOf(call, await ACTS[name]!(call), SETTINGS)}` });
    };
    const away: Away = { from: typedDate(form, 'from'), until: typedDate(form, 'until'), standIn: form.get('standIn') ?? '' };
    return posted(call, act, (trouble) => shown(call, { trouble: atFields(trouble), ...(name === 'absence' ? { away } : {}) }));
  },
};
