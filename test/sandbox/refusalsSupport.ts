import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor, type Answered } from './support';

export let sandbox: Sandbox;

/** A sandbox for the tests of a file, as new before each. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxFor();
	});
	afterAll(() => sandbox.close());
	beforeEach(() => sandbox.reset());
}

export const send = async (method: string, path: string, body?: unknown) =>
	await ask(sandbox, method, path, { body });

/** A request, the status of its refusal, the field that is wrong, and a part of the message. */
export type Refusal = [
	what: string,
	method: string,
	path: string,
	body: unknown,
	status: number,
	field: string,
	message: string,
];

/** Checks that a request is refused for a field, in the format of its API. */
export async function expectRefusal([, method, path, body, ...wanted]: Refusal): Promise<void> {
	const [status, field, message] = wanted;
	const answer = await send(method, path, body);
	expect([answer.status, reasons(path, answer)]).toEqual([
		status,
		expect.objectContaining({ [field]: expect.stringContaining(message) }),
	]);
}

/** The messages by field: from the array of V2, or the object of V3. */
function reasons(path: string, { body }: Answered): Record<string, string> {
	if (!path.startsWith('/v2/')) return body.errors ?? body;
	return Object.fromEntries(
		(body as Array<{ message: string; details?: { invalid_reason: string } }>).map(
			({ message, details }) => [
				/'(.+)'/.exec(message)?.[1] ?? '',
				details?.invalid_reason ?? message,
			],
		),
	);
}
