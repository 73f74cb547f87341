import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, TypeNode } from 'graphql/language/ast';

import { InvalidInput } from '../requests/input';
import { Kind, parse, print } from './language';

/** A query or a mutation that was written by somebody. */
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
	/** It must be given: not null, and without a default. */
	isRequired: boolean;
}

/**
 * Reads a document.
 * @throws InvalidInput with the line and the column where it cannot go on
 */
export function readDocument(text: string): Document {
	if (text.trim() === '') throw new InvalidInput('The query is empty', 'Write a query, for example { store { id storeHash } }.');
	const tree = parsed(text);
	const operations = tree.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
	const fragments = new Map(tree.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
	const stranger = tree.definitions.find(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION);
	if (stranger) throw new InvalidInput('The query holds a definition of a type', 'Types are BigCommerce\'s to define. Send queries, mutations and their fragments only.');
	if (operations.length === 0) throw new InvalidInput('The query holds fragments only', 'Add a query or a mutation that uses them.');
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
	const written = text.split('\n')[line - 1]?.trim() ?? '';
	throw new InvalidInput(`The query cannot be read at line ${line}, column ${column}: ${sentenceFrom(fault)}`, `The line says: ${written.slice(0, 200)}\nLook also at the braces, brackets and quotation marks before it. Nothing was sent.`);
}

/** What graphql-js says, in words that need no grammar: `Expected Name, found ")".` */
function sentenceFrom({ message }: SyntaxFault): string {
	const text = message.replace(/^Syntax Error: /, '').replace(/\.$/, '');
	const [, expected, instead] = /^Expected (.+), found (.+)$/.exec(text) ?? [];
	if (expected) return `${named(expected)} is missing before ${named(instead)}`;
	const [, found] = /^Unexpected (.+)$/.exec(text) ?? [];
	return found ? `${named(found)} does not belong here` : text;
}

/** Kinds of words of the language; marks are called by themselves. */
function named(word: string): string {
	return word === '<EOF>' ? 'the end of the query' : word.replace(/^Name( ".*")$/, 'the name$1').replace(/^Name$/, 'a name').replace(/^(String|Int|Float) /, 'the value ');
}

function assertFragments(tree: DocumentNode, fragments: Document['fragments']): void {
	const spread = tree.definitions.flatMap((each) => ('selectionSet' in each ? spreadsIn(each.selectionSet) : []));
	const missing = spread.find((each) => !fragments.has(each));
	if (missing) throw new InvalidInput(`The query uses the fragment "${missing}", which it does not define`, `Add "fragment ${missing} on … { … }" to the query. Nothing was sent.`);
}

function spreadsIn(set: SelectionSetNode | undefined): string[] {
	return (set?.selections ?? []).flatMap((each) => (each.kind === Kind.FRAGMENT_SPREAD ? [each.name.value] : spreadsIn(each.selectionSet)));
}

/** The names of the operations of a document, for choosing among them. */
export function namesIn({ operations }: Document): string[] {
	return operations.flatMap(({ name }) => (name ? [name.value] : []));
}

/**
 * The operation that is meant.
 * @param name empty where the document holds only one
 * @throws InvalidInput that names those there are
 */
export function operationIn(document: Document, name = ''): OperationDefinitionNode {
	const { operations } = document;
	const found = name ? operations.find((each) => each.name?.value === name) : operations.length === 1 ? operations[0] : undefined;
	const names = namesIn(document);
	const choices = names.length > 0 ? `It has: ${names.join(', ')}.` : 'Its operation has no name.';
	if (!found && name) throw new InvalidInput(`The query has no operation "${name}"`, `${choices} Choose one under "Operation Name" in the options.`);
	if (!found) throw new InvalidInput('The query holds several operations', `${choices} Choose one under "Operation Name" in the options, or remove the others.`);
	if (found.operation === 'subscription') throw new InvalidInput('BigCommerce\'s GraphQL APIs have no subscriptions', 'To be told of events, use the BigCommerce Trigger node.');
	return found;
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
