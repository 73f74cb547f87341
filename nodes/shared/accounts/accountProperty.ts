import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { CredentialKind } from './credentials';

const CHOICES: Array<INodePropertyOptions & { value: CredentialKind }> = [
	{
		name: 'Store-Level API Account',
		value: 'store',
		description: 'One store; made in its control panel',
	},
	{
		name: 'App-Level API Account',
		value: 'app',
		description: 'An app that a store installed; its token is at hand',
	},
	{
		name: 'App-Level API Account, Connected With OAuth2',
		value: 'appOAuth2',
		description: 'An app and one store; n8n gets the token when you click Connect',
	},
	{
		name: 'Account-Level API Account',
		value: 'account',
		description: 'All stores of an account: users, apps, stores',
	},
];

/** The kind of API account. It determines which credentials can be chosen. Without a choice, it is not shown. */
export function accountPropertyFor(kinds: CredentialKind[]): INodeProperties {
	const [usual] = kinds;
	if (kinds.length === 1)
		return { displayName: 'Account', name: 'authentication', type: 'hidden', default: usual };
	return {
		displayName: 'Account',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: usual,
		options: CHOICES.filter(({ value }) => kinds.includes(value)),
	};
}
