import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';

import { providerFrom } from '../shared/accounts/provider';
import { msg } from '../shared/text/message';

/** Tests whether a credential is complete. Only a store can tell whether it is the one that was connected. */
export async function testProvider({
	data,
}: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	try {
		providerFrom(data);
		return {
			status: 'OK',
			message: msg`The credential is complete. Connect a store with it, then test the connection in the control panel of the store.`,
		};
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
