import type { OperationDefinitionNode } from 'graphql/language/ast';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Document } from '../../shared/graphql/document';
import type { List } from '../../shared/graphql/lists';
import type { StorefrontContext } from '../query/storefront';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import type { GraphQlApi } from '../../shared/http/graphql';
import type { Usage } from '../../shared/http/rateLimiter/usage';
import type { RateLimitOptions } from '../../shared/http/rateLimitOptions';
import { createYielder, type Yielder } from '../../shared/utils/yieldToEventLoop';

/** One execution of the node, as its parts share it. */
export interface QueryRun {
	context: IExecuteFunctions;
	spending: RateLimitOptions;
	tally: Usage;
	/** Records per request that BigCommerce worked out, by query, where it found more of them too complex. */
	learnt: Map<string, number>;
	/** Queries that are sent as they were written, as BigCommerce found them too complex with something added. */
	plain: Set<string>;
	/** Sentences for the person who looks at the run. */
	hints: Set<string>;
	/** Queries that were read, as most items have the same one. */
	documents: Map<string, Document>;
	/** In how many records a list inside of them goes on beyond what was fetched, by its sentence. */
	unfinished: Map<string, number>;
	yielder: Yielder;
}

/** A new execution. */
export function openRun(
	context: IExecuteFunctions,
	spending: RateLimitOptions,
	tally: Usage,
): QueryRun {
	return {
		context,
		spending,
		tally,
		learnt: new Map(),
		plain: new Set(),
		hints: new Set(),
		documents: new Map(),
		unfinished: new Map(),
		yielder: createYielder(),
	};
}

/** A document and the list in it that is read. */
export interface Paged {
	document: Document;
	list: List;
}

/** A list that is read page by page. */
export interface ListWork {
	/** As it was written. */
	plain: Paged;
	/** With what tells whether lists inside of the records go on. It costs more. */
	rich: Paged;
	/** Records per request. */
	size: number;
	from?: string;
	wanted?: number;
}

/** What one item asks for, complete and checked. */
export interface QueryItem {
	itemIndex: number;
	asker: ItemAccount;
	/** The storefront, where it is one that is asked. */
	shop?: StorefrontContext;
	api: GraphQlApi;
	/** As it was written. */
	query: string;
	document: Document;
	operation: OperationDefinitionNode;
	kind: 'query' | 'mutation';
	variables: Record<string, unknown>;
	/** The list whose records come out. */
	list?: ListWork;
	/** How many entries are asked for of lists that do not say whether they go on, by path. */
	sizes: ReadonlyMap<string, number>;
	/** What the document calls the lists in which a mutation says what it refused. */
	refusalNames: ReadonlySet<string>;
	acceptsPartial: boolean;
}
