import type { OperationDefinitionNode } from 'graphql/language/ast';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Document } from '../../../shared/graphql/document';
import type { List } from '../../../shared/graphql/lists';
import type { StorefrontContext } from '../query/storefront';
import type { ItemAccount } from '../../../shared/accounts/itemAccounts';
import type { GraphQlApi } from '../../../shared/http/graphql';
import type { Usage } from '../../../shared/http/rateLimiter/usage';
import { createYielder, type Yielder } from '../../../shared/utils/yieldToEventLoop';

/** The shared state of one execution of the node. */
export interface QueryRun {
	context: IExecuteFunctions;
	/** Milliseconds. */
	giveUpAfter: number;
	usage: Usage;
	/** Reduced number of records per request, by query, after BigCommerce found more of them too complex. */
	learnt: Map<string, number>;
	/** Queries that are sent without added fields, because BigCommerce found them too complex. */
	plain: Set<string>;
	/** Hints to show with the execution. */
	hints: Set<string>;
	/** Parsed queries, because most items have the same one. */
	documents: Map<string, Document>;
	/** Number of records in which a nested list has more entries than were fetched, by list. */
	unfinished: Map<string, number>;
	yielder: Yielder;
}

/** Creates the state of a new execution. */
export function openRun(context: IExecuteFunctions, giveUpAfter: number, usage: Usage): QueryRun {
	return {
		context,
		giveUpAfter,
		usage,
		learnt: new Map(),
		plain: new Set(),
		hints: new Set(),
		documents: new Map(),
		unfinished: new Map(),
		yielder: createYielder(),
	};
}

/** A document and the list to read from it. */
export interface Paged {
	document: Document;
	list: List;
}

/** A list that is read page by page. */
export interface ListWork {
	/** As entered. */
	plain: Paged;
	/** With added fields that show whether nested lists have more entries. Costs more complexity. */
	rich: Paged;
	/** Records per request. */
	size: number;
	from?: string;
	wanted?: number;
}

/** The query of one item, complete and checked. */
export interface QueryItem {
	itemIndex: number;
	itemAccount: ItemAccount;
	/** The storefront, for the Storefront API. */
	storefront?: StorefrontContext;
	api: GraphQlApi;
	/** As entered. */
	query: string;
	document: Document;
	operation: OperationDefinitionNode;
	kind: 'query' | 'mutation';
	variables: Record<string, unknown>;
	/** The list to output records of. */
	list?: ListWork;
	/** Requested number of entries, by path, of lists without `pageInfo`. */
	sizes: ReadonlyMap<string, number>;
	/** Names (or aliases) in the document of the lists in which a mutation reports its errors. */
	refusalNames: ReadonlySet<string>;
	acceptsPartial: boolean;
	/** A mutation that is shown instead of sent. */
	isPreview: boolean;
}
