// How much slower this machine is just now than an idle one with two cores, so that limits of time hold on both.
import { availableParallelism, loadavg } from 'node:os';

/** What `work` took on the machine that the limits were set on. */
const USUAL_MS = 25;

/** The time of a fixed piece of work: the middle one of five, so that one hiccup does not count. */
function measure() {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other)[2];
}

function work() {
  const words = new Map();
  for (let index = 0; index < 100_000; index += 1) {
    const word = `word ${(index * 7919) % 10_007}`;
    words.set(word, (words.get(word) ?? 0) + word.length);
  }
  return words.size;
}

/** A factor for limits of time, at least 1: slower cores, and cores that others use too. */
export function slowness() {
  return Math.max(1, measure() / USUAL_MS, loadavg()[0] / availableParallelism());
}
