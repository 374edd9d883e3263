import { storm, type Weather } from './run';

/** `npm run measure -- storm`: 500 visitors at once while the API is slow, and while it is down, at the default settings. */
const usual = { visitors: 500, connections: 32, waiting: 256, budget: 8000 };
const weathers: Record<string, Weather> = {
  'API at once': { ...usual, latency: 0 },
  'API takes 2 s': { ...usual, latency: 2000 },
  'API down': { ...usual, latency: 'down' },
};
const table: Record<string, object> = {};
for (const [name, weather] of Object.entries(weathers)) {
  const { otherStates, ...figures } = await storm(weather);
  table[name] = { ...figures, otherStates: otherStates.length };
}
console.table(table);
