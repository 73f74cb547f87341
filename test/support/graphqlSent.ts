import type { Sandbox } from '../../sandbox/server';
import { sandboxForTests } from './sandbox';

export let sandbox: Sandbox;
let before = 0;

/** A sandbox for the tests of one file. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	afterEach(() => sandbox.reset());
	afterAll(() => sandbox.close());
	beforeEach(() => {
		before = sandbox.log.all().length;
	});
}

/** The users of an account, page by page. */
export const USERS =
	'query Users($first: Int, $after: String) { account { users(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id email } } } } }';

/** What this test has sent so far. */
export const sent = () =>
	sandbox.log
		.all()
		.slice(before)
		.filter(({ path }) => path.endsWith('/graphql'))
		.map(
			({ body }) =>
				body as { query: string; variables?: Record<string, unknown>; operationName?: string },
		)
		.filter(({ query }) => !query.includes('client {'));
