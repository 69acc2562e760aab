import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-overview';
const who = ['liaison', 'chair', 'admin'] as const;

/** What is looked at beside the daily list: how everything stands, and tasks. */
export const overviewPages = {
  overviewPage: operation({
    id: 'overviewPage',
    route: 'GET /{language}/desk/overview',
    fn,
    who,
    face: 'page',
    summary: 'The same as readOverview, drawn.',
    reply: Html,
  }),
  taskPage: operation({
    id: 'taskPage',
    route: 'GET /{language}/desk/tasks/{task}',
    fn,
    who,
    face: 'page',
    summary: 'A task with what it is about.',
    reply: Html,
  }),
  taskForm: operation({
    id: 'taskForm',
    route: 'POST /{language}/desk/tasks/{task}',
    fn,
    who,
    face: 'page',
    key: 'none',
    summary: 'The same as finishTask and resendLetter, from the form.',
    reply: Html,
  }),
} as const;
