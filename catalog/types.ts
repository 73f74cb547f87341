/**
 * The shape of catalog/operations.json: the facts about BigCommerce's management APIs.
 * It determines everything that n8n shows, sends and checks, and everything that the sandbox responds with.
 */

import type {
	AccountKind,
	Batch,
	Body,
	FilterType,
	Header,
	Method,
	PathParameter,
	QueryParameter,
	Rate,
	Repeat,
	Server,
	Twin,
	ValueScopes,
} from './types/request';
import type { Answer, Paging } from './types/answer';
import type { OwnWork } from './types/localOperations';
import type { GraphQl } from './types/graphql';

export type * from './types/request';
export type * from './types/answer';
export type * from './types/localOperations';
export type * from './types/graphql';
export type * from './types/keys';
export type * from './types/steps';
export type * from './types/since';

export interface Operation {
	/** Stable slug, saved in workflows. It must not change after publication. */
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
	/** Any one of these is sufficient. Empty means the default scope, which every account has. */
	scopes: string[];
	/** All of these are needed as well. */
	alsoScopes?: string[];
	/** Scopes that only some values of the body need. */
	valueScopes?: ValueScopes[];
	accounts: AccountKind[];
	/** The record is accessible only to the API account that created it. */
	isOfCreator?: true;
	pathParameters: PathParameter[];
	query: QueryParameter[];
	/** Fields of the records that take every ending of their type, such as `:min`, although the specification does not list all. */
	filterFields?: Record<string, FilterType>;
	body?: Body;
	answer: Answer;
	paging?: Paging;
	batch?: Batch;
	twin?: Twin;
	repeat?: Repeat;
	/** Number of parallel requests of this operation that a store allows. */
	concurrency?: number;
	/** The rate limit of this operation, if it is lower than that of the API. */
	rate?: Rate;
	/** Deletes all records of the collection if no filter is set. */
	massDelete?: true;
	/** Request headers beyond the usual ones. */
	headers?: Header[];
	/** A custom request: the user enters method, path and body; `method` and `path` here are placeholders. */
	custom?: true;
	/** BigCommerce's documented facts for the path of a custom request, if there are any. */
	documented?: Pick<
		Operation,
		'server' | 'method' | 'path' | 'pathParameters' | 'answer' | 'paging' | 'batch'
	>;
	/** Slugs of the operations that it consists of, whose scopes it needs as well. */
	uses?: string[];
	/** Set if the operation does something other than send a single request. */
	own?: OwnWork;
	/** Set if the operation uses GraphQL. `method` is then the equivalent method, and `path` identifies the operation and its subject. */
	graphql?: GraphQl;
	/** Fields whose values must never appear in output or messages. */
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
