import type { IExecuteFunctions } from 'n8n-workflow';

import type { StorefrontContext } from '../query/storefront';
import { TOKENS } from '../query/storefrontTokens';
import { InputError } from '../../shared/utils/coerce';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import {
	adviceFor,
	describeNeeded,
	describeGranted,
	type Grant,
	type PermissionProblem,
} from '../../shared/scopes/permission';
import type { GraphQlApi } from '../../shared/http/graphql';
import { isExpression } from './givenVariables';
import { msg } from '../../shared/text/message';

interface Customer {
	customerAccessToken?: unknown;
	customerId?: unknown;
}

/**
 * Which API an item asks, and which storefront. An account-level account has one API only, whatever an old workflow says.
 * @throws InputError for a channel or customer that is no ID, and where the account cannot make the token
 */
export function storefrontContextFor(
	context: IExecuteFunctions,
	{ caller, grant }: ItemAccount,
	{ customerAccessToken, customerId }: Customer,
	itemIndex: number,
): { api: GraphQlApi; shop?: StorefrontContext } {
	if (caller.account.kind === 'account') return { api: 'account' };
	if (context.getNodeParameter('api', itemIndex, 'admin') !== 'storefront') return { api: 'admin' };
	const { options: written = {} } = context.getNode().parameters as {
		options?: Record<string, unknown>;
	};
	const customer = textOf('Customer ID', customerId, written.customerId);
	if (customer && !/^\d{1,20}$/.test(customer))
		throw new InputError(
			msg`"Customer ID" must be a number`,
			'It is the ID that the customer has in the control panel and in the REST API.',
		);
	const signedIn = textOf(
		'Customer Access Token',
		customerAccessToken,
		written.customerAccessToken,
	);
	if (signedIn && !/^[\x21-\x7e]+$/.test(signedIn))
		throw new InputError(
			msg`"Customer Access Token" is no token`,
			'A token has no spaces, line breaks or letters with accents. Take the value that the login mutation answers.',
		);
	if (customer && signedIn)
		throw new InputError(
			msg`Both a customer ID and a customer access token are given`,
			'Remove one of them in the options: a request is made in the name of one customer.',
		);
	const shop: StorefrontContext = {
		channelId: channelOf(context, itemIndex),
		...(customer ? { customerId: customer } : {}),
		...(signedIn ? { customerAccessToken: signedIn } : {}),
	};
	assertScope(grant, TOKENS[customer ? 'impersonation' : 'private'].scope);
	return { api: 'storefront', shop };
}

/** The text of an option; empty where it was left blank. Without the customer that an expression should name, somebody else would be asked for. */
function textOf(label: string, given: unknown, written: unknown): string {
	const isExact =
		typeof given === 'string' || (typeof given === 'number' && Number.isSafeInteger(given));
	const text = isExact ? String(given).trim() : '';
	if (text !== '' || (given === undefined && written === undefined)) return text;
	if (isExpression(written))
		throw new InputError(
			msg`"${label}" has no value`,
			'Its expression comes to nothing for this item. Nothing was sent.',
		);
	return text;
}

function channelOf(context: IExecuteFunctions, itemIndex: number): number {
	const given: unknown = context.getNodeParameter('channelId', itemIndex, 1, {
		extractValue: true,
	});
	const id =
		typeof given === 'number' || (typeof given === 'string' && /^\s*\d+\s*$/.test(given))
			? Number(given)
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
