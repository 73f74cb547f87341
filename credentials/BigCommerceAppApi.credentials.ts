import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from '../nodes/shared/accounts/authenticate';
import {
	environmentProperties,
	sendingProperties,
	scopeProperties,
} from '../nodes/shared/accounts/properties';

/** An app-level API account with the token of a store. Store and token may be expressions. */
export class BigCommerceAppApi implements ICredentialType {
	name = 'bigCommerceAppApi';

	displayName = 'BigCommerce App-Level API';

	icon = {
		light: 'file:../icons/bigcommerce.svg',
		dark: 'file:../icons/bigcommerce.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/credentials.md#app-level';

	// authenticate() refuses every host except BigCommerce's, so domain restrictions are not needed.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'For an app created in the BigCommerce Developer Portal. The app receives a separate access token from every store that installs it. The BigCommerce App Trigger needs only the client ID and the client secret. To serve many stores, use expressions for Store and Access Token.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Store',
			name: 'store',
			type: 'string',
			// An expression that uses items must not prevent the App Trigger or the editor from reading the other fields.
			typeOptions: { ignoreCredentialExpressionResolveError: true },
			default: '',
			placeholder: 'e.g. abc123 or https://api.bigcommerce.com/stores/abc123/v3/',
			description:
				'The store hash, the API path, or the address of the control panel. May be an expression.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true, ignoreCredentialExpressionResolveError: true },
			default: '',
			description:
				'The token that the app received when this store installed it. May be an expression.',
		},
		...scopeProperties('app'),
		...sendingProperties,
		...environmentProperties,
	];

	authenticate = authenticate;
}
