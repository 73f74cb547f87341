import type { Operation } from '../../../catalog/types';
import { operations } from '../../support/catalog';

/** A way in which operations work. The fuzz picks operations by it, and never by name. */
export interface OperationKind {
	name: string;
	/** How often it is picked beside the others. */
	weight: number;
	operations: Operation[];
}

type Test = (operation: Operation) => boolean;

const isRest: Test = ({ graphql, own, custom }) => !graphql && !own && !custom;
const isAlone: Test = ({ batch, twin }) => !batch && !twin;
const isJson: Test = ({ body }) => body?.content === 'json';
const isMultipart: Test = ({ body }) => body?.content === 'multipart';
const isMassDelete: Test = ({ massDelete }) => massDelete === true;
const isCount: Test = ({ path }) => path.endsWith('/count');
const isRecord: Test = ({ answer }) => answer.kind === 'item';
const has =
	(method: Operation['method']): Test =>
	(operation) =>
		operation.method === method;
const hasPath: Test = ({ pathParameters }) => pathParameters.length > 0;
const not =
	(test: Test): Test =>
	(operation) =>
		!test(operation);
const hasBatch =
	(form: string): Test =>
	({ batch }) =>
		batch?.form === form;
const hasTwin: Test = ({ twin }) => twin !== undefined;
const hasPaging =
	(kind: string): Test =>
	({ paging }) =>
		paging?.kind === kind;
const isJob: Test = ({ answer }) => answer.job !== undefined;
const isGraphQl: Test = ({ graphql }) => graphql !== undefined;
const isOnPayments: Test = ({ server }) => server === 'payments';

const kind = (weight: number, name: string, ...tests: Test[]): OperationKind => ({
	name,
	weight,
	operations: operations.filter((operation) => tests.every((test) => test(operation))),
});

export const OPERATION_KINDS: OperationKind[] = [
	kind(8, 'get one', isRest, has('GET'), isRecord, isAlone, hasPath, not(isCount)),
	kind(6, 'get one through a list', isRest, has('GET'), hasTwin),
	kind(2, 'get settings', isRest, has('GET'), isRecord, isAlone, not(hasPath), not(isCount)),
	kind(2, 'count', isRest, has('GET'), isCount),
	kind(9, 'list in pages', isRest, has('GET'), hasPaging('page')),
	kind(7, 'list of V2', isRest, has('GET'), hasPaging('v2')),
	kind(5, 'list by cursor', isRest, has('GET'), hasPaging('cursor')),
	kind(
		3,
		'list in one piece',
		isRest,
		has('GET'),
		({ answer, paging }) => answer.kind === 'list' && !paging,
	),
	kind(
		6,
		'create one',
		isRest,
		has('POST'),
		isRecord,
		isAlone,
		not(isMultipart),
		not(isOnPayments),
	),
	kind(5, 'create one through a batch', isRest, has('POST'), hasTwin),
	kind(8, 'create a batch', isRest, has('POST'), hasBatch('array')),
	kind(6, 'update one', isRest, has('PUT'), isRecord, isAlone, hasPath, isJson),
	kind(8, 'update one through a batch', isRest, has('PUT'), hasTwin),
	kind(8, 'update a batch', isRest, has('PUT'), hasBatch('array')),
	kind(3, 'update settings', isRest, has('PUT'), isRecord, isAlone, not(hasPath), isJson),
	kind(4, 'batch under a key', isRest, not(has('GET')), hasBatch('key')),
	kind(5, 'delete one', isRest, has('DELETE'), isAlone, not(isMassDelete)),
	kind(2, 'delete everything', isRest, isMassDelete),
	kind(5, 'delete one through a list of IDs', isRest, has('DELETE'), hasTwin),
	kind(5, 'delete by IDs', isRest, has('DELETE'), hasBatch('query')),
	kind(3, 'delete a batch', isRest, has('DELETE'), hasBatch('array')),
	kind(
		2,
		'action without an answer',
		isRest,
		not(has('GET')),
		not(has('DELETE')),
		({ answer }) => answer.kind === 'nothing' || answer.kind === 'list',
		isAlone,
		not(isMultipart),
	),
	kind(3, 'job', isRest, isJob),
	kind(2, 'file download', isRest, ({ answer }) => answer.kind === 'file'),
	kind(3, 'file upload', isRest, not(isJob), isMultipart),
	kind(2, 'payment', isRest, isOnPayments),
	kind(3, 'chain of requests', ({ own }) => own?.kind === 'chain'),
	kind(5, "request of one's own", ({ custom }) => custom === true),
	kind(2, 'one record in GraphQL', isGraphQl, has('GET'), isRecord),
	kind(4, 'list in GraphQL', isGraphQl, has('GET'), ({ answer }) => answer.kind === 'list'),
	kind(4, 'change in GraphQL', isGraphQl, not(has('GET')), not(hasBatch('key'))),
	kind(3, 'batch in GraphQL', isGraphQl, not(has('GET')), hasBatch('key')),
];
