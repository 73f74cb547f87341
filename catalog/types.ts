/**
 * The shape of catalog/operations.json: what the package knows about BigCommerce's management APIs.
 * Facts only; everything that n8n shows, sends and checks, and everything that the sandbox answers, is read from it.
 */

import type {
	AccountKind,
	Batch,
	Body,
	Header,
	Method,
	PathParameter,
	QueryParameter,
	Repeat,
	Server,
	Twin,
} from './types/request';
import type { Answer, Paging } from './types/answer';
import type { OwnWork } from './types/localOperations';
import type { GraphQl } from './types/graphql';

export type * from './types/request';
export type * from './types/answer';
export type * from './types/localOperations';
export type * from './types/graphql';

export interface Operation {
	/** Stable slug, saved in workflows: never changes once published. */
	id: string;
	resource: string;
	/** As shown in the operation selector. */
	name: string;
	/** As shown in the node creator's list of actions. */
	action: string;
	server: Server;
	method: Method;
	/** Path below the server, with `{parameters}`. */
	path: string;
	/** Any one of these suffices; empty: the default scope, which every account has. */
	scopes: string[];
	/** Each of these is needed besides. */
	alsoScopes?: string[];
	accounts: AccountKind[];
	pathParameters: PathParameter[];
	query: QueryParameter[];
	body?: Body;
	answer: Answer;
	paging?: Paging;
	batch?: Batch;
	twin?: Twin;
	repeat?: Repeat;
	/** How many requests of this operation a store serves at a time. */
	concurrency?: number;
	/** Deletes every record of the collection when no filter is given. */
	massDelete?: true;
	/** Request headers beyond the usual ones. */
	headers?: Header[];
	/** Method, address and body are the user's own; `method` and `path` here only stand in for them. */
	custom?: true;
	/** What BigCommerce documents for the address of a request of the user's own, where it documents it. */
	documented?: Pick<
		Operation,
		'server' | 'method' | 'path' | 'pathParameters' | 'answer' | 'paging'
	>;
	/** It does more than send its request, or something else. */
	own?: OwnWork;
	/** It is asked for in GraphQL. Then `method` says what it amounts to, and `path` tells it and what it is about apart from others. */
	graphql?: GraphQl;
	/** Fields whose values must never be seen again, not in output and not in a message. */
	secrets?: string[];
	/** BigCommerce discourages its use. */
	deprecated?: true;
}

export interface Resource {
	id: string;
	/** Singular, as shown in the resource selector. */
	name: string;
	plural: string;
}

export interface Catalog {
	resources: Resource[];
	operations: Operation[];
}
