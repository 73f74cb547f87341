import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeType,
} from 'n8n-workflow';

import { checkSettings } from '../shared/errors/checkSettings';
import { forgetSetUp } from './request/keptSetUp';
import { testProvider } from './testProvider';

/** The methods of a provider's trigger. */
export const triggerMethods: INodeType['methods'] = {
	credentialTest: {
		async testProvider(this: ICredentialTestFunctions, credential: ICredentialsDecrypted) {
			return await testProvider(credential);
		},
	},
};

/**
 * Checks the settings when the workflow is published. There is nothing to register: BigCommerce enters the URLs when it
 * registers the provider.
 */
export function webhookMethodsFor(
	readSetUp: (context: IHookFunctions) => Promise<unknown>,
): INodeType['webhookMethods'] {
	return {
		default: {
			async checkExists(this: IHookFunctions) {
				forgetSetUp(this);
				return await checkSettings(this, async () => await readSetUp(this));
			},
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};
}
