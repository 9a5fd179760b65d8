// What the scripts tell the person in front of them.

/** Prints one line. @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * A duration as people read it: "0.4 s", "12 s", "2 min 5 s".
 * @param {number} milliseconds
 */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Says what begins, that it still goes on (every ten seconds), and how long it took.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gave
 */
export async function sayWhile(label, work) {
  const began = performance.now();
  const elapsed = () => formatDuration(performance.now() - began);
  say(`${label} …`);
  const ticking = setInterval(() => say(`  … ${elapsed()}`), 10_000);
  try {
    const result = await work();
    say(`  done in ${elapsed()}`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
