import type { IWebhookFunctions } from 'n8n-workflow';

import { isAllowed, isSame, readBody, REFUSALS, type Refusal } from '../provider/request/arrival';
import { quoteRequest, type QuoteRequest } from '../provider/schema/taxRequest';
import type { TaxAccount } from '../shared/accounts/provider';
import type { Settings, TaxEvent } from './settings';

/** An authentic request of a store. */
export interface TaxCall {
	event: TaxEvent;
	store: string;
	/** The quote that is estimated, committed, adjusted or voided. */
	id: string;
	/** Absent for void, which has only an ID. */
	request?: QuoteRequest;
}

/** Checks who calls before it looks at what was sent. */
export function readCall(
	context: IWebhookFunctions,
	event: TaxEvent,
	account: TaxAccount,
	{ onlyStores }: Settings,
): TaxCall | { refusal: Refusal } {
	const { headers } = context.getRequestObject();
	if (!isAuthentic(headers.authorization, account) || !hasProfile(context, account))
		return { refusal: REFUSALS.login };
	const store = headers['x-bc-store-hash'];
	if (typeof store !== 'string' || !store.trim() || !isAllowed(onlyStores, store))
		return { refusal: REFUSALS.store };
	const id = String((context.getQueryData() as { id?: unknown }).id ?? '').trim();
	if (event === 'void') return id ? { event, store, id } : { refusal: REFUSALS.shape };
	const read = readBody(context);
	if ('refusal' in read) return read;
	const { data: request } = quoteRequest.safeParse(read.body);
	if (!request || (event === 'adjust' && !id)) return { refusal: REFUSALS.shape };
	return { event, store, id: event === 'adjust' ? id : request.id, request };
}

/** HTTP Basic with the user name and the password of the credential. Both are compared in one text. */
function isAuthentic(header: unknown, { username, password }: TaxAccount): boolean {
	const match = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(typeof header === 'string' ? header : '');
	const given = match ? Buffer.from(match[1], 'base64').toString('utf8') : '';
	return isSame(given, `${username}:${password}`);
}

/** If the address has a part for the profile, it must be that of the credential. */
function hasProfile(context: IWebhookFunctions, { profile }: TaxAccount): boolean {
	const { profile: given } = context.getParamsData() as { profile?: unknown };
	return given === undefined || isSame(String(given), profile);
}
