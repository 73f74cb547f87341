/** The credential does not describe an account; `message` says what to correct. */
export class InvalidCredential extends Error {
	override name = 'InvalidCredential';
}
