import attack from '../../shared/domain/vocabulary/attack-ics-techniques.json' with { type: 'json' };
import sectors from '../../shared/domain/vocabulary/sectors-nis2.json' with { type: 'json' };
import trl from '../../shared/domain/vocabulary/trl.json' with { type: 'json' };

/** What pages of the form show of the vocabularies beside the labels, in the shape in which they show it. */
export const formLists = {
  techniques: attack.items.map(({ id, en }) => ({ id, name: en })),
  notice: attack.meta.notice,
  /** The sector that each narrower one belongs to. */
  within: Object.fromEntries(sectors.items.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))) as Readonly<Record<string, string>>,
  levels: trl.items.map(({ id, nl, en }) => ({ at: id, nl, en })),
};
