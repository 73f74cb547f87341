import type { IExecuteFunctions } from 'n8n-workflow';

import type { StorefrontContext } from '../query/storefront';
import { TOKENS } from '../query/storefrontTokens';
import { TOKEN_SCOPES } from '../query/tokenScopes';
import { InputError, toList } from '../../../shared/utils/coerce';
import type { ItemAccount } from '../../../shared/accounts/itemAccounts';
import {
	adviceFor,
	describeNeeded,
	describeGranted,
	type Grant,
	type PermissionProblem,
} from '../../../shared/scopes/permission';
import type { GraphQlApi } from '../../../shared/http/graphql';
import { isExpression } from './givenVariables';
import { msg } from '../../../shared/text/message';

interface Customer {
	customerAccessToken?: unknown;
	customerId?: unknown;
	tokenScopes?: unknown;
}

/**
 * The API and storefront of an item. An account-level account always uses the Account API, even if an old workflow has another.
 * @throws InputError for an invalid channel or customer ID, or if the account cannot create the token
 */
export function storefrontContextFor(
	context: IExecuteFunctions,
	{ connection, grant }: ItemAccount,
	{ customerAccessToken, customerId, tokenScopes }: Customer,
	itemIndex: number,
): { api: GraphQlApi; storefront?: StorefrontContext } {
	if (connection.account.kind === 'account') return { api: 'account' };
	if (context.getNodeParameter('api', itemIndex, 'admin') !== 'storefront') return { api: 'admin' };
	const { options: written = {} } = context.getNode().parameters as {
		options?: Record<string, unknown>;
	};
	const customer = textOf('Customer ID', customerId, written.customerId);
	if (customer && !/^\d{1,20}$/.test(customer))
		throw new InputError(
			msg`"Customer ID" must be a number`,
			"Use the customer's ID from the control panel or the REST API.",
		);
	const signedIn = textOf(
		'Customer Access Token',
		customerAccessToken,
		written.customerAccessToken,
	);
	if (signedIn && !/^[\x21-\x7e]+$/.test(signedIn))
		throw new InputError(
			msg`"Customer Access Token" is no token`,
			'A token has no spaces, line breaks or accented letters. Use the value that the login mutation returns.',
		);
	if (customer && signedIn)
		throw new InputError(
			msg`Both a customer ID and a customer access token are given`,
			'Remove one of them in the options: a request can be sent on behalf of only one customer.',
		);
	const storefront: StorefrontContext = {
		channelId: channelOf(context, itemIndex),
		...(customer ? {} : scopesFrom(tokenScopes)),
		...(customer ? { customerId: customer } : {}),
		...(signedIn ? { customerAccessToken: signedIn } : {}),
	};
	assertScope(grant, TOKENS[customer ? 'impersonation' : 'private'].scope);
	return { api: 'storefront', storefront };
}

/** The scopes chosen for a private token. Throws if an expression returns none, or one that BigCommerce does not have. */
function scopesFrom(chosen: unknown): { tokenScopes?: string[] } {
	if (chosen === undefined) return {};
	const tokenScopes = toList(chosen, 'Token Scopes').map((scope) => String(scope).trim());
	const unknown = tokenScopes.find((scope) => !TOKEN_SCOPES.includes(scope));
	if (tokenScopes.length === 0 || unknown !== undefined)
		throw new InputError(
			msg`"Token Scopes" must be among ${TOKEN_SCOPES.join(', ')}`,
			'Choose at least one of them, or remove the option.',
		);
	return { tokenScopes: [...new Set(tokenScopes)].sort() };
}

/** The text of an option; empty if left blank. Throws if its expression has no result, because the query would then run as someone else. */
function textOf(label: string, value: unknown, written: unknown): string {
	const isExact =
		typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
	const text = isExact ? String(value).trim() : '';
	if (text !== '' || (value === undefined && written === undefined)) return text;
	if (isExpression(written))
		throw new InputError(
			msg`"${label}" has no value`,
			'Its expression has no result for this item. Nothing was sent.',
		);
	return text;
}

function channelOf(context: IExecuteFunctions, itemIndex: number): number {
	const channelId: unknown = context.getNodeParameter('channelId', itemIndex, 1, {
		extractValue: true,
	});
	const id =
		typeof channelId === 'number' ||
		(typeof channelId === 'string' && /^\s*\d+\s*$/.test(channelId))
			? Number(channelId)
			: NaN;
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new InputError(
		msg`"Channel" must be the ID of a channel`,
		"IDs are whole numbers. The store's first storefront is channel 1.",
	);
}

function assertScope(grant: Grant, scope: string): void {
	if (!grant.scopes || grant.scopes.has(scope)) return;
	const obstacle: PermissionProblem = { missing: 'scope', anyOf: [scope] };
	throw new InputError(
		msg`The Storefront API needs ${describeNeeded(obstacle)}. ${describeGranted([scope], grant)}`,
		adviceFor(obstacle, grant),
	);
}
