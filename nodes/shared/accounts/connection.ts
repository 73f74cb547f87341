import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { accountFrom } from './account';
import { CREDENTIAL_TYPES, type CredentialKind } from './credentials';
import type { Connection } from '../http/types';

/** Milliseconds that the editor may wait for BigCommerce. */
const PATIENCE_OF_A_FORM = 10_000;

/** The contexts in which n8n lets a node read its credential. */
export type CredentialReader =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

const KINDS = Object.keys(CREDENTIAL_TYPES) as CredentialKind[];

/** The kind of credential in the `authentication` parameter. Old workflows without it get the default. */
export function chosenKind(authentication: unknown): CredentialKind {
	return KINDS.find((kind) => kind === authentication) ?? 'store';
}

/**
 * Reads the chosen credential of a node. Requests may take as long as the credential says.
 * @param itemIndex the item for expressions in the credential; only executions have items
 * @throws InvalidCredential, or n8n's own error if no credential is chosen
 */
export async function connectionFor(
	context: CredentialReader,
	kind: CredentialKind,
	itemIndex = 0,
): Promise<Connection> {
	const credentialType = CREDENTIAL_TYPES[kind];
	const credentialData = await (context as IExecuteFunctions).getCredentials(
		credentialType,
		itemIndex,
	);
	const account = accountFrom(kind, credentialData);
	return { account, credentialType, credentialData, timeout: account.timeout };
}

/** Reads the chosen credential of the node that is being edited. The editor waits less long than a run. */
export async function editorConnection(context: ILoadOptionsFunctions): Promise<Connection> {
	const connection = await connectionFor(
		context,
		chosenKind(context.getCurrentNodeParameter('authentication')),
	);
	return { ...connection, timeout: PATIENCE_OF_A_FORM };
}
