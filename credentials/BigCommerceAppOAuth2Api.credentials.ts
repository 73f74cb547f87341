import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	environmentProperties,
	sendingProperties,
	scopeProperties,
	sourceOptions,
} from '../nodes/shared/accounts/properties';
import { THIS_MACHINE } from '../nodes/shared/accounts/environment';

/** The store hash from pasted text, as an expression, because n8n evaluates hidden fields itself. */
const STORE_HASH =
	'(($self["store"].match(/stores\\/([a-z0-9]+)/i) || $self["store"].match(/store-([a-z0-9]+?)(?:-\\d+)?\\.mybigcommerce\\.com/i) || ["", $self["store"].trim()])[1].toLowerCase())';

/** Only real sandbox URLs, so that the client secret is never sent to a host that looks like one. */
const SANDBOX = `($self["sandboxUrl"].match(/^https?:\\/\\/(?:${THIS_MACHINE})(?::\\d+)?(?=\\/?$)/) || ["http://sandbox-url-must-be-on-this-machine.invalid"])[0]`;

const loginUrl = (path: string) =>
	`={{ ($self["environment"] === "sandbox" ? ${SANDBOX} : "https://login.bigcommerce.com") + "${path}" }}`;

const AS_GRANTED = {
	name: 'As Granted',
	value: 'granted',
	description: 'Recommended: the scopes that BigCommerce granted when you connected the credential',
};

/**
 * An app-level API account for one store, connected by n8n. The authorization URL is the one of BigCommerce's own
 * omniauth-bigcommerce. BigCommerce's guides describe only installations that start in BigCommerce.
 */
export class BigCommerceAppOAuth2Api implements ICredentialType {
	name = 'bigCommerceAppOAuth2Api';

	displayName = 'BigCommerce App OAuth2 API';

	extends = ['oAuth2Api'];

	icon = {
		light: 'file:../icons/bigcommerce.svg',
		dark: 'file:../icons/bigcommerce.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/credentials.md#app-level-with-oauth2';

	properties: INodeProperties[] = [
		{
			displayName:
				'For an app created in the BigCommerce Developer Portal and one store. Register the OAuth Redirect URL above as the Auth callback URL of the app. Sign in as the store owner before you connect.',
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
			placeholder: 'e.g. abc123 or https://store-abc123.mybigcommerce.com/manage',
			description:
				'The store hash, the API path, or the address of the control panel. Each store needs its own credential.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. store_v2_products store_v2_orders_read_only',
			description:
				'The scopes that the app is registered with, separated by spaces. After a change, connect again: a token keeps the scopes it was created with.',
		},
		...scopeProperties('app', [AS_GRANTED, ...sourceOptions('app')]),
		...sendingProperties,
		...environmentProperties,
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: loginUrl('/oauth2/authorize'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: loginUrl('/oauth2/token'),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: `=context=stores/{{ ${STORE_HASH} }}`,
		},
		// Where other n8n nodes may send the token. This package's authenticate() refuses every other host anyway.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: 'api.bigcommerce.com, payments.bigcommerce.com, api-b2b.bigcommerce.com',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: `={{ JSON.stringify({ context: "stores/" + ${STORE_HASH}, scope: $self["scope"] }) }}`,
		},
	];
}
