/** The middle of some numbers; what is off by chance does not move it. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor((sorted.length - 1) / 2);
  const [low = Number.NaN, high = low] = sorted.slice(middle, middle + 2 - (sorted.length % 2));
  return (low + high) / 2;
}
