import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { createSandbox } from '../../sandbox/server';
import { companies } from '../../sandbox/companies';
import { root } from '../../scripts/steps.mjs';
import { decode } from '../support/customer';
import { createMemorySite } from '../support/memory-site';
import { changeBooking, linkTo, makeBooking } from '../support/sandbox';
import { type Kind, kinds } from './kinds';

/**
 * `npm run measure -- calendars`: do parsers that are not ours read in the calendar file what the
 * page shows, for 23 kinds of booking? Skips parsers that are not installed, and fails without any.
 */
// Debian's packages belong to Debian's own Python.
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const parsers = {
  icalendar: { run: [python, 'read.py', 'icalendar'], install: 'python3-icalendar' },
  vobject: { run: [python, 'read.py', 'vobject'], install: 'python3-vobject' },
  libical: { run: [python, 'read.py', 'libical'], install: 'python3-gi gir1.2-ical-3.0' },
  'ruby icalendar': { run: ['ruby', 'read.rb'], install: 'ruby ruby-icalendar' },
} as const;

const read = z.array(
  z.object({
    method: z.string().nullable(),
    uid: z.string(),
    sequence: z.number(),
    status: z.string(),
    start: z.string(),
    end: z.string().nullable(),
    summary: z.string(),
    organizer: z.string().nullable(),
    complaints: z.array(z.string()),
  }),
);
type Event = z.infer<typeof read>[number];

/** A kind with the file after each of its steps, and its last page. */
type Fetched = {
  readonly kind: Kind;
  readonly id: number;
  readonly page: string;
  readonly files: readonly string[];
};

const fetched = await fetchAll();
let asked = 0;
let wrong = 0;
for (const { kind, page, files } of fetched) {
  const problems = [
    ...pageProblems(kind, page),
    ...(kind.start === undefined && files.length > 0 ? ['there is a file'] : []),
    ...(kind.start !== undefined && files.length <= (kind.then?.length ?? 0)
      ? ['a file is missing']
      : []),
  ];
  report(kind.name, 'the page', problems);
}
for (const [name, { run, install }] of Object.entries(parsers)) {
  const events = readWith(run);
  if (!events) {
    console.log(`${name} is not here (Debian: apt install ${install}): skipped.`);
    continue;
  }
  asked += 1;
  for (const one of fetched)
    report(one.kind.name, name, problemsOf(one, events.splice(0, one.files.length)));
}
if (asked === 0) console.log('No parser is here, so nothing was compared.');
else
  console.log(
    `${kinds.length} kinds of booking, ${fetched.flatMap(({ files }) => files).length} files, ${asked} parsers: ${wrong} disagree with the page.`,
  );
process.exit(asked === 0 || wrong > 0 ? 1 : 0);

async function fetchAll(): Promise<Fetched[]> {
  const { server } = createSandbox('http://localhost', ['sandbox-key']);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const sandbox = `http://127.0.0.1:${port}`;
  const { site, open } = createMemorySite({ settings: { BOKAMERA_API_URL: sandbox } });
  const all: Fetched[] = [];
  for (const kind of kinds) {
    const booking = await makeBooking(kind.made, sandbox);
    const link = linkTo(booking, { site: 'http://localhost' });
    const files: string[] = [];
    for (const change of [{}, ...(kind.then ?? [])]) {
      await changeBooking(booking, change, sandbox);
      const answer = await open(link.replace('?', '/calendar?'));
      if (answer.status === 200) files.push(answer.body);
    }
    all.push({ kind, id: booking.id, page: decode((await open(link)).body), files });
  }
  await site.close();
  server.close();
  server.closeAllConnections();
  return all;
}

/** Every file as a parser reads it; undefined where it is not installed. */
function readWith([command, script, ...args]: readonly [string, string, ...string[]]) {
  const { error, status, stdout, stderr } = spawnSync(
    command,
    [`${root}tools/calendars/${script}`, ...args],
    { input: JSON.stringify(fetched.flatMap(({ files }) => files)), encoding: 'utf8' },
  );
  if (error || status === 3) return undefined;
  if (status !== 0) throw new Error(`${command} ${script} ${args.join(' ')} failed: ${stderr}`);
  return read.parse(JSON.parse(stdout));
}

function report(kind: string, by: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  wrong += 1;
  console.log(`${kind}, ${by}: ${problems.join('; ')}`);
}

/** The page shows the start as the kind's own fields give it, and what was booked. */
function pageProblems({ made: { fields }, then = [], ...kind }: Kind, page: string): string[] {
  const { From } = z
    .object({ From: z.string().nullish() })
    .parse(Object.assign({}, fields, ...then.map((change) => change.fields)));
  return [
    ...(From && !page.includes(`dateTime="${From}"`) ? [`it does not show ${From}`] : []),
    ...(page.includes(serviceOf(kind)) ? [] : [`it does not show ${serviceOf(kind)}`]),
  ];
}

function problemsOf({ kind, id }: Fetched, events: readonly Event[]): string[] {
  const last = events.at(-1);
  if (!last) return [];
  const status = kind.status ?? 'CONFIRMED';
  const organizer =
    kind.organizer === null ? null : `mailto:${String(companies.salon.wire['Email'])}`;
  const wanted: Omit<Event, 'sequence'> = {
    method: organizer === null ? null : status === 'CANCELLED' ? 'CANCEL' : 'PUBLISH',
    uid: `bokamera-booking-${id}`,
    status,
    start: kind.start ?? '',
    end: kind.end ?? null,
    summary: `${serviceOf(kind)} – ${String(companies.salon.wire['Name'])}`,
    organizer,
    complaints: [],
  };
  const { sequence: _, ...said } = last;
  const sequences = events.map(({ sequence }) => sequence);
  const grows = sequences.every((number, at) => at === 0 || number > (sequences[at - 1] ?? 0));
  return [
    ...Object.entries(wanted).flatMap(([name, value]) =>
      JSON.stringify(value) === JSON.stringify(said[name as keyof typeof said])
        ? []
        : [
            `${name} ${JSON.stringify(said[name as keyof typeof said])} for ${JSON.stringify(value)}`,
          ],
    ),
    ...(grows ? [] : [`SEQUENCE ${sequences.join(', ')}`]),
    ...(new Set(events.map(({ uid }) => uid)).size > 1 ? ['the UID changes'] : []),
  ];
}

function serviceOf({ service }: Pick<Kind, 'service'>): string {
  return service ?? companies.salon.service.name;
}
