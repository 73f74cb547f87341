import type { Operation, Schema } from '../../catalog/types';
import { catalog } from './support/catalog';

const { operations } = catalog;
const ids = (found: Operation[]) => found.map(({ id }) => id);

function everySchema(
	schema: Schema,
	visit: (schema: Schema, at: string) => void,
	at: string,
): void {
	visit(schema, at);
	if (schema.items) everySchema(schema.items, visit, `${at}[]`);
	for (const [name, value] of Object.entries(schema.properties ?? {}))
		everySchema(value, visit, `${at}.${name}`);
}

function faults(isFault: (schema: Schema) => boolean): string[] {
	const found: string[] = [];
	const visit = (schema: Schema, at: string) => (isFault(schema) ? found.push(at) : 0);
	for (const { id, query, body } of operations) {
		for (const queryParameter of query)
			everySchema(queryParameter.schema, visit, `${id}?${queryParameter.name}`);
		if (body) everySchema(body.schema, visit, id);
	}
	return found;
}

describe('path parameters', () => {
	it('stand in the path, all of them, with a type', () => {
		const inPath = ({ path }: Operation) =>
			[...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
		expect(
			ids(
				operations.filter(
					(operation) =>
						inPath(operation).join() !== operation.pathParameters.map(({ name }) => name).join(),
				),
			),
		).toEqual([]);
		expect(
			ids(
				operations.filter((operation) =>
					operation.pathParameters.some(({ schema }) => !schema.type),
				),
			),
		).toEqual([]);
	});

	it('have one type and one meaning wherever they stand', () => {
		const types = new Map<string, Set<string>>();
		for (const { parameter, schema } of operations.flatMap(
			(operation) => operation.pathParameters,
		)) {
			types.set(parameter, (types.get(parameter) ?? new Set()).add(JSON.stringify(schema)));
		}
		expect([...types].filter(([, all]) => all.size > 1)).toEqual([]);
		expect(
			[...types.keys()].filter(
				(name) =>
					!/^[a-z][A-Za-z0-9]*$/.test(name) || /^(id|uuid|token|itemId|valueId)$/.test(name),
			),
		).toEqual([]);
	});
});

describe('schemas', () => {
	it('have no default that does not fit', () => {
		const fits = ({ default: value, type, enum: values }: Schema) => {
			const kind = type === 'integer' ? 'number' : type;
			return (
				value === undefined ||
				(typeof value === kind && (!values || values.includes(value as string)))
			);
		};
		expect(faults((schema) => !fits(schema))).toEqual([]);
	});

	it('have limits that fit their type', () => {
		expect(
			faults((schema) => schema.minimum !== undefined && !/integer|number/.test(schema.type ?? '')),
		).toEqual([]);
		expect(faults((schema) => schema.maxLength !== undefined && schema.type !== 'string')).toEqual(
			[],
		);
		expect(
			faults((schema) => schema.enum?.includes(null) === true || schema.enum?.length === 0),
		).toEqual([]);
	});

	it('demand only fields that exist', () => {
		expect(
			faults((schema) => (schema.required ?? []).some((name) => !schema.properties?.[name])),
		).toEqual([]);
	});

	it('stay small enough for a browser', () => {
		expect(JSON.stringify(catalog).length).toBeLessThan(700_000);
	});
});

describe('requests', () => {
	it('batch only what is there', () => {
		const holdsList = ({ batch, body, query }: Operation) =>
			batch?.form === 'array'
				? body?.schema.type === 'array'
				: batch?.form === 'key'
					? body?.schema.properties?.[batch.key ?? '']?.type === 'array'
					: query.find(({ name }) => name === batch?.key)?.schema.type === 'array';
		expect(ids(operations.filter((operation) => operation.batch && !holdsList(operation)))).toEqual(
			[],
		);
	});

	it('can tell the record that an update in batch is about', () => {
		const isLost = ({ method, body }: Operation) =>
			method === 'PUT' &&
			body?.schema.items?.type === 'object' &&
			!Object.keys(body.schema.items.properties ?? {}).some((name) =>
				/(^|_)id$|Id$|^(from_path|context)$/.test(name),
			);
		expect(ids(operations.filter(isLost))).toEqual([]);
	});

	it('send something when they create or update, save for the few that need nothing', () => {
		const empty = operations.filter(
			({ method, body }) => (method === 'POST' || method === 'PUT') && !body,
		);
		expect(ids(empty)).toEqual([
			'b2bOrder.assignToCompany',
			'checkout.createOrder',
			'invoice.createFromOrder',
			'order.capturePayment',
			'order.voidPayment',
		]);
	});

	it('name the file where a form is sent, and what it may be', () => {
		expect(ids(operations.filter(({ body }) => body?.file))).toHaveLength(11);
		expect(
			ids(
				operations.filter(
					({ body }) => body?.file && (body.file.field === '' || body.file.kinds.length === 0),
				),
			),
		).toEqual([]);
		expect(
			ids(
				operations.filter(
					({ body }) => body?.file?.url && !body.schema.properties?.[body.file.url],
				),
			),
		).toEqual([]);
		expect(
			ids(operations.filter(({ body }) => body?.content === 'multipart' && !body.file)),
		).toEqual([]);
	});
});

describe('answers', () => {
	it('are paged only where they are lists', () => {
		expect(
			ids(
				operations.filter(
					({ paging, answer, method }) => paging && (answer.kind !== 'list' || method !== 'GET'),
				),
			),
		).toEqual([]);
		expect(
			ids(
				operations.filter(
					({ query, answer, method }) =>
						method === 'GET' && answer.kind === 'list' && query.some(({ name }) => name === 'page'),
				),
			),
		).toEqual(
			ids(
				operations.filter(
					({ paging, query }) => paging && query.some(({ name }) => name === 'page'),
				),
			),
		);
	});

	it('are lists where the name says many', () => {
		expect(
			ids(
				operations.filter(({ name, answer }) => /^Get Many/.test(name) && answer.kind !== 'list'),
			),
		).toEqual([]);
		expect(
			ids(operations.filter(({ name, answer }) => name === 'Get' && answer.kind === 'list')),
		).toEqual(['b2bOrder.get', 'categoryTree.get']);
	});

	it('come under data in V3 lists, and bare in V2', () => {
		const lists = operations.filter(({ answer }) => answer.kind === 'list');
		expect(
			ids(
				lists.filter(
					({ server, answer }) => ['v3', 'b2b'].includes(server) !== (answer.envelope === 'data'),
				),
			),
		).toEqual(['category.updateProductSortOrder', 'customerStoredInstrument.getMany']);
	});

	it('know the jobs, how each is followed, and the files', () => {
		const jobs = operations.filter(({ answer }) => answer.kind === 'job');
		expect(jobs.map(({ answer }) => answer.job?.state.operation)).toEqual([
			'redirect.getJobs',
			'redirect.getJobs',
			'theme.getJob',
			'theme.getJob',
		]);
		expect(ids(operations.filter(({ answer }) => answer.kind === 'job'))).toEqual([
			'redirect.export',
			'redirect.import',
			'theme.download',
			'theme.upload',
		]);
		expect(ids(operations.filter(({ answer }) => answer.kind === 'file'))).toEqual([
			'redirect.downloadExport',
		]);
	});

	it('tell of refused records in all ten families of metafields', () => {
		const batches = operations.filter(({ id }) =>
			/Metafield\.\w+Batch$|^storeMetafield\.create$/.test(id),
		);
		expect(batches).toHaveLength(30);
		expect(ids(batches.filter(({ answer }) => !answer.partial))).toEqual([]);
	});
});
