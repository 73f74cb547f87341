import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { CredentialKind } from './credentials';

const CHOICES: Array<INodePropertyOptions & { value: CredentialKind }> = [
	{ name: 'Store-Level API Account', value: 'store' },
	{ name: 'App-Level API Account', value: 'app' },
	{ name: 'App-Level API Account, Connected With OAuth2', value: 'appOAuth2' },
	{ name: 'Account-Level API Account', value: 'account' },
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
