import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const who = ['liaison', 'chair', 'admin'] as const;

/** The panel of a proposal. */
export const panelPages = {
  panelPage: operation({
    id: 'panelPage',
    route: 'GET /{language}/desk/proposals/{proposal}/panel',
    fn: 'page-panel',
    who,
    face: 'page',
    query: z.object({
      did: Flash,
      /** Whom somebody ticked, to see what a panel of these would be worth. */
      pick: z.string().max(500).optional(),
    }),
    summary: 'The same as readPanel, as a page.',
    reply: Html,
  }),
  panelForm: operation({
    id: 'panelForm',
    route: 'POST /{language}/desk/proposals/{proposal}/panel',
    fn: 'page-panel',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as the act that the field `act` names: look, confirmPanel or cancelAssignment.',
    reply: Html,
  }),
} as const;

/** Those of a whole call, by a function of its own: it carries the solver. */
export const callPanelPages = {
  callPanelsPage: operation({
    id: 'callPanelsPage',
    route: 'GET /{language}/desk/calls/{call}/panels',
    fn: 'page-panels',
    who,
    face: 'page',
    query: z.object({ did: Flash }),
    summary: 'The same as readCallPanels, as a page.',
    reply: Html,
  }),
  callPanelsForm: operation({
    id: 'callPanelsForm',
    route: 'POST /{language}/desk/calls/{call}/panels',
    fn: 'page-panels',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as confirmCallPanels, from its form on the page.',
    reply: Html,
  }),
} as const;
