/**
 * Given to `node --import`: the process starts on the same Tuesday each time, so that its pages are
 * the same on any day. The clock is a hundred times slower, so that every walk ends in its first minute.
 */
const start = Date.UTC(2026, 4, 5, 8);
Date.now = () => start + Math.floor(performance.now() / 100);
