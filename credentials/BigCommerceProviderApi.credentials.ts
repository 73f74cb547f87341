import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const shownFor = (kind: 'shipping' | 'tax') => ({ displayOptions: { show: { kind: [kind] } } });

/** What a store sends to authenticate when it requests rates or taxes from a workflow. */
export class BigCommerceProviderApi implements ICredentialType {
	name = 'bigCommerceProviderApi';

	displayName = 'BigCommerce Provider API';

	icon = {
		light: 'file:../icons/bigcommerce.svg',
		dark: 'file:../icons/bigcommerce.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/providers.md#the-credential';

	// No request is authenticated with this credential: BigCommerce sends these values to n8n.
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'Your workflow as a shipping carrier or tax provider. BigCommerce registers it and gives it an ID. The secrets are your choice: the operations Carrier Connection: Connect and Tax Provider Connection: Connect pass them to a store, and the store sends them with every request.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Provider',
			name: 'kind',
			type: 'options',
			default: 'shipping',
			options: [
				{ name: 'Shipping Carrier', value: 'shipping' },
				{ name: 'Tax Provider', value: 'tax' },
			],
		},
		{
			displayName: 'Carrier ID',
			name: 'carrierId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. carrier_123',
			description: 'The ID that BigCommerce gave to the carrier when it was registered',
			...shownFor('shipping'),
		},
		{
			displayName: 'Key Name',
			name: 'keyName',
			type: 'string',
			default: 'api_key',
			required: true,
			description: 'The connection option that holds the key, as agreed with BigCommerce',
			...shownFor('shipping'),
		},
		{
			displayName: 'Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'At least 16 random characters. Use another key for each store.',
			...shownFor('shipping'),
		},
		{
			displayName: 'Other Connection Options',
			name: 'secretOptions',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. {"account": "1234"}',
			description: 'Further options that the store must send, as a JSON object',
			...shownFor('shipping'),
		},
		{
			displayName: 'Provider ID',
			name: 'providerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ExampleTaxProvider',
			description: 'The ID that BigCommerce gave to the tax provider when it was registered',
			...shownFor('tax'),
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			...shownFor('tax'),
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'At least 16 random characters. Use another password for each store.',
			...shownFor('tax'),
		},
		{
			displayName: 'Profile',
			name: 'profile',
			type: 'string',
			default: '',
			description:
				'Takes the place of {profile} in the URLs of the provider. Leave it empty if they have none.',
			...shownFor('tax'),
		},
	];
}
