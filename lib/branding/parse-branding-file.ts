import {
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  getNodeValue,
} from 'jsonc-parser';
import * as z from 'zod';
import {
  type BrandingFile,
  brandingFile,
  partOfBranding,
  type PartOfBranding,
} from './branding-schema';

export type ParsedBranding = {
  /** Without the entries that are wrong. */
  readonly file: BrandingFile;
  /** The entries that were left out, each with its line and what it should be. */
  readonly wrong: readonly string[];
  /** Well-formed entries that do nothing, each with its line. */
  readonly doubts: readonly string[];
};

type Path = readonly PropertyKey[];
/** A wrong entry: where it is, and what it should be. */
type Wrong = { readonly path: Path; readonly what: string };

/**
 * Parses a branding file. A wrong entry is left out and named, so that a mistake about one company
 * touches no other.
 *
 * @throws Error when the file is no JSON object
 */
export function parseBrandingFile(json: string, logoHosts: readonly string[]): ParsedBranding {
  const written = json.replace(/^\uFEFF/, '');
  const lineOf = (offset: number) => written.slice(0, offset).split('\n').length;
  const tree = readTree(written, lineOf);
  const tell = ({ path, what }: Wrong) =>
    `line ${lineOf(offsetOf(tree, path))}, ${path.join('.')}: ${what}`;

  const value: unknown = getNodeValue(tree);
  const parsed = brandingFile.safeParse(value);
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap(wrongIn);
  const readable = wrong.reduce((rest, { path }) => without(rest, entryOf(path)), value);
  const first = brandingFile.safeParse(readable);
  if (!first.success)
    throw new Error('the file should be an object with "everywhere", "hosts" or "companies"');
  const unshown = partsOf(first.data).flatMap(([path, { logo }]): Wrong[] => {
    const host = logo === undefined ? undefined : new URL(logo).host;
    return host === undefined || logoHosts.includes(host)
      ? []
      : [{ path: [...path, 'logo'], what: `add ${host} to LOGO_HOSTS to show this logo` }];
  });
  const shown = unshown.reduce<unknown>((rest, { path }) => without(rest, path), first.data);
  const file = brandingFile.parse(shown);
  return {
    file,
    wrong: [...new Set([...wrong, ...unshown].map(tell))],
    doubts: [...pointless(file), ...repeated(tree)].map(tell),
  };
}

function wrongIn(issue: z.core.$ZodIssue): Wrong[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        path: [...issue.path, key],
        what:
          key in partOfBranding.shape
            ? 'is for a whole site: write it in "everywhere" or in a host'
            : 'is no entry of a branding',
      }))
    : [{ path: issue.path, what: `should be ${wantedAt(issue.path)}` }];
}

/** The entry of a branding that a path leads into: one company's colour, not the whole company. */
function entryOf(path: Path): Path {
  return path.slice(0, path[0] === 'hosts' || path[0] === 'companies' ? 3 : 2);
}

function without(value: unknown, [step, ...rest]: Path): unknown {
  const { data } = z.record(z.string(), z.unknown()).safeParse(value);
  if (!data || step === undefined) return value;
  const entries = Object.entries(data).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== step) return [[name, inner]];
    return rest.length === 0 ? [] : [[name, without(inner, rest)]];
  });
  return Object.fromEntries(entries);
}

/** Well-formed entries that do nothing. */
function pointless(file: BrandingFile): Wrong[] {
  const hosts = Object.keys(file.hosts)
    .filter((host) => !/^[a-z0-9.-]+$/.test(host))
    .map((host) => ({ path: ['hosts', host], what: 'is no host name and matches nothing' }));
  const companies = Object.keys(file.companies)
    .filter((id) => !z.guid().safeParse(id).success)
    .map((id) => ({
      path: ['companies', id],
      what: 'is no company id (a GUID) and matches nothing',
    }));
  const inParts = partsOf(file).flatMap(
    ([path, { phone, reason, reasons, language, languages }]): Wrong[] => [
      ...(phone !== undefined && !/\d/.test(phone)
        ? [{ path: [...path, 'phone'], what: 'has no digits, so nobody can call it' }]
        : []),
      ...(reason === 'required' && reasons?.length === 0
        ? [{ path: [...path, 'reason'], what: 'no reason is offered, so none can be required' }]
        : []),
      ...(language !== undefined && languages?.includes(language) === false
        ? [{ path: [...path, 'language'], what: 'is not among the languages, so it is not used' }]
        : []),
    ],
  );
  return [...hosts, ...companies, ...inParts];
}

/** Hosts and companies that are named more than once, of which only the last counts. */
function repeated(tree: Node): Wrong[] {
  return (tree.children ?? []).flatMap(({ children: [group, names] = [] }) => {
    const seen = new Set<string>();
    return (names?.type === 'object' ? (names.children ?? []) : []).flatMap(
      ({ children: [name] = [] }): Wrong[] => {
        const written = z.string().parse(name?.value);
        const isRepeated = seen.has(written.toLowerCase());
        seen.add(written.toLowerCase());
        const path = [z.string().parse(group?.value), written];
        return isRepeated ? [{ path, what: 'is there twice; only the last one counts' }] : [];
      },
    );
  });
}

function readTree(json: string, lineOf: (offset: number) => number): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { disallowComments: true });
  const [first] = errors;
  if (first)
    throw new Error(
      `line ${lineOf(first.offset)}: this is not JSON (${printParseErrorCode(first.error)})`,
    );
  if (!tree) throw new Error('The file is empty.');
  return tree;
}

/** The offset of an entry, or of its parent when it is missing. Names are case-insensitive. */
function offsetOf(node: Node, [step, ...rest]: Path): number {
  if (step === undefined) return node.offset;
  const children = node.children ?? [];
  const child =
    node.type === 'array'
      ? children[Number(step)]
      : children.find(({ children: [name] = [] }) => isNamed(name, String(step)));
  const value = node.type === 'array' ? child : child?.children?.[1];
  if (!child || !value) return node.offset;
  return rest.length === 0 ? child.offset : offsetOf(value, rest);
}

function isNamed(name: Node | undefined, wanted: string): boolean {
  return z.string().safeParse(name?.value).data?.toLowerCase() === wanted.toLowerCase();
}

function partsOf({
  everywhere,
  hosts,
  companies,
}: BrandingFile): (readonly [path: readonly string[], part: PartOfBranding])[] {
  return [
    [['everywhere'], everywhere] as const,
    ...Object.entries(hosts).map(([host, part]) => [['hosts', host], part] as const),
    ...Object.entries(companies).map(([id, part]) => [['companies', id], part] as const),
  ];
}

function wantedAt(path: Path): string {
  const shape: Readonly<Record<string, z.ZodType>> = partOfBranding.shape;
  const entry = path.find((part) => typeof part === 'string' && part in shape);
  const optional = typeof entry === 'string' ? shape[entry] : undefined;
  const inner = optional instanceof z.ZodExactOptional ? optional.unwrap() : optional;
  return (
    (inner instanceof z.ZodType ? inner.description : undefined) ?? 'a group of brandings by name'
  );
}
