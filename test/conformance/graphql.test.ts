import { buildSchema } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { readSdl, type ApiName } from '../../sandbox/graphql/sdl';
import { additionsTo } from './support/graphql-subset';

/** Copies of BigCommerce's schemas, which are not part of this repository. */
const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'graphql');
const areThere = existsSync(FOLDER);

if (!areThere) process.stdout.write(`SKIPPED: ${FOLDER} is not there, so the sandbox's GraphQL schemas are not compared with BigCommerce's.\n`);

/** What the guides name and the copies do not have yet: the place in the schema, and the guide. */
const known = parse(readFileSync(join(__dirname, 'graphql-additions.yaml'), 'utf8')) as Record<string, Record<string, string> | null>;

const APIS: Array<[name: ApiName, file: string]> = [
	['admin', 'admin.2025-01.graphql'],
	['storefront', 'storefront.2026-01.graphql'],
];

(areThere ? describe : describe.skip)("the sandbox's GraphQL schemas beside BigCommerce's", () => {
	it.each(APIS)('%s: whatever is here is there, alike', (name, file) => {
		const theirs = buildSchema(readFileSync(join(FOLDER, file), 'utf8'));
		const ours = createSchema({ typeDefs: readSdl(name) });
		expect(additionsTo(theirs, ours).sort()).toEqual(Object.keys(known[name] ?? {}).sort());
	});
});

test('the comparison sees what is more, less or other than it should be', () => {
	const theirs = buildSchema('type Query { a(b: Int!, c: String = "x"): Int! d: E } enum E { F } input I { j: Int! k: Int } union U = V | Query type V { w(i: I): E }');
	const alike = 'type Query { a(b: Int!, c: String = "x"): Int! }';
	const wrong: Array<[sdl: string, said: string]> = [
		[alike, ''],
		['type Query { a(b: Int!): Int! }', ''],
		['type Query { a(b: Int!): Int }', 'Query.a: Int, not Int!'],
		['type Query { a(c: String = "x"): Int! }', 'Query.a: without b'],
		['type Query { a(b: Int): Int! }', 'Query.a(b): Int, not Int!'],
		['type Query { a(b: Int!, c: String): Int! }', 'Query.a(c): default none, not "x"'],
		[`${alike} type X { y: Int }`, 'X'],
		[`${alike} type V { z: Int }`, 'V.z'],
		[`${alike} enum E { F G }`, 'E.G'],
		[`${alike} input E { f: Int }`, 'E: INPUT_OBJECT, not ENUM'],
		[`${alike} input I { k: Int }`, 'I: without j'],
		[`${alike} union U = X2 type X2 { y: Int }`, 'U = X2, X2'],
	];
	for (const [sdl, said] of wrong) expect([sdl, additionsTo(theirs, buildSchema(sdl)).join(', ')]).toEqual([sdl, said]);
});
