import operationsJson from '../../catalog/operations.json';
import eventsJson from '../../catalog/webhookEvents.json';
import type { Fetch, WebhookEvents } from '../../catalog/webhookEventTypes';
import type { Catalog } from '../../catalog/types';

const { events, lists } = eventsJson as unknown as WebhookEvents;
const { operations } = operationsJson as unknown as Catalog;

const byKey = new Map(
	operations.map((operation) => [
		`${operation.method} ${operation.server} ${operation.path}`,
		operation,
	]),
);
const fetches = events.flatMap(({ scope, fetch = [] }) =>
	fetch
		.flatMap((rule) => [rule, ...(rule.via ? [rule.via] : [])])
		.map((rule): [string, Fetch] => [scope, rule]),
);

test('no event stands twice', () => {
	const scopes = events.flatMap(({ scope, channelScope }) => [
		scope,
		...(channelScope ? [channelScope] : []),
	]);
	expect(scopes.filter((scope, index) => scopes.indexOf(scope) !== index)).toEqual([]);
	const names = events.map(({ name }) => name);
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('scopes are written as BigCommerce registers them, without the slash at the end that its pages print', () => {
	for (const { scope, channelScope } of events) {
		expect(scope).toMatch(
			/^store\/(?:[a-zA-Z]+|\{channel_id\}|\*|[a-z_]+)(?:\/(?:[a-zA-Z_]+|\{channel_id\}|\*))*$/,
		);
		if (channelScope) expect(channelScope).toMatch(/^store\/channel\/\{channel_id\}\/.*[^/]$/);
	}
});

test.each(fetches)(
	'%s is read with an operation that the catalogue has, and every argument is a parameter of it',
	(_, { operation: key, arguments: values = {} }) => {
		const operation = byKey.get(key);
		expect(operation?.method).toBe('GET');
		const path = operation?.pathParameters.map(({ name }) => name) ?? [];
		const query = operation?.query.map(({ name }) => name) ?? [];
		expect([...path, ...query]).toEqual(expect.arrayContaining(Object.keys(values)));
		expect(Object.keys(values)).toEqual(expect.arrayContaining(path));
	},
);

test.each(Object.entries(lists))(
	'the list of %s is one of the catalogue, filters by date and is read in pages',
	(_, { operation: key, since }) => {
		const operation = byKey.get(key);
		expect(operation?.paging).toBeDefined();
		expect(operation?.query.map(({ name }) => name)).toContain(since);
	},
);

test('events that are caught up name a list, and a deleted record is never looked for', () => {
	for (const { scope, catchUp, fetch } of events) {
		if (catchUp) expect(Object.keys(lists)).toContain(catchUp.list);
		if (/^store\/(?!channel\/\{)(?!cart\/lineItem).*\/deleted$/.test(scope))
			expect(fetch).toBeUndefined();
	}
});
