import type { partPages } from '../../../shared/contract/page-draft.ts';
import { PartName } from '../../../shared/domain/proposal.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { showPart, takePart } from './part.ts';

/** @throws item.not-found for a part that the form does not have */
const partIn = (call: Known): PartName => {
  const part = PartName.safeParse(call.params.part);
  if (!part.success) throw new Refusal('item.not-found');
  return part.data;
};

export const partPageHandlers: Handlers<typeof partPages> = {
  partPage: (call) => showPart(call, partIn(call)),
  partForm: (call) => takePart(call, partIn(call)),
};
