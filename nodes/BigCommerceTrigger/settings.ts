import { createHash } from 'node:crypto';
import type { INode } from 'n8n-workflow';

import { connectionFor, chosenKind, type CredentialReader } from '../shared/accounts/connection';
import type { Connection } from '../shared/http/types';
import {
	choiceFrom,
	idsFrom,
	numberFrom,
	settingsOf,
	switchFrom,
	textsFrom,
	type ParameterReader,
} from '../shared/utils/nodeParameters';

/** The settings of the node. */
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

/** Milliseconds to wait for a response from BigCommerce. */
const PATIENCE = 30_000;
/** BigCommerce deactivates webhooks after two days, so a week is more than long enough between two checks. */
const MINUTES_BETWEEN_CHECKS: [number, number] = [0, 7 * 24 * 60];

/** @throws InputError for an invalid value, which would otherwise silently mean something else, such as the whole store */
export function settingsFrom(read: ParameterReader, node: Pick<INode, 'parameters'>): Settings {
	const setting = settingsOf(read, node);
	return {
		delivery: choiceFrom(setting('delivery', 'Delivery'), ['webhooks', 'polling']),
		events: textsFrom(setting('events', 'Events'), 'events'),
		fetchRecord: switchFrom(setting('fetchRecord', 'Fetch Full Record'), true),
		catchUp: switchFrom(setting('catchUp', 'Catch Up Missed Events'), true),
		channels: idsFrom(setting('options.channels', 'Channels'), 'channel IDs'),
		raw: choiceFrom(setting('options.output', 'Output'), ['simple', 'raw']) === 'raw',
		includeDuplicates: switchFrom(
			setting('options.includeDuplicates', 'Include Duplicates'),
			false,
		),
		reportRepairs: switchFrom(setting('options.reportRepairs', 'Report Repairs'), false),
		checkEvery:
			numberFrom(
				setting('options.checkEvery', 'Minutes Between Checks'),
				15,
				MINUTES_BETWEEN_CHECKS,
			) * 60_000,
	};
}

/** @throws InvalidCredential, or n8n's own error if no credential is selected */
export async function triggerConnection(
	context: CredentialReader,
	read: ParameterReader,
): Promise<Connection & { account: { storeHash: string } }> {
	const connection = await connectionFor(
		context,
		chosenKind(read('authentication', 'store')),
		PATIENCE,
	);
	return connection as Connection & { account: { storeHash: string } };
}

/** A fingerprint of the API account, so that no token needs to be saved. */
export function accountMark({ account }: Connection): string {
	return createHash('sha256')
		.update(`${account.environment.api}\n${account.clientId ?? ''}\n${account.accessToken}`)
		.digest('base64url')
		.slice(0, 16);
}
