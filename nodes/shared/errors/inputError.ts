import type { Message } from '../text/message';
/** A value from the workflow that cannot be sent. `message` names the field, `description` says what is expected. */
export class InputError extends Error {
	override name = 'InvalidInput';

	constructor(
		message: Message,
		readonly description?: string,
	) {
		super(message);
	}
}
