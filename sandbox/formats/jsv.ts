/**
 * JSV, ServiceStack's own format: JSON with CSV's quotes. Lists and objects in a query are written
 * in it, too.
 */

const special = /[",{}[\]\r\n]/;

/** Writes a value as JSV; nulls are left out, as ServiceStack does. */
export function toJsv(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(toJsv).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
    return `{${entries.map(([name, part]) => `${name}:${toJsv(part)}`).join(',')}}`;
  }
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads JSV (and so most JSON). Leaves are text; undefined when it is neither. */
export function fromJsv(text: string): unknown {
  const reader = new JsvReader(text.trim());
  const value = reader.value('');
  return reader.atEnd && !reader.isCut ? value : undefined;
}

/** Reads a list from a query: `1,2`, `[1,2]`, `{Id:1},{Id:2}`. */
export function jsvList(text: string): unknown[] {
  const list = fromJsv(text.trim().startsWith('[') ? text : `[${text}]`);
  return Array.isArray(list) ? list : [text];
}

class JsvReader {
  #at = 0;
  /** Whether the text ended inside a list, an object or quotes. */
  isCut = false;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** The value here, which ends before one of these characters or at the end of the text. */
  value(ends: string): unknown {
    const next = this.text[this.#at];
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    return next === '"' ? this.#quoted() : this.#bare(ends);
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#at += 1;
    while (!this.#closes(']')) {
      items.push(this.value(',]'));
      this.#take(',');
    }
    return items;
  }

  #object(): Record<string, unknown> {
    const fields: [string, unknown][] = [];
    this.#at += 1;
    while (!this.#closes('}')) {
      const name = this.text[this.#at] === '"' ? this.#quoted() : this.#bare(':}');
      this.#take(':');
      fields.push([name, this.value(',}')]);
      this.#take(',');
    }
    return Object.fromEntries(fields);
  }

  #quoted(): string {
    const match = /^"((?:[^"\\]|""|\\.)*)"/s.exec(this.text.slice(this.#at));
    this.#at += match ? match[0].length : this.text.length;
    if (!match) this.isCut = true;
    return (match?.[1] ?? '').replaceAll('""', '"').replaceAll('\\"', '"');
  }

  #bare(ends: string): string {
    const start = this.#at;
    while (!this.atEnd && !ends.includes(this.text.charAt(this.#at))) this.#at += 1;
    return this.text.slice(start, this.#at).trim();
  }

  /** Whether a list or an object ends here, with its bracket or with the text. */
  #closes(bracket: string): boolean {
    if (this.#take(bracket)) return true;
    if (this.atEnd) this.isCut = true;
    return this.atEnd;
  }

  #take(character: string): boolean {
    while (this.text[this.#at] === ' ' || this.text[this.#at] === '\n') this.#at += 1;
    const there = this.text[this.#at] === character;
    if (there) this.#at += 1;
    return there;
  }
}
