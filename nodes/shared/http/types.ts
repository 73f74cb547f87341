import type { Limit } from './limitReached';
import type { HttpResponse } from './request';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Account } from '../accounts/account';

/** The credential of one account, read once per run instead of once per request. */
export interface Connection {
	account: Account;
	credentialType: string;
	credentialData: ICredentialDataDecryptedObject;
	/** Milliseconds to wait for an answer. */
	timeout: number;
}

/**
 * An answer of any status, or the code of what kept it away, e.g. `ECONNRESET`. `isUnreadable`: its status is that of a
 * success, and what it holds is not what BigCommerce documents.
 */
export type HttpOutcome =
	{ answer: HttpResponse; isUnreadable?: true } | { lost: string | undefined };

/** One thing that BigCommerce says is wrong, and where. */
export interface ErrorDetail {
	/** The field as BigCommerce names it, e.g. `variants.0.sku`. */
	field?: string;
	message: string;
}

/** What a refused request says, whatever the shape of its body. */
export interface ParsedError {
	status: number;
	/** BigCommerce's own summary, when it gives one. */
	title?: string;
	details: ErrorDetail[];
	/** The body is a web page: something on the way answered, such as a proxy. */
	isPage?: true;
	/** Something of the request was carried out all the same. */
	hasSuccess?: true;
	/** Which limit was reached, of a 429. */
	limit?: Limit;
}
