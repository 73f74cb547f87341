import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from '../nodes/shared/accounts/authenticate';
import {
	environmentProperties,
	sendingProperties,
	scopeProperties,
} from '../nodes/shared/accounts/properties';

/** An account-level API account: all stores of a BigCommerce account. */
export class BigCommerceAccountApi implements ICredentialType {
	name = 'bigCommerceAccountApi';

	displayName = 'BigCommerce Account-Level API';

	icon = {
		light: 'file:../icons/bigcommerce.svg',
		dark: 'file:../icons/bigcommerce.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/credentials.md#account-level';

	// authenticate() refuses every host except BigCommerce's, so domain restrictions are not needed.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'In the control panel, open Settings → Account-level API accounts. An account-level API account manages the users, apps and stores of your BigCommerce account. For products, orders and customers, use a store-level API account.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d',
			description: 'The account UUID, or the API path shown with the token, which contains it',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		...scopeProperties('account'),
		...sendingProperties,
		...environmentProperties,
	];

	authenticate = authenticate;
}
