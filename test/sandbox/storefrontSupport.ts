import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, HASH, sandboxFor, type Answered } from './support';

/** A page that storefront tokens are made for. */
export const PAGE = 'https://hearth-and-table.example';

/** Ten minutes from now, in seconds. */
export const soon = () => Math.floor(Date.now() / 1000) + 600;

/** A sandbox for the tests of a file, and how a shopper asks it. */
export function storefront() {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await sandboxFor();
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	return {
		sandbox: () => sandbox,
		/** Makes a storefront token by REST. */
		async token(
			kind: '' | '-private' | '-customer-impersonation',
			body: object = {},
		): Promise<string> {
			const fields =
				kind === '-private'
					? { scopes: ['Unauthenticated', 'Customer'] }
					: kind === ''
						? { allowed_cors_origins: [PAGE] }
						: {};
			const answer = await ask(sandbox, 'POST', `/v3/storefront/api-token${kind}`, {
				body: { channel_id: 1, expires_at: soon(), ...fields, ...body },
			});
			return answer.body.data.token;
		},
		/** Asks the Storefront API of a channel. */
		async shop(
			query: string,
			{
				as,
				variables,
				headers = {},
				channel = '',
			}: { as: string; variables?: object; headers?: Record<string, string>; channel?: string },
		): Promise<Answered> {
			return askAt(sandbox, `/storefronts/store-${HASH}${channel}/graphql`, {
				method: 'POST',
				headers: { Authorization: `Bearer ${as}`, 'Content-Type': 'application/json', ...headers },
				body: JSON.stringify({ query, variables }),
			});
		},
	};
}
