/** What happened, for a reader: sections of lines, each with how long it took. */
export class Transcript {
  readonly #started = performance.now();
  #last = performance.now();
  readonly unexpected: string[] = [];

  section(title: string): void {
    console.log(`\n${title}`);
    this.#last = performance.now();
  }

  line(text: string): void {
    const now = performance.now();
    console.log(`${String(Math.round(now - this.#last)).padStart(6)} ms  ${text}`);
    this.#last = now;
  }

  /** Notes what should not be, and goes on. */
  fault(text: string): void {
    this.unexpected.push(text);
    this.line(`UNEXPECTED  ${text}`);
  }

  /** Runs one piece; whatever it throws is noted, so that the rest is still walked. */
  async piece<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.fault(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  seconds(): string {
    return ((performance.now() - this.#started) / 1000).toFixed(1);
  }
}
