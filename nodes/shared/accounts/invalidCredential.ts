import { msg } from '../text/message';

/** The credential does not describe an account. `message` says what to correct. */
export class InvalidCredential extends Error {
	override name = 'InvalidCredential';
}

/** An app-level credential whose store and token are expressions, read without an item. */
export class ComesWithItems extends InvalidCredential {
	override name = 'ComesWithItems';

	constructor(
		/** The scopes selected in the credential, which apply to every item; undefined if the credential does not list them. */
		readonly listedScopes?: string[],
	) {
		super(
			msg`Store or access token are empty in this credential. If they are expressions, each item must contain the values that they refer to, for example {{ $json.storeHash }} and {{ $json.accessToken }}.`,
		);
	}
}
