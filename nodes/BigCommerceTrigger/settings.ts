import { createHash } from 'node:crypto';
import type { INode } from 'n8n-workflow';

import { writeDate } from '../operations/requests/dates';
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
	type Setting,
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
	/** Records that were created since then are loaded at the start. Seconds; undefined for none. */
	startFrom?: number;
}

/** Milliseconds to wait for a response from BigCommerce. The timeout of the credential does not apply, because BigCommerce is waiting for the delivery to be answered. */
const PATIENCE = 30_000;
/** BigCommerce deactivates webhooks after two days, so a week is more than long enough between two checks. */
const MINUTES_BETWEEN_CHECKS: [number, number] = [0, 7 * 24 * 60];

/**
 * @param zone the time zone of a date without one: that of the workflow
 * @throws InputError for an invalid value, which would otherwise silently mean something else, such as the whole store
 */
export function settingsFrom(
	read: ParameterReader,
	node: Pick<INode, 'parameters'>,
	zone: string,
): Settings {
	const setting = settingsOf(read, node);
	const startFrom = startFromOf(
		setting('options.startFrom', 'Start From'),
		setting('options.startFromDate', 'Start From Date'),
		zone,
	);
	return {
		...(startFrom === undefined ? {} : { startFrom }),
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

/** @throws InputError without a date where one is needed */
function startFromOf(
	setting: Setting,
	{ label, value }: Setting,
	zone: string,
): number | undefined {
	const from = choiceFrom(setting, ['now', 'date', 'beginning']);
	if (from === 'now') return undefined;
	return from === 'beginning' ? 0 : Number(writeDate(value, 'unix', label, zone));
}

/** @throws InvalidCredential, or n8n's own error if no credential is selected */
export async function triggerConnection(
	context: CredentialReader,
	read: ParameterReader,
): Promise<Connection & { account: { storeHash: string } }> {
	const connection = await connectionFor(context, chosenKind(read('authentication', 'store')));
	return { ...connection, timeout: PATIENCE } as Connection & { account: { storeHash: string } };
}

/** A fingerprint of the API account, so that no token needs to be saved. */
export function accountMark({ account }: Connection): string {
	return createHash('sha256')
		.update(`${account.environment.api}\n${account.clientId ?? ''}\n${account.accessToken}`)
		.digest('base64url')
		.slice(0, 16);
}
