import {
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  getNodeValue,
} from 'jsonc-parser';
import * as z from 'zod';
import { type BrandingFile, brandingFile, partOfBranding } from './branding-schema';

export type ParsedBranding = {
  readonly file: BrandingFile;
  /** Well-formed entries that match nothing, each with its line. */
  readonly doubts: readonly string[];
};

/**
 * Parses a branding file.
 *
 * @throws Error that names every wrong entry, its line, and what it should be
 */
export function parseBrandingFile(json: string, logoHosts: readonly string[]): ParsedBranding {
  const written = json.replace(/^\uFEFF/, '');
  const lineOf = (offset: number) => written.slice(0, offset).split('\n').length;
  const tree = readTree(written, lineOf);
  const at = (path: readonly PropertyKey[], what: string) =>
    `  line ${lineOf(offsetOf(tree, path))}, ${path.join('.')}: ${what}`;

  const parsed = brandingFile.safeParse(getNodeValue(tree));
  if (!parsed.success) {
    const lines = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => at([...issue.path, key], 'is no entry of a branding'))
        : [at(issue.path, `should be ${wantedAt(issue.path)}`)],
    );
    throw new Error(`These entries are wrong:\n${[...new Set(lines)].join('\n')}`);
  }
  const { hosts, companies } = parsed.data;
  for (const [path, { logo }] of partsOf(parsed.data))
    if (logo !== undefined && !logoHosts.includes(new URL(logo).host))
      throw new Error(
        at([...path, 'logo'], `add ${new URL(logo).host} to LOGO_HOSTS to show this logo`).trim(),
      );
  return {
    file: parsed.data,
    doubts: [
      ...Object.keys(hosts)
        .filter((host) => !/^[a-z0-9.-]+$/.test(host))
        .map((host) => at(['hosts', host], 'is no host name and matches nothing').trim()),
      ...Object.keys(companies)
        .filter((id) => !z.guid().safeParse(id).success)
        .map((id) => at(['companies', id], 'is no company id (a GUID) and matches nothing').trim()),
    ],
  };
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
function offsetOf(node: Node, [step, ...rest]: readonly PropertyKey[]): number {
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

function partsOf({ everywhere, hosts, companies }: BrandingFile) {
  return [
    [['everywhere'], everywhere] as const,
    ...Object.entries(hosts).map(([host, part]) => [['hosts', host], part] as const),
    ...Object.entries(companies).map(([id, part]) => [['companies', id], part] as const),
  ];
}

function wantedAt(path: readonly PropertyKey[]): string {
  const shape: Readonly<Record<string, z.ZodType>> = partOfBranding.shape;
  const entry = path.find((part) => typeof part === 'string' && part in shape);
  const optional = typeof entry === 'string' ? shape[entry] : undefined;
  const inner = optional instanceof z.ZodExactOptional ? optional.unwrap() : optional;
  return (
    (inner instanceof z.ZodType ? inner.description : undefined) ?? 'a group of brandings by name'
  );
}
