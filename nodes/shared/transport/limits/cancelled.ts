/** The execution was cancelled while a request waited. */
export class Cancelled extends Error {
	override name = 'Cancelled';

	constructor() {
		super('The execution was cancelled.');
	}
}
