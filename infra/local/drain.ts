import type { Bus } from './bus.ts';
import type { Mailbox } from './mailbox.ts';
import type { Schedules } from './schedules.ts';
import type { Streams } from './streams.ts';

export type Drained = {
  readonly rounds: number;
  readonly records: number;
  readonly mails: number;
  readonly schedules: number;
  readonly quiet: boolean;
};
export type DrainOptions = {
  readonly streams: Streams;
  readonly mailbox: Mailbox;
  readonly bus: Bus;
  readonly schedules: Schedules;
  /** Keys written by functions; emptied at the beginning of each round. */
  readonly writes: Set<string>;
};

const MAX_ROUNDS = 60;

/**
 * Lets everything happen that is going to happen without a move of the clock. A round is quiet when it delivered no
 * record, sent no mail and wrote nothing but what the round before also wrote, such as the mark of a clock that ran.
 */
export const drain = async ({ streams, mailbox, bus, schedules, writes }: DrainOptions): Promise<Drained> => {
  const resume = await schedules.pause();
  const start = { records: streams.delivered(), mails: mailbox.count() };
  let ran = 0;
  let before = new Set<string>();
  try {
    await settle(streams, mailbox, bus);
    for (let round = 1; round <= MAX_ROUNDS; round++) {
      const seen = { records: streams.delivered(), mails: mailbox.count() };
      writes.clear();
      ran += await schedules.runAll();
      await settle(streams, mailbox, bus);
      const nothingNew = [...writes].every((key) => before.has(key));
      const quiet = streams.delivered() === seen.records && mailbox.count() === seen.mails && nothingNew;
      if (quiet || round === MAX_ROUNDS)
        return { rounds: round, records: streams.delivered() - start.records, mails: mailbox.count() - start.mails, schedules: ran, quiet };
      before = new Set(writes);
    }
    throw new Error('Unreachable.');
  } finally {
    resume();
  }
};

/** Mails and uploads cause events, events cause records, records cause mails: until none of them has anything left. */
const settle = async (streams: Streams, mailbox: Mailbox, bus: Bus) => {
  for (let i = 0; i < MAX_ROUNDS; i++) {
    const seen = `${streams.delivered()} ${mailbox.count()} ${bus.count()}`;
    if (streams.isOn()) await streams.catchUp();
    await mailbox.settled();
    await bus.settled();
    if (seen === `${streams.delivered()} ${mailbox.count()} ${bus.count()}`) return;
  }
};
