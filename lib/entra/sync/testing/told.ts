/** One value with its history: what it was at each version of the directory. */
export class Told<T> {
  readonly #entries: { at: number; value: T }[] = [];

  tell(at: number, value: T): void {
    this.#entries.push({ at, value });
  }

  get latest(): T | undefined {
    return this.#entries.at(-1)?.value;
  }

  /** Undefined before it was first told. */
  asOf(version: number): T | undefined {
    return this.#entries.findLast(({ at }) => at <= version)?.value;
  }

  /** Whether something was told after `from`, up to and with `to`. */
  isToldWithin(from: number, to: number): boolean {
    return this.#entries.some(({ at }) => at > from && at <= to);
  }

  /** Every value told within, each with the one before it. */
  stepsWithin(from: number, to: number): { before: T | undefined; value: T }[] {
    return this.#entries.flatMap(({ at, value }, index) =>
      at > from && at <= to ? [{ before: this.#entries[index - 1]?.value, value }] : [],
    );
  }

  /** The version of one of its values, chosen by a draw (0 ≤ draw < 1); 0 when none was told. */
  someVersion(draw: number): number {
    return this.#entries[Math.floor(draw * this.#entries.length)]?.at ?? 0;
  }

  /** Every value it ever had. */
  values(): T[] {
    return this.#entries.map(({ value }) => value);
  }
}
