import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { callerFor, chosenKind, type CredentialReader } from '../shared/transport/caller';
import type { Caller } from '../shared/transport/send';

/** What is filled in in the node. */
export interface Settings {
	delivery: 'webhooks' | 'polling';
	events: string[];
	fetchRecord: boolean;
	catchUp: boolean;
	channels: number[];
	raw: boolean;
	includeDuplicates: boolean;
	reportRepairs: boolean;
	/** Milliseconds. */
	checkEvery: number;
}

/** What reads a parameter, whichever of n8n's contexts it is in. */
type ParameterReader = (name: string, fallback: unknown) => unknown;

/** Milliseconds to wait for BigCommerce. */
const PATIENCE = 30_000;

export function settingsFrom(read: ParameterReader): Settings {
	const options = read('options', {}) as IDataObject;
	return {
		delivery: read('delivery', 'webhooks') === 'polling' ? 'polling' : 'webhooks',
		events: [read('events', [])].flat() as string[],
		fetchRecord: read('fetchRecord', true) !== false,
		catchUp: read('catchUp', true) !== false,
		channels: [options.channels ?? []].flat().map(Number).filter((each) => Number.isInteger(each) && each > 0),
		raw: options.output === 'raw',
		includeDuplicates: options.includeDuplicates === true,
		reportRepairs: options.reportRepairs === true,
		checkEvery: Number(options.checkEvery ?? 15) * 60_000,
	};
}

/** @throws InvalidCredential, or n8n's own error when no credential is chosen */
export async function triggerCaller(context: CredentialReader, read: ParameterReader): Promise<Caller & { account: { storeHash: string } }> {
	const caller = await callerFor(context, chosenKind(read('authentication', 'store')), PATIENCE);
	return caller as Caller & { account: { storeHash: string } };
}

/** Tells API accounts apart without keeping a token. */
export function accountMark({ account }: Caller): string {
	return createHash('sha256').update(`${account.environment.api}\n${account.clientId ?? ''}\n${account.accessToken}`).digest('base64url').slice(0, 16);
}
