import { community } from '../../../shared/community.ts';
import type { supportPages } from '../../../shared/contract/page-support.ts';
import { supportOperations } from '../../../shared/contract/support.ts';
import { instantOf } from '../../../shared/domain/clock.ts';
import { demandsPage } from '../../../web/pages/support/demands.tsx';
import { type SupportData, supportPage } from '../../../web/pages/support/support.tsx';
import { dateFrom, typedDate } from '../../../web/parts/date-field.tsx';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { demandHandlers } from '../../support/demands.ts';
import { deskHandlers } from '../../support/desk.ts';
import { earlierHandlers } from '../../support/earlier.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

type DeskPages = Pick<Handlers<typeof supportPages>, 'supportPage' | 'supportForm' | 'demandsPage'>;

/** Demands are compared only where one can be linked. */
const matchesFor = async (call: Known, stage: string) =>
  stage === 'in-support'
    ? (await perform(supportOperations.listMatches, demandHandlers.listMatches, call, { params: call.params })).body
    : { rows: [], more: false };

/** What differs from the proposal that this one improves on. */
const earlierFor = async (call: Known) => (await perform(supportOperations.readEarlier, earlierHandlers.readEarlier, call, { params: call.params })).body;

const shown = async (call: Known, more: Partial<SupportData> = {}): Promise<string> => {
  const { body: view } = await perform(supportOperations.readSupport, deskHandlers.readSupport, call, { params: call.params });
  const [found, earlier] = [await matchesFor(call, view.stage), await earlierFor(call)];
  return supportPage(frameOf(call), { view, matches: found.rows, more: found.more, earlier, key: formKey(call), ...more });
};

/** A day and a time on the clock here, as the moment that they are; what is none stays as it was typed, to be refused. */
const momentFrom = (form: URLSearchParams): string => {
  const [date, time] = [dateFrom(form, 'pitch/on'), (form.get('pitch/time') ?? '').trim()];
  const wall = /^\d{1,2}[:.]\d{2}$/.test(time) ? Date.parse(`${date}T${time.replace('.', ':').padStart(5, '0')}:00.000Z`) : Number.NaN;
  return Number.isNaN(wall) ? `${date} ${time}` : new Date(instantOf(wall, community.timeZone)).toISOString();
};

/** The form's own fields, as the operation that it leads to calls them. */
const bodyOf = (form: URLSearchParams): Record<string, unknown> => {
  const act = form.get('act') ?? '';
  const at = (name: string) => form.get(`${form.get('form') ?? ''}/${name}`) ?? '';
  switch (act) {
    case 'meet-condition':
      return { act, condition: Number(form.get('condition')), note: at('note') };
    case 'return-condition':
      return { act, condition: Number(form.get('condition')), text: at('text') };
    case 'reopen-condition':
      return { act, condition: Number(form.get('condition')) };
    case 'plan-pitch':
      return { act, on: momentFrom(form), place: at('place') };
    case 'link-demand':
    case 'unlink-demand':
      return { act, demand: form.get('demand') };
    case 'introduce':
      return { act, demand: at('demand'), forApplicant: at('forApplicant'), forOwner: at('forOwner') };
    case 'end-introduction':
      return { act, introduction: form.get('introduction') };
    case 'record':
      return { act, day: Number(form.get('day')), ...(at('going') === '' ? {} : { going: at('going') }), text: at('text') };
    case 'complete':
      return { act, text: at('text') };
    default:
      return { act };
  }
};

/** The operation that an act of the page stands for. @returns the word of what was done */
const acted = async (call: Known): Promise<string> => {
  const form = formOf(call);
  const act = form.get('act') ?? '';
  const at = (name: string) => form.get(`${form.get('form') ?? ''}/${name}`) ?? '';
  const given = (body: object) => ({ params: call.params, key: form.get('key') ?? undefined, body: () => body });
  switch (act) {
    case 'promote':
      await perform(supportOperations.promoteReserve, deskHandlers.promoteReserve, call, given({}));
      return act;
    case 'reconsider':
      await perform(
        supportOperations.answerReconsideration,
        deskHandlers.answerReconsideration,
        call,
        given({ ...(at('verdict') === '' ? {} : { verdict: at('verdict') }), text: at('text') }),
      );
      return at('verdict') === 'open' ? 'open-again' : 'uphold';
    case 'assign':
      await perform(supportOperations.assignReconsideration, deskHandlers.assignReconsideration, call, given({ to: at('to') }));
      return act;
    case 'reopen':
      await perform(supportOperations.reopenProposal, deskHandlers.reopenProposal, call, given({ reason: at('reason') }));
      return act;
    default:
      await perform(supportOperations.actOnSupport, deskHandlers.actOnSupport, call, given(bodyOf(form)));
      return act;
  }
};

export const deskPageHandlers: DeskPages = {
  supportPage: async (call) => shown(call, { did: await flashIn(call, call.query.did, { about: call.params.proposal! }) }),

  supportForm: (call) => {
    const form = formOf(call);
    const name = form.get('form') ?? '';
    const act = async () => {
      const about = call.params.proposal!;
      const said = await flashOf(call, await acted(call), { about });
      return answer('', { location: `/${frameOf(call).language}/desk/proposals/${about}/support?did=${said}` });
    };
    return posted(call, act, (trouble) =>
      shown(call, {
        sent: { form: name, valueOf: (field) => form.get(field) ?? undefined },
        ...(name === 'pitch' ? { date: typedDate(form, 'pitch/on') } : {}),
        trouble: { ...trouble, fields: trouble.fields.map((field) => ({ ...field, path: `${name}/${field.path}` })) },
      }),
    );
  },

  demandsPage: async (call) => {
    const { body } = await perform(supportOperations.listDemands, demandHandlers.listDemands, call, { query: call.query });
    return demandsPage(frameOf(call), { ...body, isFirst: call.query.cursor === undefined });
  },
};
