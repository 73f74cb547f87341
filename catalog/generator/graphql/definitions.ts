import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type OperationDefinitionNode, type TypeDefinitionNode } from 'graphql';
import { parse as parseYaml } from 'yaml';

import type {
	Batch,
	GlobalId,
	GraphQl,
	Operation,
	OutputSchema,
	Resource,
	Schema,
} from '../../types';

/** A query or mutation of one of the two files. */
export interface Document {
	api: GraphQl['api'];
	definition: OperationDefinitionNode;
}

/** An entry of catalog/graphql/operations.yaml. The comment at the top of that file describes its parts. */
export interface Entry
	extends
		Pick<Operation, 'id' | 'name' | 'action' | 'accounts' | 'alsoScopes' | 'repeat'>,
		Pick<
			GraphQl,
			| 'at'
			| 'inner'
			| 'variables'
			| 'element'
			| 'emails'
			| 'entries'
			| 'refusals'
			| 'implied'
			| 'shows'
		> {
	document: string;
	does?: 'create' | 'update' | 'delete';
	scopes?: string[];
	/** Parameters that are not variables of the document, by their name in templates. */
	parameters?: Record<string, { parameter: string; schema: Schema }>;
	fields?: Record<string, Schema>;
	required?: string[];
	batch?: Pick<Batch, 'limit' | 'match' | 'field'> & { variable: string };
	/** Fields that identify the records of a list. */
	key?: string[];
	ids?: Record<string, GlobalId>;
	simplified?: string[];
}

/** The contents of catalog/graphql. */
export interface Definitions {
	documents: Map<string, Document>;
	/** Types of variables, by name. */
	types: Map<string, TypeDefinitionNode>;
	parameters: Record<string, string>;
	ids: Record<string, GlobalId>;
	leaves: Record<string, OutputSchema>;
	lists: string[];
	resources: Resource[];
	entries: Entry[];
}

/** Reads catalog/graphql. @throws if a document is not valid GraphQL or is not used */
export function readDefinitions(folder: string): Definitions {
	const text = (name: string) => readFileSync(join(folder, name), 'utf8');
	const documents = new Map([
		...documentsIn('account', text('account.graphql')),
		...documentsIn('admin', text('admin.graphql')),
	]);
	const types = parse(text('types.graphql')).definitions.filter(
		(definition): definition is TypeDefinitionNode =>
			'name' in definition && definition.kind !== Kind.OPERATION_DEFINITION,
	);
	const { operations: entries, ...tables } = parseYaml(text('operations.yaml'), {
		merge: true,
	}) as Omit<Definitions, 'documents' | 'types' | 'entries'> & { operations: Entry[] };
	const used = new Set(entries.map(({ document }) => document));
	const unused = [...documents.keys()].filter((key) => !used.has(key));
	if (unused.length > 0)
		throw new Error(`catalog/graphql has documents that no operation uses: ${unused.join(', ')}`);
	return {
		documents,
		types: new Map(
			types.map((typeDefinitionNode) => [typeDefinitionNode.name.value, typeDefinitionNode]),
		),
		...tables,
		entries,
	};
}

function documentsIn(api: GraphQl['api'], text: string): Array<[string, Document]> {
	return parse(text).definitions.flatMap((definition): Array<[string, Document]> => {
		if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name)
			throw new Error(
				`catalog/graphql/${api}.graphql holds something else than queries and mutations with a name.`,
			);
		return [[definition.name.value, { api, definition }]];
	});
}
