import { exportOperations } from '../../../shared/contract/export.ts';
import type { figurePages } from '../../../shared/contract/page-figures.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { OPEN_INTAKE } from '../../../shared/domain/call.ts';
import { type FiguresData, figuresPage } from '../../../web/pages/figures.tsx';
import { figureHandlers } from '../../export/figures.ts';
import { exportPartHandlers } from '../../export/parts.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { frameOf } from '../frame.ts';

type Asked = { year?: string | undefined; from?: string | undefined; to?: string | undefined; cursor?: string | undefined };

const mayTake = ({ actor }: Known): boolean => effectiveRoles(actor).some((role) => role === 'chair' || role === 'admin');

/** Fields of a form that were left empty say nothing. */
const filledIn = (query: Asked): Asked => Object.fromEntries(Object.entries(query).filter(([, value]) => value));

/** What can be taken out, for whoever may: the parts of the year that the page shows, unless other days were asked for. */
const partsFor = async (call: Known, of: string, shown: Asked): Promise<FiguresData['exports']> => {
  const { year, from = year && `${year}-01-01`, to = year && `${year}-12-31`, cursor } = shown;
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const { body } = await perform(exportOperations.listExportParts, exportPartHandlers.listExportParts, call, {
    query: { call: of, ...days, ...(cursor ? { cursor } : {}) },
  });
  const here = `/${call.params.language}/desk/figures${of === OPEN_INTAKE ? '' : `/${of}`}`;
  const next = body.cursor && `${here}?${new URLSearchParams({ ...days, cursor: body.cursor })}#exports`;
  return { parts: body.parts, ...days, here, ...(next ? { next } : {}) };
};

const pageFor = async (call: Known<unknown, Asked>, of: string): Promise<string> => {
  const asked = filledIn(call.query);
  const { body } = await perform(exportOperations.readFigures, figureHandlers.readFigures, call, {
    query: { call: of, ...(asked.year ? { year: asked.year } : {}) },
  });
  const exports = mayTake(call) ? await partsFor(call, of, { ...asked, ...(body.year ? { year: body.year } : {}) }) : undefined;
  return figuresPage(frameOf(call), { ...body, ...(exports ? { exports } : {}) });
};

export const figurePageHandlers: Handlers<typeof figurePages> = {
  figuresPage: (call) => pageFor(call, OPEN_INTAKE),
  callFiguresPage: (call) => pageFor(call, call.params.call!),
};
