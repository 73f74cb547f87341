import { msg } from '../text/message';

/** The execution was cancelled while a request waited. */
export class Cancelled extends Error {
	override name = 'Cancelled';

	constructor() {
		super(msg`The execution was cancelled.`);
	}
}
