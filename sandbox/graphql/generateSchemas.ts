/**
 * Cuts the sandbox's GraphQL schemas out of copies of BigCommerce's: `npm run generate:schemas [-- <folder>]`.
 * schemas/subset.yaml defines the kept parts of a type. Types that the kept fields use are kept completely.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Kind, parse, print, visit, type DefinitionNode, type TypeDefinitionNode } from 'graphql';
import { parse as parseYaml } from 'yaml';

const SCHEMAS = join(__dirname, 'schemas');

interface Subset {
	/** The file that holds BigCommerce's schema. */
	source: string;
	/** By type: the names of the fields, values or members that are kept, each with its arguments where not all are; `*` keeps all. */
	types: Record<string, string>;
	/** Interfaces whose implementing types are all kept. */
	interfaces?: string[];
}

type Types = Map<string, TypeDefinitionNode>;

/** The part of a schema that a subset describes, as SDL without BigCommerce's descriptions. */
export function cutSchema(
	sdl: string,
	{ types: subset, interfaces = [] }: Pick<Subset, 'types' | 'interfaces'>,
): string {
	const definitions = parse(sdl).definitions.filter(
		(definition): definition is TypeDefinitionNode =>
			'name' in definition && definition.kind !== Kind.DIRECTIVE_DEFINITION,
	);
	const all: Types = new Map(
		definitions.map((definition) => [
			definition.name.value,
			withoutRest(definition, subset[definition.name.value]),
		]),
	);
	for (const name of Object.keys(subset))
		if (!all.has(name))
			throw new Error(`subset.yaml names the type ${name}, which the schema does not have.`);
	const implementing = [...all.values()].filter(
		(typeDefinitionNode) =>
			'interfaces' in typeDefinitionNode &&
			typeDefinitionNode.interfaces?.some(({ name }) => interfaces.includes(name.value)),
	);
	const kept = reachable(all, [
		'Query',
		'Mutation',
		...Object.keys(subset),
		...implementing.map(({ name }) => name.value),
	]);
	const printed = [...kept]
		.sort()
		.map((name) => print(strip(all.get(name) as DefinitionNode, kept)));
	return `${printed.join('\n\n')}\n`;
}

/** Keeps the named members of a type, or all of them if none are named. */
function withoutRest(type: TypeDefinitionNode, kept = '*'): TypeDefinitionNode {
	if (kept === '*') return type;
	const wanted = new Map(
		[...kept.matchAll(/(\w+)(?:\(([\w,]*)\))?/g)].map(([, name, args]) => [name, args?.split(',')]),
	);
	const names = memberNames(type);
	for (const name of wanted.keys())
		if (!names.includes(name))
			throw new Error(
				`subset.yaml names ${type.name.value}.${name}, which the schema does not have.`,
			);
	const isKept = ({ name }: { name: { value: string } }) => wanted.has(name.value);
	switch (type.kind) {
		case Kind.ENUM_TYPE_DEFINITION:
			return { ...type, values: type.values?.filter(isKept) };
		case Kind.UNION_TYPE_DEFINITION:
			return { ...type, types: type.types?.filter(isKept) };
		case Kind.INPUT_OBJECT_TYPE_DEFINITION:
			return { ...type, fields: type.fields?.filter(isKept) };
		case Kind.OBJECT_TYPE_DEFINITION:
		case Kind.INTERFACE_TYPE_DEFINITION: {
			const fields = type.fields?.filter(isKept).map((field) => {
				const args = wanted.get(field.name.value);
				return args
					? {
							...field,
							arguments: field.arguments?.filter(({ name }) => args.includes(name.value)),
						}
					: field;
			});
			return { ...type, fields };
		}
		default:
			return type;
	}
}

function memberNames(type: TypeDefinitionNode): string[] {
	const members =
		'fields' in type
			? type.fields
			: 'values' in type
				? type.values
				: 'types' in type
					? type.types
					: [];
	return (members ?? []).map(({ name }) => name.value);
}

/** The types that the roots reach through fields, arguments and unions. Types that only implement an interface are not included. */
function reachable(all: Types, roots: string[]): Set<string> {
	const names = new Set<string>();
	const open = roots.filter((name) => all.has(name));
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		const type = all.get(name);
		if (!type || names.has(name)) continue;
		names.add(name);
		visit({ ...type, ...('interfaces' in type ? { interfaces: [] } : {}) } as DefinitionNode, {
			NamedType: ({ name: { value } }) => {
				open.push(value);
			},
		});
	}
	return names;
}

/** Without descriptions and directives, and without interfaces that are not kept. */
function strip(definition: DefinitionNode, kept: Set<string>): DefinitionNode {
	return visit(definition, {
		enter: (node) =>
			'description' in node || 'directives' in node || 'interfaces' in node
				? {
						...node,
						description: undefined,
						directives: [],
						...('interfaces' in node
							? { interfaces: node.interfaces?.filter(({ name }) => kept.has(name.value)) }
							: {}),
					}
				: undefined,
	}) as DefinitionNode;
}

/** The subsets of all APIs, by API. */
export function readSubsets(): Record<string, Subset> {
	return parseYaml(readFileSync(join(SCHEMAS, 'subset.yaml'), 'utf8')) as Record<string, Subset>;
}

function generate(): void {
	const { positionals } = parseArgs({ allowPositionals: true });
	const folder = resolve(positionals[0] ?? join(__dirname, '..', '..', '..', 'shared', 'graphql'));
	if (!existsSync(folder))
		throw new Error(
			`The folder ${folder} does not exist. Specify the folder with copies of BigCommerce's GraphQL schemas.`,
		);
	for (const [api, subset] of Object.entries(readSubsets())) {
		const printed = `# Generated by npm run generate:schemas from ${subset.source} and subset.yaml.\n\n${cutSchema(readFileSync(join(folder, subset.source), 'utf8'), subset)}`;
		writeFileSync(join(SCHEMAS, `${api}.generated.graphql`), printed);
	}
}

if (require.main === module) generate();
