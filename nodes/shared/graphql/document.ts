import type {
	DocumentNode,
	FragmentDefinitionNode,
	OperationDefinitionNode,
	SelectionSetNode,
	TypeNode,
} from 'graphql/language/ast';

import { InputError } from '../utils/coerce';
import { Kind, parse, print } from './language';
import { assertReadable } from './documentSize';
import { msg } from '../text/message';

/** A query or a mutation written by a user. */
export interface Document {
	tree: DocumentNode;
	operations: OperationDefinitionNode[];
	fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A variable that an operation declares: `$id: ID!`. */
export interface Variable {
	name: string;
	/** As written: `[ID!]!`. */
	type: string;
	/** The innermost type: `ID`. */
	of: string;
	isList: boolean;
	/** Required: non-null and without a default. */
	isRequired: boolean;
}

/**
 * Reads a document.
 * @throws InputError with line and column of a syntax error, and for text that is too large
 */
export function readDocument(text: string): Document {
	if (text.trim() === '')
		throw new InputError(
			msg`The query is empty`,
			'Write a query, for example { store { id storeHash } }.',
		);
	assertReadable(text);
	const tree = parsed(text);
	const operations = tree.definitions.filter(
		(definition) => definition.kind === Kind.OPERATION_DEFINITION,
	);
	const fragments = new Map(
		tree.definitions.flatMap((definition) =>
			definition.kind === Kind.FRAGMENT_DEFINITION
				? [[definition.name.value, definition] as const]
				: [],
		),
	);
	const unsupported = tree.definitions.find(
		({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION,
	);
	if (unsupported)
		throw new InputError(
			msg`The query holds a definition of a type`,
			'Only BigCommerce defines types. Send only queries, mutations and their fragments.',
		);
	if (operations.length === 0)
		throw new InputError(
			msg`The query holds fragments only`,
			'Add a query or a mutation that uses them.',
		);
	assertFragments(tree, fragments);
	return { tree, operations, fragments };
}

interface SyntaxFault {
	message: string;
	locations?: ReadonlyArray<{ line: number; column: number }>;
}

function parsed(text: string): DocumentNode {
	let fault: SyntaxFault;
	try {
		return parse(text);
	} catch (error) {
		fault = error as SyntaxFault;
	}
	const [{ line, column } = { line: 1, column: 1 }] = fault.locations ?? [];
	const whole = text.split('\n')[line - 1] ?? '';
	const written = whole.trim();
	throw new InputError(
		msg`The query cannot be read at line ${line}, column ${column}: ${sentenceFrom(fault)}`,
		`${/^\/[/*]/.test(whole.slice(column - 1)) ? 'In GraphQL, comments begin with #.\n' : ''}The line says: ${written.slice(0, 200)}\nAlso check the braces, brackets and quotation marks before it. Nothing was sent.`,
	);
}

/** The parser's message quotes what it found, which may be long text. */
const LONGEST_FAULT = 200;

/** Rewrites graphql-js messages in simpler words: `Expected Name, found ")".` */
function sentenceFrom({ message }: SyntaxFault): string {
	const text = message
		.slice(0, LONGEST_FAULT)
		.replace(/^Syntax Error: /, '')
		.replace(/\.$/, '');
	const [, expected, instead] = /^Expected (.+), found (.+)$/.exec(text) ?? [];
	if (expected) return `${named(expected)} is missing before ${named(instead)}`;
	const [, token] = /^Unexpected (.+)$/.exec(text) ?? [];
	return token ? `${named(token)} does not belong here` : text;
}

/** Names of token kinds. Punctuation is named by itself. */
function named(word: string): string {
	return word === '<EOF>'
		? 'the end of the query'
		: word
				.replace(/^Name( ".*")$/, 'the name$1')
				.replace(/^Name$/, 'a name')
				.replace(/^(String|Int|Float) /, 'the value ');
}

function assertFragments(tree: DocumentNode, fragments: Document['fragments']): void {
	const used = tree.definitions.flatMap((definition) =>
		'selectionSet' in definition ? spreadsIn(definition.selectionSet) : [],
	);
	const missing = used.find((text) => !fragments.has(text));
	if (missing)
		throw new InputError(
			msg`The query uses the fragment "${missing}", which it does not define`,
			`Add "fragment ${missing} on … { … }" to the query. Nothing was sent.`,
		);
	const circle = circleOf(
		new Map(
			[...fragments].map(([name, { selectionSet }]) => [name, new Set(spreadsIn(selectionSet))]),
		),
	);
	if (circle)
		throw new InputError(
			msg`The fragments of the query use each other in a circle: ${listNames(circle)}`,
			'Remove one of them from the others. Nothing was sent.',
		);
}

function spreadsIn(set: SelectionSetNode | undefined): string[] {
	return (set?.selections ?? []).flatMap((selection) =>
		selection.kind === Kind.FRAGMENT_SPREAD
			? [selection.name.value]
			: spreadsIn(selection.selectionSet),
	);
}

/** Fragments in a cycle: what remains after fragments that use no other are removed repeatedly. */
function circleOf(uses: Map<string, Set<string>>): string[] | undefined {
	const usedBy = new Map<string, string[]>();
	for (const [name, others] of uses)
		for (const other of others) usedBy.set(other, [...(usedBy.get(other) ?? []), name]);
	const free = [...uses].filter(([, others]) => others.size === 0).map(([name]) => name);
	for (let name = free.pop(); name !== undefined; name = free.pop()) {
		uses.delete(name);
		for (const user of usedBy.get(name) ?? []) {
			uses.get(user)?.delete(name);
			if (uses.get(user)?.size === 0) free.push(user);
		}
	}
	const path: string[] = [];
	let [next] = uses.keys();
	for (; next !== undefined && !path.includes(next); [next] = uses.get(next) ?? []) path.push(next);
	return next === undefined ? undefined : path.slice(path.indexOf(next));
}

const MOST_NAMES = 20;

/** Names for a message: the first ones, and the number of the others. */
export function listNames(names: string[]): string {
	const others = names.length - MOST_NAMES;
	return `${names.slice(0, MOST_NAMES).join(', ')}${others > 0 ? ` and ${others.toLocaleString('en')} more` : ''}`;
}

/** The names of a field in the response: its own and its aliases. */
export function namesOfField({ tree }: Document, name: string): ReadonlySet<string> {
	const reachable = new Set([name]);
	const look = (set: SelectionSetNode | undefined): void => {
		for (const selection of set?.selections ?? []) {
			if (selection.kind === Kind.FIELD && selection.name.value === name && selection.alias)
				reachable.add(selection.alias.value);
			if (selection.kind !== Kind.FRAGMENT_SPREAD) look(selection.selectionSet);
		}
	};
	for (const definition of tree.definitions)
		if ('selectionSet' in definition) look(definition.selectionSet);
	return reachable;
}

/** The names of the operations of a document, for choosing among them. */
export function namesIn({ operations }: Document): string[] {
	return operations.flatMap(({ name }) => (name ? [name.value] : []));
}

/**
 * The selected operation.
 * @param name may be empty if the document has only one
 * @throws InputError naming the operations
 */
export function operationIn(document: Document, name = ''): OperationDefinitionNode {
	const { operations } = document;
	const definition = name
		? operations.find((operation) => operation.name?.value === name)
		: operations.length === 1
			? operations[0]
			: undefined;
	const names = namesIn(document);
	const choices = names.length > 0 ? `It has: ${listNames(names)}.` : 'Its operation has no name.';
	if (!definition && name)
		throw new InputError(
			msg`The query has no operation "${name}"`,
			`${choices} Choose one under "Operation Name" in the options.`,
		);
	if (!definition)
		throw new InputError(
			msg`The query holds several operations`,
			`${choices} Choose one under "Operation Name" in the options, or remove the others.`,
		);
	if (definition.operation === 'subscription')
		throw new InputError(
			msg`BigCommerce's GraphQL APIs have no subscriptions`,
			'To receive events, use the BigCommerce Trigger node.',
		);
	return definition;
}

/** The variables that an operation declares, in order. */
export function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Variable[] {
	return variableDefinitions.map(({ variable, type, defaultValue }) => ({
		name: variable.name.value,
		type: print(type),
		of: innermost(type),
		isList: (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE,
		isRequired: type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
	}));
}

function innermost(type: TypeNode): string {
	return type.kind === Kind.NAMED_TYPE ? type.name.value : innermost(type.type);
}
