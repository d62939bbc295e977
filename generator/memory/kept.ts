/** What a process keeps from run to run: what a run has used, the next one finds. */
export class Kept<Value> {
  #before = new Map<string, Value>();
  #now = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.#now.get(key) ?? this.#before.get(key);
  }

  /** Keeps a value for the next run. */
  set(key: string, value: Value): void {
    this.#now.set(key, value);
  }

  /** What the run did without is forgotten. A run that breaks off does not end: what was kept before it stays. */
  endRun(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
