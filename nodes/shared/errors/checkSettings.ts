import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { InvalidCredential } from '../accounts/invalidCredential';
import { InputError } from './inputError';

/** Throws for invalid settings, so that the workflow cannot be published. There is nothing to register. */
export async function checkSettings(
	context: IHookFunctions,
	read: () => Promise<unknown>,
): Promise<boolean> {
	await read().catch((error: Error) => {
		if (!(error instanceof InputError) && !(error instanceof InvalidCredential)) throw error;
		const advice =
			error instanceof InputError
				? (error.description ?? '')
				: 'Open the credential and correct it.';
		throw new NodeOperationError(
			context.getNode(),
			`${error.message.replace(/\.$/, '')}. ${advice}`.trim(),
		);
	});
	return true;
}
