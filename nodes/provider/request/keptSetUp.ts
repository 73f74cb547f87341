import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Milliseconds until a changed credential counts. */
const KEPT_FOR = 5_000;

interface Kept {
	/** The settings and the credential's ID that it was read for. */
	of: string;
	until: number;
	setUp: Promise<unknown>;
}

const kept = new Map<string, Kept>();

/**
 * The settings and the account of a request, read once for all requests of a few seconds: n8n takes most of the time of an
 * answer to read parameters and credentials. Settings with expressions are read each time.
 * @param read never kept if it fails
 */
export async function keptSetUp<SetUp>(
	context: IWebhookFunctions,
	read: () => Promise<SetUp>,
): Promise<SetUp> {
	const { parameters, credentials } = context.getNode();
	const of = JSON.stringify([parameters, credentials]);
	if (of.includes('"=')) return await read();
	const key = keyOf(context);
	const last = kept.get(key);
	if (last?.of === of && last.until > Date.now()) return await (last.setUp as Promise<SetUp>);
	const setUp = read();
	kept.set(key, { of, until: Date.now() + KEPT_FOR, setUp });
	return await setUp.catch((error: Error) => {
		kept.delete(key);
		throw error;
	});
}

/** When the workflow is published, what was read before does not count. */
export function forgetSetUp(context: IHookFunctions): void {
	kept.delete(keyOf(context));
}

function keyOf(context: IWebhookFunctions | IHookFunctions): string {
	return JSON.stringify([context.getInstanceId(), context.getWorkflow().id, context.getNode().id]);
}
