import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { assumptions, defaults } from '../../sandbox/assumptions';
import { fault } from '../../sandbox/faults';
import { standingUser } from '../../sandbox/users';
import { root } from '../../scripts/steps.mjs';

const page = readFileSync(`${root}docs/sandbox.md`, 'utf8');

test('the page lists every assumption with what it is by default and what else it may be', () => {
  for (const [name, values] of Object.entries(assumptions.shape)) {
    const line = page.split('\n').find((one) => one.startsWith(`| \`${name}\``)) ?? '';
    const [, , usual = '', others = ''] = line.split('|');
    const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, value]) => value);
    expect(named(usual), name).toEqual([Reflect.get(defaults, name)]);
    expect(new Set([...named(usual), ...named(others)]), name).toEqual(new Set(values.options));
  }
});

test('the page names every fault, and the credentials that are there from the start', () => {
  const { wire, shape, on, commit } = fault.shape;
  const names = [
    ...Object.keys(fault.shape),
    ...wire.unwrap().options,
    ...shape.unwrap().options,
    ...on.unwrap().element.options,
    ...commit.unwrap().options,
    ...Object.values(standingUser),
  ];
  for (const name of names) expect(page, name).toContain(`\`${name}\``);
});
