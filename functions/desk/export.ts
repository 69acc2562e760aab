import type { deskOperations } from '../../shared/contract/desk.ts';
import { csvOf } from '../../shared/domain/csv.ts';
import { cellsOf, columnsIn, type ExportRow, exportRow } from '../../shared/domain/view/export.ts';
import { FILTERS } from '../../shared/domain/view/list.ts';
import { columnWords } from '../../shared/domain/words/index.ts';
import { listPage } from '../../shared/store/lists.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { answer } from '../http/reply.ts';
import type { Handlers } from '../http/serve.ts';
import { listOf } from './queue.ts';

type Export = Pick<Handlers<typeof deskOperations>, 'exportList'>;

const ROWS = 500;

export const exportHandlers: Export = {
  exportList: async (call) => {
    const { format, ...asked } = call.query;
    const nameOf = namesOf(await snapshotOf(call.store));
    const page = await listPage(call.store, await call.deps.keys(), { ...listOf(call, asked), size: ROWS });
    const rows = page.rows.map((row) =>
      exportRow(row, call.actor, { name: call.person.name, now: call.at, ownerName: (row.owner && nameOf(row.owner)) ?? '' }),
    );
    const next = new URLSearchParams({ format, view: asked.view });
    for (const name of FILTERS) if (asked[name] !== undefined) next.set(name, asked[name]);
    if (page.cursor) next.set('cursor', page.cursor);
    const words = columnWords(call.language);
    return answer(
      { rows, ...(page.cursor ? { cursor: page.cursor } : {}) },
      {
        ...(page.cursor ? { link: `</api/desk/export?${next}>; rel="next"` } : {}),
        ...(format === 'csv'
          ? {
              file: {
                name: `sluis-${asked.view}.csv`,
                type: 'text/csv; charset=utf-8',
                write: (reply: { rows: readonly ExportRow[] }) =>
                  csvOf(
                    columnsIn(words),
                    reply.rows.map((row) => cellsOf(row, words)),
                  ),
              },
            }
          : {}),
      },
    );
  },
};
