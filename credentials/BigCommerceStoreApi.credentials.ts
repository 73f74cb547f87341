import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from '../nodes/shared/accounts/authenticate';
import {
	environmentProperties,
	sendingProperties,
	scopeProperties,
} from '../nodes/shared/accounts/properties';

/** A store-level API account: one store, one token, created in the store's control panel. */
export class BigCommerceStoreApi implements ICredentialType {
	name = 'bigCommerceStoreApi';

	displayName = 'BigCommerce Store-Level API';

	icon = {
		light: 'file:../icons/bigcommerce.svg',
		dark: 'file:../icons/bigcommerce.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/credentials.md#store-level';

	// authenticate() refuses every host except BigCommerce's, so domain restrictions are not needed.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'In the control panel of your store, open Settings → Store-level API accounts → Create API account. Choose the scopes that your workflows need and copy the values shown. The token is shown only once.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Store',
			name: 'store',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. abc123 or https://api.bigcommerce.com/stores/abc123/v3/',
			description:
				'The store hash, the API path shown with the token, or the address of your control panel',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			description: 'Needed only to verify webhooks and to log customers in',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Needed only to verify webhooks and to log customers in',
		},
		...scopeProperties('store'),
		...sendingProperties,
		...environmentProperties,
	];

	authenticate = authenticate;
}
