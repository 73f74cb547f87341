import type { IExecuteFunctions } from 'n8n-workflow';

import type { Shop } from '../../shared/graphql/storefront';
import { TOKENS } from '../../shared/graphql/storefrontTokens';
import { InvalidInput } from '../../shared/requests/input';
import type { Asker } from '../../shared/scopes/askers';
import { adviceFor, needed, whatItHas, type Grant, type Obstacle } from '../../shared/scopes/permission';
import type { GraphQlApi } from '../../shared/transport/graphql';

interface Customer {
	customerAccessToken?: string;
	customerId?: string | number;
}

/**
 * Which API an item asks, and which storefront. An account-level account has one API only, whatever an old workflow says.
 * @throws InvalidInput for a channel or customer that is no ID, and where the account cannot make the token
 */
export function shopFor(context: IExecuteFunctions, { caller, grant }: Asker, { customerAccessToken, customerId }: Customer, itemIndex: number): { api: GraphQlApi; shop?: Shop } {
	if (caller.account.kind === 'account') return { api: 'account' };
	if (context.getNodeParameter('api', itemIndex, 'admin') !== 'storefront') return { api: 'admin' };
	const customer = String(customerId ?? '').trim();
	if (customer && !/^\d+$/.test(customer)) throw new InvalidInput('"Customer ID" must be a number', 'It is the ID that the customer has in the control panel and in the REST API.');
	const signedIn = customerAccessToken?.trim();
	if (customer && signedIn) throw new InvalidInput('Both a customer ID and a customer access token are given', 'Remove one of them in the options: a request is made in the name of one customer.');
	const shop: Shop = { channelId: channelOf(context, itemIndex), ...(customer ? { customerId: customer } : {}), ...(signedIn ? { customerAccessToken: signedIn } : {}) };
	assertScope(grant, TOKENS[customer ? 'impersonation' : 'private'].scope);
	return { api: 'storefront', shop };
}

function channelOf(context: IExecuteFunctions, itemIndex: number): number {
	const id = Number(context.getNodeParameter('channelId', itemIndex, 1, { extractValue: true }));
	if (Number.isInteger(id) && id > 0) return id;
	throw new InvalidInput('"Channel" must be the ID of a channel', 'IDs are whole numbers. The store\'s first storefront is channel 1.');
}

function assertScope(grant: Grant, scope: string): void {
	if (!grant.scopes || grant.scopes.has(scope)) return;
	const obstacle: Obstacle = { missing: 'scope', anyOf: [scope] };
	throw new InvalidInput(`The Storefront API needs ${needed(obstacle)}. ${whatItHas([scope], grant)}`, adviceFor(obstacle, grant));
}
