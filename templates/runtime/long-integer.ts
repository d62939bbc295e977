/** Integers of JSON that no number holds, between their reading and the answer to what is wanted of them. */

/** Such an integer, until it is known whether a bigint is wanted. */
export class LongInteger {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Where a long integer is a part of something. */
interface Slot {
  readonly holder: object;
  readonly name: string;
  readonly integer: LongInteger;
}

/** True while something is converted that may hold long integers. */
let mayHoldAny = false;

/**
 * What a converter makes of JSON, with numbers in the place of the long integers that it did not want. The JSON
 * may be changed.
 */
export function convertLong(json: unknown, convert: (json: unknown) => unknown): unknown {
  mayHoldAny = true;
  try {
    const value = convert(json);
    for (const slot of slotsOf(value)) put(slot, Number(slot.integer.text));
    return value instanceof LongInteger ? Number(value.text) : value;
  } finally {
    mayHoldAny = false;
  }
}

/**
 * What a guard says of a value that is still to be converted elsewhere: it sees the numbers that long integers
 * become where nobody wants them.
 */
export function judge(value: unknown, is: (value: unknown) => boolean): boolean {
  if (!mayHoldAny) return is(value);
  if (value instanceof LongInteger) return is(Number(value.text));
  const slots = slotsOf(value);
  for (const slot of slots) put(slot, Number(slot.integer.text));
  try {
    return is(value);
  } finally {
    for (const slot of slots) put(slot, slot.integer);
  }
}

/** All places of long integers in a value. It does not recurse, however deep the value nests. */
function slotsOf(value: unknown): readonly Slot[] {
  const slots: Slot[] = [];
  const pending = [value];
  for (let holder = pending.pop(); holder !== undefined; holder = pending.pop()) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const [name, member] of Object.entries(holder)) {
      if (member instanceof LongInteger) slots.push({ holder, name, integer: member });
      else if (typeof member === "object" && member !== null) pending.push(member);
    }
  }
  return slots;
}

/** Not by assignment: `__proto__` is a member like any other. */
function put({ holder, name }: Slot, value: unknown): void {
  Reflect.set(holder, name, value);
}
