import { buildSchema } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cutSchema, readSubsets } from '../../sandbox/graphql/generateSchemas';
import { readSdl, type ApiName } from '../../sandbox/graphql/engine';

/** Copies of BigCommerce's schemas, which are not part of this repository. */
const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'graphql');
const areThere = existsSync(FOLDER);

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so the sandbox's GraphQL schemas are not compared with BigCommerce's.\n`,
	);

const subsets = Object.entries(readSubsets());

(areThere ? describe : describe.skip)("the sandbox's GraphQL schemas beside BigCommerce's", () => {
	it.each(subsets)('%s is cut from the copy of the schema', (api, subset) => {
		const [, generated] =
			readSdl(api as ApiName)
				.map((sdl) => /^# Generated.*\n\n([^]*)$/.exec(sdl))
				.find((regExpExecArray) => regExpExecArray !== null) ?? [];
		expect(generated).toBe(cutSchema(readFileSync(join(FOLDER, subset.source), 'utf8'), subset));
	});

	it('adds only what the copy does not have yet', () => {
		const copy = readFileSync(join(FOLDER, 'admin.2025-01.graphql'), 'utf8');
		const additions = readSdl('admin').find((sdl) => !sdl.startsWith('# Generated')) ?? '';
		// An extension that repeats what is there is refused.
		expect(() => buildSchema(`${copy}\n${additions}`)).not.toThrow();
	});
});

it.each(['account', 'admin', 'storefront'] as const)('%s: the schema is whole', (api) => {
	expect(() => createSchema({ typeDefs: readSdl(api) })).not.toThrow();
});

describe('a cut', () => {
	const sdl =
		'type Query { "Words." a(b: Int, c: Int): A @x d: D e: E } type A implements I & J { f: E g: G } type D { h: Int } type G { i: Int } type K implements I { f: E } interface I { f: E } interface J { g: G } enum E { ONE TWO } union U = A | D';
	const cut = (types: Record<string, string>, interfaces?: string[]) =>
		cutSchema(sdl, { types, interfaces }).replaceAll(/\s+/g, ' ').trim();

	it('keeps what is named and what it leads to, without descriptions', () => {
		expect(cut({ Query: 'a(c)', A: 'f', E: 'TWO' })).toBe(
			'type A { f: E } enum E { TWO } type Query { a(c: Int): A }',
		);
	});

	it('keeps what implements a named interface', () => {
		expect(cut({ Query: 'd', I: '*' }, ['I'])).toContain('type K implements I { f: E }');
	});

	it.each([
		[{ Nothing: '*' }, 'the type Nothing'],
		[{ Query: 'a z' }, 'Query.z'],
	])('refuses what is not there: %j', (types, named) => {
		expect(() => cut(types as unknown as Record<string, string>)).toThrow(named);
	});
});
